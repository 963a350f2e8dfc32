"""How far attention is from the gold word alignment, on the cards of the Train page."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from engine.events import Event, JobFinished, ValidationScored
from gui.appearance import AppearanceControl
from gui.pages.train.page import TrainPage
from gui.theme import CARD_PADDING, theme_of
from gui.widgets.metric_card import MetricCard
from tests.gui.pages.train.driving import ALL, report, start
from tests.gui.pages.train.training_events import training_events


def measured(job: int, errors: Sequence[float]) -> list[Event]:
    """A training whose validations measure these rates in turn, except of the RNN, which has no attention."""
    left = {name: list(errors) for name in ALL if name != "rnn"}
    return [
        replace(event, alignment_error=left[event.architecture].pop(0))
        if isinstance(event, ValidationScored) and event.architecture in left
        else event
        for event in training_events(job, ALL, 25 * len(errors), 25)
    ]


def description(page: TrainPage, name: str) -> str:
    return page.metrics.cards[name].accessibleDescription()


def test_the_newest_alignment_error_stands_on_the_cards_of_those_with_attention(qtbot: QtBot, page: TrainPage) -> None:
    report(page, *measured(start(qtbot, page), (0.9, 0.5, 0.1234)))
    qtbot.waitUntil(lambda: "align. error 12.3\u202f%" in description(page, "transformer"))
    assert "align. error 12.3\u202f%" in description(page, "attention_rnn")
    assert "align" not in description(page, "rnn")
    assert "Alignment error" in page.metrics.cards["transformer"].toolTip()
    assert "Alignment error" not in page.metrics.cards["rnn"].toolTip()


def test_it_stays_when_the_training_is_over(qtbot: QtBot, page: TrainPage) -> None:
    job = start(qtbot, page)
    report(page, *measured(job, (0.9, 0.25)), JobFinished(job, "done"))
    qtbot.waitUntil(lambda: "best BLEU" in description(page, "transformer"))
    assert "align. error 25.0\u202f%" in description(page, "transformer")


def test_where_no_alignment_is_known_nothing_is_said_of_it(qtbot: QtBot, page: TrainPage) -> None:
    report(page, *training_events(start(qtbot, page), ALL, 60))
    qtbot.waitUntil(lambda: "step 60" in description(page, "transformer"))
    assert all("align" not in description(page, name) for name in ALL)


def line_pixels(card: MetricCard, name: str) -> set[tuple[int, int]]:
    """Where something is rather of the lane's colour than of the card's, at the right of its foot."""
    picture: QImage = card.grab().toImage()
    line, ground = theme_of(card).lane(name).fill, theme_of(card).card
    return {
        (x, y)
        for x in range(card.width() * 3 // 4, card.width() - CARD_PADDING)
        for y in range(card.height() - 32, card.height() - 2)
        if distance(picture.pixelColor(x, y), line) < distance(picture.pixelColor(x, y), ground)
    }


def distance(one: QColor, other: QColor) -> int:
    return sum(abs(getattr(one, part)() - getattr(other, part)()) for part in ("red", "green", "blue"))


def test_the_line_of_a_falling_error_ends_lower_than_it_begins_in_both_themes(
    qtbot: QtBot, page: TrainPage, appearance: AppearanceControl
) -> None:
    report(page, *measured(start(qtbot, page), (1.0, 1.0, 0.0, 0.0)))
    qtbot.waitUntil(lambda: "align. error 0.0" in description(page, "transformer"))
    card = page.metrics.cards["transformer"]
    for _ in range(2):
        pixels = line_pixels(card, "transformer")
        assert len({x for x, _ in pixels}) > 20
        first, last = min(pixels), max(pixels)
        assert last[1] - first[1] >= 5
        appearance.toggle_theme()
