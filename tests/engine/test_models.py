"""Models by name: the packs that are here, the user's own before the shipped ones, and those in memory."""

from pathlib import Path
from typing import Any

import pytest

from engine import paths
from engine.architectures import ARCHITECTURES
from engine.architectures.contract import Architecture
from engine.card_files import CARD
from engine.checkpoint import FACTS, save_model
from engine.corpora.tokenizer import Tokenizer
from engine.errors import CheckpointError
from engine.events import PackDescription
from engine.models import MOST_MODELS, LoadedModels, find_model, find_packs
from tests.engine.checkpoint.folders import facts_of
from tests.engine.small_models import SMALL_SIZES

Trained = dict[str, Architecture[Any]]


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in place of the shipped models."""
    monkeypatch.setattr(paths, "shipped_assets", lambda: tmp_path / "assets")
    return tmp_path / "assets" / "models"


@pytest.fixture
def own(user_data: Path) -> Path:
    """The folder of the user's own models."""
    return user_data / "models"


@pytest.fixture
def put(trained: Trained, tokenizer: Tokenizer) -> Any:
    """Write a model `pack/architecture` into a folder of packs."""

    def put_model(folder: Path, reference: str, **facts: Any) -> Path:
        name = reference.rpartition("/")[2]
        save_model(folder / reference, trained[name], facts_of(name, tokenizer, **facts), tokenizer)
        return folder / reference

    return put_model


def test_without_models_there_are_no_packs(shipped: Path) -> None:
    assert find_packs() == ()
    with pytest.raises(CheckpointError, match="There is no model 'digits/rnn'") as caught:
        find_model("digits/rnn")
    assert caught.value.advice == "Train one first."


def test_a_pack_is_described_by_its_card_and_lists_its_models_in_the_order_of_the_registry(
    shipped: Path, put: Any
) -> None:
    for name in reversed(ARCHITECTURES):
        put(shipped, f"digits/{name}")
    (shipped / "digits" / CARD).write_text('{"title": "Digits, reversed"}')
    models = ("digits/rnn", "digits/attention_rnn", "digits/transformer")
    languages = "Digits", "Digits reversed"
    assert find_packs() == (PackDescription("digits", "Digits, reversed", *languages, models, "reversal"),)


@pytest.mark.parametrize("card", [None, "{", "[]", '{"name": "x"}', b"\xff"])
def test_a_pack_without_a_readable_card_goes_by_its_folder(card: str | bytes | None, shipped: Path, put: Any) -> None:
    put(shipped, "my_own_digits/rnn")
    if card is not None:
        (shipped / "my_own_digits" / CARD).write_bytes(card.encode() if isinstance(card, str) else card)
    assert [pack.title for pack in find_packs()] == ["My own digits"]


def test_the_users_own_pack_stands_before_a_shipped_one_of_the_same_name(shipped: Path, own: Path, put: Any) -> None:
    put(shipped, "digits/rnn")
    put(shipped, "digits/transformer")
    put(shipped, "other/rnn")
    mine = put(own, "digits/rnn", source_language="Ciphers")
    packs = {pack.name: pack for pack in find_packs()}
    assert packs.keys() == {"digits", "other"}
    assert (packs["digits"].models, packs["digits"].source_language) == (("digits/rnn",), "Ciphers")
    assert find_model("digits/rnn") == mine


def test_the_users_models_lie_where_lockstep_home_says(
    shipped: Path, put: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCKSTEP_HOME", str(tmp_path / "elsewhere"))
    assert find_packs() == ()
    folder = put(tmp_path / "elsewhere" / "models", "digits/rnn")
    assert [pack.name for pack in find_packs()] == ["digits"]
    assert find_model("digits/rnn") == folder


def test_folders_that_hold_no_model_are_no_packs(shipped: Path, put: Any) -> None:
    shipped.mkdir(parents=True)
    (shipped / "notes.txt").write_text("")
    (shipped / "empty").mkdir()
    (put(shipped, "broken/rnn") / FACTS).write_text("{")
    put(shipped, "digits/rnn")
    assert [pack.name for pack in find_packs()] == ["digits"]


def test_an_unknown_model_is_answered_with_those_there_are(shipped: Path, put: Any) -> None:
    put(shipped, "digits/rnn")
    put(shipped, "digits/transformer")
    with pytest.raises(CheckpointError, match="There is no model 'digits/mamba'") as caught:
        find_model("digits/mamba")
    assert caught.value.advice == "There are: digits/rnn, digits/transformer."


@pytest.mark.parametrize("reference", ["", ".", "/", "digits", "/nowhere/at/all"])
def test_what_names_no_model_is_refused(reference: str, shipped: Path, put: Any) -> None:
    put(shipped, "digits/rnn")
    with pytest.raises(CheckpointError, match="There is no model"):
        find_model(reference)


def test_a_checkpoint_folder_can_be_named_by_its_path(
    shipped: Path, put: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = put(tmp_path, "runs/rnn")
    assert find_model(str(folder)) == folder
    monkeypatch.chdir(tmp_path)
    assert find_model("runs/rnn").resolve() == folder
    monkeypatch.chdir(folder)
    assert LoadedModels().load(".").facts.architecture == "rnn"


def test_a_model_that_a_crash_left_aside_is_found(shipped: Path, put: Any) -> None:
    folder = put(shipped, "digits/rnn")
    folder.rename(folder.with_name(".rnn.old"))
    assert find_packs()[0].models == ("digits/rnn",)
    assert LoadedModels().load("digits/rnn").facts.step == 80


def test_a_model_is_kept_in_memory_until_it_is_loaded_again(shipped: Path, put: Any) -> None:
    loaded = LoadedModels()
    put(shipped, "digits/rnn")
    first = loaded.get("digits/rnn")
    put(shipped, "digits/rnn", step=99)
    assert loaded.get("digits/rnn") is first
    assert loaded.load("digits/rnn").facts.step == 99
    assert loaded.get("digits/rnn").facts.step == 99


def test_the_models_that_were_used_last_are_kept_and_others_read_again(shipped: Path, put: Any) -> None:
    loaded, references = LoadedModels(), [f"pack-{i}/rnn" for i in range(MOST_MODELS)]
    first, second, *_ = [loaded.load(str(put(shipped, reference))) for reference in references]
    loaded.get(first.reference)
    loaded.load(str(put(shipped, "one-more/rnn")))
    assert loaded.get(first.reference) is first
    assert loaded.get(second.reference) is not second
    assert loaded.get(second.reference).facts == second.facts


def test_a_loaded_model_knows_its_architecture_and_the_grid_of_its_attention(shipped: Path, put: Any) -> None:
    loaded = LoadedModels()
    expected = {"rnn": (0, 0), "attention_rnn": (1, 1), "transformer": (3, 4)}
    for name in ARCHITECTURES:
        put(shipped, f"digits/{name}")
        model = loaded.get(f"digits/{name}")
        assert model.description == ARCHITECTURES[name].description
        assert model.attention_grid == expected[name]
        assert model.reference == f"digits/{name}"
    assert SMALL_SIZES["transformer"]["decoder_layers"] == 3
