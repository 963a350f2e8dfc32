"""What a lane paints: looked at as pixels, in both themes and at two pixel ratios."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.events import ArchitectureDescription, AttentionKind, Failure, ModelLoaded, Piece, TokenDecoded
from gui.appearance import AppearanceControl
from gui.settings import Settings
from gui.state.translation_trace import LaneTrace
from gui.theme import DARK, LIGHT, Theme
from gui.widgets.lane import Lane
from gui.widgets.lane_header import LaneHeader
from gui.widgets.lane_view import Hover, shown_text
from tests.gui.state.recordings import decoded, recorded, started

ARCHITECTURES: dict[AttentionKind, ArchitectureDescription] = {
    "none": ArchitectureDescription("rnn", "RNN", "1 fixed vector", "none"),
    "source": ArchitectureDescription("attention_rnn", "Attention RNN", "soft alignment", "source"),
    "heads": ArchitectureDescription("transformer", "Transformer", "many heads", "heads"),
}
ROWS = 6
REFERENCE = QSize(424, 728)


def lane_of(qtbot: QtBot, kind: AttentionKind, step: int = 4, size: QSize = REFERENCE) -> tuple[Lane, LaneTrace]:
    """A shown lane with six recorded steps over five source pieces."""
    lane = Lane(ARCHITECTURES[kind])
    qtbot.addWidget(lane)
    layers, heads = (2, 3) if kind == "heads" else (0, 0)
    lane.describe(ModelLoaded(1, "m", ARCHITECTURES[kind], 7_600_000, layers, heads, "digest", "English", "French"))
    lane.resize(size)
    lane.show()
    trace = recorded({"m": ROWS}, kind).lanes["m"]
    lane.set_extent(5, ROWS, 1)
    lane.show_step(trace, step)
    return lane, trace


def picture(lane: Lane, ratio: float = 1.0) -> QImage:
    """The lane as it is painted at a pixel ratio."""
    image = QImage(lane.size() * ratio, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    lane.render(image)
    return image


def colour_at(image: QImage, x: float, y: float) -> QColor:
    ratio = image.devicePixelRatio()
    return image.pixelColor(round(x * ratio), round(y * ratio))


def difference(a: QColor, b: QColor) -> int:
    return max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue()))


def assert_close(seen: QColor, wanted: QColor, tolerance: int = 3) -> None:
    assert difference(seen, wanted) <= tolerance, f"{seen.name()} is not {wanted.name()}"


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest, appearance: AppearanceControl, settings: Settings) -> Theme:
    settings.appearance = request.param
    if (appearance.theme.name == "dark") != (request.param == "dark"):
        appearance.toggle_theme()
    return DARK if request.param == "dark" else LIGHT


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_cell_has_the_colour_of_its_weight(qtbot: QtBot, theme: Theme, ratio: float) -> None:
    lane, trace = lane_of(qtbot, "source")
    geometry, image = lane.geometry_in_use, picture(lane, ratio)
    for row in range(4):
        weights = trace.steps[row].attention
        assert weights is not None
        for column in range(5):
            # Beside the number in the middle of the cell.
            x, y = geometry.columns.edge(column) + 4, geometry.rows.top + (row + 0.5) * geometry.rows.height
            assert_close(colour_at(image, x, y), theme.attention_colour("attention_rnn", float(weights[column])))


def test_saliency_has_its_own_ramp_and_cells_set_in(qtbot: QtBot, theme: Theme) -> None:
    lane, trace = lane_of(qtbot, "none")
    geometry, image = lane.geometry_in_use, picture(lane)
    saliency = trace.steps[1].saliency
    assert saliency is not None
    middle = geometry.rows.top + 1.5 * geometry.rows.height
    for column in range(5):
        wanted = theme.saliency_colour(float(saliency[column]))
        assert_close(colour_at(image, geometry.columns.centre(column), middle), wanted)
        assert_close(colour_at(image, geometry.columns.edge(column) + 1, middle), theme.well)


def test_rows_to_come_are_blank_and_the_current_one_is_framed(qtbot: QtBot, theme: Theme) -> None:
    lane, _ = lane_of(qtbot, "source", step=3)
    geometry, image = lane.geometry_in_use, picture(lane)
    x = geometry.columns.centre(2)
    assert_close(colour_at(image, x, geometry.rows.top + 4.5 * geometry.rows.height), theme.pending)
    frame = geometry.rows.top + 2 * geometry.rows.height
    assert_close(colour_at(image, x, frame), theme.lane("attention_rnn").fill, tolerance=12)


def test_the_first_bar_is_as_long_as_the_probability(qtbot: QtBot, theme: Theme) -> None:
    lane, trace = lane_of(qtbot, "heads")
    geometry, image = lane.geometry_in_use, picture(lane)
    probability = trace.steps[3].candidates[0].probability
    y = geometry.candidates.bottom - 3 - 5 * geometry.candidate_pitch + 7
    left, right = geometry.columns.left, geometry.right - 56
    end = left + probability * (right - left)
    assert_close(colour_at(image, end - 4, y), theme.lane("transformer").fill)
    assert_close(colour_at(image, end + 4, y), theme.faint)


def test_another_theme_repaints_what_was_kept(qtbot: QtBot, appearance: AppearanceControl) -> None:
    lane, trace = lane_of(qtbot, "source")
    geometry = lane.geometry_in_use
    spot = geometry.columns.edge(1) + 4, geometry.rows.top + 0.5 * geometry.rows.height
    picture(lane)
    appearance.toggle_theme()
    QApplication.processEvents()
    weights = trace.steps[0].attention
    assert weights is not None
    wanted = appearance.theme.attention_colour("attention_rnn", float(weights[1]))
    assert_close(colour_at(picture(lane), *spot), wanted)


@pytest.mark.parametrize("kind", ["none", "source", "heads"])
@pytest.mark.parametrize("size", [QSize(264, 380), QSize(264, 420), QSize(285, 528), QSize(424, 728), QSize(560, 1100)])
def test_nothing_is_painted_beyond_the_card(
    qtbot: QtBot, appearance: AppearanceControl, kind: AttentionKind, size: QSize
) -> None:
    lane, _ = lane_of(qtbot, kind, size=size)
    image = picture(lane)
    border = appearance.theme.line
    for x in (60, size.width() // 2, size.width() - 60):
        assert_close(colour_at(image, x, size.height() - 1), border)
    for y in (60, size.height() // 2, size.height() - 60):
        assert_close(colour_at(image, 0, y), border)
        assert_close(colour_at(image, size.width() - 1, y), border)


def test_hovering_a_column_lights_it_in_matrix_and_ribbons(qtbot: QtBot, appearance: AppearanceControl) -> None:
    lane, _ = lane_of(qtbot, "source")
    before = picture(lane)
    lane.set_hover(Hover(column=1))
    after, geometry = picture(lane), lane.geometry_in_use
    x, y = geometry.columns.edge(1) + 4, geometry.rows.top + 0.5 * geometry.rows.height
    assert colour_at(after, x, y) != colour_at(before, x, y)
    band = geometry.reads
    assert after.copy(0, band.top, 424, band.height) != before.copy(0, band.top, 424, band.height)
    lane.set_hover(Hover())
    assert picture(lane) == before


def test_the_value_under_the_mouse_can_be_read(qtbot: QtBot, appearance: AppearanceControl) -> None:
    lane, trace = lane_of(qtbot, "source")
    geometry, weights = lane.geometry_in_use, trace.steps[2].attention
    assert weights is not None
    spot = QPoint(round(geometry.columns.centre(3)), geometry.rows.top + round(2.5 * geometry.rows.height))
    assert lane.matrix.tip_at(spot.toPointF()) == f"p3 → t2: {weights[3]:.3f}"
    shown = trace.steps[3].attention
    assert shown is not None
    above = QPoint(round(geometry.columns.centre(0)), geometry.tick)
    assert lane.reads.tip_at(above.toPointF()) == f"p0: {shown[0]:.3f}"


def test_the_wheel_looks_elsewhere_until_the_next_step(qtbot: QtBot, appearance: AppearanceControl) -> None:
    lane, _ = lane_of(qtbot, "source")
    trace = recorded({"m": 120}).lanes["m"]
    lane.set_extent(5, 120, 2)
    lane.show_step(trace, 100)
    followed = lane.matrix.first_row()
    assert followed > 0
    up = QWheelEvent(
        QPoint(150, 60).toPointF(),
        QPoint(150, 60).toPointF(),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(lane.matrix, up)
    assert lane.matrix.first_row() == followed - 6
    lane.show_step(trace, 101)
    assert lane.matrix.first_row() == followed + 1


def test_without_saliency_it_explains_itself_calmly(qtbot: QtBot, appearance: AppearanceControl) -> None:
    lane, _ = lane_of(qtbot, "none")
    bare = LaneTrace("m", started("m").source_pieces, steps=[replace(decoded("m", 0, kind="none"), saliency=None)])
    lane.show_step(bare, 1)
    geometry, image = lane.geometry_in_use, picture(lane)
    assert lane.frame.kind is None
    assert_close(colour_at(image, geometry.columns.left + 4, geometry.rows.top + 6), appearance.theme.well)


def test_a_lane_tells_its_story_until_there_is_a_translation(qtbot: QtBot, appearance: AppearanceControl) -> None:
    lane, trace = lane_of(qtbot, "none")
    assert not lane.notice.isVisible()
    lane.show_step(LaneTrace("m"), 0)
    assert lane.notice.isVisible()
    assert "one vector" in lane.notice.text()
    lane.show_step(trace, 1)
    assert not lane.notice.isVisible()


def test_a_failure_says_what_to_do_and_offers_another_attempt(qtbot: QtBot, appearance: AppearanceControl) -> None:
    lane = Lane(ARCHITECTURES["source"])
    qtbot.addWidget(lane)
    lane.resize(424, 728)
    lane.show()
    lane.show_failure(Failure("The model cannot be read.", "Nothing was changed.", "Train it again.", "details"))
    assert lane.notice.text() == "The model cannot be read. Nothing was changed. Train it again."
    with qtbot.waitSignal(lane.retried):
        QTest.mouseClick(lane.notice.retry, Qt.MouseButton.LeftButton)


def test_what_a_lane_says_has_room_where_the_lane_is_low_and_its_text_large(
    qtbot: QtBot, appearance: AppearanceControl
) -> None:
    for _ in range(5):
        appearance.enlarge_text()
    lane, _ = lane_of(qtbot, "none", size=QSize(289, 472))
    lane.show_step(LaneTrace("m"), 0)
    for say in (lane.show_story, lambda: lane.show_failure(Failure("It failed.", "Kept. " * 6, "Do this. " * 3, ""))):
        say()
        place = lane.notice.geometry()
        assert place.height() >= lane.notice.heightForWidth(place.width())
        assert lane.rect().contains(place)


def test_a_piece_that_the_vocabulary_lacks_is_marked_and_explained(qtbot: QtBot, theme: Theme) -> None:
    lane, trace = lane_of(qtbot, "none")
    known, *others = trace.source_pieces
    odd = replace(others[0], text="출구", is_unknown=True)
    lane.show_step(replace(trace, source_pieces=(known, odd, *others[1:])), 4)
    geometry, image = lane.geometry_in_use, picture(lane)
    seen = []
    for column in (0, 1):
        inside = range(geometry.columns.edge(column) + 5, geometry.columns.edge(column + 1) - 5)
        seen.append({colour_at(image, x, geometry.tick).name() for x in inside})
    assert seen[0] == {theme.lane("rnn").fill.name()}
    assert len(seen[1]) > 1, "the tick is dashed"
    spot = QPointF(geometry.columns.centre(1), geometry.tick)
    assert lane.reads.tip_at(spot) == "출구 (not in the vocabulary: read as unknown)"


def test_a_piece_that_is_nothing_but_a_space_can_be_seen() -> None:
    assert shown_text(Piece(" ", starts_word=True)) == shown_text(Piece("", starts_word=True)) == "␣"
    assert shown_text(Piece("a", starts_word=True)) == "a"


def test_very_long_and_korean_pieces_stay_within_the_lane(qtbot: QtBot, appearance: AppearanceControl) -> None:
    lane, trace = lane_of(qtbot, "source")
    long = Piece("대한민국임시정부" * 6, starts_word=True)
    wide = LaneTrace("m", (long,) * 5, steps=[replace(step, piece=long) for step in trace.steps])
    lane.show_step(wide, 4)
    image, geometry = picture(lane), lane.geometry_in_use
    for y in range(geometry.reads.top, geometry.candidates.bottom, 3):
        assert_close(colour_at(image, 423, y), appearance.theme.line)
    assert_close(colour_at(image, 4, geometry.rows.top + 4), appearance.theme.card)


def test_the_scale_of_the_fixed_vector_is_drawn_beside_the_pill(qtbot: QtBot, theme: Theme) -> None:
    lane, trace = lane_of(qtbot, "none")
    bare = picture(lane)
    context = np.linspace(-0.5, 0.5, 64, dtype=np.float32)
    lane.show_step(replace(trace, context=context), 4)
    geometry = lane.geometry_in_use
    left = round(geometry.columns.middle) + 60
    room = (left, geometry.pill, geometry.right - left, geometry.pill_height)
    seen = picture(lane)
    assert seen.copy(*room) != bare.copy(*room)
    left, top, width, height = room
    shades = [seen.pixelColor(left + x, top + y) for x in range(width) for y in range(height)]
    for end in (-1.0, 1.0):
        wanted = theme.vector_colour("rnn", end)
        assert min(difference(shade, wanted) for shade in shades) <= 12


def test_what_was_forced_and_what_a_branch_changed_are_marked(qtbot: QtBot, theme: Theme) -> None:
    lane, own = lane_of(qtbot, "source", step=ROWS)
    lane.set_extent(5, ROWS, 3)

    def output_of(steps: list[TokenDecoded], former: LaneTrace | None) -> QImage:
        branch = LaneTrace("m", own.source_pieces, steps=steps, text="x", former=former, kept=1)
        lane.show_step(branch, ROWS)
        band = lane.geometry_in_use.output
        return picture(lane).copy(0, band.top, lane.width(), lane.geometry_in_use.output_pitch + 8)

    other = replace(own.steps[2], token_id=4321)
    changed = [*own.steps[:2], other, *own.steps[3:]]
    forced = [*own.steps[:2], replace(other, is_forced=True), *own.steps[3:]]
    plain = output_of(own.steps, own)
    assert plain == output_of(own.steps, None), "nothing changed, nothing is marked"
    assert output_of(changed, own) != plain
    assert output_of(forced, own) not in (plain, output_of(changed, own))
    assert output_of(changed, None) == plain, "a translation that is no branch has no marks"


def test_the_row_of_a_candidate_is_lit_where_it_can_be_chosen(qtbot: QtBot, theme: Theme) -> None:
    lane, _ = lane_of(qtbot, "source")
    tint = theme.lane("attention_rnn").tint
    for rank in (0, 1):
        row, top = lane.candidates.row(rank), lane.geometry_in_use.candidates.top
        QTest.mouseMove(lane.candidates, row.center().toPoint() - QPoint(0, top))
        seen = colour_at(picture(lane), row.left() + 3, row.center().y())
        assert (seen == tint) == (rank == 1)


def test_the_head_looks_the_same_at_every_step_and_is_painted_once(qtbot: QtBot, appearance: AppearanceControl) -> None:
    lane, trace = lane_of(qtbot, "source", step=0)
    header = lane.findChild(LaneHeader)
    assert header is not None
    painted = Paints()
    header.installEventFilter(painted)
    seen = []
    for step in (1, 2, 3, ROWS):
        lane.show_step(trace, step)
        QApplication.processEvents()
        seen.append((painted.count, header.grab().toImage()))
        painted.count = 0
    assert seen[0][0] > 0, "the button that takes a step apart has come"
    for count, image in seen[1:]:
        assert count == 0
        assert image == seen[0][1]
    lane.describe(ModelLoaded(2, "m", ARCHITECTURES["source"], 5, 0, 0, "digest", "English", "French"))
    QApplication.processEvents()
    assert painted.count > 0


class Paints(QObject):
    """Counts how often what it watches is painted."""

    count = 0

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False
