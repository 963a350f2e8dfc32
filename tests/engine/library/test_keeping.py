"""Models go into one file and come back as they were, are duplicated and renamed, and never overwrite others."""

import shutil
import zipfile
from pathlib import Path

import pytest

from engine.card_files import CARD, read_model_card, read_pack_card, write_card
from engine.checkpoint import FACTS, OPTIMISER, TOKENIZER, WEIGHTS, load_model, read_facts
from engine.child_process import finish
from engine.commands import DuplicateModels, ExportModels, ImportModels, ListLibrary, RenamePack
from engine.config import preset, write_config
from engine.errors import CheckpointError, ConfigError, SavingError
from engine.events import JobProgressed, LibraryListed, ModelsExported, PackAdded
from engine.jobs import start_job
from engine.library.keeping import duplicate_models, export_models, import_models, rename_pack
from engine.models import LoadedModels, find_packs
from tests.engine.small_cards import small_card


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_pack_goes_into_one_file_and_comes_back_under_a_new_name_as_it_was(pack: Path, tmp_path: Path) -> None:
    before = contents(pack)
    file = tmp_path / "digits.lockmodel"
    assert finish(export_models("digits", file)) == file.stat().st_size
    new = finish(import_models(file))
    assert (new.name, new.title) == ("digits-2", "My digits 2")
    assert new.models == ("digits-2/rnn", "digits-2/transformer")
    folder = pack.with_name("digits-2")
    for name in ("rnn", "transformer"):
        for part in (WEIGHTS, FACTS, CARD):
            assert contents(folder)[f"{name}/{part}"] == before[f"{name}/{part}"]
    assert contents(folder)[TOKENIZER] == before[f"rnn/{TOKENIZER}"]
    assert read_pack_card(folder).use == "learning"
    load_model(folder / "rnn")
    assert contents(pack) == before
    assert [path.name for path in pack.parent.iterdir() if path.name.startswith(".")] == []


def test_it_keeps_its_name_where_that_is_free(pack: Path, tmp_path: Path) -> None:
    finish(export_models("digits/rnn", tmp_path / "a.lockmodel"))
    shutil.rmtree(pack)
    new = finish(import_models(tmp_path / "a.lockmodel"))
    assert (new.name, new.title, new.models) == ("digits", "My digits", ("digits/rnn",))


def test_the_same_models_make_the_same_file_which_holds_nothing_else(pack: Path, tmp_path: Path) -> None:
    (pack / "rnn" / OPTIMISER).write_bytes(b"of a training")
    (pack / "rnn" / "diary.txt").write_text("mine")
    for name in ("a", "b"):
        finish(export_models("digits/rnn", tmp_path / name))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    with zipfile.ZipFile(tmp_path / "a") as archive:
        assert sorted(archive.namelist()) == sorted(
            ["lockmodel.json", "card.json", "tokenizer.model", "rnn/card.json", f"rnn/{FACTS}", f"rnn/{WEIGHTS}"]
        )


def test_a_card_of_other_weights_is_left_behind(pack: Path, tmp_path: Path) -> None:
    write_card(pack / "rnn", small_card())
    finish(export_models("digits/rnn", tmp_path / "a"))
    new = finish(import_models(tmp_path / "a"))
    with pytest.raises(CheckpointError, match="has no card"):
        read_model_card(pack.parent / new.name / "rnn")


def test_an_export_that_is_closed_leaves_what_was_there(pack: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "a.lockmodel"
    target.parent.mkdir()
    target.write_text("before")
    steps = export_models("digits", target)
    next(steps)
    steps.close()
    assert [path.name for path in target.parent.iterdir()] == ["a.lockmodel"]
    assert target.read_text() == "before"


def test_an_export_into_no_folder_is_told(pack: Path, tmp_path: Path) -> None:
    with pytest.raises(SavingError, match="could not be written"):
        finish(export_models("digits", tmp_path / "nowhere" / "a.lockmodel"))


def test_an_import_that_is_closed_leaves_nothing(pack: Path, tmp_path: Path) -> None:
    finish(export_models("digits", tmp_path / "a"))
    steps = import_models(tmp_path / "a")
    next(steps)
    steps.close()
    assert [path.name for path in pack.parent.iterdir()] == ["digits"]


def test_a_checkpoint_of_a_training_is_kept_under_the_trainings_title(pack: Path, user_data: Path) -> None:
    run = user_data / "runs" / "2026-01-02 03-04-05 Grüße"
    shutil.copytree(pack / "rnn", run / "rnn" / "best")
    write_config(preset("tiny", name="Grüße · Tiny"), run / "config.toml")
    new = finish(duplicate_models(str(run / "rnn" / "best")))
    assert (new.name, new.title, new.models) == ("grue-tiny", "Grüße · Tiny", ("grue-tiny/rnn",))
    assert read_facts(user_data / "models" / "grue-tiny" / "rnn") == read_facts(pack / "rnn")


def test_a_folder_is_imported_like_a_file(pack: Path, tmp_path: Path) -> None:
    shutil.copytree(pack, tmp_path / "elsewhere")
    assert finish(import_models(tmp_path / "elsewhere")).models == ("elsewhere/rnn", "elsewhere/transformer")
    shutil.copytree(pack / "rnn", tmp_path / "single")
    assert finish(import_models(tmp_path / "single")).models == ("single/rnn",)
    with pytest.raises(CheckpointError, match="There is no model"):
        finish(import_models(tmp_path))


def test_damaged_weights_are_not_imported(pack: Path, tmp_path: Path) -> None:
    shutil.copytree(pack, tmp_path / "copy")
    weights = tmp_path / "copy" / "rnn" / WEIGHTS
    weights.write_bytes(weights.read_bytes()[:-4])
    with pytest.raises(CheckpointError, match="shorter or longer"):
        finish(import_models(tmp_path / "copy"))
    assert [pack.name for pack in find_packs()] == ["digits"]


def test_a_pack_is_renamed_and_keeps_what_else_its_card_says(pack: Path) -> None:
    rename_pack("digits", "  Zahlen 숫자 ")
    assert (find_packs()[0].title, read_pack_card(pack).use) == ("Zahlen 숫자", "learning")
    with pytest.raises(ConfigError, match="Nothing can be called so"):
        rename_pack("digits", "  ")
    with pytest.raises(CheckpointError, match="not one of your own"):
        rename_pack("everyday", "x")
    with pytest.raises(CheckpointError, match="not one of your own"):
        rename_pack("..", "x")
    assert find_packs()[0].title == "Zahlen 숫자"


def test_the_jobs_tell_what_came_of_it(pack: Path, tmp_path: Path) -> None:
    loaded, path = LoadedModels(), str(tmp_path / "a.lockmodel")
    events = [event for event in start_job(ExportModels(1, "digits", path), loaded) if event]
    assert isinstance(events[0], JobProgressed)
    assert events[-1] == ModelsExported(1, path, Path(path).stat().st_size)
    last = [event for event in start_job(ImportModels(2, path), loaded) if event][-1]
    assert last == PackAdded(2, "digits-2", "My digits 2", ("digits-2/rnn", "digits-2/transformer"))
    last = [event for event in start_job(DuplicateModels(3, "digits/rnn"), loaded) if event][-1]
    assert last == PackAdded(3, "digits-3", "My digits 3", ("digits-3/rnn",))
    assert list(start_job(RenamePack(4, "digits-3", "Third"), loaded)) == []
    (pack / "transformer" / FACTS).write_text("{")
    (listed,) = [event for event in start_job(ListLibrary(5), loaded) if event]
    assert isinstance(listed, LibraryListed)
    assert [(f.title, f.place, len(f.models)) for f in listed.families] == [
        ("My digits", "own", 2),
        ("My digits 2", "own", 2),
        ("Third", "own", 1),
    ]
    first = listed.families[0]
    assert [bool(model.trouble) for model in first.models] == [False, True]
    assert first.models[0].card is not None
    assert first.bytes == sum(path.stat().st_size for path in pack.rglob("*") if path.is_file())
    assert [pack.name for pack in listed.packs] == ["digits", "digits-2", "digits-3"]
