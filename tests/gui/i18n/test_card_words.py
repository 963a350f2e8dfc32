"""What the cards of the shipped models say is said in Korean too."""

import re
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from engine.architectures import ARCHITECTURES
from engine.card_files import find_card
from engine.cards import ModelCard
from engine.paths import shipped_assets
from gui.i18n.engine_words import engine_words
from gui.widgets.model_card_view import ModelCardView

HANGUL = re.compile("[가-힣]")
SAME_IN_KOREAN = {"CC BY 2.0 FR", "CC BY 3.0", "PSF, CC0", "float16", "everyday.test", "news.dev"}


def shipped_cards() -> Iterator[ModelCard]:
    for pack in ("everyday", "grammar", "reversal"):
        for architecture in ARCHITECTURES:
            card = find_card(shipped_assets() / "models" / pack / architecture)
            assert card
            yield card


def written(card: ModelCard) -> Iterator[str]:
    """The texts of a card that are prose, and not the model's own words."""
    yield from (card.use, card.training.machine, card.weights.precision, card.training.validated_on or "")
    yield from (scores.name for scores in card.scores)
    yield from (weakness.remark for weakness in card.weaknesses)
    yield from (earlier.machine for earlier in card.training.earlier)
    for part in card.data:
        yield from (part.origin, part.licence)


def test_every_text_of_a_shipped_card_has_its_korean(korean: None) -> None:
    texts = {text for card in shipped_cards() for text in written(card)} - SAME_IN_KOREAN
    assert len(texts) > 30
    assert [text for text in sorted(texts) if not HANGUL.search(engine_words(text))] == []


@pytest.mark.parametrize("card", list(shipped_cards()), ids=lambda card: card.title)
def test_a_card_shows_its_texts_in_korean(qtbot: QtBot, korean: None, card: ModelCard) -> None:
    view = ModelCardView()
    qtbot.addWidget(view)
    view.show_card(card)
    shown = view.text().replace("\u200b", "")
    assert [text for text in written(card) if text not in SAME_IN_KOREAN and text in shown] == []
    assert all(engine_words(text) in shown for text in written(card))
