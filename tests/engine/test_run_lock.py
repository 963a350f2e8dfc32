"""One folder, one training at a time."""

import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from engine.commands import StartTraining
from engine.config import preset
from engine.errors import TrainingError
from engine.event_log import EVENT_LOG
from engine.jobs import train
from engine.paths import training_lock
from engine.run_lock import held_run
from tests.engine.small_events import started, step_done, write_log

HOLD = "import sys, time; from pathlib import Path; from engine.run_lock import held_run\n"
HOLD += "with held_run(Path(sys.argv[1])): print('held', flush=True); time.sleep(600)"


def test_a_run_that_another_process_trains_is_left_alone_until_that_is_killed(tmp_path: Path) -> None:
    run = tmp_path / "run"
    run.mkdir()
    write_log(run / EVENT_LOG, started(), step_done(1))
    before = (run / EVENT_LOG).read_bytes()
    with subprocess.Popen([sys.executable, "-c", HOLD, str(run)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(TrainingError, match="Another window or terminal trains"):
            next(train(StartTraining(2, preset("tiny"), str(run), resume=True)))
        assert (run / EVENT_LOG).read_bytes() == before
        holder.kill()
    with held_run(run):
        pass


def test_the_lock_lies_outside_the_run_and_is_let_go(tmp_path: Path) -> None:
    run = tmp_path / "run"
    with held_run(run), pytest.raises(Timeout):
        FileLock(training_lock(run), timeout=0).acquire()
    with FileLock(training_lock(run), timeout=0):
        assert not run.exists()


def test_where_no_lock_can_be_made_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("LOCKSTEP_HOME", str(tmp_path / "file"))
    with held_run(tmp_path / "run"):
        pass
