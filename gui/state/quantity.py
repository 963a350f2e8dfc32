"""What of a training is drawn as curves, and how its values are written."""

from enum import Enum

from gui.state.number_format import format_error_rate, format_norm, format_rate, format_short_count, format_speed


class Quantity(Enum):
    """A number that is followed through a training."""

    LOSS = "loss"
    BLEU = "bleu"
    ALIGNMENT_ERROR = "alignment_error"
    LEARNING_RATE = "learning_rate"
    GRADIENT_NORM = "gradient_norm"
    SPEED = "tokens_per_second"

    @property
    def is_validated(self) -> bool:
        """Whether validations measure it."""
        return self in (Quantity.LOSS, Quantity.BLEU, Quantity.ALIGNMENT_ERROR)

    @property
    def is_of_steps(self) -> bool:
        """Whether every optimiser step tells it."""
        return self not in (Quantity.BLEU, Quantity.ALIGNMENT_ERROR)

    @property
    def begins_at_zero(self) -> bool:
        """Whether a linear axis shows it from zero."""
        return self is not Quantity.LOSS

    @property
    def highest(self) -> float | None:
        """What it cannot exceed; None without such a bound."""
        return {Quantity.BLEU: 100.0, Quantity.ALIGNMENT_ERROR: 1.0}.get(self)

    @property
    def has_logarithm(self) -> bool:
        """Whether a logarithmic axis suits it: it is positive, and its ratios mean something."""
        return self.highest is None

    def text(self, value: float) -> str:
        """A value as it is told."""
        match self:
            case Quantity.LOSS:
                return f"{value:.2f}"
            case Quantity.BLEU:
                return f"{value:.1f}"
            case Quantity.ALIGNMENT_ERROR:
                return format_error_rate(value)
            case Quantity.LEARNING_RATE:
                return format_rate(value)
            case Quantity.GRADIENT_NORM:
                return format_norm(value)
            case Quantity.SPEED:
                return format_speed(value)

    def tick_text(self, value: float) -> str:
        """A round value as it stands beside an axis."""
        match self:
            case Quantity.ALIGNMENT_ERROR:
                return f"{100 * value:g}\N{NARROW NO-BREAK SPACE}%"
            case Quantity.LEARNING_RATE:
                return format_rate(value).replace(".0e", "e")
            case Quantity.SPEED:
                return format_short_count(value)
            case _:
                return f"{value:g}"
