"""A training in a terminal: a live table of the latest steps under the lines that stay, or plain lines in a pipe."""

import time
from collections.abc import Generator, Sequence

from rich.console import Console
from rich.live import Live
from rich.table import Table

from engine.events import (
    CheckpointSaved,
    CorpusCleaned,
    CorpusRead,
    Event,
    EventLogInterrupted,
    EventLogResumed,
    Failure,
    JobPaused,
    JobProgressed,
    Outcome,
    SampleTranslated,
    TrainingFinished,
    TrainingSetBack,
    TrainingStarted,
    TrainStepDone,
    ValidationScored,
)

SECONDS_BETWEEN_LINES, SECONDS_A_FRAME = 10.0, 0.25
OUTCOMES = {
    "done": "all steps taken",
    "cancelled": "stopped",
    "early_stopped": "stopped early, as it got no better",
    "out_of_time": "its time is spent",
    "failed": "it could not go on",
}


def show_training(
    events: Generator[Event | None, None, Outcome | None],
    console: Console,
    stops: Sequence[object] = (),
    *,
    if_paused: str = "",
) -> Outcome | None:
    """Show a training's events as they come, and give its outcome; it is closed as soon as there is one of `stops`.

    `if_paused` is what is said after a pause of its own: what happens next is up to whoever runs it.
    """
    report = TrainingReport(console, if_paused)
    with Live(console=console, auto_refresh=False, transient=True) as live:
        next_frame = 0.0
        while True:
            try:
                event = next(events)
            except StopIteration as end:
                outcome: Outcome | None = end.value
                return outcome
            if event is not None:
                report.take(event)
            if stops:
                events.close()
                return "cancelled"
            if console.is_terminal and time.monotonic() >= next_frame:
                live.update(report.table(), refresh=True)
                next_frame = time.monotonic() + SECONDS_A_FRAME


class TrainingReport:
    """Prints what is worth keeping as it comes; `table` gives the latest step of each architecture.

    On a console that is no terminal it also prints a line for a step every ten seconds.
    """

    def __init__(self, console: Console, if_paused: str = "") -> None:
        self._console, self._if_paused = console, if_paused
        self._steps: dict[str, TrainStepDone] = {}
        self._progress: JobProgressed | None = None
        self._next_line: dict[str, float] = {}

    def take(self, event: Event) -> None:
        """Print what an event tells, or note it for the table."""
        match event:
            case TrainStepDone():
                self._progress = None
                self._steps[event.architecture] = event
                self._print_step(event)
            case JobProgressed():
                is_new = self._progress is None or event.what != self._progress.what
                self._progress = event
                if is_new and event.done == 0 and not self._console.is_terminal:
                    self._print(f"{event.what} …")
            case JobPaused(failure=Failure()):
                self._print(f"{describe(event)} {self._if_paused}".rstrip())
            case _:
                if line := describe(event):
                    self._print(line)

    def table(self) -> Table:
        """The latest step of each architecture, and what is done in between."""
        table = Table(caption=_progress_line(self._progress), caption_justify="left")
        for i, column in enumerate(("", "step", "loss", "tokens/s", "learning rate", "gradient norm", "left")):
            table.add_column(column, justify="right" if i else "left")
        for name, step in self._steps.items():
            norm, left = f"{step.gradient_norm:.2f}", describe_seconds(step.seconds_left)
            table.add_row(name, f"{step.step:,}", f"{step.loss:.3f}", *_speed(step), norm, left)
        return table

    def _print_step(self, step: TrainStepDone) -> None:
        now = time.monotonic()
        if self._console.is_terminal or now < self._next_line.get(step.architecture, 0.0):
            return
        self._next_line[step.architecture] = now + SECONDS_BETWEEN_LINES
        speed, rate = _speed(step)
        left = describe_seconds(step.seconds_left)
        line = f"{step.architecture} step {step.step:,}: loss {step.loss:.3f}, {speed} tokens/s, learning rate {rate}"
        self._print(f"{line}, {left} left" if left else line)

    def _print(self, line: str) -> None:
        self._console.print(line, markup=False, soft_wrap=True)


def describe(event: Event) -> str:
    """One line for an event that is worth keeping on the screen, "" for any other."""
    match event:
        case CorpusRead():
            return "\n".join([event.report.summary, *map(str, event.report.bad_lines)])
        case CorpusCleaned():
            return event.report.summary
        case TrainingStarted():
            begins = f"goes on from step {event.step:,}" if event.step else "begins"
            sizes = f"{event.parameters:,} parameters, vocabulary {event.vocabulary_size:,}"
            pairs = f"{event.training_pairs:,} pairs to train and {event.validation_pairs:,} to validate with"
            return f"{event.architecture} {begins}: {sizes}, {pairs}"
        case ValidationScored():
            scores = f"validation loss {event.loss:.3f}, BLEU {event.bleu:.1f}"
            if event.alignment_error is not None:
                scores += f", alignment error {event.alignment_error:.3f}"
            return f"{event.architecture} step {event.step:,}: {scores}{', the best so far' if event.is_best else ''}"
        case TrainingSetBack():
            exploded = f"the gradient exploded (norm {event.gradient_norm:.3g})"
            back = f"back to step {event.restored_step:,} and on at {event.rate_factor:g} of the learning rate"
            return f"{event.architecture} step {event.step:,}: {exploded}; {back}"
        case SampleTranslated():
            return f"{event.architecture} step {event.step:,}: “{event.text}” (reference: “{event.reference}”)"
        case CheckpointSaved(is_best=True):
            return f"{event.architecture} step {event.step:,}: saved as {event.path}"
        case TrainingFinished():
            best = f"; the best is {event.best}" if event.best else ""
            why = f". {event.failure.what} {event.failure.advice}" if event.failure else ""
            return f"{event.architecture} ends at step {event.step:,}: {OUTCOMES[event.outcome]}{best}{why}"
        case EventLogInterrupted():
            return f"The event log {event.path} cannot be written ({event.reason}); the training goes on without it."
        case EventLogResumed():
            return f"The event log {event.path} is written again."
        case JobPaused(failure=Failure() as failure):
            return f"Paused. {failure.what} {failure.kept}"
        case _:
            return ""


def describe_seconds(seconds: float | None) -> str:
    """A duration as `45 s`, `12 min` or `1 h 05 min`; "" for None."""
    if seconds is None:
        return ""
    if seconds < 90:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes:02d} min" if hours else f"{minutes} min"


def _speed(step: TrainStepDone) -> tuple[str, str]:
    return f"{step.tokens_per_second:,.0f}", f"{step.learning_rate:.2e}"


def _progress_line(progress: JobProgressed | None) -> str:
    if progress is None:
        return ""
    return f"{progress.what} … {f'{progress.done:,} of {progress.total:,}' if progress.total else ''}"
