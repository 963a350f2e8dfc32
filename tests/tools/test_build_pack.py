"""Packs are built from a run, with cards that tell what was measured, or not at all."""

import errno
import hashlib
import lzma
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from engine.architectures import ARCHITECTURES
from engine.card_files import CARD, read_model_card, read_pack_card
from engine.card_text import card_text
from engine.cards import EarlierTraining, MadeFrom, MadeTest
from engine.checkpoint import FACTS as MODEL_FACTS
from engine.checkpoint import TOKENIZER, WEIGHTS, load_model, read_facts
from engine.commands import StartTraining
from engine.config import TrainingConfig, preset, read_config, write_config
from engine.corpora.made_sets import digest_of_sources, made_sources, make_unseen_pairs
from engine.corpora.pair import Pair
from engine.decoding import translate_batch
from engine.errors import CheckpointError
from engine.evaluation import evaluate_model
from engine.jobs import start_job
from engine.models import LoadedModels
from tests.engine.small_models import SMALL_SIZES
from tools.build_pack import main, replace_pack, share_tokenizer

FACTS = """
title = "Digits"
use = "anything"
most_bytes = 600_000
has_one_answer = true

[[data]]
name = "reversal"
origin = "made by the program"
licence = "MIT"

[[test_sets]]
name = "unseen digits"
corpus = "reversal"
seed = 9
pairs = 12
lengths = [[4, 6], [7, 9]]

[[weaknesses]]
source = "3 1 4 1 5 9 2 6"
remark = "Eight digits."
reference = "6 2 9 5 1 4 1 3"

[[weaknesses]]
source = "1 2 3 4"
remark = "It never says so."
expected = ["seventeen"]
"""
MACHINE = ("--machine", "two cores")
MADE = MadeFrom(corpus="reversal", seed=1, pairs=620, shortest=4, longest=9)
MADE = MADE.model_copy(update={"sources_sha256": digest_of_sources(made_sources(MADE))})


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A training of a few steps of all three."""
    folder = tmp_path_factory.mktemp("run")
    for _ in start_job(StartTraining(1, configure(), str(folder)), LoadedModels()):
        pass
    return folder


def configure(**values: Any) -> TrainingConfig:
    """A training of six steps of small models on pairs of digits."""
    corpus = {"embedded": "reversal", "pairs": 600, "validation_pairs": 20, "shortest": 4, "longest": 9}
    known = {"corpus": corpus, "sizes": SMALL_SIZES, "budget": {"steps": 6}, "precision": "float32", "threads": 1}
    return preset("tiny", **known | {"validation": {"steps": 3, "bleu_pairs": 5}} | values)


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """What is known of the pack beforehand."""
    path = tmp_path / "digits.toml"
    path.write_text(FACTS, encoding="utf-8")
    return path


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """The folder to build in."""
    return tmp_path / "digits"


def test_a_pack_has_a_model_and_a_card_of_each_architecture_and_one_of_its_own(
    run: Path, facts: Path, pack: Path
) -> None:
    assert main([str(facts), str(pack), "--run", str(run), *MACHINE]) == 0
    assert {path.name for path in pack.iterdir()} == {*ARCHITECTURES, CARD, TOKENIZER}
    assert (read_pack_card(pack).title, read_pack_card(pack).use) == ("Digits", "anything")
    for name in ARCHITECTURES:
        card, known = read_model_card(pack / name), read_facts(run / name / "last")
        assert {path.name for path in (pack / name).iterdir()} == {WEIGHTS, MODEL_FACTS, CARD}
        weights = (pack / name / WEIGHTS).read_bytes()
        assert (card.architecture, card.title) == (name, f"Digits · {ARCHITECTURES[name].description.title}")
        assert (card.parameters, card.sizes, card.vocabulary_size) == (known.parameters, known.sizes, 25)
        assert (card.weights.bytes, card.weights.sha256) == (len(weights), hashlib.sha256(weights).hexdigest())
        assert (card.training.machine, card.training.steps, card.training.checkpoint) == ("two cores", 6, "last")
        assert [point.step for point in card.training.curve] == [0, 3, 6]
        assert card.training.validated_on == "pairs held out of the corpus: loss on 21 pairs, BLEU on the first 5"
        (data,) = card.data
        assert (data.name, data.made_from, data.pairs) == ("reversal", MADE, card.training.pairs_an_epoch)


def test_scores_are_of_pairs_that_training_has_not_seen(run: Path, facts: Path, pack: Path) -> None:
    assert main([str(facts), str(pack), "--run", str(run), *MACHINE]) == 0
    seen = made_sources(MADE)
    made = [
        pair
        for shortest, longest in ((4, 6), (7, 9))
        for pair in make_unseen_pairs("reversal", 12, 9, shortest=shortest, longest=longest, seen=seen)
    ]
    assert not {pair.source for pair in made} & seen
    model, tokenizer, _ = load_model(pack / "transformer")
    pairs = [Pair(pair.source, pair.target) for pair in made]
    expected = evaluate_model(model, tokenizer, pairs, precision="float32").scores
    (scores,) = read_model_card(pack / "transformer").scores
    assert (scores.name, scores.pairs) == ("unseen digits", 24)
    assert scores.made_from == MadeTest(corpus="reversal", seed=9, pairs_a_length=12)
    assert (scores.bleu, scores.chrf) == (round(expected.bleu, 2), round(expected.chrf, 2))
    assert scores.exact_match == round(expected.exact_match, 2)
    assert [(part.shortest, part.longest, part.pairs) for part in scores.by_length] == [(4, 6, 12), (7, 9, 12)]
    assert scores.alignment_error_rate is not None
    assert scores.best_head is not None
    (scores,) = read_model_card(pack / "rnn").scores
    assert (scores.alignment_error_rate, scores.best_head) == (None, None)
    (scores,) = read_model_card(pack / "attention_rnn").scores
    assert scores.alignment_error_rate is not None
    assert scores.best_head is None


def test_weaknesses_are_told_with_what_the_model_says_and_only_where_it_is_wrong(
    run: Path, facts: Path, pack: Path
) -> None:
    assert main([str(facts), str(pack), "--run", str(run), *MACHINE]) == 0
    model, tokenizer, _ = load_model(pack / "rnn")
    said = translate_batch(model, tokenizer, ["3 1 4 1 5 9 2 6", "1 2 3 4"])
    first, second = read_model_card(pack / "rnn").weaknesses
    assert [first.translation, second.translation] == said
    assert (first.reference, first.missing) == ("6 2 9 5 1 4 1 3", ())
    assert (second.reference, second.missing) == (None, ("seventeen",))
    right = FACTS.replace("6 2 9 5 1 4 1 3", said[0]).replace('["seventeen"]', f'["{said[1].split()[0]}"]')
    facts.write_text(right, encoding="utf-8")
    assert main([str(facts), str(pack), "--run", str(run), *MACHINE]) == 0
    assert read_model_card(pack / "rnn").weaknesses == ()


def test_without_a_run_the_models_stay_and_are_scored_anew(run: Path, facts: Path, pack: Path) -> None:
    assert main([str(facts), str(pack), "--run", str(run), "--checkpoint", "best", "--machine", "a laptop"]) == 0
    before = {name: read_model_card(pack / name) for name in ARCHITECTURES}
    facts.write_text(FACTS.replace("pairs = 12", "pairs = 5"), encoding="utf-8")
    assert main([str(facts), str(pack)]) == 0
    for name, card in before.items():
        after = read_model_card(pack / name)
        assert (after.weights, after.training, after.data) == (card.weights, card.training, card.data)
        assert (card.training.machine, card.training.checkpoint) == ("a laptop", "best")
        assert after.scores[0].pairs == 10


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "most_bytes = 600_000",
            "most_bytes = 10_000",
            r"takes [\d,]+ bytes; in this pack it may take 10,000",
        ),
        ('name = "reversal"', 'name = "grammar"', "The run was trained on reversal, but the facts are about grammar."),
        ('corpus = "reversal"', "", "unseen digits cannot be read without the corpora."),
        ("lengths = [[4, 6], [7, 9]]", "lengths = [[1, 1]]", "has no 12 other pairs of 1 to 1 words"),
        ('reference = "6 2 9 5 1 4 1 3"', "", "give a reference, or words that are expected"),
        ("title =", "name =", "title: Field required"),
        ("title =", "title", "is not a TOML file"),
    ],
)
def test_what_cannot_be_built_is_told_and_the_pack_stays_as_it_was(
    old: str, new: str, told: str, run: Path, facts: Path, pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack.mkdir()
    (pack / "kept").write_text("")
    assert old in FACTS
    facts.write_text(FACTS.replace(old, new), encoding="utf-8")
    assert main([str(facts), str(pack), "--run", str(run), *MACHINE]) == 1
    error = capsys.readouterr().err
    assert "Traceback" not in error
    assert re.search(told, error), error
    assert [path.name for path in pack.iterdir()] == ["kept"]


def test_a_test_set_with_a_source_that_was_trained_on_is_refused(
    run: Path, facts: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = sorted(made_sources(MADE))[0]
    corpora = tmp_path / "corpora"
    corpora.mkdir()
    facts.write_text(FACTS.replace('corpus = "reversal"', "").replace("unseen digits", "file"), encoding="utf-8")
    content = f"{seen}\t1\n1 1 1 1 1 1 1 1 1 1\t1\n"
    (corpora / "file.tsv.xz").write_bytes(lzma.compress(content.encode()))
    assert main([str(facts), str(pack), "--run", str(run), *MACHINE, "--corpora", str(corpora)]) == 1
    assert "1 of the 2 sources of file were in training." in capsys.readouterr().err


def test_an_empty_folder_has_nothing_to_build_from(facts: Path, pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(facts), str(pack)]) == 1
    assert "There is no model in" in capsys.readouterr().err


def test_without_a_machine_no_card_is_written(
    run: Path, facts: Path, pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(facts), str(pack), "--run", str(run)]) == 1
    assert "Name the machine of the runs with --machine" in capsys.readouterr().err
    assert not pack.exists()


@pytest.mark.parametrize("name", ["everyday", "reversal", "grammar"])
@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")
def test_make_tells_the_machine(name: str) -> None:
    root = Path(__file__).parents[2]
    words = ["make", "--dry-run", name, "MACHINE=an abacus"]
    told = subprocess.run(words, cwd=root, capture_output=True, text=True, check=True, timeout=60).stdout
    assert re.search(rf"assets/models/{name} [^&;]*--machine 'an abacus'", told)


def train_on(pack: Path, run: Path, **corpus: int) -> None:
    """Two more steps of the models of a pack, on other pairs than before."""
    config = configure(start_from=str(pack), sizes={}, budget={"steps": 2}, validation={"steps": 2, "bleu_pairs": 5})
    config = config.model_copy(update={"corpus": config.corpus.model_copy(update=corpus)})
    for _ in start_job(StartTraining(1, config, str(run)), LoadedModels()):
        pass


def test_a_card_tells_of_the_trainings_before(run: Path, facts: Path, pack: Path, tmp_path: Path) -> None:
    assert main([str(facts), str(pack), "--run", str(run), "--machine", "an abacus"]) == 0
    before = {name: read_model_card(pack / name) for name in ARCHITECTURES}
    train_on(pack, tmp_path / "second", pairs=300)
    for _ in range(2):  # that the pack has changed meanwhile does not change what the run began with
        assert main([str(facts), str(pack), "--run", str(tmp_path / "second"), *MACHINE]) == 0
    for name, card in before.items():
        training, earlier = read_model_card(pack / name).training, card.training
        assert (training.steps, training.machine) == (2, "two cores")
        assert training.earlier == (
            EarlierTraining(machine="an abacus", steps=6, minutes=earlier.minutes, data=card.data),
        )
        assert f"It began with weights of 6 steps in {earlier.minutes}" in card_text(read_model_card(pack / name))
    train_on(pack, tmp_path / "third")
    assert main([str(facts), str(pack), "--run", str(tmp_path / "third"), *MACHINE]) == 0
    trainings = read_model_card(pack / "rnn").training.earlier
    assert [(earlier.machine, earlier.steps) for earlier in trainings] == [("an abacus", 6), ("two cores", 2)]


def test_no_pair_of_an_earlier_training_is_tested_on(
    run: Path, facts: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(facts), str(pack), "--run", str(run), *MACHINE]) == 0
    train_on(pack, tmp_path / "second", pairs=100)
    forgotten = min(made_sources(MADE) - made_sources(MADE.model_copy(update={"pairs": 120, "sources_sha256": None})))
    (tmp_path / "file.tsv.xz").write_bytes(lzma.compress(f"{forgotten}\t1\n".encode()))
    facts.write_text(FACTS.replace('corpus = "reversal"', "").replace("unseen digits", "file"), encoding="utf-8")
    words = [str(facts), str(pack), "--run", str(tmp_path / "second"), *MACHINE, "--corpora", str(tmp_path)]
    assert main(words) == 1
    assert "1 of the 1 sources of file were in training." in capsys.readouterr().err


def test_a_training_that_began_with_a_model_without_a_card_is_refused(
    run: Path, facts: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ARCHITECTURES:
        shutil.copytree(run / name / "last", tmp_path / "bare" / name)
    train_on(tmp_path / "bare", tmp_path / "second")
    assert main([str(facts), str(pack), "--run", str(tmp_path / "second"), *MACHINE]) == 1
    assert "start has no card" in capsys.readouterr().err
    assert not pack.exists()


def test_models_that_were_trained_on_different_data_make_no_pack(
    run: Path, facts: Path, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "run"
    shutil.copytree(run, other)
    shutil.rmtree(other / "rnn")
    write_config(read_config(run / "config.toml").model_copy(update={"seed": 2}), other / "config.toml")
    assert main([str(facts), str(pack), "--run", str(other), str(run), *MACHINE]) == 1
    assert "were trained on different data" in capsys.readouterr().err
    assert not pack.exists()


def test_a_model_with_another_tokenizer_keeps_its_own(run: Path, pack: Path) -> None:
    for name in ("rnn", "transformer"):
        shutil.copytree(run / name / "last", pack / name)
    (pack / "rnn" / TOKENIZER).write_bytes(b"another")
    for name in ("transformer", "rnn"):
        share_tokenizer(pack / name)
    assert [(pack / name / TOKENIZER).exists() for name in ("transformer", "rnn")] == [False, True]
    assert load_model(pack / "transformer")[1].model == (run / "rnn" / "last" / TOKENIZER).read_bytes()
    with pytest.raises(CheckpointError, match="not the one that the model was trained with"):
        load_model(pack / "rnn")


def test_what_does_not_fit_a_card_is_told(
    run: Path, facts: Path, pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(facts), str(pack), "--run", str(run), "--machine", "x" * 301]) == 1
    error = capsys.readouterr().err
    assert "TrainingRecord" in error
    assert "machine: String should have at most 300 characters" in error
    assert "The pack is as it was." in error


def test_a_folder_that_cannot_be_written_is_told(
    run: Path, facts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert main([str(facts), str(tmp_path / "file" / "pack"), "--run", str(run), *MACHINE]) == 1
    assert "A file could not be used" in capsys.readouterr().err


def test_a_pack_stays_where_the_new_one_cannot_be_copied_beside_it(
    tmp_path: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack.mkdir()
    (pack / "kept").write_text("")
    made = tmp_path / "made"
    made.mkdir()
    (made / "new").write_text("")

    def fill_disk(source: Path, target: Path) -> None:
        target.mkdir()
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copytree", fill_disk)
        with pytest.raises(OSError, match="No space left"):
            replace_pack(made, pack)
    assert [path.name for path in pack.iterdir()] == ["kept"]
    replace_pack(made, pack)
    assert [path.name for path in pack.iterdir()] == ["new"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["digits", "made"]
