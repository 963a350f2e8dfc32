"""Heads align without being told, stand in for each other, and are not all alike."""

from statistics import fmean
from typing import Any

import pytest

from engine.errors import CheckpointError, ConfigError, TextError
from engine.events import ExperimentMeasured
from engine.measurements.self_attention import (
    ROLES,
    Head,
    HeadMeasured,
    HeadsMeasured,
    SampleScored,
    SelfAttentionMeasured,
    SentenceRead,
    Shares,
    best_aligned,
    head_text,
    role_of,
    self_attention_tables,
)
from engine.models import LoadedModels
from tests.engine.experiments.running import experiment_events, measure

SENTENCE = "The letters that the queen read yesterday were long."


@pytest.fixture(scope="module")
def models() -> LoadedModels:
    """Models that are read from disk once."""
    return LoadedModels()


def heads_of(models: LoadedModels, **options: Any) -> HeadsMeasured:
    """What the heads look at, without the scores."""
    events = experiment_events("self_attention", models=models, is_fresh=True, **options)
    measured = next(event.measurement for event in events if isinstance(event, ExperimentMeasured))
    events.close()
    assert isinstance(measured, HeadsMeasured)
    return measured


def read(models: LoadedModels, **options: Any) -> list[SentenceRead | SampleScored]:
    """The sentence with all heads, without those that are off, and the score."""
    events = experiment_events("self_attention", models=models, **{"sentence": SENTENCE, "sentences": 4, **options})
    found: list[Any] = [event.measurement for event in events if isinstance(event, ExperimentMeasured)]
    return found


def by_head(measured: HeadsMeasured, kind: str) -> dict[Head, HeadMeasured]:
    return {head.head: head for head in measured.heads if head.head[0] == kind}


def errors_of(measured: HeadsMeasured) -> dict[Head, float]:
    return {h.head: h.alignment_error for h in measured.heads if h.alignment_error is not None}


def test_a_head_over_the_source_aligns_far_better_than_the_mean_head(models: LoadedModels) -> None:
    measured = heads_of(models, sentences=40)
    errors = errors_of(measured)
    assert len(errors) == 12
    assert min(errors.values()) < 0.25
    assert min(errors.values()) < 0.7 * fmean(errors.values())
    best = best_aligned(measured.heads)[0]
    assert best == min(errors, key=errors.__getitem__)
    assert by_head(measured, "cross")[best].shares.same > 0.72


def test_of_reversed_digits_a_head_looks_behind_along_the_alignment_and_others_align(models: LoadedModels) -> None:
    measured = heads_of(models, pack="reversal", corpus="reversal", sentences=10)
    over_source, even = by_head(measured, "cross"), measured.uniform["cross"]
    assert role_of(over_source["cross", 0, 1], even) == ("previous", True)
    aligning = [head for head in over_source.values() if role_of(head, even) == ("same", True)]
    assert len(aligning) == 6
    assert all(head.alignment_error is not None and head.alignment_error < 0.1 for head in aligning)


def test_shares_are_within_what_there_is_to_give(models: LoadedModels) -> None:
    measured = heads_of(models, sentences=6)
    assert len(measured.heads) == 36
    for head in measured.heads:
        known = [share for role in ROLES if (share := head.shares.of(role)) is not None]
        assert all(0 <= share <= 1 for share in known)
        assert all(share <= head.largest + 1e-6 for share in known[:2]) or head.head[0] == "cross"
        assert (head.shares.next is None) == (head.head[0] == "decoder")
    # The cells beside and on the diagonal of a matrix whose rows are all alike: one of n in each row.
    even = measured.uniform["encoder"]
    assert even.previous == pytest.approx(even.next)
    assert 1 / 20 < even.same < 1 / 6
    assert measured.uniform["decoder"].same > even.same  # it may look at what came before alone


def test_in_the_grammar_no_encoder_head_has_a_clear_place_but_in_everyday_text_one_has(models: LoadedModels) -> None:
    grammar, everyday = heads_of(models, sentences=20), heads_of(models, pack="everyday", sentences=12)

    def placed(measured: HeadsMeasured) -> dict[Head, float]:
        heads = by_head(measured, "encoder")
        return {name: max(head.shares.previous, head.shares.next or 0.0) for name, head in heads.items()}

    assert max(placed(grammar).values()) < 0.4
    assert max(placed(grammar).values()) > 3 * grammar.uniform["encoder"].previous  # yet it leans
    # The one that has is seen to look at the piece before in the weights of a sentence too.
    positional = max(placed(everyday), key=lambda head: placed(everyday)[head])
    assert role_of(by_head(everyday, "encoder")[positional], everyday.uniform["encoder"]) == ("previous", True)
    whole, _ = read(models, pack="everyday")
    assert isinstance(whole, SentenceRead)
    weights = whole.weights(positional)
    assert fmean(weights[row][row - 1] for row in range(1, len(weights))) > 0.5


def test_a_decoder_head_looks_at_the_piece_that_was_just_read(models: LoadedModels) -> None:
    measured = heads_of(models, sentences=20)
    own = by_head(measured, "decoder")
    found = {head: role_of(own[head], measured.uniform["decoder"]) for head in own}
    assert found["decoder", 0, 2] == ("same", True)


@pytest.mark.slow
def test_heads_stand_in_for_each_other_until_too_many_are_gone() -> None:
    measured = measure("self_attention")
    heads = next(m for m in measured if isinstance(m, HeadsMeasured))
    bleu = {m.off: m.bleu for m in measured if isinstance(m, SampleScored)}
    whole = bleu[()]
    lost = {head.head: whole - bleu[(head.head,)] for head in heads.heads}
    # Michel et al. 2019, table 1: hardly any head is missed when it alone is gone.
    assert whole > 90
    assert sum(loss < 4 for loss in lost.values()) >= 34
    # Of those that align it is half of them that are missed, and more than as many of those that align worst.
    best = best_aligned(heads.heads)
    half = len(best) // 2
    assert max(lost[head] for head in best[:half]) < 5
    assert whole - bleu[tuple(sorted(best[:half]))] > 50
    assert whole - bleu[tuple(sorted(best[half:]))] < 40
    # The one that is missed most does not align best: of all it looks most at the word that comes next.
    missed = max(lost, key=lost.__getitem__)
    assert missed not in best[:half]
    over_source = by_head(heads, "cross")
    assert missed == max(over_source, key=lambda head: over_source[head].shares.next or 0.0)
    assert lost[missed] > 2 * sorted(lost.values())[-2]


@pytest.mark.slow
def test_of_everyday_models_the_head_that_looks_back_along_the_alignment_is_missed_most() -> None:
    measured = measure("self_attention", pack="everyday")
    heads = next(m for m in measured if isinstance(m, HeadsMeasured))
    bleu = {m.off: m.bleu for m in measured if isinstance(m, SampleScored)}
    over_source = by_head(heads, "cross")
    missed = max(over_source, key=lambda head: bleu[()] - bleu[(head,)])
    assert missed == max(over_source, key=lambda head: over_source[head].shares.previous)
    assert role_of(over_source[missed], heads.uniform["cross"]) == ("previous", True)
    assert missed == best_aligned(heads.heads)[-1]


def test_without_the_head_that_looks_ahead_articles_do_not_fit_their_nouns(models: LoadedModels) -> None:
    for sentence, right, wrong in (
        (
            "The small white house is beautiful.",
            "La petite maison blanche est belle.",
            "Le petit maison blanc est beau.",
        ),
        ("Every lawyer is selling you a guitar.", "une guitare", "un guitare"),
        ("You received a gift on the table.", "sur la table", "sur le table"),
        ("The musician was lending her the computer.", "l'ordinateur", "le ordinateur"),
        ("When did you sell the guitars to his father?", "père ?", "père."),
    ):
        whole, ahead, _ = read(models, sentence=sentence, off=[["cross", 2, 0]])
        _, best, _ = read(models, sentence=sentence, off=[["cross", 1, 2]])
        assert isinstance(whole, SentenceRead)
        assert isinstance(ahead, SentenceRead)
        assert isinstance(best, SentenceRead)
        assert right in whole.translation
        assert wrong in ahead.translation
        assert right in best.translation  # though that head aligns best of all


def test_a_head_switched_off_changes_the_translation_and_what_later_heads_see(models: LoadedModels) -> None:
    whole, without, score = read(models, off=[["encoder", 0, 0], ["cross", 2, 0], ["encoder", 0, 0]])
    assert isinstance(whole, SentenceRead)
    assert isinstance(without, SentenceRead)
    assert isinstance(score, SampleScored)
    assert (whole.off, without.off, score.off) == ((), *2 * ((("cross", 2, 0), ("encoder", 0, 0)),))
    assert whole.translation == "Les lettres que la reine a lu hier étaient longues."
    assert without.translation != whole.translation
    assert without.encoder[0] == whole.encoder[0]  # it still looks, and what it saw is dropped behind it
    assert without.encoder[1] != whole.encoder[1]
    assert without.weights(("encoder", 1, 3)) == without.encoder[1][3]


def test_a_sentence_has_weights_of_its_own_pieces_that_add_up(models: LoadedModels) -> None:
    (whole, score) = read(models)
    assert isinstance(whole, SentenceRead)
    assert isinstance(score, SampleScored)
    assert "".join(whole.source) == f" {SENTENCE} </s>"
    assert "".join(whole.target) == f" {whole.translation} </s>"
    source, target = len(whole.source), len(whole.target)
    for weights, rows, columns in (
        (whole.encoder, source, source),
        (whole.decoder, target, target),
        (whole.cross, target, source),
    ):
        assert [len(layer) for layer in weights] == [4, 4, 4]
        for head in (head for layer in weights for head in layer):
            assert [len(row) for row in head] == [columns] * rows
            assert [sum(row) for row in head] == pytest.approx([1.0] * rows, abs=0.01)
    assert all(weight == 0 for head in whole.decoder[0] for row in range(target) for weight in head[row][row + 1 :])


def test_switching_heads_off_leaves_the_loaded_model_as_it_is(models: LoadedModels) -> None:
    before = read(models)
    read(models, off=[["cross", layer, head] for layer in range(3) for head in range(4)])
    assert read(models) == before


def test_with_all_heads_over_the_source_off_nothing_of_it_is_left(models: LoadedModels) -> None:
    off = [["cross", layer, head] for layer in range(3) for head in range(4)]
    (_, one, _), (_, other, _) = read(models, off=off), read(models, off=off, sentence="She bought a green dress.")
    assert isinstance(one, SentenceRead)
    assert isinstance(other, SentenceRead)
    assert one.translation[:20] == other.translation[:20]


def test_only_measurements_of_the_sample_are_kept(models: LoadedModels) -> None:
    assert read(models) == read(models)  # a sentence that is recalled would give no events of measurements
    whole = measure("self_attention", pack="reversal", corpus="reversal", sentences=4)
    assert measure("self_attention", pack="reversal", corpus="reversal", sentences=4) == whole
    assert len(whole) == 1 + 1 + 24 + 2 * 7 - 1  # the heads; none off; each; 2 to 8 of one kind, from either side


def test_a_cancelled_measurement_goes_on_where_it_stopped() -> None:
    options: dict[str, Any] = {"pack": "reversal", "corpus": "reversal", "sentences": 4}
    events = experiment_events("self_attention", **options)
    begun = [next(event for event in events if isinstance(event, ExperimentMeasured)) for _ in range(3)]
    events.close()
    again = measure("self_attention", **options)
    assert again[:3] == [event.measurement for event in begun]
    assert again == measure("self_attention", is_fresh=True, **options)


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"off": [["cross", 0, 0]]}, "a sentence alone"),
        ({"sentence": SENTENCE, "off": [["sideways", 0, 0]]}, "off"),
        ({"sentence": SENTENCE, "off": [["cross", 7, 0]]}, "no head 1 in layer 8"),
        ({"sentence": SENTENCE, "off": [["encoder", 0, 4]]}, "no head 5 in layer 1"),
        ({"sentences": 1}, "sentences"),
    ],
)
def test_choices_that_make_no_sense_are_refused(models: LoadedModels, options: dict[str, Any], problem: str) -> None:
    with pytest.raises(ConfigError, match=problem):
        list(experiment_events("self_attention", models=models, **options))


def test_a_sentence_that_is_too_long_is_refused_in_words(models: LoadedModels) -> None:
    with pytest.raises(TextError, match="pieces") as caught:
        read(models, sentence="long " * 200)
    assert caught.value.advice


def test_a_pack_without_a_transformer_is_refused() -> None:
    with pytest.raises(CheckpointError, match="nowhere/transformer"):
        measure("self_attention", pack="nowhere")


def test_a_role_is_what_a_head_has_more_of_than_an_even_one() -> None:
    even = Shares(previous=0.1, same=0.1, next=None, separator=0.3)

    def role(previous: float, same: float, separator: float) -> object:
        shares = Shares(previous=previous, same=same, next=None, separator=separator)
        return role_of(HeadMeasured(head=("decoder", 0, 0), shares=shares, largest=0.5), even)

    assert role(0.7, 0.1, 0.2) == ("previous", True)
    assert role(0.1, 0.3, 0.3) == ("same", False)
    assert role(0.15, 0.15, 0.55) is None  # so much of what there is are marks
    assert role(0.35, 0.0, 0.65) == ("separator", True) or role(0.35, 0.0, 0.65) == ("previous", False)
    assert role(0.1, 0.1, 0.3) is None


def test_tables_tell_what_each_head_is_and_what_is_lost_without_it() -> None:
    cross: Head = ("cross", 1, 2)
    shares = Shares(previous=0.1, same=0.7, next=0.1, separator=0.1)
    even = Shares(previous=0.1, same=0.1, next=0.1, separator=0.2)
    head = HeadMeasured(head=cross, shares=shares, largest=0.8, alignment_error=0.2)
    measured: list[SelfAttentionMeasured] = [
        HeadsMeasured(model="a/transformer", heads=(head,), uniform={"cross": even}),
        SampleScored(off=(), bleu=90.0, chrf=95.0),
        SampleScored(off=(cross,), bleu=88.5, chrf=94.0),
    ]
    heads, scores = self_attention_tables(measured)
    assert head_text(cross) == "cross 2.3"
    assert heads.rows[0] == ("cross 2.3", 0.1, 0.7, 0.1, 0.1, 0.8, 0.2, "same", 1.5)
    assert scores.rows == (("none", 90.0, 95.0), ("cross 2.3", 88.5, 94.0))
