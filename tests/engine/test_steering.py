"""Whatever is asked of the engine at whatever moment, it answers at once and does the next job right."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.commands import LoadModel
from engine.events import EngineReady, ModelLoaded
from engine.worker import EngineWorker
from tests.engine.steering import MODELS, Reader

ANSWERED, IDLE = 0.3, 2.0
ON_A_BUSY_MACHINE = 20  # times as long


@pytest.fixture
def worker() -> Iterator[EngineWorker]:
    worker = EngineWorker()
    worker.start()
    assert isinstance(worker.events.get(timeout=60), EngineReady)
    yield worker
    assert worker.close(timeout=60)


def load_models(reader: Reader) -> list[str]:
    for model in MODELS:
        job_id = reader.new_id()
        reader.ask("load", LoadModel(job_id, model), lambda event: isinstance(event, ModelLoaded))
        reader.wait_for(lambda event, job_id=job_id: reader.is_end(event, job_id))  # type: ignore[misc]
    return reader.translate()


def too_late(reader: Reader, times: float) -> dict[str, float]:
    """What was answered, or followed by the next job, later than it should."""
    return {
        what: max(seconds)
        for what, seconds in reader.waits.items()
        if max(seconds) > times * (IDLE if what.startswith("next job") else ANSWERED)
    }


def test_a_few_random_moments_of_every_job(worker: EngineWorker, tmp_path: Path) -> None:
    reader = Reader(worker, seed=1)
    expected = load_models(reader)
    for _ in range(4):
        reader.disturb_translation()
        reader.disturb_loading()
    reader.disturb_training("tiny", "reversal", tmp_path, tries=8)
    assert reader.translate() == expected
    assert too_late(reader, ON_A_BUSY_MACHINE) == {}, reader.report()


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_five_hundred_random_moments_of_every_job(worker: EngineWorker, tmp_path: Path) -> None:
    reader = Reader(worker, seed=2)
    expected = load_models(reader)
    for _ in range(60):
        reader.disturb_translation()
        reader.disturb_loading()
    for i, (name, corpus) in enumerate([("tiny", "reversal"), ("small", "grammar"), ("base", "grammar")] * 4):
        reader.disturb_training(name, corpus, tmp_path / str(i), tries=17)
        assert reader.translate() == expected
    print(f"\n{reader.report()}")
    assert sum(map(len, reader.waits.values())) >= 500
    assert too_late(reader, 1) == {}, reader.report()
