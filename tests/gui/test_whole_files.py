"""Files that are written whole or not at all."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gui.whole_files import write_whole


def test_a_file_takes_the_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "한글.csv"
    assert write_whole(path, b"first") is None
    assert write_whole(path, b"second") is None
    assert path.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told_with_what_to_do(qapp: QApplication, tmp_path: Path) -> None:
    failure = write_whole(tmp_path / "none" / "a.png", b"x")
    assert failure is not None
    assert "a.png cannot be written" in failure.what
    assert failure.advice
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_where_the_room_ends_the_old_file_is_left_and_no_half_one(qapp: QApplication, tmp_path: Path) -> None:
    import resource

    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        failure = write_whole(path, b"x" * 1_000_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert failure is not None
    assert "untouched" in failure.kept
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
