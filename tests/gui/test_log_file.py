"""The log: written where it belongs, never large, and no obstacle where it cannot be written."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning

from gui.log_file import LARGEST, NAME, newest_lines, start_log


@pytest.fixture(autouse=True)
def no_handler_is_left() -> Iterator[None]:
    root, ours = logging.getLogger(), logging.getLogger("lockstep")
    before, level = list(root.handlers), ours.level
    handler = qInstallMessageHandler(None)
    qInstallMessageHandler(handler)
    yield
    qInstallMessageHandler(handler)
    ours.setLevel(level)
    for added in [added for added in root.handlers if added not in before]:
        root.removeHandler(added)
        added.close()


def test_what_is_logged_by_lockstep_its_libraries_and_qt_is_in_the_file(user_data: Path) -> None:
    assert start_log() is not None
    logging.getLogger("lockstep").info("A failure: Größe ✓ 크기")
    logging.getLogger("some.library").warning("look out")
    logging.getLogger("some.library").info("never mind")
    qWarning("a widget is odd")
    written = (user_data / "logs" / NAME).read_text(encoding="utf-8")
    assert "A failure: Größe ✓ 크기" in written
    assert "WARNING some.library: look out" in written
    assert "WARNING qt: a widget is odd" in written
    assert "never mind" not in written


def test_it_stays_small_and_the_newest_is_kept(tmp_path: Path) -> None:
    start_log(tmp_path)
    for number in range(30_000):
        logging.getLogger("lockstep").info("line %d, which is as long as lines are that tell of something", number)
    files = list(tmp_path.iterdir())
    assert len(files) == 4
    assert all(path.stat().st_size <= LARGEST for path in files)
    assert "line 29999," in newest_lines(1, tmp_path)
    assert newest_lines(500, tmp_path).count("\n") == 499


def test_where_no_file_can_be_written_there_is_none(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    assert start_log(in_the_way / "logs") is None
    logging.getLogger("lockstep").info("and it goes on")
    assert newest_lines(10, in_the_way / "logs") == ""
    assert "Traceback" not in capfd.readouterr().err
