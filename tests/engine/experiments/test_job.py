"""Every experiment is recalled, resumed, cancelled and refused in the same way."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from engine.errors import CheckpointError, ConfigError
from engine.events import ExperimentMeasured, ExperimentRecalled
from engine.experiments import EXPERIMENTS
from engine.measurements.bottleneck import BottleneckOptions
from engine.measurements.description import describe_experiments
from engine.models import LoadedModels, find_model
from tests.engine.experiments.running import experiment_events, measure

SMALL: dict[str, Any] = {"pack": "reversal", "corpus": "reversal", "sentences": 4}

OPTIONS = BottleneckOptions(**SMALL)


def recalled(**options: Any) -> ExperimentRecalled:
    event = next(experiment_events("bottleneck", **SMALL, **options))
    assert isinstance(event, ExperimentRecalled)
    return event


def test_every_experiment_is_told_of_in_words_and_every_word_is_of_an_experiment() -> None:
    described = describe_experiments()
    assert [d.name for d in described] == list(EXPERIMENTS)
    assert [d.number for d in described] == list(range(1, 8))
    for description in described:
        assert description.papers
        assert set(description.texts) == {"en", "ko"}


def test_what_was_measured_is_recalled_and_not_measured_again() -> None:
    first = measure("bottleneck", **SMALL)
    events = list(experiment_events("bottleneck", **SMALL))
    assert events == [ExperimentRecalled(1, "bottleneck", tuple(first), True, OPTIONS)]


def test_a_cancelled_experiment_goes_on_where_it_stopped() -> None:
    whole = measure("bottleneck", **SMALL)
    events = experiment_events("bottleneck", **SMALL, is_fresh=True)
    begun = [next(event for event in events if isinstance(event, ExperimentMeasured)) for _ in range(2)]
    events.close()
    again = list(experiment_events("bottleneck", **SMALL))
    assert again[0] == ExperimentRecalled(1, "bottleneck", tuple(e.measurement for e in begun), False, OPTIONS)
    later = [event.measurement for event in again if isinstance(event, ExperimentMeasured)]
    assert [*(e.measurement for e in begun), *later] == whole


def test_recalling_alone_measures_nothing() -> None:
    events = list(experiment_events("bottleneck", **{**SMALL, "sentences": 5}, only_recall=True))
    assert events == [ExperimentRecalled(1, "bottleneck", (), False, OPTIONS.model_copy(update={"sentences": 5}))]


def test_other_options_are_measured_for_themselves() -> None:
    measure("bottleneck", **SMALL)
    assert recalled().is_complete
    other = next(experiment_events("bottleneck", **{**SMALL, "sentences": 6}))
    assert isinstance(other, ExperimentRecalled)
    assert not other.measurements


@pytest.mark.parametrize("damage", [b"", b"nothing", b"{}\n\xff\xfe\n"])
def test_a_damaged_record_is_measured_again(damage: bytes, user_data: Path) -> None:
    whole = measure("bottleneck", **SMALL)
    (record,) = (user_data / "experiments").glob("bottleneck-*.jsonl")
    record.write_bytes(damage)
    assert measure("bottleneck", **SMALL) == whole


def test_a_record_that_broke_off_is_gone_on_with(user_data: Path) -> None:
    whole = measure("bottleneck", **SMALL)
    (record,) = (user_data / "experiments").glob("bottleneck-*.jsonl")
    lines = record.read_text().split("\n")
    record.write_text("\n".join(lines[:3]) + "\n" + lines[3][:40])
    assert recalled(only_recall=True).measurements == tuple(whole[:2])
    assert measure("bottleneck", **SMALL) == whole


def test_options_that_make_no_sense_are_all_told() -> None:
    with pytest.raises(ConfigError, match=r"sentences.*colour") as caught:
        measure("bottleneck", sentences=0, colour="red")
    assert caught.value.advice


def test_an_unknown_experiment_is_refused_with_those_there_are() -> None:
    with pytest.raises(ConfigError, match="'telepathy'") as caught:
        measure("telepathy")
    assert "bottleneck" in caught.value.advice


def test_a_pack_that_is_not_here_is_refused() -> None:
    with pytest.raises(CheckpointError, match="'nowhere'"):
        measure("bottleneck", pack="nowhere")


def test_reading_a_record_that_is_in_order_writes_nothing(user_data: Path) -> None:
    events = experiment_events("bottleneck", **SMALL)
    begun = [next(event for event in events if isinstance(event, ExperimentMeasured)) for _ in range(2)]
    events.close()
    (record,) = (user_data / "experiments").glob("bottleneck-*.jsonl")
    os.utime(record, (0, 0))
    assert recalled(only_recall=True).measurements == tuple(event.measurement for event in begun)
    assert record.stat().st_mtime == 0  # on a full disk, to write it anew would be to lose it


def test_a_file_of_pairs_that_was_changed_is_measured_again(tmp_path: Path) -> None:
    file, options = tmp_path / "pairs.tsv", {"pack": "reversal", "sentences": 4}
    file.write_text("1 2 3\t3 2 1\n")
    first = measure("bottleneck", corpus=str(file), **options)
    assert measure("bottleneck", corpus=str(file), **options) == first
    file.write_text("4 5 6 7\t7 6 5 4\n")
    assert measure("bottleneck", corpus=str(file), **options)[0].sentences[0].source == "4 5 6 7"


def test_a_model_that_was_changed_on_disk_since_it_was_loaded_is_loaded_again(user_data: Path) -> None:
    own, models = user_data / "models" / "own", LoadedModels()
    shutil.copytree(find_model("grammar/rnn").parent, own)
    models.get("own/rnn")
    shutil.rmtree(own)
    shutil.copytree(find_model("reversal/rnn").parent, own)
    first, *_ = measure("bottleneck", models=models, **{**SMALL, "pack": "own"})
    assert first.bleu.score > 50


@pytest.mark.parametrize("experiment", ["bottleneck", "surgery", "self_attention", "positions"])
def test_a_pack_of_other_languages_is_not_asked_for_french(experiment: str) -> None:
    with pytest.raises(ConfigError, match="translates Digits to") as caught:
        measure(experiment, pack="reversal")
    assert "English to French" in caught.value.advice
