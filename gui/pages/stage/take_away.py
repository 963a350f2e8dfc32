"""Copying and saving what the Stage shows: pictures of the page, a lane or its matrix, and the numbers behind them."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from gui.i18n.spoken import Text, said, say
from gui.pages.stage.lane_models import LaneModels
from gui.pages.stage.lane_row import LaneRow
from gui.state.translation_numbers import AlignmentTable, alignment_csv, translation_json
from gui.state.translation_trace import LaneTrace, TranslationTrace
from gui.widgets.button import Button
from gui.widgets.lane import Lane
from gui.widgets.lane_view import Hover
from gui.widgets.share_button import ShareButton


class TakeAway(QObject):
    """A button with a menu for the page and each lane, and the same for a lane as its context menu.

    Signals:
        failed(Failure): a file could not be written.
    """

    failed = Signal(object)

    def __init__(
        self, page: QWidget, lanes: LaneRow, models: LaneModels, trace: Callable[[], TranslationTrace | None]
    ) -> None:
        super().__init__(page)
        self._page, self._lanes, self._models, self._trace = page, lanes, models, trace
        self._button = ShareButton()
        say(self._button.setToolTip, lambda: self.tr("Copy or save pictures and numbers; open or save a session"))
        self._button.opening.connect(self._fill)
        self._button.failed.connect(self.failed)
        self._menu = self._button.choices
        self._entries: list[tuple[Text, QKeySequence.StandardKey, Callable[[], None]]] = []
        self._lane_entries: list[tuple[Text, Callable[[str, QPoint], None]]] = []
        models.replaced.connect(self._offer_context_menus)

    @property
    def button(self) -> Button:
        """What opens the menu."""
        return self._button

    @property
    def menu(self) -> QMenu:
        """The menu, filled anew whenever it is opened."""
        return self._menu

    def add_entry(self, text: Text, key: QKeySequence.StandardKey, action: Callable[[], None]) -> None:
        """Offer something else at the end of the menu, with the key that does it too."""
        self._entries.append((text, key, action))

    def add_lane_entry(self, text: Text, action: Callable[[str, QPoint], None]) -> None:
        """Offer something else at the end of a lane's context menu, done with its model and where the menu stood."""
        self._lane_entries.append((text, action))

    @Slot()
    def _fill(self) -> None:
        menu, has_record = self._begin_menu(), self._has_record()
        page = self._page
        self._add(menu, self.tr("Copy picture of the page"), partial(self._copy_picture, page))
        self._add(menu, self.tr("Save picture of the page…"), partial(self._save_picture, page, self.tr("page")))
        tables = partial(self._tables, self._lanes.models())
        self._add(menu, self.tr("Copy all numbers"), partial(self._copy_numbers, tables), has_record)
        self._add(menu, self.tr("Copy all numbers as JSON"), partial(self._copy_json, self._lanes.models()), has_record)
        save = partial(self._save_numbers, self._lanes.models(), self.tr("numbers"))
        self._add(menu, self.tr("Save all numbers…"), save, has_record)
        menu.addSeparator()
        for model in self._lanes.models():
            self._fill_lane_menu(menu.addMenu(self._lanes.lane(model).facts.title), model)
        menu.addSeparator()
        for text, key, action in self._entries:
            keys = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            self._add(menu, f"{said(text)}\t{keys}", action)

    @Slot()
    def _offer_context_menus(self) -> None:
        for model in self._lanes.models():
            lane = self._lanes.lane(model)
            lane.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            lane.customContextMenuRequested.connect(partial(self._open_on_lane, model))

    def _open_on_lane(self, model: str, place: QPoint) -> None:
        menu, corner = self._begin_menu(), self._lanes.lane(model).mapToGlobal(place)
        self._fill_lane_menu(menu, model)
        menu.addSeparator()
        for text, action in self._lane_entries:
            self._add(menu, said(text), partial(action, model, corner))
        menu.popup(corner)

    def _begin_menu(self) -> QMenu:
        for submenu in self._menu.findChildren(QMenu):
            submenu.deleteLater()
        self._menu.clear()
        return self._menu

    def _fill_lane_menu(self, menu: QMenu, model: str) -> None:
        lane, has_record = self._lanes.lane(model), self._has_record(model)
        title = lane.facts.title
        self._add(menu, self.tr("Copy picture of the lane"), partial(self._copy_picture, lane))
        self._add(menu, self.tr("Save picture of the lane…"), partial(self._save_picture, lane, title))
        matrix, name = lane.matrix, self.tr("{lane} matrix").format(lane=title)
        self._add(menu, self.tr("Copy picture of the matrix"), partial(self._copy_picture, matrix))
        self._add(menu, self.tr("Save picture of the matrix…"), partial(self._save_picture, matrix, name))
        menu.addSeparator()
        tables = partial(self._tables, (model,))
        self._add(menu, self.tr("Copy numbers"), partial(self._copy_numbers, tables), has_record)
        self._add(menu, self.tr("Copy numbers as JSON"), partial(self._copy_json, (model,)), has_record)
        self._add(menu, self.tr("Save numbers…"), partial(self._save_numbers, (model,), title), has_record)

    def _add(self, menu: QMenu, text: str, action: Callable[[], None], is_possible: bool = True) -> None:
        entry = menu.addAction(text)
        entry.setEnabled(is_possible)
        entry.triggered.connect(lambda _=False: action())

    def _copy_picture(self, widget: QWidget) -> None:
        self._light_nothing()
        self._button.copy_picture(widget, self._sentence())

    def _save_picture(self, widget: QWidget, subject: str) -> None:
        self._light_nothing()
        self._button.save_picture(widget, self._sentence(), subject)

    def _copy_numbers(self, tables: Callable[[], Iterable[AlignmentTable]]) -> None:
        self._button.copy_text(alignment_csv(tables()))

    def _copy_json(self, models: Sequence[str]) -> None:
        if trace := self._trace():
            self._button.copy_text(translation_json(trace, models, self._models.loaded))

    def _save_numbers(self, models: Sequence[str], subject: str) -> None:
        if trace := self._trace():
            numbers = translation_json(trace, models, self._models.loaded)
            texts = {"csv": alignment_csv(self._tables(models)), "json": numbers}
            self._button.save_numbers(texts, trace.text, subject)

    def _tables(self, models: Sequence[str]) -> Iterable[AlignmentTable]:
        for lane, record in self._records(models):
            columns, rows = lane.whole_matrix(record)
            yield AlignmentTable(
                f"{lane.facts.title}: {lane.matrix.title}",
                tuple(piece.text for piece in columns),
                tuple(row.piece.text for row in rows),
                tuple(row.weights for row in rows),
            )

    def _records(self, models: Sequence[str]) -> Iterable[tuple[Lane, LaneTrace]]:
        trace = self._trace()
        return [(self._lanes.lane(model), trace.lanes[model]) for model in models if trace and model in trace.lanes]

    def _has_record(self, *models: str) -> bool:
        return any(record.steps for _, record in self._records(models or self._lanes.models()))

    def _sentence(self) -> str:
        trace = self._trace()
        return trace.text if trace else ""

    def _light_nothing(self) -> None:
        """What lies under the mouse is no part of a picture."""
        for lane in self._lanes.lanes():
            lane.set_hover(Hover())
