"""The alignment error rate, by hand: from pieces to words, from words to links, from links to the rate."""

from dataclasses import dataclass, replace
from random import Random
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from engine.alignment_error import (
    AlignmentErrors,
    Link,
    alignment_error_rate,
    attention_of_words,
    error_rate,
    links_of,
    measure_alignment,
    shares,
)
from engine.architectures.contract import Architecture, StepOutput
from engine.corpora.grammar import generate_derivations
from engine.corpora.pair import Pair, Span
from engine.corpora.tokenizer import Tokenizer, train_tokenizer
from engine.corpora.toy_tasks import Reversal
from tests.engine.generators import run_to_end
from tests.engine.small_models import build_small, close

THE_CATS: tuple[Span, ...] = ((0, 3), (4, 8), (8, 9))  # "The cats."
THE_CATS_PIECES: tuple[Span, ...] = ((0, 3), (3, 7), (7, 8), (8, 9), (9, 9))  # The ▁cat s . </s>


def test_a_piece_belongs_to_the_word_that_it_is_cut_from_and_the_end_symbol_to_none() -> None:
    assert shares(THE_CATS, THE_CATS_PIECES).tolist() == [[1, 0, 0, 0, 0], [0, 1, 1, 0, 0], [0, 0, 0, 1, 0]]


def test_a_mark_or_a_space_alone_belongs_to_the_word_behind_it() -> None:
    assert shares(((0, 3),), ((0, 0), (0, 3), (3, 3))).tolist() == [[1, 1, 0]]
    assert shares(((0, 1), (2, 3)), ((0, 1), (1, 2), (2, 3), (3, 3))).tolist() == [[1, 0, 0, 0], [0, 1, 1, 0]]


def test_a_piece_of_two_words_is_shared_by_its_characters() -> None:
    """Of `▁l'été` the first two characters and the space are the article's, when it is cut as `▁l'é`, `té`."""
    articles_and_noun = shares(((0, 2), (3, 5), (5, 8)), ((0, 2), (2, 6), (6, 8), (8, 8)))
    assert articles_and_noun.tolist() == [[1, 0, 0, 0], [0, 0.75, 0, 0], [0, 0.25, 1, 0]]


def test_source_weights_are_added_and_target_rows_averaged() -> None:
    attention = torch.tensor([[0.1, 0.2, 0.3, 0.4], [0.5, 0.1, 0.1, 0.3], [0.0, 0.6, 0.2, 0.2]])
    sources = torch.tensor([[1.0, 0, 0, 0], [0, 1, 1, 0]])  # the last piece is the end symbol
    targets = torch.tensor([[1.0, 1, 0], [0, 0, 1]])
    words = attention_of_words(attention, sources, targets)
    assert close(words, torch.tensor([[0.3, 0.35], [0.0, 0.8]]))


def test_each_head_is_taken_to_words_by_itself() -> None:
    heads = torch.rand(2, 3, 5, 5, generator=torch.Generator().manual_seed(1))
    matrix = shares(THE_CATS, THE_CATS_PIECES)
    words = attention_of_words(heads, matrix, matrix)
    assert words.shape == (2, 3, 3, 3)
    assert close(words[1, 2], attention_of_words(heads[1, 2], matrix, matrix))


def test_each_target_word_is_linked_with_the_source_word_of_its_largest_weight() -> None:
    words = torch.tensor([[0.1, 0.7, 0.2], [0.5, 0.1, 0.4]])
    assert links_of(words, torch.eye(2)) == {(1, 0), (0, 1)}


def test_a_target_word_without_pieces_has_no_link() -> None:
    words = torch.tensor([[0.1, 0.9], [0.0, 0.0]])
    assert links_of(words, torch.tensor([[1.0, 0], [0, 0]])) == {(1, 0)}


def test_the_rate_is_that_of_the_equation() -> None:
    """|A∩S| = 1, |A∩P| = 2, |A| + |S| = 5."""
    found, sure = [{(0, 0), (1, 2), (2, 1)}], [{(0, 0), (1, 1)}]
    possible = [{(0, 0), (1, 1), (1, 2), (3, 3)}]
    assert error_rate(found, sure, possible) == pytest.approx(1 - 3 / 5)
    assert error_rate(found, sure) == pytest.approx(1 - 2 / 5)


def test_the_rate_of_a_corpus_is_that_of_all_its_links_together() -> None:
    found = [{(0, 0)}, {(0, 0), (1, 1), (2, 2)}]
    gold = [{(0, 1)}, {(0, 0), (1, 1), (2, 2), (2, 3)}]
    assert error_rate(found, gold) == pytest.approx(1 - 2 * 3 / (4 + 5))


def test_without_links_or_with_another_number_of_sentences_there_is_no_rate() -> None:
    with pytest.raises(ValueError, match="no alignment error rate"):
        error_rate([], [])
    with pytest.raises(ValueError, match="zip"):
        error_rate([{(0, 0)}], [{(0, 0)}, {(1, 1)}])


def some_links(random: Random) -> set[Link]:
    return {(random.randrange(6), random.randrange(6)) for _ in range(random.randint(1, 9))}


def test_of_any_links_the_rate_lies_between_0_and_1_and_is_0_for_the_gold_itself() -> None:
    random = Random(3)
    for _ in range(300):
        found, gold = [some_links(random) for _ in range(3)], [some_links(random) for _ in range(3)]
        assert 0 <= error_rate(found, gold) <= 1
        assert error_rate(gold, gold) == 0
        assert error_rate(found, gold) == error_rate(gold, found)
    assert error_rate([{(0, 0)}], [{(0, 1)}]) == 1


@dataclass(frozen=True, slots=True)
class PointingState:
    """Of the pieces without the end symbol there are `lengths` (batch,) in each source; so many are produced."""

    lengths: Tensor
    width: int
    produced: int = 0

    @property
    def context(self) -> None:
        return

    @property
    def encoder_attention(self) -> None:
        return

    def select(self, rows: Tensor) -> "PointingState":
        return replace(self, lengths=self.lengths[rows])


class PointingModel(Architecture[PointingState]):
    """Attention of two layers of two heads that is fixed: head (1, 0) points backwards, the others straight on."""

    def __init__(self) -> None:
        super().__init__()
        self.projection = nn.Linear(1, 25)

    def embed_source(self, source: Tensor) -> Tensor:
        return source[..., None].float()

    def start(
        self, source: Tensor, source_mask: Tensor, embedded: Tensor | None = None, *, with_attention: bool = True
    ) -> PointingState:
        return PointingState(source_mask.sum(1) - 1, source.size(1))

    def forward(self, source: Tensor, source_mask: Tensor, target_in: Tensor) -> Tensor:
        raise NotImplementedError("it only points")

    def step(self, state: PointingState, token_ids: Tensor, *, with_attention: bool = True) -> StepOutput[Any]:
        attention = torch.zeros(len(token_ids), 2, 2, state.width)
        for row, length in enumerate(state.lengths.tolist()):
            attention[row, :, :, min(state.produced, length)] = 1.0
            attention[row, 1, 0] = 0.0
            attention[row, 1, 0, max(length - 1 - state.produced, 0)] = 1.0
        logits = torch.zeros(len(token_ids), 25)
        return StepOutput(logits, replace(state, produced=state.produced + 1), attention)


def reversals(*digits: str) -> list[Reversal]:
    return [Reversal(" ".join(row), " ".join(reversed(row))) for row in digits]


def test_of_fixed_attention_every_head_has_the_rate_worked_out_by_hand(tokenizer: Tokenizer) -> None:
    """Straight on, only the middle of an odd number of digits is right: 1 of 3 and 1 of 5, none of 4: 2 of 12."""
    errors = alignment_error_rate(PointingModel(), tokenizer, reversals("314", "2718", "16180"))
    assert errors is not None
    assert [rate for layer in errors.by_head for rate in layer] == pytest.approx([10 / 12, 10 / 12, 0, 10 / 12])
    assert [len(layer) for layer in errors.by_head] == [2, 2]
    assert errors.best_head == (1, 0)
    assert errors.mean == pytest.approx(10 / 12)  # three of four heads outvote the one


def test_the_best_head_is_the_one_with_the_lowest_rate() -> None:
    assert AlignmentErrors(0.5, ((0.4, 0.2, 0.9), (0.3, 0.7, 0.2))).best_head == (0, 1)


def test_a_model_without_attention_has_no_rate(trained: dict[str, Architecture[Any]], tokenizer: Tokenizer) -> None:
    assert alignment_error_rate(trained["rnn"], tokenizer, reversals("314")) is None


def test_attention_that_knows_the_pairs_aligns_them_and_untrained_attention_does_not(
    trained: dict[str, Architecture[Any]], tokenizer: Tokenizer, known_pairs: list[Pair]
) -> None:
    aligned = [Reversal(*pair) for pair in known_pairs]
    untrained = build_small("attention_rnn", tokenizer.vocabulary_size)
    errors = [alignment_error_rate(model, tokenizer, aligned) for model in (untrained, trained["attention_rnn"])]
    rates = [error.mean for error in errors if error]
    assert rates[0] > 0.7
    assert rates[1] < 0.5


def test_no_pairs_have_no_rate(tokenizer: Tokenizer) -> None:
    with pytest.raises(ValueError, match="no alignment error rate"):
        alignment_error_rate(PointingModel(), tokenizer, [])


def test_it_can_be_stopped_between_two_steps_and_between_two_pairs(tokenizer: Tokenizer) -> None:
    yields, errors = run_to_end(measure_alignment(PointingModel(), tokenizer, reversals("3142", "2718")))
    assert len(yields) == 5 + 2  # one batch: four digits and the end symbol
    assert errors is not None


@pytest.fixture(scope="module")
def grammar_tokenizer() -> Tokenizer:
    """A vocabulary so small that most words of the grammar are cut."""
    derivations = generate_derivations(400, 2)
    return train_tokenizer((Pair(derivation.source, derivation.target) for derivation in derivations), 300)


def test_gold_links_as_attention_of_pieces_come_back_as_the_links_of_words(grammar_tokenizer: Tokenizer) -> None:
    """Whatever a word is cut into, the pieces of aligned words that attend to each other give the alignment again."""
    cut = 0
    for derivation in generate_derivations(300, 4, max_words=40):
        first = {target: source for source, target in reversed(derivation.alignment)}
        _, source_pieces = grammar_tokenizer.encode_spans(derivation.source)
        _, target_pieces = grammar_tokenizer.encode_spans(derivation.target)
        sources = shares(derivation.source_spans, source_pieces)
        targets = shares(derivation.target_spans, target_pieces)
        cut += len(source_pieces) > len(derivation.source_tokens) + 1
        assert close(sources.sum(0), torch.tensor([1.0] * (len(source_pieces) - 1) + [0.0]))
        gold = torch.zeros(len(targets), len(sources))
        for target, source in first.items():
            gold[target, source] = 1.0
        attention = targets.T @ gold @ (sources / sources.sum(1, keepdim=True))
        links = links_of(attention_of_words(attention, sources, targets), targets)
        assert {link for link in links if link[1] in first} == {(source, target) for target, source in first.items()}
    assert cut > 290
