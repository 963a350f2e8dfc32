"""Widths that are kept are those that would be measured."""

from PySide6.QtGui import QFontMetricsF

from gui.appearance import AppearanceControl
from gui.theme import set_text_scale, text_font
from gui.widgets.text_widths import text_width

TEXTS = (("l'eau", 18, 500), ("l'eau", 18, 600), ("l'eau", 13, 500), ("", 13, 400), ("한글", 18, 500))


def test_a_width_is_that_of_the_text_at_the_scale_in_use(appearance: AppearanceControl) -> None:
    for scale in (1.0, 1.5, 1.0):
        set_text_scale(scale)
        for text, px, weight in TEXTS:
            assert text_width(text, px, weight) == QFontMetricsF(text_font(px, weight)).horizontalAdvance(text)
