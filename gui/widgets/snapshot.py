"""A widget as a picture that can be taken along: as pixels (PNG), or as shapes (SVG) of the same painters."""

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from gui.theme import theme_of
from gui.widgets.outlined_text import outline_text

LEAST_RATIO = 2.0
CSS_DOTS_PER_INCH = 96
SVG_TYPE = "image/svg+xml"


def pixels(widget: QWidget) -> QImage:
    """The widget as it stands on the screen, at twice its size or at the screen's pixel ratio if that is more."""
    ratio = max(LEAST_RATIO, widget.devicePixelRatioF())
    image = QImage(widget.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(theme_of(widget).bg)
    with QPainter(image) as painter:
        widget.render(painter, QPoint())
    return image


def png(widget: QWidget) -> bytes:
    """The widget's pixels as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(pixels(widget))
    return bytes(buffer.data().data())


def svg(widget: QWidget, title: str = "") -> bytes:
    """The widget's shapes as an SVG file.

    Text becomes outlines: no font comes with the program, and in another one than it was laid out for it would not fit.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)  # the version that has clipping
    generator.setOutputDevice(buffer)
    generator.setSize(widget.size())
    generator.setViewBox(widget.rect())
    generator.setResolution(CSS_DOTS_PER_INCH)
    generator.setTitle(title)
    with QPainter(generator) as painter:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme_of(widget).bg)
        painter.drawRect(widget.rect())
        widget.render(painter, QPoint())
    return outline_text(
        bytes(buffer.data().data()), [_window(widget, field) for field in widget.findChildren(QLineEdit)]
    )


def both(widget: QWidget, title: str = "") -> QMimeData:
    """The widget for the clipboard, as pixels and as shapes: who pastes takes what it can."""
    data = QMimeData()
    data.setImageData(pixels(widget))
    data.setData(SVG_TYPE, svg(widget, title))
    return data


def _window(widget: QWidget, field: QLineEdit) -> QRectF:
    """Where the text of a field is seen, in the coordinates of the widget that it is a part of."""
    room = QRectF(field.rect().marginsRemoved(field.textMargins()))
    for button in field.findChildren(QAbstractButton):
        room.setRight(min(room.right(), button.x()))
    return room.translated(field.mapTo(widget, QPointF()))
