"""What the engine is said to be doing follows from commands and events."""

from pathlib import Path

from engine.commands import InspectCorpus, LoadModel, StartTraining, Translate
from engine.config import preset
from engine.events import (
    ArchitectureDescription,
    EngineReady,
    Failure,
    JobFailed,
    JobFinished,
    JobPaused,
    JobProgressed,
    JobResumed,
    TrainStepDone,
)
from gui.state.engine_activity import EngineActivity

READY = EngineReady(0, (ArchitectureDescription("attention_rnn", "Attention RNN", "all states", "source"),), (), "cpu")
STEP = TrainStepDone(7, "rnn", 1, 5.0, 0.001, 1.0, 1000.0, None)
FAILURE = Failure("It failed.", "", "", "")


def busy(activity: EngineActivity) -> str:
    return activity.busy


def ready() -> EngineActivity:
    activity = EngineActivity()
    activity.take([READY])
    return activity


def test_the_engine_starts_and_then_is_idle() -> None:
    activity = EngineActivity()
    assert busy(activity) == "starting"
    activity.take([READY])
    assert busy(activity) == "idle"


def test_an_engine_that_cannot_start_is_broken() -> None:
    activity = EngineActivity()
    activity.take([JobFailed(0, FAILURE)])
    assert busy(activity) == "broken"


def test_what_was_asked_before_the_start_is_done_after_it() -> None:
    activity = EngineActivity()
    activity.ask(LoadModel(1, "everyday/attention_rnn"))
    assert busy(activity) == "starting"
    activity.take([READY])
    assert (busy(activity), activity.subject) == ("loading", "Attention RNN")


def test_models_are_loaded_one_after_the_other() -> None:
    activity = ready()
    activity.ask(LoadModel(1, str(Path("runs") / "one" / "attention_rnn" / "best")))
    activity.ask(LoadModel(2, "mine/other"))
    assert activity.subject == "Attention RNN"
    activity.take([JobFinished(1, "done")])
    assert activity.subject == "other"
    activity.take([JobFailed(2, FAILURE)])
    assert (busy(activity), activity.subject) == ("idle", "")


def test_a_training_prepares_trains_pauses_and_ends() -> None:
    activity = ready()
    activity.ask(StartTraining(7, preset("tiny"), "run"))
    activity.take([JobProgressed(7, "Reading the corpus", 0, 0)])
    assert (busy(activity), activity.subject) == ("preparing", "Reading the corpus")
    activity.take([STEP])
    assert (busy(activity), activity.subject) == ("training", "")
    activity.take([JobProgressed(7, "Validating", 1, 2), JobPaused(7)])
    assert busy(activity) == "paused"
    activity.take([JobResumed(7)])
    assert busy(activity) == "training"
    activity.take([JobFinished(7, "cancelled")])
    assert busy(activity) == "idle"


def test_loading_counts_before_training_and_translating_not_at_all() -> None:
    activity = ready()
    activity.ask(StartTraining(7, preset("tiny"), "run"))
    activity.ask(Translate(8, "Hello", ("mine/other",)))
    activity.take([STEP])
    assert busy(activity) == "training"
    activity.ask(LoadModel(9, "mine/other"))
    assert busy(activity) == "loading"


def test_a_look_at_a_corpus_counts_before_the_training_that_waits_for_it() -> None:
    activity = ready()
    activity.ask(StartTraining(7, preset("tiny"), "run"))
    activity.take([STEP])
    activity.ask(InspectCorpus(8, preset("tiny").corpus))
    activity.take([JobProgressed(8, "Reading the corpus", 10, 0)])
    assert busy(activity) == "inspecting"
    activity.take([JobFinished(8, "done")])
    assert busy(activity) == "training"
