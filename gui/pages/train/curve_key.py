"""The key to the curves of a training: what is measured, and an entry to show and hide each."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.i18n.spoken import on_language
from gui.pages.train.quantity_words import quantity_tip, quantity_unit
from gui.state.plotted_curves import TRAINING, EarlierCurves
from gui.state.quantity import Quantity
from gui.widgets.curve_toggle import CurveToggle
from gui.widgets.discard import discard
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.label import Label

GAP = 6
QWIDGETSIZE_MAX = 16_777_215


class CurveKey(QWidget):
    """Entries for architectures, the training loss and earlier runs, in as many rows as they need.

    Attributes:
        toggles: the entries, by what they hide.

    Signals:
        changed(): something was shown or hidden.
        remade(): there are other entries.
    """

    changed = Signal()
    remade = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.toggles: dict[str, CurveToggle] = {}
        self._room = 0  # while it has been given none, it wants but one row
        self._lanes: tuple[tuple[str, str], ...] = ()
        self._earlier: tuple[tuple[str, str], ...] = ()
        self._quantity = Quantity.LOSS
        self._unmeasured: frozenset[str] = frozenset()
        self._unit = Label(px=13, tone="ink3")
        self._row = FlowLayout(GAP, self)
        self._row.addWidget(self._unit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        on_language(self, self._make_anew)
        self._make_anew()

    def show_quantity(self, quantity: Quantity, unmeasured: Sequence[str] = ()) -> None:
        """Name what is measured, and the architectures of which it is not."""
        self._quantity, self._unmeasured = quantity, frozenset(unmeasured)
        self._show_quantity()

    def show_entries(self, lanes: Sequence[tuple[str, str]], earlier: Sequence[EarlierCurves]) -> None:
        """Offer these (architecture, title) pairs and earlier runs; what was hidden stays so."""
        entries = tuple(lanes), tuple((run.folder, run.title) for run in earlier)
        if entries != (self._lanes, self._earlier):
            self._lanes, self._earlier = entries
            self._make_anew()

    def hidden(self) -> frozenset[str]:
        """What is not to be seen."""
        return frozenset(key for key, toggle in self.toggles.items() if not toggle.isChecked())

    def hasHeightForWidth(self) -> bool:
        """A layout would let the panel be as high as the narrowest key needs: the key takes its height itself."""
        return False

    def sizeHint(self) -> QSize:
        return QSize(self._row.sizeHint().width(), self._row.heightForWidth(self._room or QWIDGETSIZE_MAX))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._row.minimumSize().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._room = event.size().width()
        self.updateGeometry()

    def _make_anew(self) -> None:
        hidden, focused = self.hidden(), next((k for k, t in self.toggles.items() if t.hasFocus()), "")
        for toggle in self.toggles.values():
            self._row.removeWidget(toggle)
        discard(self.toggles.values())
        made = [CurveToggle(name, title) for name, title in self._lanes]
        made.append(CurveToggle(TRAINING, self.tr("training")))
        made += [CurveToggle(folder, title, run) for run, (folder, title) in enumerate(self._earlier)]
        self.toggles = {toggle.key: toggle for toggle in made}
        for toggle in made:
            self._row.addWidget(toggle)
            toggle.setChecked(toggle.key not in hidden)
            toggle.toggled.connect(self.changed)
            toggle.setToolTip(self._tip(toggle))
        self.remade.emit()
        if focused in self.toggles:
            self.toggles[focused].setFocus()
        self._show_quantity()
        self.updateGeometry()

    def _tip(self, toggle: CurveToggle) -> str:
        run = dict(self._earlier).get(toggle.key)
        return self.tr("Dashed: the earlier run {0}").format(run) if run else ""

    def _show_quantity(self) -> None:
        self._unit.setText(quantity_unit(self._quantity))
        self._unit.setToolTip(quantity_tip(self._quantity))
        self.toggles[TRAINING].setVisible(self._quantity is Quantity.LOSS)
        for name, _ in self._lanes:
            self.toggles[name].show_note(self.tr("not measured") if name in self._unmeasured else "")
