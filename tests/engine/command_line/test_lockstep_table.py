"""The table of a translation in lockstep, as text."""

import io

import numpy as np
from rich.console import Console, RenderableType

from engine.command_line.lockstep_table import LockstepTable, label
from engine.events import Array, Candidate, DecodeFinished, DecodeStarted, Piece, TokenDecoded

END = Piece("</s>", starts_word=True, is_end=True)
SOURCE = (Piece("red", starts_word=True), Piece("dish", starts_word=False), END)


def text_of(renderable: RenderableType) -> str:
    file = io.StringIO()
    Console(file=file, width=120).print(renderable)
    return file.getvalue()


def rows_of(table: LockstepTable, height: int | None = None) -> list[list[str]]:
    lines = text_of(table.render(120, height)).split("\n")
    return [[cell.strip() for cell in line.strip("│").split("│")] for line in lines if line.startswith("│")]


def token(
    model: str, position: int, text: str, attention: Array | None = None, saliency: Array | None = None
) -> TokenDecoded:
    piece = Piece(text, starts_word=position == 0)
    return TokenDecoded(
        1, model, position, piece, -0.5, (Candidate(piece, 0.61),), 1.25, attention, None, saliency, False, 0.001, 4
    )


def table_of(*models: str) -> LockstepTable:
    table = LockstepTable(models)
    for model in models:
        table.take(DecodeStarted(1, model, SOURCE))
    return table


def test_a_step_shows_piece_probability_entropy_and_the_source_piece_attended_to_most() -> None:
    table = table_of("p/attention_rnn")
    table.take(token("p/attention_rnn", 0, "radis", attention=np.array([0.2, 0.7, 0.1], np.float32)))
    assert rows_of(table) == [["1", "radis        0.61  1.2 ← ·dish"]]


def test_heads_are_averaged() -> None:
    table = table_of("p/transformer")
    attention = np.array([[[0.9, 0.1, 0.0], [0.0, 0.3, 0.7]], [[0.0, 0.2, 0.8], [0.0, 0.2, 0.8]]], np.float32)
    table.take(token("p/transformer", 0, "radis", attention=attention))
    assert rows_of(table)[0][1].endswith("← </s>")


def test_a_model_without_attention_shows_saliency_under_another_sign() -> None:
    table = table_of("p/rnn")
    table.take(token("p/rnn", 0, "radis", saliency=np.array([1.0, 0.7, 0.1], np.float32)))
    assert rows_of(table)[0][1].endswith("≈ red")


def test_models_stand_side_by_side_and_a_shorter_translation_leaves_its_cells_empty() -> None:
    table = table_of("p/rnn", "p/transformer")
    table.take(token("p/rnn", 0, "un"))
    table.take(token("p/transformer", 0, "le"))
    table.take(token("p/transformer", 1, "s"))
    assert [[cell.split(" ")[0] for cell in row] for row in rows_of(table)] == [["1", "un", "le"], ["2", "", "·s"]]


def test_only_the_last_steps_are_shown_where_the_terminal_is_low() -> None:
    table = table_of("p/rnn")
    for position in range(30):
        table.take(token("p/rnn", position, f"t{position}"))
    assert [row[0] for row in rows_of(table, height=10)] == ["27", "28", "29", "30"]
    assert len(rows_of(table)) == 30


def test_finished_translations_stand_below_and_a_cut_one_says_so() -> None:
    table = table_of("p/rnn", "p/transformer")
    table.take(DecodeFinished(1, "p/rnn", "un radis", was_cut=False))
    table.take(DecodeFinished(1, "p/transformer", "le le le", was_cut=True))
    lines = text_of(table.render(120)).split("\n")
    assert "p/rnn: un radis" in lines
    assert "p/transformer: le le le …" in lines


def test_a_piece_that_goes_on_with_a_word_shows_it() -> None:
    assert [label(piece) for piece in SOURCE] == ["red", "·dish", "</s>"]
