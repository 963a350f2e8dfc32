"""A step of attention as a table."""

import numpy as np
import pytest

from engine.events import Array, HeadReadings, HeadsParts, SourceAttentionParts
from gui.state.weighing import Reads, largest_of, shown_places, weighing_of_head, weighing_of_states
from tests.gui.state.recordings import pieces, some_weights


def readings(length: int, layers: int = 2, heads: int = 3, size: int = 4) -> HeadReadings:
    """Numbers of which no two heads have the same."""
    vectors: list[Array] = [some_weights(seed, layers, heads, length, size) for seed in (1, 2)]
    ends: list[Array] = [some_weights(seed, layers, heads, size) for seed in (3, 4)]
    sums = [some_weights(seed, layers, heads, length) for seed in (5, 6)]
    return HeadReadings(ends[0], vectors[0], sums[0], sums[1], vectors[1], ends[1])


@pytest.mark.parametrize(("reads", "length"), [("source", 5), ("target", 3)])
def test_a_head_is_shown_with_its_own_numbers(reads: Reads, length: int) -> None:
    parts = HeadsParts(readings(5), readings(3))
    shown = parts.cross_attention if reads == "source" else parts.self_attention
    weighing = weighing_of_head(parts, reads, (1, 2), pieces(length))
    for array, whole in (
        (weighing.query, shown.queries),
        (weighing.keys, shown.keys),
        (weighing.values, shown.values),
        (weighing.result, shown.outputs),
        (weighing.energies, shown.energies),
        (weighing.weights, shown.weights),
    ):
        np.testing.assert_array_equal(array, whole[1, 2])
    assert weighing.heaviest == int(shown.weights[1, 2].argmax())
    assert weighing.score == "e_{j} = q·k_{j} / √4"


@pytest.mark.parametrize(
    ("score", "formula"),
    [
        ("additive", "e_{11,j} = v·tanh(W s_{10} + U h_{j})"),
        ("dot", "e_{11,j} = s_{10}·h_{j}"),
        ("general", "e_{11,j} = s_{10}·W h_{j}"),
    ],
)
def test_formulas_have_the_numbers_of_the_step(score: str, formula: str) -> None:
    vector, states, weights = some_weights(1, 6), some_weights(2, 5, 6), some_weights(3, 5)
    parts = SourceAttentionParts("gru", score, vector, states, weights, weights, vector, vector, vector)
    weighing = weighing_of_states(parts, pieces(5), 11)
    assert weighing.score == formula
    assert (weighing.query_name, weighing.result_name) == ("s_{10}", "c_{11}")
    assert weighing.add == "c_{11} = Σ α_{11,j} h_{j}"
    assert weighing.keys is weighing.values is states


def test_numbers_are_chosen_evenly_from_the_first_to_the_last() -> None:
    places = shown_places(512)
    assert len(places) == 12
    assert (places[0], places[-1]) == (0, 511)
    assert set(np.diff(places)) <= {46, 47}
    assert shown_places(5) == (0, 1, 2, 3, 4)


def test_nothing_is_divided_by_zero() -> None:
    assert largest_of(np.zeros(3, np.float32)) > 0
    assert largest_of(np.array([0.5, -2.0], np.float32), np.zeros(0, np.float32)) == 2.0
