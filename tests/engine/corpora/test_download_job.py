"""A download as a job of the engine: beside all others, told in events, cancelled at once, gone on with later."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.commands import Cancel, DownloadCorpus, Job
from engine.corpora import catalogue
from engine.corpora.download import kept_bytes
from engine.corpora.downloaded import pairs_path
from engine.corpora.reading import read_pairs
from engine.events import CorpusDownloaded, Event, JobFailed, JobFinished, JobProgressed
from engine.jobs import download
from engine.worker import EngineWorker, JobEvents
from tests.engine.corpora.file_server import FileServer
from tests.engine.corpora.small_corpora import PAIRS, entry, table, write_catalogue, zipped
from tests.engine.small_jobs import (
    drained,
    end_of,
    run_small_job,
    running,
    step_of,
    training,
    translation,
)

DOWNLOAD, TRAINING, TRANSLATION = 1, 2, 3
CONTENT = zipped(a_tsv=table(3), noise=os.urandom(400_000))


@pytest.fixture
def served(server: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FileServer:
    """A server of the one corpus in the catalogue."""
    server.serve("a.zip", CONTENT)
    small = entry([{"address": server.address("a.zip")}], [{"table": {"member": "a.tsv"}}])
    monkeypatch.setattr(catalogue, "CATALOGUE", write_catalogue(tmp_path / "catalogue.toml", small))
    return server


def events_until(worker: EngineWorker, is_last: Callable[[Event], bool]) -> list[Event]:
    """As for small jobs, but on a busy machine a process takes its time to begin."""
    events = [worker.events.get(timeout=120)]
    while not is_last(events[-1]):
        events.append(worker.events.get(timeout=120))
    return events


def run_job(job: Job) -> JobEvents:
    return download(job) if isinstance(job, DownloadCorpus) else run_small_job(job)


def test_a_corpus_comes_as_a_job_and_is_there_at_once_the_next_time(served: FileServer) -> None:
    come = CorpusDownloaded(DOWNLOAD, "small", str(pairs_path("small")), 3, "first use", has_changed=False)
    with running(run_job) as worker:
        worker.send(DownloadCorpus(DOWNLOAD, "small"))
        *told, finished = events_until(worker, end_of(DOWNLOAD))
        assert [told[-1], finished] == [come, JobFinished(DOWNLOAD, "done")]
        assert any(isinstance(event, JobProgressed) for event in told)
        assert list(read_pairs(Path(come.path))) == PAIRS
        known = {"address": served.address("a.zip"), "hash": served.files["/a.zip"].sha256}
        write_catalogue(catalogue.CATALOGUE, entry([known], [{"table": {"member": "a.tsv"}}]))
        worker.send(DownloadCorpus(DOWNLOAD, "small"))  # what is here was not checked by what is known since
        assert events_until(worker, end_of(DOWNLOAD)) == [come, finished]
    assert served.ranges == [""]


def test_a_training_and_a_translation_go_on_beside_a_download_that_is_then_cancelled(served: FileServer) -> None:
    served.files["/a.zip"].stalls = [300_000]
    with running(run_job) as worker:
        worker.send(DownloadCorpus(DOWNLOAD, "small"))
        assert served.has_stalled.wait(60)
        worker.send(training(TRAINING))
        events_until(worker, step_of(TRAINING))
        worker.send(translation(TRANSLATION))
        events_until(worker, end_of(TRANSLATION))
        while kept_bytes("small") < 300_000:
            events_until(worker, step_of(TRAINING))
        worker.send(Cancel(DOWNLOAD))
        assert events_until(worker, end_of(DOWNLOAD))[-1] == JobFinished(DOWNLOAD, "cancelled")
        events_until(worker, step_of(TRAINING))
        worker.send(DownloadCorpus(DOWNLOAD, "small"))
        assert events_until(worker, end_of(DOWNLOAD))[-1] == JobFinished(DOWNLOAD, "done")
        assert not [event for event in drained(worker) if isinstance(event, JobFailed)]
    assert served.ranges == ["", "bytes=300000-"]


def test_a_worker_that_is_closed_ends_its_download(served: FileServer) -> None:
    served.files["/a.zip"].stalls = [300_000]
    with running(run_job) as worker:
        worker.send(DownloadCorpus(DOWNLOAD, "small"))
        assert served.has_stalled.wait(60)
    assert drained(worker)[-1] == JobFinished(DOWNLOAD, "cancelled")


def test_a_corpus_that_nobody_knows_is_told(served: FileServer) -> None:
    with running(run_job) as worker:
        worker.send(DownloadCorpus(DOWNLOAD, "smal"))
        (failed,) = events_until(worker, end_of(DOWNLOAD))
    assert isinstance(failed, JobFailed)
    assert failed.failure.what == "The catalogue has no corpus named 'smal'."
    assert failed.failure.advice == "Is it small?"
