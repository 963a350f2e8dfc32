"""Waits while the event loop goes round."""

import itertools
from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer

ROUND_MILLISECONDS = 20
SETTLE_ROUNDS = 20  # longer than any animation and debounce
SETTLE_SECONDS = 20.0


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Run the event loop until the condition holds, `seconds` at most; whether it holds."""
    loop = QEventLoop()
    deadline = QDeadlineTimer(round(seconds * 1000))
    timer = QTimer()
    timer.timeout.connect(lambda: loop.quit() if condition() or deadline.hasExpired() else None)
    timer.start(ROUND_MILLISECONDS)
    loop.exec()
    return condition()


def settle() -> None:
    """Let what is still on its way be laid out: by rounds, since a busy machine makes fewer of them in a time."""
    rounds = itertools.count(1)
    wait_until(lambda: next(rounds) >= SETTLE_ROUNDS, SETTLE_SECONDS)
