"""How the command line's own values enter a configuration."""

from pathlib import Path

import pytest

from engine.__main__ import build_parser
from engine.command_line.train import build_config, corpus_file
from engine.config import CleaningConfig, CorpusFile, TrainingConfig, preset, read_config, write_config
from engine.errors import ConfigError


def config_of(*words: str) -> TrainingConfig:
    return build_config(build_parser().parse_args(["train", *words]))


def test_without_anything_it_is_the_small_preset() -> None:
    assert config_of() == preset("small")


def test_what_is_given_replaces_the_presets_own() -> None:
    config = config_of(
        *("--preset", "tiny", "--architecture", "rnn", "--architecture", "transformer", "--device", "cpu"),
        *("--threads", "1", "--seed", "7"),
    )
    assert config.architectures == ("rnn", "transformer")
    assert (config.device, config.threads, config.seed) == ("cpu", 1, 7)
    assert config.optimisation == preset("tiny").optimisation


@pytest.mark.parametrize(
    ("words", "minutes", "steps"),
    [
        ([], 5.0, None),
        (["--minutes", "2"], 2.0, None),
        (["--steps", "100"], None, 100),
        (["--minutes", "1", "--steps", "9"], 1.0, 9),
    ],
)
def test_a_budget_that_is_given_takes_the_place_of_the_whole_configured_one(
    words: list[str], minutes: float | None, steps: int | None
) -> None:
    budget = config_of(*words).budget
    assert (budget.minutes, budget.steps) == (minutes, steps)


def test_another_embedded_corpus_brings_its_own_vocabulary() -> None:
    assert preset("base").corpus.vocabulary_size == 8000
    reversal = config_of("--preset", "base", "--corpus", "reversal").corpus
    assert (reversal.embedded, reversal.vocabulary_size) == ("reversal", None)
    assert reversal.max_pieces == preset("base").corpus.max_pieces
    assert config_of("--preset", "base", "--corpus", "grammar").corpus == preset("base").corpus


def test_files_take_the_place_of_an_embedded_corpus() -> None:
    corpus = config_of("--preset", "base", "--pairs", "a.tsv", "b.en,b.fr*3", "--validation", "dev.tsv").corpus
    assert corpus.embedded is None
    assert corpus.files == (
        CorpusFile(source=Path("a.tsv")),
        CorpusFile(source=Path("b.en"), target=Path("b.fr"), repeat=3),
    )
    assert corpus.validation_files == (CorpusFile(source=Path("dev.tsv")),)
    assert corpus.vocabulary_size == 8000


def test_a_corpus_and_files_together_are_refused_in_words() -> None:
    with pytest.raises(ConfigError, match="not both and not neither"):
        config_of("--corpus", "reversal", "--pairs", "a.tsv")


def test_a_configuration_file_takes_the_place_of_the_preset(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    own = preset("tiny", name="own", seed=42)
    write_config(own, path)
    assert config_of("--config", str(path)) == own
    assert config_of("--config", str(path), "--seed", "3").seed == 3


def test_a_run_that_goes_on_keeps_its_own_configuration(tmp_path: Path) -> None:
    own = preset("tiny", name="own", seed=42)
    write_config(own, tmp_path / "config.toml")
    assert config_of("--resume", "--run", str(tmp_path)) == own


@pytest.mark.parametrize(
    ("text", "source", "target", "repeat"),
    [
        ("a.tsv", "a.tsv", None, 1),
        ("a.tsv.xz*12", "a.tsv.xz", None, 12),
        ("a.en,a.fr", "a.en", "a.fr", 1),
        ("a*b.tsv", "a*b.tsv", None, 1),
    ],
)
def test_a_file_can_be_repeated_and_be_two_files(text: str, source: str, target: str | None, repeat: int) -> None:
    assert corpus_file(text) == CorpusFile(source=Path(source), target=Path(target) if target else None, repeat=repeat)


def test_cleaning_options_join_those_of_the_configuration(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    base = config_of("--drop-copies", "--longest-words", "50")
    assert base.corpus.cleaning.options == ("longest_words", "drop_copies")
    write_config(base, path)
    assert read_config(path) == base
    cleaning = config_of(
        "--config", str(path), "--largest-length-ratio", "2.5", "--longest-words", "40"
    ).corpus.cleaning
    assert cleaning == CleaningConfig(longest_words=40, drop_copies=True, largest_length_ratio=2.5)


def test_a_limit_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(ConfigError, match="largest_length_ratio"):
        config_of("--largest-length-ratio", "0.5")
