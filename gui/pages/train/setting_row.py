"""A setting with its name, its unit and what it is for; what is not filled in is as the preset has it."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from engine.config import SettingField, SettingValue
from gui.i18n.spoken import on_language
from gui.pages.train.setting_texts import choice_title, setting_text
from gui.state.advanced_settings import text_of
from gui.theme import SMALL_CONTROL_HEIGHT, is_restyling, scaled
from gui.widgets.combo import LabelledCombo
from gui.widgets.label import Label
from gui.widgets.text_field import TextField

EDITOR_WIDTH, UNIT_WIDTH, GAP = 104, 72, 8
LONG_KINDS = ("choice", "switch", "text", "whole_list")  # they have no unit, and take its room


class SettingRow(QWidget):
    """A field to type into, or a list to choose from.

    A value that differs from the preset's is told by its title in bold and by the preset's value under it; one that
    cannot be used by a text under that.

    Attributes:
        setting: what is set here.
        editor: the field or the list.

    Signals:
        typed(str): the text that stands in the editor now; "" is the preset's value.
        settled(): the editor was left, or Enter pressed.
    """

    typed = Signal(str)
    settled = Signal()

    def __init__(self, setting: SettingField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self._preset: SettingValue = None
        self._problem = ""
        self._title, self._help = Label(px=14), Label(px=12, tone="ink3")
        self._wrong = Label(px=12, weight=500, tone="rnn")
        self._unit = Label(px=13, tone="ink3")
        self.editor = self._build_editor()
        self._lay_out()
        on_language(self, self._show)
        self._show()

    def text(self) -> str:
        """What stands in the editor; "" is the preset's value."""
        if isinstance(self.editor, TextField):
            return self.editor.text()
        value = str(self.editor.currentData())
        return "" if value == str(self._preset) else value

    def show_text(self, text: str) -> None:
        """Show a text that was typed before."""
        with QSignalBlocker(self.editor):
            if isinstance(self.editor, TextField):
                self.editor.setText(text)
            else:
                place = self.editor.findData(text or str(self._preset))
                self.editor.setCurrentIndex(place)
        self._show()

    def show_preset(self, value: SettingValue) -> None:
        """Show the value of the preset."""
        text = self.text()
        self._preset = value
        self.show_text(text)

    @property
    def problem(self) -> str:
        """What is said to be wrong with the text."""
        return self._problem

    def show_problem(self, text: str) -> None:
        """Say what is wrong with the text, or nothing for ""."""
        if text != self._problem:
            self._problem = text
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self._hold_widths()
        super().changeEvent(event)

    def _build_editor(self) -> TextField | LabelledCombo:
        if self.setting.kind not in ("choice", "switch"):
            field = TextField(SMALL_CONTROL_HEIGHT)
            field.textChanged.connect(self._on_edited)
            field.editingFinished.connect(self.settled)
            return field
        combo = LabelledCombo(height=SMALL_CONTROL_HEIGHT)
        for value in self.setting.choices or (False, True):
            combo.addItem(choice_title(value), str(value))
        combo.currentIndexChanged.connect(self._on_edited)
        combo.activated.connect(self.settled)
        return combo

    @Slot()
    def _on_edited(self) -> None:
        self._show()
        self.typed.emit(self.text())

    def _show(self) -> None:
        words = setting_text(self.setting)
        preset = choice_title(self._preset) if isinstance(self.editor, LabelledCombo) else text_of(self._preset)
        preset = preset or words.unset
        is_changed = bool(self.text().strip())
        self._title.setText(words.title)
        self._title.set_weight(600 if is_changed else 400)
        self._help.setText(self.tr("Changed; preset: {0}").format(preset) if is_changed else words.help)
        self._unit.setText(words.unit)
        self._wrong.setText(self._problem)
        self._wrong.setVisible(bool(self._problem))
        if isinstance(self.editor, TextField):
            self.editor.setPlaceholderText(preset)
        else:
            self._name_choices()
        name = f"{words.title}, {words.unit}" if words.unit else words.title
        self.editor.setAccessibleName(name)
        self.editor.setAccessibleDescription(". ".join(filter(None, (self._problem, self._help.text()))))
        self.editor.setToolTip(words.help)

    def _name_choices(self) -> None:
        assert isinstance(self.editor, LabelledCombo)
        for place, value in enumerate(self.setting.choices or (False, True)):
            self.editor.setItemText(place, choice_title(value))

    def _lay_out(self) -> None:
        self._help.setWordWrap(True)
        self._wrong.setWordWrap(True)
        for label in (self._title, self._help, self._wrong):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setBuddy(self.editor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._title, 0, 0)
        grid.addWidget(self._help, 1, 0)
        grid.addWidget(self.editor, 0, 1, 2, 2 if self._is_long() else 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._unit, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._wrong, 2, 0, 1, 3)
        self._hold_widths()

    def _is_long(self) -> bool:
        return self.setting.kind in LONG_KINDS

    def _hold_widths(self) -> None:
        """All editors begin on one line, whatever comes after them."""
        self._unit.setVisible(not self._is_long())
        self._unit.setFixedWidth(scaled(UNIT_WIDTH))
        self.editor.setFixedWidth(scaled(EDITOR_WIDTH) + (scaled(UNIT_WIDTH) + GAP if self._is_long() else 0))
