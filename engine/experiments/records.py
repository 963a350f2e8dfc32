"""What experiments measured before, kept in the user's data: a file for each choice of options and models.

The first line of a record says what was measured, each further one is a measurement, and the last one of a whole
record says so. A line that cannot be read ends a record: what follows is measured again.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from engine.experiments.contract import ExperimentEntry
from engine.measurements.contract import ExperimentOptions, Measurement
from engine.paths import user_data

MOST_RECORDS = 200
COMPLETE = '{"complete":true}'


class ExperimentRecord:
    """The measurements of one experiment with these options on what it read: weights by SHA-256, files by their change.

    Nothing that goes wrong with the file is raised: an experiment runs without a record too.

    Attributes:
        measurements: what is kept.
        is_complete: whether that is all there is to measure.
    """

    def __init__(self, entry: ExperimentEntry, options: ExperimentOptions, read: Mapping[str, str]) -> None:
        facts = {"version": entry.version, "options": options.model_dump(mode="json"), "weights": dict(read)}
        self._header = json.dumps({"experiment": entry.name, **facts}, sort_keys=True)
        digest = hashlib.sha256(self._header.encode()).hexdigest()[:24]
        self._path = _folder() / f"{entry.name}-{digest}.jsonl"
        self._is_kept = entry.keeps(options)
        self.measurements, self.is_complete = self._read(entry) if self._is_kept else ([], False)

    def forget(self) -> None:
        """Measure everything again."""
        self.measurements, self.is_complete = [], False
        self._write("", mode="w")

    def add(self, measurement: Measurement) -> None:
        """Keep a measurement."""
        if not self.measurements:
            self._write(f"{self._header}\n", mode="w")
            _drop_oldest()
        self.measurements.append(measurement)
        self._write(f"{measurement.model_dump_json()}\n")

    def complete(self) -> None:
        """Note that nothing is left to measure."""
        self.is_complete = True
        self._write(f"{COMPLETE}\n")

    def _read(self, entry: ExperimentEntry) -> tuple[list[Any], bool]:
        try:
            text = self._path.read_bytes().decode()
        except (OSError, UnicodeDecodeError):
            return [], False
        lines = text.split("\n")
        found: list[Any] = []
        for line in lines[1:] if lines[0] == self._header else []:
            if line == COMPLETE:
                return found, True
            try:
                found.append(entry.measured.validate_json(line))
            except ValidationError:
                break
        sound = "".join(f"{line}\n" for line in lines[: 1 + len(found)])
        if text != sound:
            self._write(sound, mode="w")
        return found, False

    def _write(self, text: str, mode: str = "a") -> None:
        if not self._is_kept:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open(mode, encoding="utf-8", newline="\n") as file:
                file.write(text)
        except OSError:
            self._is_kept = False  # a full or read-only disk: the next run measures again


def _folder() -> Path:
    return user_data() / "experiments"


def _drop_oldest() -> None:
    def age(path: Path) -> float:
        return path.stat().st_mtime

    try:
        for path in sorted(_folder().glob("*.jsonl"), key=age)[:-MOST_RECORDS]:
            path.unlink(missing_ok=True)
    except OSError:
        return
