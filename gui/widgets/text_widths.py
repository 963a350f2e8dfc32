"""How wide texts are: the same pieces are measured at every step."""

from functools import lru_cache

from PySide6.QtGui import QFontMetricsF

from gui.theme import text_font, text_scale


def text_width(text: str, px: float, weight: int = 400) -> float:
    """The width in px of a text in `text_font(px, weight)`."""
    return _width(text, px, weight, text_scale())


@lru_cache(maxsize=4096)
def _width(text: str, px: float, weight: int, scale: float) -> float:
    """At a text `scale`, of which there is one at a time."""
    return QFontMetricsF(text_font(px, weight)).horizontalAdvance(text)
