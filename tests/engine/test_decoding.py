"""Greedy decoding: one sentence with its record, many at once, and that the two agree."""

from itertools import islice
from typing import Any

import pytest
import torch
from torch import Tensor

from engine.architectures import ARCHITECTURES
from engine.architectures.contract import Architecture
from engine.corpora.pair import Pair
from engine.corpora.tokenizer import END, PAD, START, Tokenizer
from engine.decoding import (
    DecodedToken,
    batches_by_length,
    decode_greedily,
    iterate_translations,
    translate_batch,
    translate_ids,
    without_control,
)
from tests.engine.small_models import Variant, build_small, each_architecture, each_variant

Trained = dict[str, Architecture[Any]]
SOURCES = [[5, 6, 7, 8, 9, 3], [3], [11, 12, 3], [4, 4, 4, 4, 4, 4, 4, 4, 3], [11, 12, 3]]
LIMIT = 12
STRETCH = 2e-4


def decoded(model: Architecture[Any], source: list[int], *, with_saliency: bool = False) -> list[DecodedToken]:
    return list(islice(decode_greedily(model, source, with_saliency=with_saliency), LIMIT))


def ids_of(tokens: list[DecodedToken]) -> list[int]:
    return [token.token_id for token in tokens if token.token_id != END]


def make_it_say(model: Architecture[Any], *token_ids: int) -> Architecture[Any]:
    """A model that would always say these pieces if it could, the first before all others."""
    with torch.no_grad():
        for rank, token_id in enumerate(reversed(token_ids), start=1):
            assert model.projection.bias is not None
            model.projection.bias[token_id] = 1000.0 * rank
    return model


@each_variant
def test_one_sentence_is_decoded_as_it_is_in_a_batch(variant: Variant) -> None:
    model = variant.build()
    alone = [ids_of(decoded(model, source)) for source in SOURCES]
    assert translate_ids(model, SOURCES, max_tokens=LIMIT) == alone
    assert len({tuple(ids) for ids in alone}) > 1, "equal translations would hide that rows were mixed up"


@each_architecture
def test_rows_that_have_finished_leave_the_others_as_they_were(
    name: str, trained: Trained, tokenizer: Tokenizer, known_pairs: list[Pair]
) -> None:
    model, sources = trained[name], [tokenizer.encode(pair.source) for pair in known_pairs]
    together = translate_ids(model, sources, max_tokens=LIMIT)
    assert together == [translate_ids(model, [source], max_tokens=LIMIT)[0] for source in sources]
    assert len({len(ids) for ids in together}) > 3, "they must finish at different steps"


@each_architecture
def test_decoding_stops_at_the_end_symbol(name: str, trained: Trained, tokenizer: Tokenizer) -> None:
    tokens = decoded(trained[name], tokenizer.encode("3 1 4"))
    assert len(tokens) < LIMIT
    assert [token.token_id == END for token in tokens] == [False] * (len(tokens) - 1) + [True]


@each_architecture
def test_a_model_that_never_ends_goes_on_until_it_is_stopped(name: str) -> None:
    model = make_it_say(build_small(name, 19), 7)
    assert [token.token_id for token in islice(decode_greedily(model, [4, 3]), 150)] == [7] * 150
    assert translate_ids(model, [[4, 3], [3]], max_tokens=9) == [[7] * 9, [7] * 9]
    assert translate_ids(model, [[4, 3]], max_tokens=1) == [[7]]


@each_architecture
def test_padding_and_the_start_symbol_are_never_produced(name: str) -> None:
    model = make_it_say(build_small(name, 19), PAD, START, 7, END)
    token = next(iter(decode_greedily(model, [4, 3])))
    assert token.token_id == 7
    assert not {PAD, START} & {token_id for token_id, _ in token.candidates}
    assert token.log_prob == pytest.approx(0, abs=1e-6)
    assert translate_ids(model, [[4, 3]], max_tokens=2) == [[7, 7]]


def test_only_control_symbols_lose_their_scores() -> None:
    logits = torch.randn(2, 6)
    masked = without_control(logits.clone())
    assert masked[:, [PAD, START]].tolist() == [[float("-inf")] * 2] * 2
    assert torch.equal(masked[:, [1, 3, 4, 5]], logits[:, [1, 3, 4, 5]])


@each_variant
def test_candidates_and_entropy_describe_the_distribution_that_the_piece_was_taken_from(variant: Variant) -> None:
    model, source = variant.build(), torch.tensor([SOURCES[0]])
    state, previous = model.start(source, source != PAD), START
    for token in decoded(model, SOURCES[0]):
        output = model.step(state, torch.tensor([previous]))
        allowed = [i for i in range(19) if i not in (PAD, START)]
        probabilities = output.logits[0, allowed].softmax(-1)
        assert [token_id for token_id, _ in token.candidates] == [
            allowed[int(i)] for i in probabilities.argsort()[-5:].flip(0)
        ]
        values = [value for _, value in token.candidates]
        assert values == sorted(values, reverse=True)
        assert all(0 <= value <= 1 for value in values)
        assert values[0] == pytest.approx(probabilities.max().item(), rel=1e-4)
        assert token.token_id == token.candidates[0][0]
        assert torch.tensor(token.log_prob).exp().item() == pytest.approx(values[0], rel=1e-4)
        expected = -(probabilities * probabilities.log()).sum().item()
        assert token.entropy == pytest.approx(expected, rel=1e-3)
        assert 0 <= token.entropy <= torch.tensor(17.0).log().item() + 1e-5
        assert token.seconds > 0
        state, previous = output.state, token.token_id


@each_variant
def test_a_token_carries_the_weights_of_its_own_step_without_the_batch(variant: Variant) -> None:
    kind = ARCHITECTURES[variant.name].description.attention
    for position, token in enumerate(decoded(variant.build(), SOURCES[0])):
        if kind == "none":
            assert (token.attention, token.self_attention) == (None, None)
        else:
            assert token.attention is not None
            assert token.attention.shape[-1] == len(SOURCES[0])
            assert token.attention.dim() == (1 if kind == "source" else 3)
        if kind == "heads":
            assert token.self_attention is not None
            assert token.self_attention.shape[-1] == position + 1


@each_variant
def test_saliency_is_the_slope_of_the_log_probability_as_a_source_piece_grows(variant: Variant) -> None:
    """Gradient x input of a piece equals the derivative by a factor before its vector: here by finite differences."""
    model, source = variant.build().double(), torch.tensor([SOURCES[0]])
    tokens = decoded(model, SOURCES[0], with_saliency=True)[:4]
    embedded = model.embed_source(source).detach()

    def log_probs(vectors: Tensor) -> list[Tensor]:
        state, previous, found = model.start(source, source != PAD, vectors), START, []
        for token in tokens:
            output = model.step(state, torch.tensor([previous]))
            found.append(without_control(output.logits)[0].log_softmax(-1)[token.token_id])
            state, previous = output.state, token.token_id
        return found

    slopes = torch.zeros(len(tokens), source.size(1), dtype=torch.float64)
    for position in range(source.size(1)):
        more, less = embedded.clone(), embedded.clone()
        more[0, position] *= 1 + STRETCH
        less[0, position] *= 1 - STRETCH
        with torch.no_grad():
            ahead, behind = log_probs(more), log_probs(less)
        slopes[:, position] = (torch.stack(ahead) - torch.stack(behind)) / (2 * STRETCH)
    for token, slope in zip(tokens, slopes.abs(), strict=True):
        assert token.saliency is not None
        assert token.saliency.shape == (source.size(1),)
        assert token.saliency.max().item() == pytest.approx(1)
        assert torch.allclose(token.saliency.double(), slope / slope.max(), atol=0.01)


@each_variant
def test_saliency_does_not_change_what_is_decoded(variant: Variant) -> None:
    model = variant.build()
    plain, explained = decoded(model, SOURCES[0]), decoded(model, SOURCES[0], with_saliency=True)
    assert ids_of(plain) == ids_of(explained)
    assert [token.saliency for token in plain] == [None] * len(plain)
    assert all(parameter.grad is None for parameter in model.parameters())


@each_architecture
def test_the_decoder_tells_what_the_model_has_read(name: str) -> None:
    decoder = decode_greedily(build_small(name, 19), SOURCES[0])
    kind = ARCHITECTURES[name].description.attention
    assert (decoder.start.context is not None) == (kind == "none")
    assert (decoder.start.encoder_attention is not None) == (kind == "heads")


@each_architecture
def test_translations_come_in_the_order_of_their_sentences(
    name: str, trained: Trained, tokenizer: Tokenizer, known_pairs: list[Pair]
) -> None:
    sources, targets = [pair.source for pair in known_pairs], [pair.target for pair in known_pairs]
    for batch_tokens in (1, 30, 10_000):
        texts = translate_batch(trained[name], tokenizer, sources, batch_tokens=batch_tokens)
        assert sum(text == target for text, target in zip(texts, targets, strict=True)) >= 31
    assert translate_batch(trained[name], tokenizer, []) == []


def test_translations_arrive_batch_by_batch_with_their_number(trained: Trained, tokenizer: Tokenizer) -> None:
    sentences = ["3 1 4", "2 7 1 8 2 8", "1"]
    found = list(iterate_translations(trained["rnn"], tokenizer, sentences, batch_tokens=1))
    assert [i for i, _ in found] == [1, 0, 2]
    assert [text for _, text in sorted(found)] == translate_batch(trained["rnn"], tokenizer, sentences)


def test_a_translation_is_cut_at_the_limit(tokenizer: Tokenizer) -> None:
    digit = tokenizer.encode("7")[0]
    model = make_it_say(build_small("rnn", tokenizer.vocabulary_size), digit)
    assert translate_batch(model, tokenizer, ["1 2 3"], max_tokens=4) == ["7 7 7 7"]
    source_pieces = len(tokenizer.encode("1 2 3"))
    assert len(translate_batch(model, tokenizer, ["1 2 3"])[0].split()) == 2 * source_pieces + 10


@pytest.mark.parametrize("batch_tokens", [1, 10, 25, 1000])
def test_batches_hold_every_sentence_once_longest_first_and_no_more_than_allowed(batch_tokens: int) -> None:
    lengths = [3, 9, 1, 9, 4, 2, 8, 5]
    batches = list(batches_by_length(lengths, batch_tokens))
    order = [lengths[i] for batch in batches for i in batch]
    assert sorted(i for batch in batches for i in batch) == list(range(8))
    assert order == sorted(lengths, reverse=True)
    assert all(len(batch) == 1 or lengths[batch[0]] * len(batch) <= batch_tokens for batch in batches)
