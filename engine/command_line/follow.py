"""Show a training that another process runs, or has run, from the event log in its folder."""

import argparse
import time
from collections.abc import Generator
from datetime import datetime
from pathlib import Path

from rich.console import Console

from engine.command_line.interrupts import noted_interrupts
from engine.command_line.output import print_failure, screen
from engine.command_line.training_report import show_training
from engine.event_log import EVENT_LOG
from engine.event_log_reader import EventLogReader, LoggedEvent, standing_events
from engine.events import Event, JobFailed, JobFinished, Outcome

INTERRUPTED = 130
SECONDS_BETWEEN_LOOKS, SECONDS_OF_SILENCE = 0.2, 60.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `follow` takes."""
    parser.add_argument(
        "folder", type=Path, metavar="RUN", help="the folder of the run, also one that is still to come"
    )


def run(arguments: argparse.Namespace) -> int:
    """Show the run from its beginning until it ends, or until Ctrl+C, which does not touch it."""
    reader, console = EventLogReader(arguments.folder / EVENT_LOG), screen()
    with noted_interrupts() as caught:
        outcome = show_training(follow(reader, console), console, caught)
    if caught:
        console.print("No longer followed; the training itself is not touched.")
        return INTERRUPTED
    if reader.damaged_lines:
        console.print(f"Lines of the log that could not be read: {reader.damaged_lines}.")
    return int(outcome == "failed")


def follow(reader: EventLogReader, console: Console) -> Generator[Event | None, None, Outcome | None]:
    """Yield what still holds of the log, then events as they are written, or None while there are none, to the end."""
    events, heard = standing_events(_written(reader)), time.time()
    if not events:
        console.print("Waiting for the training to begin …")
    while True:
        for logged in events:
            yield logged.event
        if events:
            last, heard = events[-1].event, events[-1].time
            if isinstance(last, JobFinished):
                return last.outcome
            if isinstance(last, JobFailed):
                print_failure(last.failure)
                return "failed"
        time.sleep(SECONDS_BETWEEN_LOOKS)
        yield None
        events = _written(reader)
        if not events and time.time() > heard + SECONDS_OF_SILENCE:
            console.print(f"Nothing new since {_clock(heard)}: paused, busy, or ended from outside. Ctrl+C ends this.")
            heard = float("inf")


def _clock(seconds: float) -> str:
    """The time of day, with the date where it is not today's."""
    then = datetime.fromtimestamp(seconds)
    is_today = then.date() == datetime.now().date()
    return f"{then:%H:%M:%S}" if is_today else f"{then:%Y-%m-%d %H:%M:%S}"


def _written(reader: EventLogReader) -> list[LoggedEvent]:
    """All that is written by now."""
    written: list[LoggedEvent] = []
    while events := reader.new_events():
        written += events
    return written
