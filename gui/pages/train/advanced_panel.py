"""Every setting beside the preset; it takes the place of the training's panels."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.config import SettingField
from engine.events import ArchitectureDescription
from gui.i18n.engine_words import engine_words
from gui.i18n.spoken import on_language, say
from gui.pages.train.setting_row import SettingRow
from gui.pages.train.setting_texts import described_problem, group_title, setting_text
from gui.state.advanced_settings import (
    AdvancedSettings,
    counts,
    group_of,
    offered_fields,
    preset_values,
)
from gui.state.number_format import format_parameters
from gui.state.training_choice import TrainingChoice
from gui.theme import CARD_PADDING, SMALL_CONTROL_HEIGHT
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.columns import Columns
from gui.widgets.discard import discard
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.label import Label
from gui.widgets.tab_order import order_tabs

NARROWEST_COLUMN, MOST_COLUMNS, GAP = 330, 3, 40
ORDER = ("sizes", "optimisation", "budget", "corpus", "validation", "machine")


class SettingGroup(QWidget):
    """Settings under a title, which has the colour of its architecture if it is of one.

    Attributes:
        rows: its settings.
        architecture: whose sizes these are; "" for a group of the whole training.
    """

    def __init__(self, settings: Sequence[SettingField], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = group_of(settings[0])
        self.architecture = settings[0].path[1] if self.group == "sizes" else ""
        self.rows = [SettingRow(setting) for setting in settings]
        self._title = Label(px=15, weight=600, tone=self.architecture or "ink")
        self._note = Label(px=13, tone="ink3", tabular=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        column.addLayout(head)
        for row in self.rows:
            column.addWidget(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_title(self, title: str, note: str = "") -> None:
        """Show the group's title and a remark beside it."""
        self._title.setText(title)
        self._note.setText(note)


class AdvancedPanel(Card):
    """Groups of settings; what is not filled in is as the preset has it.

    Attributes:
        advanced: what was typed.
        rows: by the path of their setting.
        reset_button, close_button: take all changes back; show the training again.

    Signals:
        changed(): something was typed.
        closed(): the button was pressed.
    """

    changed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self.advanced = AdvancedSettings()
        self.rows: dict[tuple[str, ...], SettingRow] = {}
        self._groups: list[SettingGroup] = []
        self._titles: dict[str, str] = {}
        self._parameters: dict[str, int] = {}
        self._choice: TrainingChoice | None = None
        self._preset_title = ""
        self._hint = ElidedLabel(px=13, tone="ink3")
        self.reset_button = Button(lambda: self.tr("Reset to preset"), "undo", height=SMALL_CONTROL_HEIGHT, px=13)
        self.close_button = Button(lambda: self.tr("Close"), "close", height=SMALL_CONTROL_HEIGHT, px=13)
        say(self.close_button.setAccessibleName, lambda: self.tr("Close the advanced settings"))
        self.reset_button.clicked.connect(self.reset)
        self.close_button.clicked.connect(self.close_view)
        self._columns = Columns(NARROWEST_COLUMN, MOST_COLUMNS, GAP, spacing=24)
        self._lay_out()
        on_language(self, self._show_words)
        on_language(self, self._say_problems_again)
        self.hide()

    def meet_architectures(
        self, architectures: Sequence[ArchitectureDescription], sizes: Sequence[Sequence[SettingField]]
    ) -> None:
        """Offer the sizes of these architectures and all other settings; what was typed stays."""
        self._titles = {architecture.name: architecture.title for architecture in architectures}
        self.advanced = replace(self.advanced, settings=offered_fields(sizes))
        discard(self._groups)
        by_group: dict[tuple[str, str], list[SettingField]] = {}
        for setting in self.advanced.settings:
            architecture = setting.path[1] if group_of(setting) == "sizes" else ""
            by_group.setdefault((group_of(setting), architecture), []).append(setting)
        self._groups = [SettingGroup(by_group[key]) for key in sorted(by_group, key=lambda key: ORDER.index(key[0]))]
        self.rows = {row.setting.path: row for group in self._groups for row in group.rows}
        for row in self.rows.values():
            row.show_text(self.advanced.texts.get(row.setting.path, ""))
            row.typed.connect(lambda text, row=row: self._on_typed(row, text))
            row.settled.connect(self.show_problems)
        self._columns.set_blocks(self._groups)
        order_tabs([self.reset_button, self.close_button, *(row.editor for row in self.rows.values())])
        if self._choice:
            self.show_choice(self._choice, self._preset_title)

    def show_choice(self, choice: TrainingChoice, preset_title: str) -> None:
        """Show the values that these settings have by themselves, and only what counts for them."""
        self._choice, self._preset_title = choice, preset_title
        values = preset_values(self.advanced.settings, choice)
        for path, row in self.rows.items():
            row.setVisible(counts(row.setting, choice))
            row.show_preset(values[path])
        for group in self._groups:
            group.setVisible(any(counts(row.setting, choice) for row in group.rows))
        self._columns.arrange()
        self._show_words()
        self._withdraw_problems()

    def show_parameters(self, parameters: Mapping[str, int]) -> None:
        """Show how many parameters each architecture would have, as far as it is known."""
        self._parameters = dict(parameters)
        self._show_words()

    def set_texts(self, texts: Mapping[tuple[str, ...], str]) -> None:
        """Show what was typed before."""
        self.advanced = replace(self.advanced, texts=dict(texts))
        for path, row in self.rows.items():
            row.show_text(texts.get(path, ""))
        self._show_words()
        self.changed.emit()

    def set_editable(self, is_editable: bool) -> None:
        """Let the settings be changed, or only looked at."""
        self._columns.setEnabled(is_editable)
        self.reset_button.setEnabled(is_editable and bool(self.advanced.texts))

    def described_problems(self) -> list[str]:
        """All that is wrong, each with the name of its setting."""
        if self._choice is None:
            return []
        found = []
        for problem in self.advanced.problems(self._choice):
            setting = problem.setting
            group = self._title(setting.path[1]) if group_of(setting) == "sizes" else ""
            words = described_problem(problem, self.advanced.settings)
            name = ", ".join(filter(None, (group, setting_text(setting).title)))
            found.append(f"{name}: {words}")
        return found

    @Slot()
    def show_problems(self) -> None:
        """Say beside each setting what is wrong with it."""
        self._say_problems(self.rows.values())

    def _say_problems_again(self) -> None:
        self._say_problems([row for row in self.rows.values() if row.problem])

    def _say_problems(self, rows: Iterable[SettingRow]) -> None:
        problems = self.advanced.problems(self._choice) if self._choice else []
        told = {problem.setting.path: described_problem(problem, self.advanced.settings) for problem in problems}
        for row in rows:
            row.show_problem(told.get(row.setting.path, ""))

    def point_out_problems(self) -> None:
        """Say beside each setting what is wrong with it, and put the cursor into the first one."""
        self.show_problems()
        if self._choice and (problems := self.advanced.problems(self._choice)):
            self.rows[problems[0].setting.path].editor.setFocus()

    @Slot()
    def reset(self) -> None:
        """Take all changes back."""
        self.close_button.setFocus()  # the button that was pressed cannot be pressed any more
        self.set_texts({})
        self.show_problems()

    @Slot()
    def close_view(self) -> None:
        """Show the training again; what was typed is kept."""
        self.hide()
        self.closed.emit()

    def _title(self, architecture: str) -> str:
        return engine_words(self._titles.get(architecture, ""))

    def _on_typed(self, row: SettingRow, text: str) -> None:
        self.advanced.type(row.setting, text)
        self._withdraw_problems()
        self._show_words()
        self.changed.emit()

    def _withdraw_problems(self) -> None:
        """Take back what is said of settings that are right by now; new complaints wait until a field is left."""
        wrong = {problem.setting.path for problem in self.advanced.problems(self._choice)} if self._choice else set()
        for path, row in self.rows.items():
            if path not in wrong:
                row.show_problem("")

    @Slot()
    def _show_words(self) -> None:
        preset = self._preset_title
        self._hint.setText(self.tr("What is left empty is as in the preset: {0}").format(preset) if preset else "")
        self.reset_button.setEnabled(bool(self.advanced.texts) and self._columns.isEnabled())
        for group in self._groups:
            count = self._parameters.get(group.architecture)
            note = "" if count is None else self.tr("{0} parameters").format(format_parameters(count))
            if group.architecture and self._choice and self._choice.start_from is not None:
                note = self.tr("sizes as the model has them")
            group.show_title(self._title(group.architecture) or group_title(group.group), note)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 8)
        head.setSpacing(12)
        head.addWidget(Label(lambda: self.tr("Advanced settings"), px=16, weight=600))
        head.addWidget(self._hint, 1)
        head.addWidget(self.reset_button)
        head.addWidget(self.close_button)
        inside = QVBoxLayout()
        inside.setContentsMargins(CARD_PADDING, 8, CARD_PADDING, CARD_PADDING)
        inside.addWidget(self._columns)
        self.body.setSpacing(0)
        self.body.addLayout(head)
        self.body.addLayout(inside, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
