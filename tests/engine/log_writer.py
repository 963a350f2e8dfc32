"""Writes an event log as fast as it can, until it is killed: `python -m tests.engine.log_writer PATH [--append]`."""

import sys
from pathlib import Path

from engine.event_log import EventLog
from engine.events import TrainingStarted, TrainStepDone


def main(path: Path, *, append: bool) -> None:
    log = EventLog(path, append=append)
    log.write(TrainingStarted(1, "rnn", str(path.parent), 10, 0, 5, 5, 25))
    step = 0
    while True:
        step += 1
        log.write(TrainStepDone(1, "rnn", step, 1.5, 0.001, 0.5, 100.0, None))


if __name__ == "__main__":
    main(Path(sys.argv[1]), append="--append" in sys.argv)
