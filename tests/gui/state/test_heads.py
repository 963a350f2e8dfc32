"""What is known of the heads of a model, before and after it is measured."""

import numpy as np
import pytest

from engine.measurements.self_attention import (
    AttentionKind,
    Head,
    HeadMeasured,
    HeadsMeasured,
    SampleScored,
    SentenceRead,
    Shares,
)
from gui.state.heads import Heads, changed_words, is_of


def shares(previous: float, same: float, ahead: float | None = 0.1, separator: float = 0.1) -> Shares:
    return Shares(previous=previous, same=same, next=ahead, separator=separator)


def measured(kind: AttentionKind, number: int, own: Shares, error: float | None = None) -> HeadMeasured:
    return HeadMeasured(head=(kind, 0, number), shares=own, largest=0.5, alignment_error=error)


SAMPLE = HeadsMeasured(
    model="a/transformer",
    heads=(
        measured("encoder", 0, shares(0.7, 0.1)),
        measured("encoder", 1, shares(0.1, 0.12)),
        measured("decoder", 0, shares(0.1, 0.9, None)),
        measured("cross", 0, shares(0.1, 0.3), 0.6),
        measured("cross", 1, shares(0.1, 0.8), 0.2),
        measured("cross", 2, shares(0.1, 0.6), 0.4),
    ),
    uniform={"encoder": shares(0.1, 0.1), "decoder": shares(0.2, 0.2, None), "cross": shares(0.1, 0.1)},
)
BEST: Head = ("cross", 0, 1)


def read(off: tuple[Head, ...] = ()) -> SentenceRead:
    """Two source pieces, three target pieces, three heads over the source and two in the encoder."""

    def head(rows: int, columns: int, first: float) -> tuple[tuple[float, ...], ...]:
        return tuple(tuple(first + column for column in range(columns)) for _ in range(rows))

    return SentenceRead(
        off=off,
        translation="La maison.",
        source=(" House", "."),
        target=(" La", " maison", "."),
        encoder=(tuple(head(2, 2, float(n)) for n in range(2)),),
        decoder=(tuple(head(3, 3, float(n)) for n in range(1)),),
        cross=(tuple(head(3, 2, float(n)) for n in range(3)),),
    )


@pytest.fixture
def heads() -> Heads:
    """All is known."""
    heads = Heads("cross")
    heads.take([read(), SAMPLE, SampleScored(off=(), bleu=90, chrf=95), SampleScored(off=(BEST,), bleu=89, chrf=94)])
    return heads


def test_nothing_is_known_at_first() -> None:
    heads = Heads()
    assert heads.matrices() is None
    assert heads.ranking("lost") == []
    assert heads.role(heads.head) is None
    assert heads.aligners(best=True) == frozenset()
    assert heads.pruning(best_first=True) == []
    assert heads.even("previous") is None


def test_who_reads_whom_depends_on_whose_attention_it_is(heads: Heads) -> None:
    seen = {}
    for kind in ("encoder", "decoder", "cross"):
        heads.look_at(kind)
        weights = heads.weights()
        assert weights is not None
        assert weights.shape == (len(heads.readers()), len(heads.looked_at()))
        seen[kind] = heads.readers(), heads.looked_at()
    assert seen["encoder"] == ((" House", "."), (" House", "."))
    assert seen["decoder"] == ((" <s>", " La", " maison"),) * 2
    assert seen["cross"] == ((" La", " maison", "."), (" House", "."))


def test_weights_are_those_of_the_head_in_front(heads: Heads) -> None:
    heads.choose((0, 2))
    assert heads.head == ("cross", 0, 2)
    np.testing.assert_array_equal(heads.weights(), [[2, 3]] * 3)


def test_a_head_that_another_kind_has_not_is_replaced_by_the_nearest(heads: Heads) -> None:
    heads.choose((0, 2))
    heads.look_at("encoder")
    assert heads.chosen == (0, 1)
    heads.choose((7, 9))
    assert heads.chosen == (0, 1)


def test_heads_are_ranked_by_a_figure_those_that_lack_it_last(heads: Heads) -> None:
    assert [row.head[2] for row in heads.ranking("alignment")] == [1, 2, 0]
    assert [row.head[2] for row in heads.ranking("same")] == [1, 2, 0]
    lost = heads.ranking("lost")
    assert [row.head[2] for row in lost] == [1, 0, 2]
    assert [row.figures["lost"] for row in lost] == [1.0, None, None]


def test_a_role_is_known_with_its_strength(heads: Heads) -> None:
    assert heads.role(("encoder", 0, 0)) == ("previous", True)
    assert heads.role(("encoder", 0, 1)) is None
    assert heads.role(("cross", 0, 0)) == ("same", False)


def test_figures_are_those_that_a_kind_has(heads: Heads) -> None:
    assert heads.figures() == ("previous", "same", "next", "separator", "alignment", "lost")
    heads.look_at("decoder")
    assert heads.figures() == ("previous", "same", "separator", "lost")
    assert heads.even("same") == 0.2
    assert heads.even("lost") is None


def test_switching_a_head_twice_leaves_it_on(heads: Heads) -> None:
    heads.switch(BEST)
    assert heads.off == {BEST}
    assert heads.score == SampleScored(off=(BEST,), bleu=89, chrf=94)
    assert [row.is_off for row in heads.ranking("alignment")] == [True, False, False]
    heads.switch(BEST)
    assert heads.off == frozenset()
    assert heads.score == heads.whole_score


def test_the_whole_sentence_stays_beside_the_one_without_heads(heads: Heads) -> None:
    heads.switch(BEST)
    heads.take([read((BEST,))])
    assert heads.whole is not None
    assert heads.whole.off == ()
    assert is_of(heads.read, (BEST,))
    assert not is_of(heads.read, ())


def test_what_was_asked_before_another_switch_is_not_shown(heads: Heads) -> None:
    heads.switch(BEST)
    heads.take([read((BEST,))])
    heads.take([read()])  # comes first each time, to compare with
    assert is_of(heads.read, (BEST,))


def test_halves_are_told_by_alignment(heads: Heads) -> None:
    assert heads.aligners(best=True) == {BEST}
    assert heads.aligners(best=False) == {("cross", 0, 0), ("cross", 0, 2)}


def test_pruning_goes_as_far_as_scores_are_known(heads: Heads) -> None:
    assert heads.pruning(best_first=True) == [((), 90), ((BEST,), 89)]
    assert heads.pruning(best_first=False) == [((), 90)]


def test_another_model_has_other_heads(heads: Heads) -> None:
    heads.switch(BEST)
    heads.forget()
    assert (heads.measured, heads.read, heads.off, heads.scores) == (None, None, frozenset(), {})


def test_words_that_became_different_are_told() -> None:
    told = changed_words("La petite maison est belle.", "Le petite maison belle.")
    assert told == [("Le", True), ("petite", False), ("maison", False), ("belle.", False)]
