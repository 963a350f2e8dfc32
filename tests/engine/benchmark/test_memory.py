import subprocess
import sys
from pathlib import Path

import pytest

from engine.benchmark.memory import measure_memory

ROOT = Path(__file__).resolve().parents[3]
MIB = 2**20

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell")


def test_the_peak_is_that_of_the_process_itself_and_stays_when_memory_is_freed() -> None:
    script = """
from engine.benchmark.peak_memory import peak_bytes
print(peak_bytes())
held = b"x" * (100 * 2**20)
print(peak_bytes())
del held
print(peak_bytes())
"""
    held_here = b"x" * (100 * MIB)
    result = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    before, most, after = map(int, result.stdout.split())
    assert before < len(held_here)
    assert 95 * MIB < most - before < 110 * MIB
    assert abs(after - most) < MIB


@pytest.mark.slow
def test_four_times_as_many_sentences_take_no_more_memory() -> None:
    measured = measure_memory("everyday/transformer", sentences=200)
    assert measured is not None
    assert measured["sentences"] == [200, 800]
    few, many = measured["peak_mib"]
    assert many < 1.15 * few
