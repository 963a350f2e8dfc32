"""A line that no memory could hold is passed over in small portions."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.engine.corpora.corpus_files import ENDINGS, LAYOUTS, packed

ROOT = Path(__file__).resolve().parents[3]
MEBIBYTE = 1 << 20
BEFORE, AFTER = 20_000, 3

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how much memory was used")


def write(path: Path, text: str, mebibytes: int) -> Path:
    """Good lines, then one of so many bytes, then good ones again; takes hardly any room on the disk."""
    good = f"{text}\n".encode()
    with path.open("wb") as file:
        file.write(packed(good * BEFORE, path.suffix))
        if path.suffix in (".gz", ".bz2", ".xz"):
            file.write(packed(b"x" * MEBIBYTE, path.suffix) * mebibytes)  # joined archives are one
        else:
            os.truncate(file.fileno(), file.seek(mebibytes * MEBIBYTE, os.SEEK_CUR))  # a hole, which reads as zeros
        file.write(packed(b"\n" + good * AFTER, path.suffix))
    return path


def expect_the_long_line_is_passed_over(*files: Path) -> None:
    words = [sys.executable, "-m", "tests.engine.corpora.long_line", *map(str, files)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, check=True, timeout=280)
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["pairs"] == BEFORE + AFTER
    assert found["bad"] == [[BEFORE + 1, "too long"]]
    assert found["memory"] < 16 * MEBIBYTE
    assert found["gap"] < 0.2


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_line_of_64_mb_needs_little_memory_and_can_be_stopped_inside(ending: str, tmp_path: Path) -> None:
    expect_the_long_line_is_passed_over(write(tmp_path / f"a.tsv{ending}", "good\tbon", 64))


@pytest.mark.slow
@pytest.mark.parametrize("files", LAYOUTS)
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_line_of_1_gb_needs_little_memory_and_can_be_stopped_inside(ending: str, files: int, tmp_path: Path) -> None:
    if files == 1:
        expect_the_long_line_is_passed_over(write(tmp_path / f"a.tsv{ending}", "good\tbon", 1024))
    else:  # the other file's line is short, so that the two are far apart for a while
        english, french = write(tmp_path / f"a.en{ending}", "good", 1024), write(tmp_path / f"a.fr{ending}", "bon", 1)
        expect_the_long_line_is_passed_over(english, french)
