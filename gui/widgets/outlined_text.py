"""Text in a drawing (SVG) as the outlines of its letters, so that it looks the same where its font is not installed."""

import re
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainterPath

SVG = "http://www.w3.org/2000/svg"
GROUP, TEXT, PATH = f"{{{SVG}}}g", f"{{{SVG}}}text", f"{{{SVG}}}path"
NOT_IN_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
PLACE = re.compile(r"^matrix\(1,0,0,1,([-.\de]+),([-.\de]+)\)")
KEPT = ("fill", "fill-opacity", "stroke")

ElementTree.register_namespace("", SVG)
ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")


def outline_text(drawing: bytes, windows: Sequence[QRectF] = ()) -> bytes:
    """A drawing as `QSvgGenerator` writes it, with letters as paths; what they say is kept as their `aria-label`.

    `windows` are places from which text does not stand out; the generator forgets what clips it. Groups without
    anything in them are left out.
    """
    root = ElementTree.fromstring(NOT_IN_XML.sub(b"", drawing))
    for parent in list(root.iter(GROUP)):
        for place, child in enumerate(list(parent)):
            if child.tag == TEXT:
                parent[place] = _outlined(child, [window.translated(-_origin(parent)) for window in windows])
    _drop_empty_groups(root)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _outlined(text: ElementTree.Element, windows: Sequence[QRectF]) -> ElementTree.Element:
    words = text.text or ""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addText(float(text.get("x", 0)), float(text.get("y", 0)), _font(text), words)
    for window in windows:
        if window.intersects(path.boundingRect()):
            frame = QPainterPath()
            frame.addRect(window)
            path = path.intersected(frame)
    kept = {name: text.get(name, "") for name in KEPT if text.get(name)}
    attributes = kept | {"fill-rule": "nonzero", "aria-label": words.strip(), "d": " ".join(_commands(path))}
    return ElementTree.Element(PATH, attributes)


def _origin(group: ElementTree.Element) -> QPointF:
    """Where a group's own coordinates begin."""
    found = PLACE.search(group.get("transform", ""))
    return QPointF(float(found[1]), float(found[2])) if found else QPointF()


def _font(text: ElementTree.Element) -> QFont:
    font = QFont(text.get("font-family", "").split(","))
    font.setPixelSize(max(1, round(float(text.get("font-size", 12)))))
    font.setWeight(QFont.Weight(int(text.get("font-weight", 400))))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if (text.text or "").lstrip(" .+-")[:1].isdigit():
        font.setFeature(QFont.Tag("tnum"), 1)  # as the window sets its numbers, which the drawing does not tell
    return font


def _commands(path: QPainterPath) -> Iterator[str]:
    kinds = QPainterPath.ElementType
    letters = {kinds.MoveToElement: "M", kinds.LineToElement: "L", kinds.CurveToElement: "C"}
    for place in range(path.elementCount()):
        element = path.elementAt(place)
        yield f"{letters.get(element.type, '')}{element.x:.2f},{element.y:.2f}"


def _drop_empty_groups(parent: ElementTree.Element) -> None:
    for child in list(parent):
        _drop_empty_groups(child)
        if child.tag == GROUP and not len(child):
            parent.remove(child)
