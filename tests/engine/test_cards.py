"""Cards on disk, which may come from anywhere."""

import json
from pathlib import Path
from typing import Any

import pytest

from engine.card_files import CARD, find_card, read_model_card, read_pack_card, write_card
from engine.cards import MOST_CURVE_POINTS, CurvePoint, DataSet, PackCard, Weakness
from engine.errors import CheckpointError
from tests.engine.small_cards import small_card


def test_a_card_is_read_as_it_was_written(tmp_path: Path) -> None:
    card = small_card()
    write_card(tmp_path, card)
    assert read_model_card(tmp_path) == card
    assert find_card(tmp_path) == card
    assert "null" not in (tmp_path / CARD).read_text(encoding="utf-8")


def test_the_card_of_a_pack_is_read_as_it_was_written(tmp_path: Path) -> None:
    card = PackCard(title="Ziffern, rückwärts", use="anything", data=small_card().data)
    write_card(tmp_path, card)
    assert read_pack_card(tmp_path) == card


def test_where_there_is_no_card_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="has no card"):
        read_model_card(tmp_path)
    assert find_card(tmp_path) is None


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is no JSON"),
        (b"{", "is no JSON"),
        (b"\xff", "is no JSON"),
        (b"[" * 100_000, "is no JSON"),
        (b"[]", "is damaged"),
        (b'{"title": "a", "title": "b"}', "a key is repeated"),
        (b'{"title": "Digits"}', "architecture: Field required"),
        (b'{"version": 2, "title": "Digits"}', "has version 2; this program reads 1"),
        (b'{"title": "' + b"x" * 2**20 + b'"}', "larger than 1,048,576 bytes"),
    ],
)
def test_what_is_no_card_is_refused_in_plain_words(content: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / CARD).write_bytes(content)
    with pytest.raises(CheckpointError, match=told):
        read_model_card(tmp_path)
    assert find_card(tmp_path) is None


def test_a_card_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / CARD).mkdir()
    with pytest.raises(CheckpointError, match="cannot be read"):
        read_model_card(tmp_path)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["parameters"], -1),
        (["parameters"], "many"),
        (["title"], ""),
        (["title"], "x" * 301),
        (["title"], "Digits\n"),
        (["title"], "Digits\nin two lines"),
        (["title"], "Digits\x1b[2J"),
        (["use"], "anything\x9b2J"),
        (["use"], "\u202egnihtyna"),
        (["sizes", "cell\x07"], "gru"),
        (["sizes", "cell"], "gru\x1b[2J"),
        (["sizes", "model_size"], 10**400),
        (["weaknesses", 0, "translation"], "7 7\x1b]0;mine\x07"),
        (["weaknesses", 0, "translation"], "7 7\r"),
        (["training", "minutes"], 1e10),
        (["unknown\x1b[2J"], 1),
        (["version"], "\x1b[2J"),
        (["unknown"], 1),
        (["weights", "sha256"], "zz"),
        (["weights", "precision"], "int3"),
        (["training", "checkpoint"], "some"),
        (["training", "minutes"], 1e400),
        (["scores", 0, "bleu"], 101),
        (["scores", 0, "alignment_error_rate"], 1.5),
        (["scores", 0, "by_length", 0, "pairs"], 0),
        (["weaknesses", 0, "source"], "x" * 501),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_its_place(path: list[Any], value: Any, tmp_path: Path) -> None:
    card = json.loads(small_card().model_dump_json(exclude_none=True))
    place = card
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = value
    (tmp_path / CARD).write_text(json.dumps(card))
    with pytest.raises(CheckpointError, match=r"damaged|has version") as raised:
        read_model_card(tmp_path)
    assert raised.value.what.isprintable()


def test_a_text_may_have_lines_and_any_script(tmp_path: Path) -> None:
    weakness = Weakness(source="ein\nzwei", translation="אחת \u200d שתיים", remark="1️⃣ é")
    write_card(tmp_path, small_card(weaknesses=(weakness,)))
    assert read_model_card(tmp_path).weaknesses == (weakness,)


def test_lists_are_bounded(tmp_path: Path) -> None:
    points = [{"step": i, "validation_loss": 1.0, "bleu": 1.0} for i in range(MOST_CURVE_POINTS + 1)]
    card = json.loads(small_card().model_dump_json())
    card["training"]["curve"] = points
    (tmp_path / CARD).write_text(json.dumps(card))
    with pytest.raises(CheckpointError, match=r"training\.curve"):
        read_model_card(tmp_path)


@pytest.mark.parametrize(
    ("path", "most"),
    [
        (["scores"], 6),
        (["scores", 0, "by_length"], 20),
        (["data"], 30),
        (["weaknesses"], 20),
        (["weaknesses", 1, "missing"], 20),
    ],
)
def test_a_card_is_no_longer_than_a_window_shows_at_once(path: list[Any], most: int, tmp_path: Path) -> None:
    card = json.loads(small_card().model_dump_json(exclude_none=True))
    place = card
    for part in path[:-1]:
        place = place[part]
    parts = place[path[-1]]
    place[path[-1]] = parts[:1] * most
    (tmp_path / CARD).write_text(json.dumps(card))
    read_model_card(tmp_path)
    place[path[-1]] = parts[:1] * (most + 1)
    (tmp_path / CARD).write_text(json.dumps(card))
    with pytest.raises(CheckpointError, match=".".join(map(str, path))):
        read_model_card(tmp_path)


def test_a_card_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        small_card().parameters = 1
    assert hash(CurvePoint(step=1, validation_loss=1.0, bleu=2.0))
    assert DataSet(name="a", pairs=1, origin="b", licence="c").repeat == 1
