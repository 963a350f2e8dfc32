"""A training on the user's own files: what is told of them, and that it can be stopped while they are prepared."""

import os
import random
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from engine.commands import Cancel, StartTraining
from engine.config import TrainingConfig
from engine.corpora.report import CorpusReport
from engine.corpora.toy_tasks import reversal_pairs
from engine.events import CorpusRead, Event, JobFailed, JobFinished, JobProgressed, TrainingStarted, TrainStepDone
from engine.jobs import start_job
from engine.models import LoadedModels
from engine.worker import EngineWorker
from tests.engine.corpora.corpus_files import BAD_TEXTS, Row, write_rows, written
from tests.engine.small_models import SMALL_SIZES

JOB = 7
GOOD: list[Row] = [(source.encode(), target.encode()) for source, target in reversal_pairs(300, seed=5)]


def training(paths: tuple[Path, ...], folder: Path, **corpus: Any) -> StartTraining:
    files = [dict(zip(("source", "target"), paths, strict=False))]
    values = {
        "architectures": ["rnn"],
        "corpus": {"files": files, "validation_pairs": 5, "vocabulary_size": 25} | corpus,
        "sizes": SMALL_SIZES,
        "budget": {"steps": 2},
        "validation": {"steps": 100, "bleu_pairs": 2},
        "threads": 1,
    }
    return StartTraining(JOB, TrainingConfig.model_validate(values), str(folder))


def of_type(events: list[Event | None], kind: type) -> list[Any]:
    return [event for event in events if isinstance(event, kind)]


@pytest.mark.parametrize("files", [1, 2])
def test_a_training_tells_what_it_leaves_out_and_goes_on_with_the_rest(files: int, tmp_path: Path) -> None:
    bad: list[Row] = [(text, b"1 2") for text, _ in BAD_TEXTS.values()]
    paths = write_rows(tmp_path, [*GOOD[:100], *bad, *GOOD[100:]], files)
    events = list(start_job(training(paths, tmp_path / "run"), LoadedModels()))
    (read,) = of_type(events, CorpusRead)
    (started,) = of_type(events, TrainingStarted)
    report: CorpusReport = read.report
    assert read.job_id == JOB
    assert (report.lines, report.pairs) == (300 + len(bad), 300)
    assert [line.line for line in report.bad_lines] == list(range(101, 101 + len(bad)))
    assert events.index(read) < events.index(started)
    assert started.training_pairs + started.validation_pairs == len({row[0] for row in GOOD})
    assert len(of_type(events, TrainStepDone)) == 2


def wait_for(worker: EngineWorker, what: str, times: int = 1) -> Event:
    """What tells this progress for the last of so many times, or the job's end."""
    while True:
        event = worker.events.get(timeout=120)
        times -= isinstance(event, JobProgressed) and event.what == what
        if isinstance(event, JobFinished | JobFailed) or times == 0:
            return event


@pytest.mark.skipif(sys.platform == "win32", reason="does not tell whether a process is left")
@pytest.mark.parametrize("stage", ["Reading the corpus", "Learning the vocabulary", "Cutting sentences into pieces"])
def test_a_training_is_cancelled_at_once_while_it_prepares_its_corpus(stage: str, tmp_path: Path) -> None:
    is_learning, chance = stage == "Learning the vocabulary", random.Random(1)
    letters = 200 if is_learning else 20
    sentences = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=letters)) for _ in range(20_000)]
    path = written(tmp_path / "a.tsv", "".join(f"{sentence}\t{sentence}\n" for sentence in sentences))
    # To learn many pieces takes some seconds; before, the text is collected for it in 270 portions.
    size, times = (30_000, 285) if is_learning else (100, 2)
    worker = EngineWorker()
    worker.start()
    try:
        worker.send(training((path,), tmp_path / "run", vocabulary_size=size))
        assert isinstance(wait_for(worker, stage, times), JobProgressed)
        assert not is_learning or os.waitpid(-1, os.WNOHANG) == (0, 0)  # its process is running
        asked = time.monotonic()
        worker.send(Cancel(JOB))
        assert wait_for(worker, "") == JobFinished(JOB, "cancelled")
        assert time.monotonic() - asked < 2
        with pytest.raises(ChildProcessError):  # there is none to wait for
            os.waitpid(-1, os.WNOHANG)
        worker.send(training((path,), tmp_path / "run", vocabulary_size=100))  # what comes next goes well
        assert isinstance(wait_for(worker, stage), JobProgressed)
    finally:
        assert worker.close(30)
