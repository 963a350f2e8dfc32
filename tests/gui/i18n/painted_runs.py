"""The runs of text that a widget paints, with their places, and what is wrong with them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QPoint, QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter, QRegion, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QLineEdit, QToolTip, QWidget

from tests.gui.i18n.shown_texts import ELLIPSIS, SVG_TEXT, has_glyphs, narrow_widgets

FAR = 10_000
TOUCH = 1.5  # px by which letters may reach over an edge or into each other
GAP = 4  # px between two runs of one text, of which each is measured a little otherwise than it was painted
NOTHING_TOLD = "?"
WEIGHTS = {"normal": 400, "bold": 700}


@dataclass(frozen=True)
class Run:
    """A text and where its ink is, in the widget's px; `start` and `end`: of its base line."""

    text: str
    ink: QRectF
    font: QFont
    start: QPointF
    end: QPointF

    @property
    def is_level(self) -> bool:
        """Whether it is not turned; of others the ink is known no better than its box."""
        return abs(self.start.y() - self.end.y()) < TOUCH

    def goes_on(self, other: "Run") -> bool:
        """Whether the other one is the rest of it, in the letters of another font."""
        is_next = (other.start - self.end).manhattanLength() < GAP and other.font == self.font
        return is_next and (other.text == ELLIPSIS or self.text[-1].isascii() != other.text[0].isascii())


def painted_runs(widget: QWidget) -> list[Run]:
    """The texts that a widget paints itself, without its children's."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(widget.size())
    with QPainter(generator) as painter:
        QWidget.render(widget, painter, QPoint(), QRegion(), QWidget.RenderFlag(0))  # a graphics view has its own
    whole: list[Run] = []
    for run in _runs(ElementTree.fromstring(bytes(buffer.data().data())), QTransform()):
        if whole and whole[-1].goes_on(run):
            first = whole.pop()
            run = Run(first.text + run.text, first.ink.united(run.ink), run.font, first.start, run.end)
        whole.append(run)
    return [replace(run, text=run.text.strip()) for run in whole if run.text.strip()]


def _runs(element: ElementTree.Element, outer: QTransform) -> Iterator[Run]:
    placed = outer
    if form := element.get("transform"):
        numbers = [float(number) for number in form.removeprefix("matrix(").removesuffix(")").split(",")]
        placed = QTransform(*numbers)  # the generator writes each whole, not relative to what is around it
    if element.tag == SVG_TEXT and (text := "".join(element.itertext())):
        font = QFont(element.get("font-family", "").strip("'\""))
        font.setPixelSize(round(float(element.get("font-size", "12"))))
        weight = element.get("font-weight", "400")
        font.setWeight(QFont.Weight(WEIGHTS.get(weight, 0) or int(weight)))
        start, metrics = QPointF(float(element.get("x", "0")), float(element.get("y", "0"))), QFontMetricsF(font)
        end = start + QPointF(metrics.horizontalAdvance(text), 0)
        ink = metrics.tightBoundingRect(text).translated(start)
        yield Run(text, placed.mapRect(ink), font, placed.map(start), placed.map(end))
    for child in element:
        yield from _runs(child, placed)


def outside(widget: QWidget, runs: list[Run]) -> Iterator[str]:
    """Texts of which a part lies outside their widget, but for those that can be scrolled to."""
    if isinstance(widget, QLineEdit):
        return
    room = QRectF(widget.rect()).adjusted(-TOUCH, -TOUCH, TOUCH, TOUCH)
    if isinstance(widget.parentWidget(), QAbstractItemView):
        room.adjust(-FAR, -FAR, FAR, FAR)
    for run in runs:
        if run.is_level and not room.contains(run.ink):
            yield run.text


def overlapping(runs: list[Run]) -> Iterator[str]:
    """Texts that lie on each other."""
    for one, other in combinations(filter(lambda run: run.is_level, runs), 2):
        both = one.ink.intersected(other.ink)
        is_same = one.text == other.text and (one.ink.topLeft() - other.ink.topLeft()).manhattanLength() < TOUCH
        is_joined = abs(other.start.x() - one.end.x()) < GAP  # a subscript
        if both.width() > TOUCH and both.height() > TOUCH and not is_same and not is_joined:
            yield f"{one.text} / {other.text}"


def untold(widget: QWidget, runs: list[Run]) -> Iterator[str]:
    """Texts that end in an ellipsis, and of which nothing more is told on hover."""
    for run in runs:
        is_cut = run.text.endswith(ELLIPSIS) and run.text not in widget.accessibleName()  # some texts end so
        if is_cut and not widget.toolTip() and not _tip(widget, run.ink.center()):
            yield run.text


def without_glyph(runs: list[Run]) -> Iterator[str]:
    """Texts with a letter that no font has."""
    for run in runs:
        if not has_glyphs(run.text, run.font):
            yield run.text


def _tip(widget: QWidget, place: QPointF) -> str:
    point = place.toPoint()
    where = widget.mapToGlobal(point)
    QToolTip.showText(where, NOTHING_TOLD, widget)  # what was told before stays for a while, even if it is hidden
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, point, where))
    text = QToolTip.text()
    QToolTip.hideText()
    return "" if text == NOTHING_TOLD else text


def overlaid(page: QWidget) -> Iterator[str]:
    """Labels and buttons of one parent that lie on each other."""
    told = [w for w in page.findChildren(QWidget) if isinstance(w, QLabel | QAbstractButton) and w.isVisible()]
    for one, other in combinations((widget for widget in told if widget.text()), 2):
        both = one.geometry().intersected(other.geometry())
        if one.parentWidget() is other.parentWidget() and both.width() > TOUCH and both.height() > TOUCH:
            yield f"{one.text()} / {other.text()}"


def faults(page: QWidget) -> Iterator[str]:
    """All that is wrong with the texts of a page, a line each: the kind of fault, the widget, the text."""
    for kind, text in narrow_widgets(page):
        yield f"narrow: {kind} {text!r}"
    yield from (f"overlaid: {texts!r}" for texts in overlaid(page))
    for widget in (page, *page.findChildren(QWidget)):
        if not widget.isVisible() or widget.isWindow() or not widget.size().isValid():
            continue
        runs = painted_runs(widget)
        found = {
            "outside": outside(widget, runs),
            "overlapping": overlapping(runs),
            "cut, and not told": untold(widget, runs),
            "without a glyph": without_glyph(runs),
        }
        for kind, texts in found.items():
            yield from (f"{kind}: {type(widget).__name__} {text!r}" for text in texts)
