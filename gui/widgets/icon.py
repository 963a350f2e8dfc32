"""Line icons in any colour, drawn from the files of assets/icons."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gui.resources import icon_svg


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw the icon `name` (a file of assets/icons, without its suffix) into a square."""
    _renderer(name, colour.name()).render(painter, rect)


def icon(name: str, size: int, colour: QColor, disabled: QColor, gap: int = 0) -> QIcon:
    """The icon for a button, in one colour while it is enabled and in another while it is not.

    `size` is its width and height in px; `gap` px on its right stay empty.
    """
    return _icon(name, size, colour.name(), disabled.name(), gap)


@lru_cache(maxsize=256)
def _icon(name: str, size: int, colour: str, disabled: str, gap: int) -> QIcon:
    # A style sheet restyles every button many times over; rendering made up most of a change of theme.
    result = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        for mode, shade in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
            pixmap = QPixmap(QSize(size + gap, size) * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            with QPainter(pixmap) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint_icon(painter, name, QRectF(0, 0, size, size), QColor(shade))
            result.addPixmap(pixmap, mode)
    return result


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(icon_svg(name).replace("currentColor", colour).encode()))
