"""When a training ends, and how much of what it may take is spent."""

from engine.config import BudgetConfig
from engine.events import Outcome


def reason_to_end(budget: BudgetConfig, steps: int, seconds: float, validations_since_best: int) -> Outcome | None:
    """Why a training that has come so far ends now, or None."""
    if budget.steps is not None and steps >= budget.steps:
        return "done"
    if budget.minutes is not None and seconds >= 60 * budget.minutes:
        return "out_of_time"
    if budget.patience is not None and validations_since_best >= budget.patience:
        return "early_stopped"
    return None


def spent_part(budget: BudgetConfig, steps: int, seconds: float) -> float | None:
    """The part of the budget that so many steps and seconds are, 0..1, or None without one."""
    parts = [seconds / (60 * budget.minutes)] if budget.minutes is not None else []
    parts += [steps / budget.steps] if budget.steps is not None else []
    return max(parts, default=None)
