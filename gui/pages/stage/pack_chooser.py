"""The choice of a direction of translation and, within it, of a family of models."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.events import PackDescription
from gui.i18n.engine_words import engine_words
from gui.i18n.spoken import say
from gui.theme import TOP_FIELD_HEIGHT
from gui.widgets.combo import LabelledCombo


def direction(pack: PackDescription) -> str:
    """A pack's direction as it is shown; an ellipsis while its languages are not known."""
    languages = engine_words(pack.source_language), engine_words(pack.target_language)
    return " → ".join(languages) if pack.source_language else "…"


class PackChooser(QWidget):
    """Two drop-down lists: directions, and the packs of the chosen one.

    Signals:
        chosen(PackDescription): the reader chose a pack, or a direction and with it its first pack.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._packs: tuple[PackDescription, ...] = ()
        self._current: PackDescription | None = None
        self._is_compact = False
        self._directions = LabelledCombo("", TOP_FIELD_HEIGHT, 14)
        say(self._directions.setAccessibleName, lambda: self.tr("Direction"))
        self._models = LabelledCombo(self.tr("Pack"), TOP_FIELD_HEIGHT, 14)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._directions)
        row.addWidget(self._models)
        for combo in (self._directions, self._models):
            combo.currentTextChanged.connect(combo.setToolTip)  # where the field is too narrow for it
        self._directions.activated.connect(self._on_direction)
        self._models.activated.connect(self._on_pack)

    @property
    def current(self) -> PackDescription | None:
        """The chosen pack."""
        return self._current

    @property
    def packs(self) -> tuple[PackDescription, ...]:
        """All packs that can be chosen."""
        return self._packs

    def show_packs(self, packs: tuple[PackDescription, ...], current: PackDescription | None) -> None:
        """Offer these packs, with `current` chosen."""
        if (packs, current) == (self._packs, self._current) and self._models.count():
            return
        self._packs, self._current = packs, current
        directions = list(dict.fromkeys(direction(pack) for pack in packs))
        shown = direction(current) if current else ""
        with QSignalBlocker(self._directions), QSignalBlocker(self._models):
            self._directions.clear()
            self._directions.addItems(directions)
            self._directions.setCurrentIndex(directions.index(shown) if shown in directions else -1)
            self._models.clear()
            for pack in packs:
                if direction(pack) == shown:
                    self._models.addItem(engine_words(pack.title), pack)
            titles = [pack.models for pack in packs if direction(pack) == shown]
            self._models.setCurrentIndex(titles.index(current.models) if current and current.models in titles else -1)
        self.set_compact(self._is_compact)
        for combo in (self._directions, self._models):
            combo.setEnabled(combo.count() > 0)
            combo.updateGeometry()

    def set_compact(self, is_compact: bool) -> None:
        """Leave the label out where room is short, and the directions if there is but one."""
        self._is_compact = is_compact
        self._models.show_label("" if is_compact else self.tr("Pack"))
        self._directions.setHidden(is_compact and self._directions.count() <= 1)

    @Slot(int)
    def _on_direction(self, index: int) -> None:
        shown = self._directions.itemText(index)
        if self._current and direction(self._current) == shown:
            return
        self._choose(next(pack for pack in self._packs if direction(pack) == shown))

    @Slot(int)
    def _on_pack(self, index: int) -> None:
        pack = self._models.itemData(index)
        if isinstance(pack, PackDescription) and pack != self._current:
            self._choose(pack)

    def _choose(self, pack: PackDescription) -> None:
        self.show_packs(self._packs, pack)
        self.chosen.emit(pack)
