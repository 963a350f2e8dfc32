"""The button that says how translations are decoded and opens the choice."""

from html import escape

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.pages.stage.decoding_popup import DecodingPopup
from gui.state.decoding_choice import DecodingChoice
from gui.theme import SMALL_CONTROL_HEIGHT, is_restyling, text_font
from gui.widgets.button import Button
from gui.widgets.elided_button import ElidedButton

MOST_SHOWN = 16  # characters of a forced beginning


class DecodingControl(QWidget):
    """A button with the choice in its words, so that nobody takes a sampled translation for the model's best.

    Signals:
        changed(DecodingChoice): the reader chose something.
        tree_asked(): the reader wants to see the beam search.
    """

    changed = Signal(object)
    tree_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = ElidedButton("", "branch", height=SMALL_CONTROL_HEIGHT)
        self.tree = Button(lambda: self.tr("Beam tree"), height=SMALL_CONTROL_HEIGHT)
        self.popup = DecodingPopup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.button)
        row.addWidget(self.tree)
        self.button.clicked.connect(self._open)
        self.tree.clicked.connect(self.tree_asked)
        self.popup.changed.connect(self._on_changed)
        self._show_choice()

    @property
    def choice(self) -> DecodingChoice:
        """What is chosen."""
        return self.popup.choice

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self._show_choice()
        super().changeEvent(event)

    @Slot()
    def _open(self) -> None:
        self.popup.open_below(self.button)

    @Slot(object)
    def _on_changed(self, choice: DecodingChoice) -> None:
        self._show_choice()
        self.changed.emit(choice)

    def _show_choice(self) -> None:
        words = self._words()
        self.button.setText(words)
        self.button.setFont(text_font(14, 600 if self.choice != DecodingChoice() else 500))
        self.button.setAccessibleName(self.tr("Decoding: {words}").format(words=words))
        how = self.tr("How translations are decoded: greedy, sampled or by beam search")
        self.button.setToolTip(f"<qt>{escape(words)}<br>{escape(how)}</qt>")
        self.tree.setVisible(self.choice.method == "beam")

    def _words(self) -> str:
        choice = self.choice
        if choice.method == "sample":
            words = self.tr("Sampled: T {temperature:g}, p {top_p:g}, seed {seed}").format(
                temperature=choice.temperature, top_p=choice.top_p, seed=choice.seed
            )
        elif choice.method == "beam":
            words = self.tr("Beam {width}").format(width=choice.width)
        else:
            words = self.tr("Greedy")
        if not choice.beginning:
            return words
        cut = choice.beginning[:MOST_SHOWN] + ("…" if len(choice.beginning) > MOST_SHOWN else "")
        return self.tr("{words}, begins “{beginning}”").format(words=words, beginning=cut)
