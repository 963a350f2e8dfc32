"""What a reader of a window is shown, in words."""

import re
from collections.abc import Iterator
from html import unescape
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QIODevice, QPoint
from PySide6.QtGui import QFont, QPainter, QTextLayout
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from tests.gui.accessible_tree import paints_itself

ELLIPSIS = "…"
SVG_TEXT = "{http://www.w3.org/2000/svg}text"
TAG = re.compile("<[a-z/][^>]*>")


def painted_texts(window: QWidget) -> list[str]:
    """Every run of text that is painted, by Qt's own widgets and by canvases."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(window.size())
    with QPainter(generator) as painter:
        window.render(painter, QPoint())
    texts: list[str] = []
    for element in ElementTree.fromstring(bytes(buffer.data().data())).iter(SVG_TEXT):
        text = "".join(element.itertext()).strip()
        if text == ELLIPSIS and texts:
            texts[-1] += text  # of another font than Hangul before it, and so a run of its own
        elif text:
            texts.append(text)
    return texts


def told_texts(window: QWidget) -> Iterator[str]:
    """Every text that is told on hover or to those who do not see the window."""
    for widget in (w for w in window.findChildren(QWidget) if w.isVisible()):
        for text in (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()):
            if text:
                yield unescape(TAG.sub(" ", text))
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()


def narrow_widgets(window: QWidget) -> Iterator[tuple[str, str]]:
    """Kind and text of every button and one-line label that is narrower or lower than its text.

    What paints its text itself may be narrower: `tests/gui/i18n/painted_runs.py` sees whether it has cut it.
    """
    for widget in (w for w in window.findChildren(QWidget) if w.isVisible()):
        if isinstance(widget, QAbstractButton | QLabel) and widget.text():
            may_be_narrow = isinstance(widget, QLabel) and (widget.wordWrap() or paints_itself(widget))
            if isinstance(widget, QAbstractButton) and paints_itself(widget):
                continue
            extent, room = widget.fontMetrics().size(0, widget.text()), widget.contentsRect()
            if widget.height() < extent.height() or (room.width() < extent.width() and not may_be_narrow):
                yield type(widget).__name__, widget.text()


def has_glyphs(text: str, font: QFont) -> bool:
    """Whether the font, or one that Qt takes in its place, has a glyph for each character."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return all(index for run in layout.glyphRuns() for index in run.glyphIndexes())
