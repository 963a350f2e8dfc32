"""What a soak makes of its samples; the soak itself is too long for a test, and runs for a few seconds here."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.soak import Counts, Sample, after_warm_up, slope, summary

ROOT = Path(__file__).resolve().parents[2]


def samples(*megabytes: float) -> list[Sample]:
    """One a minute."""
    return [Sample(60.0 * i, round(size * 1e6), 100, 4) for i, size in enumerate(megabytes)]


def test_the_slope_is_that_of_a_line_in_megabytes_an_hour() -> None:
    assert slope(samples(100, 101, 102, 103)) == pytest.approx(60)
    assert slope(samples(100, 110, 100, 110, 100)) == pytest.approx(0)
    assert slope(samples(100)) == 0


def test_what_warms_up_does_not_count() -> None:
    told = samples(10, 50, 90, 100, 100, 100, 100, 100, 100, 100)
    assert [sample.memory for sample in after_warm_up(told)] == [100_000_000] * 7
    assert "slope after warm-up | +0.0 MB/h" in summary(told, Counts(), 0.2)


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="it reads /proc")
def test_it_drives_the_real_window_and_qt_does_not_complain() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tools.soak", "--minutes", "0.6", "--dialogs", "8"],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert "| warnings of Qt | 0 |" in done.stdout, done.stderr
    assert " 0 trainings" not in done.stdout
    assert " 0 sentences" not in done.stdout
    assert "Traceback" not in done.stderr
