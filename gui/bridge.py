"""Carries commands to the engine's thread and its events into Qt; the only file that knows the worker."""

import itertools
import queue
from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from engine.commands import (
    Cancel,
    Command,
    CountParameters,
    DownloadCorpus,
    DuplicateModels,
    ExportForm,
    ExportModels,
    ExportRun,
    FollowRun,
    ImportModels,
    InspectCorpus,
    InspectStep,
    Job,
    ListCorpora,
    ListLibrary,
    ListModels,
    LoadModel,
    Pause,
    RenamePack,
    Resume,
    RunExperiment,
    Sampling,
    SaveCheckpoint,
    ScoreTranslation,
    StartTraining,
    Translate,
)
from engine.config import CorpusConfig, TrainingConfig
from engine.events import Event
from engine.worker import EngineWorker

TICK_MILLISECONDS = 16
MOST_EVENTS_A_TICK = 500


class EngineBridge(QObject):
    """The window's end of the engine: asks for jobs, and reports about 60 times a second what has come of them.

    Methods that start a job return its id, which all its events carry. The engine starts with `start`; what was asked
    before waits for it.

    Signals:
        arrived(tuple[Event, ...]): the events since the last tick, in order; never empty.
        asked(Command): a command was sent.
    """

    arrived = Signal(tuple)
    asked = Signal(object)

    def __init__(self, parent: QObject | None = None, worker: EngineWorker | None = None) -> None:
        """Speak to the engine's own worker, or to one that was made otherwise."""
        super().__init__(parent)
        self._worker = worker or EngineWorker()
        self._job_ids = itertools.count(1)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MILLISECONDS)
        self._timer.timeout.connect(self._drain)

    def start(self) -> None:
        """Start the engine's thread and the reports; once."""
        self._worker.start()
        self._timer.start()

    def load(self, model: str) -> int:
        """Ask for a model, `pack/architecture` or a checkpoint folder, to be loaded."""
        return self._ask(LoadModel(next(self._job_ids), model))

    def list_models(self, *, with_weights: bool = False) -> int:
        """Ask which models are here; `with_weights`: with the digests by which they are known."""
        return self._ask(ListModels(next(self._job_ids), with_weights))

    def translate(
        self,
        text: str,
        models: tuple[str, ...],
        max_tokens: int = 100,
        *,
        prefix: str = "",
        forced: tuple[tuple[int, ...], ...] = (),
        sampling: Sampling | None = None,
        beam_width: int = 0,
        with_saliency: bool = False,
    ) -> int:
        """Ask for a translation by several loaded models on one clock; the options are those of `Translate`."""
        command = Translate(
            next(self._job_ids),
            text,
            models,
            max_tokens,
            with_saliency=with_saliency,
            prefix=prefix,
            forced=forced,
            sampling=sampling,
            beam_width=beam_width,
        )
        return self._ask(command)

    def score(self, text: str, reference: str) -> int:
        """Ask how close a translation comes to its reference."""
        return self._ask(ScoreTranslation(next(self._job_ids), text, reference))

    def inspect_step(self, model: str, text: str, token_ids: tuple[int, ...]) -> int:
        """Ask for the step of a translation that follows these pieces to be taken apart."""
        return self._ask(InspectStep(next(self._job_ids), model, text, token_ids))

    def start_training(self, config: TrainingConfig, run: str, resume: bool = False) -> int:
        """Ask for a training into the folder `run`."""
        return self._ask(StartTraining(next(self._job_ids), config, run, resume))

    def follow_run(self, run: str, *, only_past: bool = False) -> int:
        """Ask for a training that another process runs, or has run; `only_past`: as far as it is written now."""
        return self._ask(FollowRun(next(self._job_ids), run, only_past))

    def export_run(self, run: str, path: str, form: ExportForm) -> int:
        """Ask for the figures of a run to be written for other programs."""
        return self._ask(ExportRun(next(self._job_ids), run, path, form))

    def inspect(self, corpus: CorpusConfig, seed: int) -> int:
        """Ask what the corpus of a training with this seed holds."""
        return self._ask(InspectCorpus(next(self._job_ids), corpus, seed))

    def count_parameters(self, config: TrainingConfig) -> int:
        """Ask how large the models of a training would be."""
        return self._ask(CountParameters(next(self._job_ids), config))

    def run_experiment(
        self, name: str, options: Mapping[str, object], *, is_fresh: bool = False, only_recall: bool = False
    ) -> int:
        """Ask for an experiment with these options; the others are those of `RunExperiment`."""
        command = RunExperiment(next(self._job_ids), name, tuple(options.items()), is_fresh, only_recall)
        return self._ask(command)

    def list_library(self) -> int:
        """Ask for all that is known of the models that are here."""
        return self._ask(ListLibrary(next(self._job_ids)))

    def export_models(self, models: str, path: str) -> int:
        """Ask for a pack or a model to be written into one file."""
        return self._ask(ExportModels(next(self._job_ids), models, path))

    def import_models(self, path: str) -> int:
        """Ask for what is in an exported file, or in a folder, to be kept."""
        return self._ask(ImportModels(next(self._job_ids), path))

    def duplicate_models(self, models: str) -> int:
        """Ask for a copy of a pack or a model to be kept."""
        return self._ask(DuplicateModels(next(self._job_ids), models))

    def rename_pack(self, pack: str, title: str) -> int:
        """Ask for another title of an own pack."""
        return self._ask(RenamePack(next(self._job_ids), pack, title))

    def list_corpora(self) -> int:
        """Ask which published corpora are known, and which are here."""
        return self._ask(ListCorpora(next(self._job_ids)))

    def download(self, corpus: str, *, again: bool = False) -> int:
        """Ask for a corpus of the catalogue; `again`: even if it is here."""
        return self._ask(DownloadCorpus(next(self._job_ids), corpus, again))

    def pause(self, job_id: int) -> None:
        """Hold a training or an experiment between two steps."""
        self._send(Pause(job_id))

    def resume(self, job_id: int) -> None:
        """Let a paused training or experiment go on."""
        self._send(Resume(job_id))

    def cancel(self, job_id: int) -> None:
        """End a job at its next yield."""
        self._send(Cancel(job_id))

    def save_checkpoint(self, job_id: int) -> None:
        """Have a training write its last checkpoint now."""
        self._send(SaveCheckpoint(job_id))

    def close(self, timeout: float = 5.0) -> bool:
        """Stop the reports, cancel everything and wait for the engine's thread; whether it has ended in time."""
        self._timer.stop()
        return self._worker.close(timeout)

    def _ask(self, job: Job) -> int:
        self._send(job)
        return job.job_id

    def _send(self, command: Command) -> None:
        self._worker.send(command)
        self.asked.emit(command)

    @Slot()
    def _drain(self) -> None:
        """Report what has come; what is beyond the bound waits for the next tick, so that the window stays awake."""
        events: list[Event] = []
        try:
            while len(events) < MOST_EVENTS_A_TICK:
                events.append(self._worker.events.get_nowait())
        except queue.Empty:
            pass
        if events:
            self.arrived.emit(tuple(events))
