from pathlib import Path

import pytest

from engine.config import preset
from engine.errors import ConfigError
from gui.state.training_choice import MOST_VALIDATIONS, CorpusChoice, TrainingChoice, language_of


def test_a_choice_keeps_the_sizes_of_its_preset() -> None:
    choice = TrainingChoice(("transformer",), CorpusChoice("reversal"), "tiny", 5)
    config = choice.configuration("a run")
    assert config.sizes == preset("tiny").sizes
    assert config.architectures == ("transformer",)
    assert config.corpus.embedded == "reversal"
    assert config.budget.minutes == 5
    assert config.name == "a run"


def test_a_long_training_is_validated_less_often() -> None:
    brief = TrainingChoice(("rnn",), CorpusChoice("grammar"), "tiny", 1).configuration("")
    long = TrainingChoice(("rnn",), CorpusChoice("grammar"), "tiny", 60).configuration("")
    assert brief.validation.seconds == preset("tiny").validation.seconds
    assert long.validation.seconds == 3600 / MOST_VALIDATIONS


def test_a_choice_that_cannot_be_trained_tells_all_that_is_wrong() -> None:
    with pytest.raises(ConfigError) as caught:
        TrainingChoice((), CorpusChoice(), "small", -1).configuration("")
    message = str(caught.value)
    assert "architectures" in message
    assert "corpus" in message
    assert "minutes" in message


def test_two_parallel_files_name_their_languages() -> None:
    config = TrainingChoice(("rnn",), CorpusChoice(files=(Path("a.de"), Path("a.en.gz"))), "tiny", 1).configuration("")
    assert config.corpus.files[0].source == Path("a.de")
    assert config.corpus.files[0].target == Path("a.en.gz")
    assert (config.corpus.source_language, config.corpus.target_language) == ("German", "English")


def test_an_unknown_suffix_leaves_the_language_open() -> None:
    assert language_of(Path("news.txt"), "Source") == "Source"


def test_files_that_went_away_are_named(tmp_path: Path) -> None:
    there = tmp_path / "there.tsv"
    there.write_text("a\tb\n")
    assert CorpusChoice(files=(there,)).missing_files() == ()
    assert CorpusChoice(files=(there, tmp_path / "gone")).missing_files() == (tmp_path / "gone",)
