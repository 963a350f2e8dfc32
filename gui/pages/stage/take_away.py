"""Copying and saving what the Stage shows: pictures of the page, a lane or its matrix, and the numbers behind them."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from gui.pages.stage.lane_models import LaneModels
from gui.pages.stage.lane_row import LaneRow
from gui.state.file_names import suggested_name
from gui.state.translation_numbers import AlignmentTable, alignment_csv, translation_json
from gui.state.translation_trace import LaneTrace, TranslationTrace
from gui.theme import SMALL_CONTROL_HEIGHT
from gui.whole_files import write_whole
from gui.widgets import snapshot
from gui.widgets.button import Button
from gui.widgets.lane import Lane
from gui.widgets.lane_view import Hover
from gui.widgets.save_dialog import SaveDialog

TOLD_MILLISECONDS = 1500


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
        self._button = Button("", "share", role="quiet", height=SMALL_CONTROL_HEIGHT)
        self._button.setAccessibleName(self.tr("Copy or save"))
        self._button.setToolTip(self.tr("Copy or save pictures and numbers; open or save a session"))
        self._button.clicked.connect(self._open)
        self._menu = QMenu(page)
        self._entries: list[tuple[str, QKeySequence.StandardKey, Callable[[], None]]] = []
        self._lane_entries: list[tuple[str, Callable[[str, QPoint], None]]] = []
        self._told = QTimer(self)
        self._told.setSingleShot(True)
        self._told.setInterval(TOLD_MILLISECONDS)
        self._told.timeout.connect(partial(self._button.set_icon_name, "share"))
        models.replaced.connect(self._offer_context_menus)

    @property
    def button(self) -> Button:
        """What opens the menu."""
        return self._button

    @property
    def menu(self) -> QMenu:
        """The menu, filled anew whenever it is opened."""
        return self._menu

    def add_entry(self, text: str, key: QKeySequence.StandardKey, action: Callable[[], None]) -> None:
        """Offer something else at the end of the menu, with the key that does it too."""
        self._entries.append((text, key, action))

    def add_lane_entry(self, text: str, action: Callable[[str, QPoint], None]) -> None:
        """Offer something else at the end of a lane's context menu, done with its model and where the menu stood."""
        self._lane_entries.append((text, action))

    @Slot()
    def _open(self) -> None:
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
            self._add(menu, f"{text}\t{keys}", action)
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))

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
            self._add(menu, text, partial(action, model, corner))
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
        QGuiApplication.clipboard().setMimeData(snapshot.both(widget, self._sentence()))
        self._tell()

    def _save_picture(self, widget: QWidget, subject: str) -> None:
        self._light_nothing()
        contents = {"png": snapshot.png(widget), "svg": snapshot.svg(widget, self._sentence())}
        kinds = {"png": self.tr("Picture"), "svg": self.tr("Drawing, of any size")}
        self._ask(self.tr("Save picture"), subject, kinds, contents.__getitem__)

    def _copy_numbers(self, tables: Callable[[], Iterable[AlignmentTable]]) -> None:
        QGuiApplication.clipboard().setText(alignment_csv(tables()))
        self._tell()

    def _copy_json(self, models: Sequence[str]) -> None:
        if trace := self._trace():
            QGuiApplication.clipboard().setText(translation_json(trace, models, self._models.loaded))
            self._tell()

    def _save_numbers(self, models: Sequence[str], subject: str) -> None:
        trace = self._trace()
        if trace is None:
            return
        table = alignment_csv(self._tables(models)).encode("utf-8-sig")  # without the mark, Excel takes it for Latin-1
        contents = {"csv": table, "json": translation_json(trace, models, self._models.loaded).encode()}

        kinds = {"csv": self.tr("Matrix, for a spreadsheet"), "json": self.tr("All numbers")}
        self._ask(self.tr("Save numbers"), subject, kinds, contents.__getitem__)

    def _ask(self, title: str, subject: str, kinds: dict[str, str], content: Callable[[str], bytes]) -> None:
        """Ask for a path and write there what belongs to its suffix; the first kind if that is none of them."""

        def write(path: Path) -> None:
            suffix = path.suffix.lower().removeprefix(".")
            failure = write_whole(path, content(suffix if suffix in kinds else next(iter(kinds))))
            if failure:
                self.failed.emit(failure)
            else:
                self._tell()

        SaveDialog(self._page, title, suggested_name(self._sentence(), subject), kinds, write).open()

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

    def _tell(self) -> None:
        self._button.set_icon_name("check")
        self._told.start()
