"""The lanes for which there is no room, as thumbnails under each other."""

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.widgets.discard import discard
from gui.widgets.lane import Lane
from gui.widgets.lane_thumbnail import LaneThumbnail

GAP = 8


class ThumbnailColumn(QWidget):
    """A thumbnail for each lane, of which those are seen whose lanes are not; hidden while there is none.

    Signals:
        chosen(str): the reader wants this model's lane in front.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails: dict[str, LaneThumbnail] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addStretch(1)
        self.hide()

    def show_lanes(self, lanes: Mapping[str, Lane]) -> None:
        """Make a thumbnail for each lane, none of which is seen yet."""
        discard(self._thumbnails.values())
        self._thumbnails = {}
        for place, (model, lane) in enumerate(lanes.items()):
            thumbnail = LaneThumbnail(lane)
            thumbnail.hide()
            thumbnail.clicked.connect(partial(self._choose, model))
            self._thumbnails[model] = thumbnail
            self._column.insertWidget(place, thumbnail, 100)
        self.hide()

    def show_only(self, models: Collection[str]) -> None:
        """Let the thumbnails of these models be seen."""
        for model, thumbnail in self._thumbnails.items():
            thumbnail.setVisible(model in models)
        self.setVisible(bool(models))

    def thumbnail(self, model: str) -> LaneThumbnail:
        """The thumbnail of a model's lane, seen or not; raises KeyError if it has none."""
        return self._thumbnails[model]

    def seen(self) -> tuple[str, ...]:
        """The models whose thumbnails are seen, from top to bottom."""
        return tuple(model for model, thumbnail in self._thumbnails.items() if not thumbnail.isHidden())

    def focus_order(self) -> tuple[QWidget, ...]:
        """What the keys can act on, in the order of Tab."""
        return tuple(self._thumbnails.values())

    def _choose(self, model: str) -> None:
        """Ask for a lane; the keys, if they were on its thumbnail, go to that of the lane that made way."""
        had_focus, before = self._thumbnails[model].hasFocus(), self.seen()
        self.chosen.emit(model)
        if had_focus:
            come = [other for other in self.seen() if other not in before]
            self._thumbnails[(come or list(self.seen()))[0]].setFocus()
