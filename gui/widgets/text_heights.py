"""The line heights of a lane's fonts, which its geometry is made of."""

from PySide6.QtGui import QFontMetricsF

from gui.theme import text_font
from gui.widgets.lane_geometry import TextHeights


def text_heights() -> TextHeights:
    """The line heights of a lane's fonts as they are now."""
    roles = {"name": (20, 600), "note": (14, 400), "caption": (13, 400), "row": (12.5, 400), "output": (18, 500)}
    heights = {role: round(QFontMetricsF(text_font(*font)).height()) for role, font in roles.items()}
    return TextHeights(**heights)
