"""The choice of a direction of translation and, within it, of a family of models."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.events import PackDescription
from gui.i18n.engine_words import engine_words
from gui.i18n.spoken import on_language, say
from gui.theme import TOP_FIELD_HEIGHT
from gui.widgets.combo import LabelledCombo

Languages = tuple[str, str]
"""Source and target, by the engine's names; empty while they are not known."""


def direction(languages: Languages) -> str:
    """A direction as it is shown; an ellipsis while its languages are not known."""
    return " → ".join(map(engine_words, languages)) if languages[0] else "…"


class PackChooser(QWidget):
    """Two drop-down lists: directions, and the packs of the chosen one; or one of all packs where room is short.

    Signals:
        chosen(PackDescription): the reader chose a pack, or a direction and with it its first pack.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._packs: tuple[PackDescription, ...] = ()
        self._offered: tuple[Languages, ...] = ()
        self._current: PackDescription | None = None
        self._is_compact, self._is_single = False, False
        self._directions = LabelledCombo("", TOP_FIELD_HEIGHT, 14)
        say(self._directions.setAccessibleName, lambda: self.tr("Direction"))
        self._models = LabelledCombo(lambda: self.tr("Pack"), TOP_FIELD_HEIGHT, 14)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._directions)
        row.addWidget(self._models)
        on_language(self, self._tell_choices)
        for combo in (self._directions, self._models):
            combo.currentTextChanged.connect(self._tell_choices)
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
        offered = self._offered = tuple(dict.fromkeys(map(_languages, packs)))
        shown = _languages(current) if current else None
        fitting = [pack for pack in packs if self._is_single or _languages(pack) == shown]
        with QSignalBlocker(self._directions), QSignalBlocker(self._models):
            self._directions.clear()
            for languages in offered:
                self._directions.offer(partial(direction, languages))
            self._directions.setCurrentIndex(offered.index(shown) if shown in offered else -1)
            self._models.clear()
            for pack in fitting:
                self._models.offer(partial(engine_words, pack.title), pack)
            models = [pack.models for pack in fitting]
            self._models.setCurrentIndex(models.index(current.models) if current and current.models in models else -1)
        self._tell_choices()
        self._shed()
        for combo in (self._directions, self._models):
            combo.setEnabled(combo.count() > 0)
            combo.updateGeometry()

    def set_compact(self, is_compact: bool, is_single: bool = False) -> None:
        """Leave the label out where room is short, and the directions if there is but one; be no wider than needed.

        With `is_single` one list has the packs of all directions.
        """
        self._is_compact = is_compact
        if is_single != self._is_single:
            self._is_single = is_single
            packs, self._packs = self._packs, ()
            self.show_packs(packs, self._current)
        self._shed()

    def _shed(self) -> None:
        for combo in (self._directions, self._models):
            combo.hug(self._is_compact)
        say(self._models.show_label, "" if self._is_compact else lambda: self.tr("Pack"))
        few = self._is_single or self._directions.count() <= 1
        self._directions.setHidden(self._is_compact and few)

    @Slot()
    def _tell_choices(self) -> None:
        """Tell on hover what a field may be too narrow for, and the direction where nothing else tells it."""
        directed, chosen = self._directions.currentText(), self._models.currentText()
        self._directions.setToolTip(directed)
        self._models.setToolTip(f"{chosen}, {directed}" if self._is_single and chosen else chosen)

    @Slot(int)
    def _on_direction(self, index: int) -> None:
        languages = self._offered[index]
        if self._current is None or _languages(self._current) != languages:
            self._choose(next(pack for pack in self._packs if _languages(pack) == languages))

    @Slot(int)
    def _on_pack(self, index: int) -> None:
        pack = self._models.itemData(index)
        if isinstance(pack, PackDescription) and pack != self._current:
            self._choose(pack)

    def _choose(self, pack: PackDescription) -> None:
        self.show_packs(self._packs, pack)
        self.chosen.emit(pack)


def _languages(pack: PackDescription) -> Languages:
    return pack.source_language, pack.target_language
