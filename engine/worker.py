"""The background thread: command queue -> running job -> event sink. The only threading in the engine.

A job is a generator of events. The worker advances one of them at a time and looks at its commands between yields, so
that a job needs neither locks nor flags. Importing this module is cheap: the thread itself imports the engine.
"""

import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass

from engine.commands import (
    Cancel,
    Command,
    DownloadCorpus,
    DuplicateModels,
    ExportModels,
    ExportRun,
    FollowRun,
    ImportModels,
    InspectCorpus,
    Job,
    LoadModel,
    Pause,
    Resume,
    RunExperiment,
    SaveCheckpoint,
    Shutdown,
    StartTraining,
)
from engine.errors import EngineError
from engine.events import (
    CancelAccepted,
    EngineReady,
    Event,
    Failure,
    JobFailed,
    JobFinished,
    JobPaused,
    JobResumed,
    Outcome,
)
from engine.failures import describe_failure

JobEvents = Generator[Event | None, SaveCheckpoint | None, Outcome | None]
RunJob = Callable[[Job], JobEvents]
BACKGROUND_JOBS = (StartTraining, RunExperiment)
PATIENT_JOBS = (InspectCorpus, ExportModels, ImportModels, DuplicateModels, ExportRun)
SIDE_JOBS = (DownloadCorpus, FollowRun)
SECONDS_BETWEEN_LOOKS = 0.05
SECONDS_A_LOOK = 0.03


@dataclass(slots=True, eq=False)
class _JobRun:
    """A job on its way.

    Attributes:
        events: None while the job waits for its turn.
        seconds: for how long it was advanced so far.
        is_paused: whether it is held between two yields, which only a background job can be.
        save: sent into the job, paused or not, until it has written its last checkpoints and yields None.
    """

    command: Job
    events: JobEvents | None = None
    seconds: float = 0.0
    is_paused: bool = False
    save: SaveCheckpoint | None = None

    @property
    def job_id(self) -> int:
        return self.command.job_id


class EngineWorker:
    """Runs jobs on a thread of its own: foreground jobs at once, background jobs in turn between them.

    Foreground jobs (`Translate`, `InspectStep`) run to their end between two yields of the background jobs
    (`StartTraining`, `RunExperiment`), paused or not. The one that has had the least time goes on, so that a short
    question is answered in the midst of a long one. Models are loaded (`LoadModel`) before all else, in the order
    asked, since who asks next will use them; what is not urgent (`InspectCorpus`, `ImportModels` and their like) gives
    way to all others. Background jobs of one kind wait for each other; a training and an experiment take turns. Side
    jobs (`DownloadCorpus`, `FollowRun`), which another process does, are looked after beside them, each for as long as
    it has something to tell, but no longer than a moment; downloads come one after the other. A job may yield None
    where it has nothing to report, and pauses itself by yielding `JobPaused`. Every job ends with one `JobFinished` or
    `JobFailed`.

    Attributes:
        events: what the engine reports, in order; `EngineReady` is the first, or a `JobFailed` with the job id 0 if
            the engine cannot start.
    """

    def __init__(self, run_job: RunJob | None = None) -> None:
        """Jobs are run by `engine.jobs`, or by `run_job` where one is given."""
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._commands: queue.SimpleQueue[Command] = queue.SimpleQueue()
        self._given_run_job = run_job
        self._foreground: deque[_JobRun] = deque()
        self._background: deque[_JobRun] = deque()
        self._side: deque[_JobRun] = deque()
        self._last_background: _JobRun | None = None
        self._next_look = 0.0
        self._is_closing = False
        # A daemon: a window that failed to close its worker must still be able to end the process.
        self._thread = threading.Thread(target=self._work, name="engine", daemon=True)

    def start(self) -> None:
        """Start the thread; once."""
        self._thread.start()

    def send(self, command: Command) -> None:
        """Put a command into the queue; from any thread, without waiting."""
        self._commands.put(command)

    def close(self, timeout: float = 5.0) -> bool:
        """Cancel everything and wait up to `timeout` seconds for the thread; whether it has ended."""
        self.send(Shutdown())
        if self._thread.ident is not None:
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def _work(self) -> None:
        run_job = self._open()
        while not self._is_closing:
            self._take_commands(wait=self._choose() is None)
            if not self._is_closing and (job := self._choose()):
                self._advance(job, run_job)
            if not self._is_closing and self._side and time.monotonic() >= self._next_look:
                self._look_after(run_job)
                self._next_look = time.monotonic() + SECONDS_BETWEEN_LOOKS
        for job in self._jobs():
            self._cancel(job)

    def _open(self) -> RunJob:
        try:
            ready, run_job = _open_engine() if self._given_run_job is None else (_bare_engine(), self._given_run_job)
        except Exception as error:
            failure = describe_failure(error)
            self.events.put(JobFailed(0, failure))
            return _refuse(failure)
        self.events.put(ready)
        return run_job

    def _choose(self) -> _JobRun | None:
        """The job to advance next, if any can go on."""
        if self._foreground:
            return min(self._foreground, key=_turn)
        firsts = {type(job.command): job for job in reversed(self._background)}.values()
        able = [job for job in firsts if job.save or not job.is_paused]
        return min(able, key=lambda job: job is self._last_background, default=None)

    def _look_after(self, run_job: RunJob) -> None:
        """Let the side jobs tell what they have to tell."""
        downloads = [job for job in self._side if isinstance(job.command, DownloadCorpus)]
        for job in [job for job in self._side if job not in downloads[1:]]:
            until = time.monotonic() + SECONDS_A_LOOK
            while self._advance(job, run_job) and time.monotonic() < until:
                pass

    def _advance(self, job: _JobRun, run_job: RunJob) -> bool:
        """Let a job go on to its next yield; whether it told something and has not ended."""
        if isinstance(job.command, BACKGROUND_JOBS):
            self._last_background = job
        began = time.perf_counter()
        try:
            if job.events is None:
                job.events = run_job(job.command)
                event = next(job.events)
            else:
                event = job.events.send(job.save)
        except StopIteration as end:
            self._end(job, JobFinished(job.job_id, end.value or "done"))
        except Exception as error:
            self._end(job, JobFailed(job.job_id, describe_failure(error)))
        else:
            if isinstance(event, JobPaused):
                job.is_paused = True
            if event is None or isinstance(event, JobPaused):
                job.save = None
            if event is not None:
                self.events.put(event)
            job.seconds += time.perf_counter() - began
            return event is not None
        return False

    def _take_commands(self, wait: bool) -> None:
        """Obey all commands that have come; with `wait`, sleep until there is one, or a side job to look after."""
        try:
            while not self._is_closing:
                self._obey(self._commands.get(block=wait, timeout=SECONDS_BETWEEN_LOOKS if self._side else None))
                wait = False
        except queue.Empty:
            pass

    def _obey(self, command: Command) -> None:
        match command:
            case Shutdown():
                self._is_closing = True
            case Cancel() | Pause() | Resume() | SaveCheckpoint():
                if job := self._find(command.job_id):
                    self._steer(job, command)
            case _:
                self._queue_of(command).append(_JobRun(command))

    def _find(self, job_id: int) -> _JobRun | None:
        return next((job for job in self._jobs() if job.job_id == job_id), None)

    def _jobs(self) -> list[_JobRun]:
        return [*self._foreground, *self._background, *self._side]

    def _queue_of(self, command: Job) -> deque[_JobRun]:
        if isinstance(command, SIDE_JOBS):
            return self._side
        return self._background if isinstance(command, BACKGROUND_JOBS) else self._foreground

    def _steer(self, job: _JobRun, command: Cancel | Pause | Resume | SaveCheckpoint) -> None:
        """Change a job's course; a command that makes no sense for it (pausing a translation) is ignored."""
        if isinstance(command, Cancel):
            if isinstance(job.command, BACKGROUND_JOBS):
                self.events.put(CancelAccepted(job.job_id))
            self._cancel(job)
        elif not isinstance(job.command, BACKGROUND_JOBS):
            return
        elif isinstance(command, SaveCheckpoint):
            job.save = command if job.events else None
        elif job.is_paused != isinstance(command, Pause):
            job.is_paused = not job.is_paused
            self.events.put(JobPaused(job.job_id) if job.is_paused else JobResumed(job.job_id))

    def _cancel(self, job: _JobRun) -> None:
        try:
            if job.events is not None:
                job.events.close()
        except Exception as error:
            self._end(job, JobFailed(job.job_id, describe_failure(error)))
        else:
            self._end(job, JobFinished(job.job_id, "cancelled"))

    def _end(self, job: _JobRun, last: JobFinished | JobFailed) -> None:
        self._queue_of(job.command).remove(job)
        self.events.put(last)


def _turn(job: _JobRun) -> tuple[int, float]:
    """What is the least for the foreground job whose turn it is."""
    if isinstance(job.command, LoadModel):
        return 0, 0.0
    return 2 if isinstance(job.command, PATIENT_JOBS) else 1, job.seconds


def _open_engine() -> tuple[EngineReady, RunJob]:
    """Import what takes seconds to import; the models that jobs load live as long as the returned function."""
    from engine.jobs import describe_engine, start_job
    from engine.models import LoadedModels

    loaded = LoadedModels()
    return describe_engine(), lambda command: start_job(command, loaded)


def _bare_engine() -> EngineReady:
    return EngineReady(0, (), (), "cpu")


def _refuse(failure: Failure) -> RunJob:
    """Answer every job with the reason why the engine could not start."""

    def run_job(command: Job) -> JobEvents:
        raise EngineError(failure.what, kept=failure.kept, advice=failure.advice)

    return run_job
