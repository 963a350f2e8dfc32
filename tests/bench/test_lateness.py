import json
import subprocess
import sys

import pytest

from bench.lateness import summarise


def test_a_tick_is_late_beyond_50_milliseconds() -> None:
    figures = summarise([0.0, -0.004, 0.05, 0.0501])
    assert figures == {"ticks": 4, "late_share": 0.25, "worst_ms": 50.1}
    assert summarise([]) == {"ticks": 0, "late_share": 0.0, "worst_ms": 0.0}


def test_the_control_ticks_until_it_is_told_to_stop() -> None:
    command = [sys.executable, "-m", "bench.control_ticks"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(1.0)
    output, _ = process.communicate("")
    assert 1 < json.loads(output)["ticks"] < 200
