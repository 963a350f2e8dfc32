"""What can be done to the weights of a step at a click."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.i18n.spoken import Text, say
from gui.state.surgery import Surgery
from gui.theme import SMALL_CONTROL_HEIGHT
from gui.widgets.button import Button
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.label import Label
from gui.widgets.segmented import SegmentedControl


class SurgeryTools(QWidget):
    """Uniform, one-hot, shifted, own weights and undo, and for how long an operation holds.

    Signals:
        uniform_asked(), one_hot_asked(), own_asked(), undo_asked(): a button was pressed.
        shift_asked(int): the weights are to be moved by so many pieces to the right.
    """

    uniform_asked = Signal()
    one_hot_asked = Signal()
    own_asked = Signal()
    undo_asked = Signal()
    shift_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.uniform = self._button(lambda: self.tr("Uniform"), lambda: self.tr("The same weight for all pieces"))
        self.one_hot = self._button(
            lambda: self.tr("One-hot"), lambda: self.tr("All weight on the chosen piece (Enter)")
        )
        self.shift_back = self._button(
            lambda: self.tr("Shift up"), lambda: self.tr("Move the step's own weights to the piece before")
        )
        self.shift = self._button(
            lambda: self.tr("Shift down"), lambda: self.tr("Move the step's own weights to the next piece")
        )
        self.own = self._button(lambda: self.tr("Own weights"), lambda: self.tr("What the model computed"))
        self.undo = self._button(lambda: self.tr("Undo"), lambda: self.tr("Take the last change back (Ctrl+Z)"), "undo")
        self.lasts = SegmentedControl(
            [
                (lambda: self.tr("this step"), "step"),
                (lambda: self.tr("this word"), "word"),
                (lambda: self.tr("to the end"), "end"),
            ],
            SMALL_CONTROL_HEIGHT,
            13,
        )
        say(self.lasts.setAccessibleName, lambda: self.tr("For how long the weights hold"))
        self.lasts.set_value("word")
        self._lay_out()
        self.uniform.clicked.connect(lambda: self.uniform_asked.emit())
        self.one_hot.clicked.connect(lambda: self.one_hot_asked.emit())
        self.own.clicked.connect(lambda: self.own_asked.emit())
        self.undo.clicked.connect(lambda: self.undo_asked.emit())
        self.shift_back.clicked.connect(lambda: self.shift_asked.emit(-1))
        self.shift.clicked.connect(lambda: self.shift_asked.emit(1))

    def show_surgery(self, surgery: Surgery, *, has_step: bool) -> None:
        """Offer what makes sense now."""
        for button in (self.uniform, self.one_hot, self.shift_back, self.shift):
            button.setEnabled(has_step)
        self.own.setEnabled(has_step and surgery.operation.alignment != "own")
        self.undo.setEnabled(bool(surgery.former))

    def _button(self, text: Text, tip: Text, icon_name: str = "") -> Button:
        button = Button(text, icon_name, height=SMALL_CONTROL_HEIGHT, px=13)
        say(button.setToolTip, tip)
        return button

    def _lay_out(self) -> None:
        lasting = QWidget()
        row = QHBoxLayout(lasting)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Label(lambda: self.tr("holds for"), 13, 400, "ink3"))
        row.addWidget(self.lasts)
        flow = FlowLayout(8, self)
        for widget in (self.uniform, self.one_hot, self.shift_back, self.shift, self.own, self.undo, lasting):
            flow.addWidget(widget)
