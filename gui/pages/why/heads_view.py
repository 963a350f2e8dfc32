"""The heads of the Transformer: their board, who reads whom in one of them, their ranking, and the translation."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from engine.measurements.self_attention import Head
from gui.i18n.spoken import say
from gui.pages.why.head_words import (
    columns_of,
    describe_head,
    ends_of_lines,
    figure_text,
    head_name,
    kind_name,
    role_words,
    short_name,
)
from gui.state.heads import KINDS, Figure, Heads, changed_words, is_of
from gui.theme import SMALL_CONTROL_HEIGHT, is_restyling, scaled
from gui.widgets.button import Button
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.head_board import HeadBoard
from gui.widgets.head_ranking import HeadRanking, RankedRow
from gui.widgets.label import Label
from gui.widgets.placeholder import Placeholder
from gui.widgets.pruning_chart import PruningChart, PruningCurve
from gui.widgets.reading_lines import ReadingLines
from gui.widgets.segmented import SegmentedControl
from gui.widgets.translation_pair import TranslationPair

Place = tuple[int, int]
Places = tuple[tuple[int, int, int, int], ...]
GUTTER = 24
ROOMY, CRAMPED = 760, 500
# Row, column and how many of them: of the choices, the heading, the translations, the board, the lines, the ranking and
# the pruning.
WIDE: Places = ((0, 0, 1, 1), (0, 1, 1, 1), (2, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1), (2, 0, 2, 1), (3, 1, 1, 1))
NARROW: Places = ((0, 0, 1, 2), (1, 0, 1, 2), (3, 0, 1, 2), (2, 0, 1, 1), (2, 1, 1, 1), (4, 0, 1, 2), (5, 0, 1, 2))
NARROWEST: Places = tuple((row, 0, 1, 1) for row in (0, 2, 4, 1, 3, 5, 6))


class HeadsView(QWidget):
    """Shows `heads`, and changes which one is in front and which are off.

    Attributes:
        kinds: whose attention. switch_off: a menu of what can be switched off together. all_on: undoes that.
        board, lines, ranking, translations, pruning: what is seen.

    Signals:
        off_changed(): other heads are switched off than before.
    """

    off_changed = Signal()

    def __init__(self, heads: Heads, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads = heads
        self._by: dict[str, Figure] = {"encoder": "previous", "decoder": "same", "cross": "alignment"}
        self.kinds = SegmentedControl(
            [(partial(kind_name, kind), kind) for kind in KINDS], height=SMALL_CONTROL_HEIGHT, px=13
        )
        say(self.kinds.setAccessibleName, lambda: self.tr("Whose attention"))
        self.switch_off = Button(lambda: self.tr("Switch off"), "chevron-down", height=SMALL_CONTROL_HEIGHT, px=13)
        self.all_on = Button("", "undo", role="quiet", height=SMALL_CONTROL_HEIGHT)
        say(self.all_on.setAccessibleName, lambda: self.tr("All on"))
        say(self.all_on.setToolTip, lambda: self.tr("All on"))
        self.all_on.setEnabled(False)
        self.board, self.lines, self.ranking = HeadBoard(), ReadingLines(), HeadRanking()
        self.translations, self.pruning = TranslationPair(), PruningChart()
        self._choices, self._heading = QWidget(), QWidget()
        self._title, self._role = Label("", 15, 600), ElidedLabel("", 13, "ink2")
        self._unmeasured = Placeholder(self.ranking)
        self._menu = QMenu(self)
        self._lay_out()
        self.kinds.set_value(heads.kind)
        self.kinds.value_changed.connect(self._on_kind)
        self.switch_off.clicked.connect(self._open_menu)
        self.all_on.clicked.connect(lambda: self.switch(frozenset()))
        self.board.head_chosen.connect(self._on_chosen)
        self.board.switched.connect(lambda place: self._toggle((heads.kind, *place)))
        self.ranking.chosen.connect(lambda head: self._on_chosen(head[1:]))
        self.ranking.switched.connect(self._toggle)
        self.ranking.ranked.connect(self._on_ranked)
        self.pruning.taken.connect(self._on_pruned)

    def show_heads(self, *, is_measuring: bool = False) -> None:
        """Show all that is known now."""
        heads, kind = self._heads, self._heads.kind
        layers, count = heads.shape()
        places = [(layer, number) for layer in range(layers) for number in range(count)]
        roles = {place: role for place in places if (role := heads.role((kind, *place)))}
        off: frozenset[Place] = frozenset((layer, number) for of, layer, number in heads.off if of == kind)
        self.board.show_heads(
            heads.matrices(),
            {place: (role[0], role[1]) for place, role in roles.items()},
            {place: describe_head(heads, (kind, *place)) for place in places},
            off=off,
            chosen=heads.chosen,
            is_cross=kind == "cross",
        )
        ends = ends_of_lines(kind)
        self.lines.show_reading(heads.weights(), heads.readers(), heads.looked_at(), is_own=kind != "cross", heads=ends)
        self._show_title()
        self._show_ranking(is_measuring=is_measuring)
        self._show_translations()
        self._show_pruning()
        self.all_on.setEnabled(bool(heads.off))

    def switch(self, off: frozenset[Head]) -> None:
        """Let just these heads be off."""
        if off != self._heads.off:
            self._heads.off = off
            self.off_changed.emit()

    def choices(self) -> list[tuple[str, frozenset[Head]]]:
        """What can be switched off together: a name, and the heads."""
        heads = self._heads
        layers, count = heads.shape()
        kind, (layer, _) = heads.kind, heads.chosen
        found: list[tuple[str, frozenset[Head]]] = [
            (self.tr("This head"), frozenset({heads.head})),
            (self.tr("All of this layer"), frozenset((kind, layer, number) for number in range(count))),
            (
                self.tr("All but this head in its layer"),
                frozenset((kind, layer, number) for number in range(count)) - {heads.head},
            ),
            (
                self.tr("All of this kind"),
                frozenset((kind, layer, number) for layer in range(layers) for number in range(count)),
            ),
        ]
        if heads.measured:
            found.append((self.tr("The half over the source that aligns best"), heads.aligners(best=True)))
            found.append((self.tr("The half over the source that aligns worst"), heads.aligners(best=False)))
        return found

    def _show_title(self) -> None:
        heads = self._heads
        self._title.setText(head_name(heads.head) if heads.read else "")
        role = heads.role(heads.head)
        words = self.tr("looks at {what}") if role and role[1] else self.tr("leans towards {what}")
        text = words.format(what=role_words(role[0], heads.kind)) if role else ""
        if heads.head in heads.off:
            text = self.tr("switched off: its picture counts for nothing")
        elif not role and heads.measured:
            text = self.tr("no role of its own among those measured")
        self._role.setText(text)

    def _show_ranking(self, *, is_measuring: bool) -> None:
        heads, by = self._heads, self._by[self._heads.kind]
        columns = columns_of(heads.kind, heads.figures())

        def row(key: object, name: str, figures: dict[str, float | None], **more: object) -> RankedRow:
            texts = {column.key: figure_text(figures.get(column.key), column) for column in columns}
            values = {key: value for key, value in figures.items() if value is not None}
            return RankedRow(key, name, texts, values, **more)  # type: ignore[arg-type]

        ranked = heads.ranking(by)
        rows = [row(r.head, short_name(r.head), r.figures, role=r.role, is_off=r.is_off) for r in ranked]
        even = {column.key: heads.even(figure) for column, figure in zip(columns, heads.figures(), strict=True)}
        last = row(None, self.tr("even"), even) if rows else None
        self.ranking.show_ranking(columns, rows, last, by=by, front=heads.head, is_cross=heads.kind == "cross")
        self._unmeasured.setVisible(not rows and heads.read is not None)
        head = self.tr("Measuring…") if is_measuring else self.tr("Which head does what?")
        self._unmeasured.show_text(head, self.tr("Run measures all heads on a sample, in half a minute."))

    def _show_translations(self) -> None:
        heads = self._heads
        if heads.whole is None:
            self.translations.show_rows([])
            return
        whole, score = heads.whole_score, heads.score
        rows = [
            (
                self.tr("with all heads"),
                [(word, False) for word in heads.whole.translation.split()],
                f"BLEU {whole.bleu:.1f}" if whole else "",
            )
        ]
        if heads.off and heads.read and is_of(heads.read, heads.off_in_order):
            difference = f" ({score.bleu - whole.bleu:+.1f})" if score and whole else ""
            rows.append(
                (
                    self.tr("with %n head(s) off", "", len(heads.off)),
                    changed_words(heads.whole.translation, heads.read.translation),
                    f"BLEU {score.bleu:.1f}{difference}".replace("-", "−") if score else "",
                )
            )
        self.translations.show_rows(rows)

    def _show_pruning(self) -> None:
        heads = self._heads
        orders = {best: heads.pruning(best_first=best) for best in (True, False)}
        titles = {True: self.tr("best aligned first"), False: self.tr("worst aligned first")}
        curves = [
            PruningCurve(titles[best], tuple(b for _, b in steps), best) for best, steps in orders.items() if steps
        ]
        marked = next(
            (
                (count, best)
                for best, steps in orders.items()
                for count, (off, _) in enumerate(steps)
                if off == heads.off_in_order
            ),
            None,
        )
        self.pruning.show_curves(curves, len(heads.aligners(best=True) | heads.aligners(best=False)), marked)

    def _toggle(self, head: Head) -> None:
        self._heads.switch(head)
        self.off_changed.emit()

    @Slot(object)
    def _on_kind(self, kind: str) -> None:
        self._heads.look_at(next(known for known in KINDS if known == kind))
        self.lines.choose(None)
        self.show_heads()

    @Slot(object)
    def _on_chosen(self, place: Place) -> None:
        self._heads.choose((place[0], place[1]))
        self.show_heads()

    @Slot(str)
    def _on_ranked(self, key: str) -> None:
        self._by[self._heads.kind] = next(figure for figure in self._heads.figures() if figure == key)
        self.show_heads()

    @Slot(int, bool)
    def _on_pruned(self, count: int, is_best_first: bool) -> None:
        steps = self._heads.pruning(best_first=is_best_first)
        if count < len(steps):
            self.switch(frozenset(steps[count][0]))

    @Slot()
    def _open_menu(self) -> None:
        self._menu.clear()
        for name, off in self.choices():
            self._menu.addAction(name).triggered.connect(self._switcher(off))
        self._menu.popup(self.switch_off.mapToGlobal(self.switch_off.rect().bottomLeft()))

    def _switcher(self, off: frozenset[Head]) -> Callable[[], None]:
        return lambda: self.switch(off)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyling(event):
            self._arrange()

    def _lay_out(self) -> None:
        words = QHBoxLayout(self._heading)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(10)
        words.addWidget(self._title)
        words.addWidget(self._role, 1)
        row = FlowLayout(8, self._choices)
        for widget in (self.kinds, self.switch_off, self.all_on):
            row.addWidget(widget)
        over = QVBoxLayout(self.ranking)
        over.setContentsMargins(0, 0, 0, 0)
        over.addWidget(self._unmeasured)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GUTTER)
        self._grid.setVerticalSpacing(10)
        self._places: Places = ()
        self._arrange()

    def _arrange(self) -> None:
        """Two columns; where there is less room, what needs most width has all of it, and last each all of it."""
        width = self.width()
        places = WIDE if width >= scaled(ROOMY) else NARROW if width >= scaled(CRAMPED) else NARROWEST
        if places is self._places:
            return
        self._places = places
        fixed = (self._choices, self._heading, self.translations)
        widgets = (*fixed, self.board, self.lines, self.ranking, self.pruning)
        for widget in widgets:
            self._grid.removeWidget(widget)
        for widget, (first, column, rows, columns) in zip(widgets, places, strict=True):
            self._grid.addWidget(widget, first, column, rows, columns)
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        for widget, (first, _, rows, _) in zip(widgets, places, strict=True):
            if widget not in fixed:
                self._grid.setRowStretch(first + rows - 1, 3 if widget in (self.board, self.lines) else 1)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1 if places is not NARROWEST or not column else 0)
