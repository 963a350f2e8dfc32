"""The picture of a step taken apart, by the kind of its model, in one canvas."""

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.events import FixedVectorParts, HeadsParts, SourceAttentionParts
from gui.i18n.spoken import on_language, say
from gui.state.inspected_step import InspectedStep
from gui.state.look import Head
from gui.state.weighing import Reads, Weighing, weighing_of_head, weighing_of_states
from gui.theme import Theme, is_restyling, scaled, theme_of
from gui.widgets.fixed_vector_geometry import fixed_vector_geometry
from gui.widgets.fixed_vector_painter import FixedVectorPicture, paint_fixed_vector, vector_tip
from gui.widgets.hover_text import TipCanvas
from gui.widgets.lane_view import shown_text
from gui.widgets.prediction_geometry import prediction_geometry
from gui.widgets.prediction_painter import PredictionPicture, paint_prediction, prediction_tip
from gui.widgets.step_areas import LOWEST, NARROWEST, divider, line_height, prediction_area, reading_area
from gui.widgets.step_connector import paint_connector
from gui.widgets.weighing_geometry import first_row, weighing_geometry
from gui.widgets.weighing_painter import WeighingPicture, paint_weighing, tip_at


class StepCanvas(TipCanvas):
    """Shows the numbers of a step; the wheel looks at positions that do not fit, and hovering tells numbers in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step: InspectedStep | None = None
        self._reads: Reads = "source"
        self._head: Head = (0, 0)
        self._scrolled_to: int | None = None
        self._lit: int | None = None
        self.setMouseTracking(True)
        self.setMinimumSize(NARROWEST, scaled(LOWEST))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        say(self.setAccessibleName, lambda: self.tr("The step, taken apart"))
        on_language(self, self._describe)

    @property
    def step(self) -> InspectedStep | None:
        """The step that is shown."""
        return self._step

    def show_step(self, step: InspectedStep | None, reads: Reads = "source", head: Head = (0, 0)) -> None:
        """Show a step that the engine has taken apart; of many heads, one."""
        self._step, self._reads, self._head = step, reads, head
        self._scrolled_to = None
        self._describe()
        self.update()

    def weighing(self) -> Weighing | None:
        """The table of the attention that is shown; None for a model without."""
        if self._step is None or self._step.told is None:
            return None
        match self._step.told.parts:
            case SourceAttentionParts() as parts:
                return weighing_of_states(parts, self._step.source, self._step.step)
            case HeadsParts() as parts:
                pieces = self._step.source if self._reads == "source" else self._step.read
                return weighing_of_head(parts, self._reads, self._head, pieces)
        return None

    def table(self) -> WeighingPicture | None:
        """The table with its places."""
        weighing, step = self.weighing(), self._step
        if weighing is None or step is None:
            return None
        geometry = weighing_geometry(reading_area(self.size()), len(weighing.pieces), line_height(self.height()))
        wanted = weighing.heaviest if self._scrolled_to is None else self._scrolled_to + geometry.visible // 2
        return WeighingPicture(weighing, geometry, step.architecture, first_row(geometry, wanted), self._lit)

    def prediction(self) -> PredictionPicture | None:
        """The prediction with its places."""
        step = self._step
        if step is None or step.told is None:
            return None
        parts, area = step.told.parts, prediction_area(self.size())
        has_cell = isinstance(parts, FixedVectorParts | SourceAttentionParts)
        geometry = prediction_geometry(
            area, line_height(self.height()), has_cell=has_cell, count=len(step.told.candidates)
        )
        return PredictionPicture(step, step.told, geometry, 4 if isinstance(parts, FixedVectorParts) else 5)

    def fixed_vector(self) -> FixedVectorPicture | None:
        """The bands of a model with one fixed vector, with their places; None for other models."""
        step = self._step
        if step is None or step.told is None or not isinstance(step.told.parts, FixedVectorParts):
            return None
        geometry = fixed_vector_geometry(reading_area(self.size()), line_height(self.height()))
        return FixedVectorPicture(step, step.told.parts, geometry)

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self.setMinimumHeight(scaled(LOWEST))
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, theme_of(self))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        table = self.table()
        place = table.geometry.row_at(event.position().y()) if table else None
        inside = table is not None and event.position().x() < table.geometry.lefts[4]
        self._light(table.first + place if table and place is not None and inside else None)

    def leaveEvent(self, event: QEvent) -> None:
        self._light(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        table = self.table()
        if table is None or table.is_whole:
            event.ignore()
            return
        self._scrolled_to = table.first_after(event.angleDelta().y())
        self.update()

    def tip_at(self, position: QPointF) -> str:
        """The numbers at a position, in full."""
        table, bands, prediction = self.table(), self.fixed_vector(), self.prediction()
        tip = tip_at(table, position) if table else vector_tip(bands, position) if bands else ""
        return tip or (prediction_tip(prediction, position) if prediction else "")

    def _paint(self, painter: QPainter, theme: Theme) -> None:
        table, bands, prediction = self.table(), self.fixed_vector(), self.prediction()
        if table:
            paint_weighing(painter, theme, table)
        if bands:
            paint_fixed_vector(painter, theme, bands)
        if prediction:
            painter.fillRect(divider(self.size()), theme.line)
            paint_prediction(painter, theme, prediction)
        if table and prediction and prediction.geometry.inputs is not None:
            paint_connector(painter, theme, table.architecture, table.geometry.result(), prediction.geometry.vector(2))

    def _light(self, position: int | None) -> None:
        if position != self._lit:
            self._lit = position
            self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription(self._description())

    def _description(self) -> str:
        """The step in words, for those who do not see it."""
        weighing = self.weighing()
        if self._step is None or self._step.told is None:
            return ""
        best = self._step.told.candidates[0]
        text = self.tr("next piece {piece}, probability {probability:.2f}")
        told = text.format(piece=shown_text(best.piece), probability=best.probability)
        if weighing is None:
            return told
        heaviest = weighing.heaviest
        looks = self.tr("most weight on {piece}: energy {energy:.2f}, weight {weight:.3f}; ")
        numbers = {"energy": weighing.energies[heaviest], "weight": weighing.weights[heaviest]}
        return looks.format(piece=shown_text(weighing.pieces[heaviest]), **numbers) + told
