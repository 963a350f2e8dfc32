"""Which models are here is known from the events of their loading, and from no others."""

from engine.events import ArchitectureDescription, Failure, JobFailed, JobFinished, JobProgressed, ModelLoaded
from gui.state.model_loads import ModelLoads

RNN = ArchitectureDescription("rnn", "RNN", "1 fixed vector", "none")
FAILURE = Failure("It is damaged.", "Nothing was lost.", "Train it again.", "")


def loaded(job_id: int, model: str) -> ModelLoaded:
    return ModelLoaded(job_id, model, RNN, 7, 0, 0, "digest", "English", "French")


def test_a_model_is_ready_when_it_has_loaded() -> None:
    loads = ModelLoads(("a/rnn", "a/transformer"))
    loads.begin("a/rnn", 1)
    loads.begin("a/transformer", 2)
    assert loads.record(JobProgressed(1, "reading", 0, 1)) == "a/rnn"
    assert loads.record(loaded(2, "a/transformer")) == "a/transformer"
    assert list(loads.ready) == ["a/transformer"]
    assert loads.is_loading
    loads.record(loaded(1, "a/rnn"))
    loads.record(JobFinished(1, "done"))
    loads.record(JobFinished(2, "done"))
    assert list(loads.ready) == ["a/rnn", "a/transformer"]
    assert not loads.is_loading


def test_events_of_other_jobs_are_not_taken() -> None:
    loads = ModelLoads(("a/rnn",))
    loads.begin("a/rnn", 1)
    assert loads.record(loaded(9, "a/rnn")) is None
    assert loads.ready == ()


def test_a_failure_is_kept_until_the_next_attempt() -> None:
    loads = ModelLoads(("a/rnn",))
    loads.begin("a/rnn", 1)
    loads.record(JobFailed(1, FAILURE))
    assert loads.failures == {"a/rnn": FAILURE}
    assert not loads.is_loading
    loads.begin("a/rnn", 2)
    assert loads.failures == {}
    assert loads.is_loading
