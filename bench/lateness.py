"""How late ticks were, in figures."""

from collections.abc import Sequence
from typing import Any

TICK_SECONDS = 0.016
LATE_SECONDS = 0.05


def summarise(late: Sequence[float]) -> dict[str, Any]:
    """From seconds beyond the 16 ms after the tick before: how many ticks, the share late by over 50 ms, the worst."""
    over = sum(seconds > LATE_SECONDS for seconds in late)
    return {
        "ticks": len(late),
        "late_share": round(over / max(len(late), 1), 5),
        "worst_ms": round(max(0.0, *late, 0.0) * 1e3, 1),
    }
