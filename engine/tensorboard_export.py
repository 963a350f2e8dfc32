"""A run's figures as the event files that TensorBoard reads: each architecture is one of its runs."""

import shutil
from collections.abc import Generator, Iterable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from tensorboardX.event_file_writer import EventsWriter
from tensorboardX.proto.event_pb2 import Event
from tensorboardX.proto.summary_pb2 import Summary

from engine.errors import SavingError

if TYPE_CHECKING:
    from engine.run_scalars import ScalarRow

ROWS_A_PART = 500


def write_event_files(rows: Iterable["ScalarRow"], folder: Path) -> Generator[None, None, None]:
    """Write a new folder with one folder an architecture, whole or not at all; yields None between two parts.

    Raises SavingError if the folder is there already, for TensorBoard shows all files of a folder as one curve.
    """
    if folder.exists():
        raise SavingError(
            f"{folder} is there already.", kept="It is untouched.", advice="Choose another name for the folder."
        )
    beside = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        for architecture, its_rows in groupby(rows, key=lambda row: row.architecture):
            (beside / architecture).mkdir(parents=True)
            yield from _write_file(its_rows, beside / architecture / "events")
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _write_file(rows: Iterable["ScalarRow"], prefix: Path) -> Generator[None, None, None]:
    # Its synchronous part alone: the library's SummaryWriter has a thread of its own.
    writer = EventsWriter(str(prefix))
    try:
        for number, row in enumerate(rows, start=1):
            values = [Summary.Value(tag=tag, simple_value=value) for tag, value in row.values.items()]
            writer.write_event(Event(wall_time=row.time, step=row.step, summary=Summary(value=values)))
            if number % ROWS_A_PART == 0:
                yield None
    finally:
        writer.close()
