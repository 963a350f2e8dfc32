"""A process that does nothing but wake up every 16 ms until its standard input ends: prints how late it was as JSON.

What is late here too is the machine's doing and not the window's.
"""

import json
import sys
import threading
import time

from bench.lateness import TICK_SECONDS, summarise


def main() -> int:
    """Tick until told to stop, and print."""
    ended = threading.Event()

    def wait_for_the_end() -> None:
        sys.stdin.read()
        ended.set()

    threading.Thread(target=wait_for_the_end, daemon=True).start()
    late: list[float] = []
    last = time.perf_counter()
    while not ended.wait(TICK_SECONDS):
        now = time.perf_counter()
        late.append(now - last - TICK_SECONDS)
        last = now
    print(json.dumps(summarise(late)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
