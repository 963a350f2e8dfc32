"""Reading an event log, also one that another process is still writing, that is torn, or that is no log at all."""

import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from engine.card_files import read_model_card
from engine.cards import ModelCard
from engine.config import CleaningConfig
from engine.errors import EventLogError
from engine.event_log_reader import EventLogReader, LoggedEvent, standing_events
from engine.events import Event, Failure, JobFinished, JobPaused, TrainStepDone, ValidationScored
from engine.paths import shipped_assets
from tests.engine.small_events import finished, sample, started, step_done, write_log

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = shipped_assets() / "models"
EVENTS: list[Event] = [started(), step_done(1), step_done(2), sample("é"), finished(2), JobFinished(1, "done")]


def read(reader: EventLogReader) -> list[Any]:
    """All that is new, as plain values."""
    events = []
    while news := reader.new_events():
        events += [plain(each.event) for each in news]
    return events


def plain(value: Event) -> tuple[str, dict[str, Any]]:
    return type(value).__name__, _listed(asdict(value))


def _listed(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return _listed(value.model_dump(mode="json"))
    if isinstance(value, dict):
        return {name: _listed(part) for name, part in value.items()}
    if isinstance(value, tuple | list):
        return [_listed(part) for part in value]
    if isinstance(value, np.ndarray):
        assert value.dtype == np.float32
        return [_listed(float(number)) for number in value.flatten()]
    if isinstance(value, float):
        return pytest.approx(value, rel=1e-6, abs=6e-5, nan_ok=True) if math.isfinite(value) else str(value)
    return value


@contextmanager
def another_process_writes(path: Path, *words: str) -> "Iterator[subprocess.Popen[bytes]]":
    process = subprocess.Popen([sys.executable, "-m", "tests.engine.log_writer", str(path), *words], cwd=ROOT)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


# Hypothesis cannot build anything within the bounds of pydantic; any that there are will do.
st.register_type_strategy(CleaningConfig, st.just(CleaningConfig(drop_duplicates=True, longest_words=60)))
st.register_type_strategy(ModelCard, st.sampled_from(list(map(read_model_card, sorted(SHIPPED.glob("*/*/"))))))


@settings(max_examples=200, deadline=None)
@given(st.one_of(*(st.builds(kind) for kind in get_args(Event))))
def test_every_kind_of_event_comes_back_as_it_was_written(event: Event) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "log")
        write_log(path, event, append=True)
        reader = EventLogReader(path)
        (logged,) = reader.new_events()
    assert type(logged.event) is type(event)
    assert plain(logged.event) == plain(event)
    assert abs(logged.time - time.time()) < 60
    assert reader.damaged_lines == 0


def test_a_lone_surrogate_is_written_as_a_question_mark(tmp_path: Path) -> None:
    write_log(tmp_path / "log", sample("a\ud800b"), append=True)
    assert read(EventLogReader(tmp_path / "log")) == [plain(sample("a?b"))]


def test_a_log_that_is_torn_at_any_byte_gives_its_whole_lines_and_then_the_rest(tmp_path: Path) -> None:
    write_log(tmp_path / "whole", *EVENTS)
    content = (tmp_path / "whole").read_bytes()
    torn = tmp_path / "torn"
    for end in range(len(content) + 1):
        torn.write_bytes(content[:end])
        reader = EventLogReader(torn)
        whole_lines = max(0, content[:end].count(b"\n") - 1)
        assert read(reader) == [plain(event) for event in EVENTS[:whole_lines]]
        torn.write_bytes(content)
        assert read(reader) == [plain(event) for event in EVENTS[whole_lines:]]
        assert reader.damaged_lines == 0


def test_a_log_that_was_torn_at_any_byte_of_an_event_and_went_on_lacks_that_one(tmp_path: Path) -> None:
    write_log(tmp_path / "whole", *EVENTS[:2])
    content = (tmp_path / "whole").read_bytes()
    header = content.index(b"\n") + 1
    for end in range(header, len(content)):
        (tmp_path / "torn").write_bytes(content[:end])
        write_log(tmp_path / "torn", started(1), append=True)
        reader = EventLogReader(tmp_path / "torn")
        lines = content[header:end].split(b"\n")  # the last one torn, or nothing, or whole but for its end
        whole = len(lines) - 1 + lines[-1].endswith(b"}")
        assert read(reader) == [plain(event) for event in EVENTS[:whole]] + [plain(started(1))]
        assert reader.damaged_lines == (lines[-1] != b"" and not lines[-1].endswith(b"}"))


def test_a_reader_waits_for_a_log_that_is_not_there_yet(tmp_path: Path) -> None:
    reader = EventLogReader(tmp_path / "run" / "log")
    assert reader.new_events() == []
    (tmp_path / "run").mkdir()
    write_log(tmp_path / "run" / "log", started())
    assert read(reader) == [plain(started())]
    assert reader.new_events() == []


def test_a_log_that_begins_anew_is_read_from_its_first_event(tmp_path: Path) -> None:
    path = tmp_path / "log"
    write_log(path, started(), step_done(1))
    reader = EventLogReader(path)
    assert read(reader) == [plain(started()), plain(step_done(1))]
    write_log(path, started(), step_done(7), step_done(8))
    assert read(reader) == [plain(started()), plain(step_done(7)), plain(step_done(8))]
    path.unlink()
    assert reader.new_events() == []
    write_log(path, started(), step_done(9))
    assert read(reader) == [plain(started()), plain(step_done(9))]


def test_what_is_not_known_or_damaged_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "log"
    write_log(path, started())
    good = path.read_bytes().split(b"\n")[1].decode()
    later = '{"time":1.0,"event":"ModelHasDreamt","of":["sheep"]}'
    wrong = [
        '{"time":1.0,"event":"TrainStepDone","step":"12"}',
        good.replace('"step":0', '"step":"0"'),
        good.replace('"step":0', '"step":0.5'),
        good.replace('"time":', '"time":"now","then":'),
        good.replace('"event":"TrainingStarted"', '"event":["TrainingStarted"]'),
        good[:-1],
        "[" * 100_000,
        "NaN",
        "\x00" * 9,
    ]
    more = good.replace("{", '{"from a later version":1,')
    with path.open("a", encoding="utf-8") as file:
        file.write("\n".join([later, *wrong, "", more, ""]))
    reader = EventLogReader(path)
    assert read(reader) == [plain(started()), plain(started())]
    assert reader.damaged_lines == len(wrong)


def test_another_file_or_a_later_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "log"
    for content in ("A diary.\n", "x" * 5000, "[]\n", "[" * 999 + "\n", '{"format":"else","version":1}\n'):
        path.write_text(content)
        with pytest.raises(EventLogError, match="is no event log"):
            EventLogReader(path).new_events()
    path.write_text('{"format":"lockstep events","version":2,"log":"a"}\n')
    with pytest.raises(EventLogError, match=r"has version 2; this program reads 1\. Update the program\."):
        EventLogReader(path).new_events()


def test_a_line_that_never_ends_is_passed_over_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "log"
    write_log(path, started())
    with path.open("ab") as file:
        file.write(b"x" * (40 << 20) + b"\n")
    write_log(path, step_done(1), append=True)
    reader = EventLogReader(path)
    events: list[Any] = []
    for _ in range(5):
        events += [plain(each.event) for each in reader.new_events()]
    assert events == [plain(started()), plain(step_done(1))]
    assert reader.damaged_lines == 3


def test_a_look_at_a_long_log_is_short(tmp_path: Path) -> None:
    write_log(tmp_path / "log", *(step_done(step) for step in range(5000)), append=True)
    reader = EventLogReader(tmp_path / "log")
    first = reader.new_events()
    assert 0 < len(first) < 1000
    assert [name for name, _ in read(reader)] == ["TrainStepDone"] * (5000 - len(first))


@pytest.mark.skipif(sys.platform == "win32", reason="a folder is opened otherwise")
def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="directory"):
        EventLogReader(tmp_path).new_events()


def test_every_event_of_a_process_that_still_writes_is_read_once_in_order_and_it_may_be_killed(tmp_path: Path) -> None:
    reader = EventLogReader(tmp_path / "log")
    steps: list[int] = []
    with another_process_writes(tmp_path / "log") as process:
        give_up = time.monotonic() + 60
        while len(steps) < 3000:
            assert time.monotonic() < give_up
            assert process.poll() is None
            steps += steps_in(reader.new_events())
    while news := reader.new_events():
        steps += steps_in(news)
    assert steps == list(range(1, len(steps) + 1))
    assert reader.damaged_lines == 0
    with another_process_writes(tmp_path / "log", "--append"):
        begun_again = len(steps)
        while len(steps) < begun_again + 100:
            assert time.monotonic() < give_up
            steps += steps_in(reader.new_events())
    assert steps[begun_again:] == list(range(1, len(steps) - begun_again + 1))
    assert reader.damaged_lines <= 1, "what the killed one may have left half written"


def steps_in(events: list[LoggedEvent]) -> list[int]:
    return [each.event.step for each in events if isinstance(each.event, TrainStepDone)]


def test_steps_that_a_resumed_training_took_anew_and_earlier_ends_no_longer_hold() -> None:
    before: list[Event] = [
        started(),
        started(architecture="transformer"),
        *map(step_done, range(1, 8)),
        step_done(7, "transformer"),
    ]
    ends: list[Event] = [finished(7), finished(7, "transformer"), JobFinished(1, "cancelled")]
    again: list[Event] = [started(5), *map(step_done, range(6, 10))]
    standing = standing_events([LoggedEvent(0.0, event) for event in [*before, *ends, *again]])
    kept = [*before[:2], *map(step_done, range(1, 6)), step_done(7, "transformer"), finished(7, "transformer"), *again]
    assert [each.event for each in standing] == kept


def test_a_pause_holds_until_a_later_step_of_its_job_or_a_resumed_training() -> None:
    pause = JobPaused(1, Failure("The disk is full.", "", "", ""))
    of_another = JobPaused(2)

    def standing(*events: Event) -> list[Event]:
        return [each.event for each in standing_events(LoggedEvent(0.0, event) for event in events)]

    assert standing(started(), pause, pause) == [started(), pause, pause]
    gone_on = started(), step_done(1), pause, of_another, step_done(2, "transformer"), pause
    assert standing(*gone_on) == [started(), step_done(1), of_another, step_done(2, "transformer"), pause]
    assert standing(started(), step_done(1), pause, started(1)) == [started(), step_done(1), started(1)]


def test_of_a_validation_an_older_log_does_not_tell_the_alignment_error_and_a_newer_one_does(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    scored = ValidationScored(1, "transformer", 2, 3.0, 12.5, True, 8.0, 0.25)
    write_log(path, started(), scored)
    text = path.read_text(encoding="utf-8")
    older = tmp_path / "older.jsonl"
    older.write_text(text.replace(',"alignment_error":0.25', ""), encoding="utf-8")
    assert '"alignment_error"' not in older.read_text(encoding="utf-8")
    for file, expected in ((path, scored), (older, replace(scored, alignment_error=None))):
        reader = EventLogReader(file)
        assert [logged.event for logged in reader.new_events()][1:] == [expected]
        assert reader.damaged_lines == 0
