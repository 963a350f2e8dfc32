"""What is said of steps that could not be saved: only a disk is made room on."""

import math
from collections.abc import Generator
from pathlib import Path

import pytest
import torch

from engine.corpora.preparation import PreparedCorpus
from engine.errors import TrainingError
from engine.events import Event
from engine.training import Training
from tests.engine.small_trainings import configure, take_steps


def failure_at_the_end(events: Generator[Event | None, object, None]) -> TrainingError:
    with pytest.raises(TrainingError) as caught:
        events.close()
    return caught.value


@pytest.mark.parametrize(
    ("steps", "kept", "advice"),
    [
        (7, "Its checkpoint after step 5 is untouched.", "The run can be resumed from there."),
        (2, "What was saved before is untouched.", "Start a new training with a lower learning rate"),
    ],
)
def test_weights_that_are_no_numbers_do_not_ask_for_room(
    steps: int, kept: str, advice: str, corpus: PreparedCorpus, tmp_path: Path
) -> None:
    training = Training(1, "rnn", configure("rnn"), corpus, tmp_path / "rnn")
    events = training.run()
    take_steps(events, steps)
    with torch.no_grad():
        next(training.model.parameters()).fill_(math.nan)
    error = failure_at_the_end(events)
    assert "holds values that are no numbers" in error.what
    assert error.kept == kept
    assert error.advice.startswith(advice)


@pytest.mark.parametrize(
    ("steps", "advice"),
    [(7, "Make room; then the run can be resumed from there."), (2, "Make room before you start again.")],
)
def test_a_folder_that_takes_no_checkpoint_asks_for_room(
    steps: int, advice: str, corpus: PreparedCorpus, tmp_path: Path
) -> None:
    training = Training(1, "rnn", configure("rnn"), corpus, tmp_path / "rnn")
    events = training.run()
    take_steps(events, steps)
    if training.folder.exists():
        training.folder.rename(tmp_path / "moved away")
    training.folder.write_text("in the way")
    assert failure_at_the_end(events).advice == advice
