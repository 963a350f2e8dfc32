"""What a translation can be asked for beyond greedy decoding: saliency, a forced beginning, sampling."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.architectures import ARCHITECTURES
from engine.architectures.contract import Architecture
from engine.checkpoint import save_model
from engine.commands import Sampling, Translate
from engine.corpora.tokenizer import END, PAD, START, Tokenizer
from engine.decoding import decode_greedily, length_penalty, most_tokens, n_best, sample
from engine.errors import ConfigError, TextError
from engine.events import BeamAdvanced, DecodeFinished, TokenDecoded
from engine.jobs import start_job
from engine.models import LoadedModels
from tests.engine.checkpoint.folders import facts_of
from tests.engine.generators import run_to_end
from tests.engine.small_models import each_architecture

SENTENCE = "3 1 4 1 5"


@pytest.fixture(autouse=True)
def pack(trained: dict[str, Architecture[Any]], tokenizer: Tokenizer, user_data: Path) -> None:
    """A pack `digits` of three models that know some pairs by heart."""
    for name in ARCHITECTURES:
        save_model(user_data / "models" / "digits" / name, trained[name], facts_of(name, tokenizer), tokenizer)


def told(name: str, **options: Any) -> tuple[list[TokenDecoded], DecodeFinished]:
    """The tokens of one model's translation, and its end."""
    (_, *tokens, finished), _ = run_to_end(
        start_job(Translate(1, SENTENCE, (f"digits/{name}",), **options), LoadedModels())
    )
    assert isinstance(finished, DecodeFinished)
    return [token for token in tokens if isinstance(token, TokenDecoded)], finished


@each_architecture
def test_saliency_can_be_asked_for_of_any_architecture(
    name: str, trained: dict[str, Architecture[Any]], tokenizer: Tokenizer
) -> None:
    tokens, _ = told(name, with_saliency=True)
    expected = decode_greedily(trained[name], tokenizer.encode(SENTENCE), with_saliency=True)
    for token, decoded in zip(tokens, expected, strict=True):
        assert token.saliency is not None
        assert decoded.saliency is not None
        assert np.allclose(token.saliency, decoded.saliency.numpy(), atol=1e-3)
        assert not token.saliency.flags.writeable
    without, _ = told(name)
    assert (without[0].saliency is None) == (ARCHITECTURES[name].description.attention != "none")
    assert [token.piece for token in tokens] == [token.piece for token in without]


@each_architecture
def test_a_translation_can_be_forced_to_begin_with_a_text(name: str) -> None:
    tokens, finished = told(name, prefix="9 9 8", max_tokens=20)
    forced = [token for token in tokens if token.is_forced]
    assert tokens[: len(forced)] == forced
    assert "".join(token.piece.text for token in forced) == "998"
    assert finished.text.startswith("9 9 8")
    assert len(tokens) > len(forced)
    assert not any(token.is_forced for token in told(name)[0])


def test_a_prefix_counts_towards_the_limit() -> None:
    tokens, finished = told("rnn", prefix="9 9 8", max_tokens=2)
    assert [token.is_last for token in tokens] == [False, True]
    assert (finished.text, finished.was_cut) == ("9 9", True)


def test_a_search_does_not_walk_through_what_is_forced_beyond_the_limit(
    monkeypatch: pytest.MonkeyPatch, trained: dict[str, Architecture[Any]]
) -> None:
    steps: list[object] = []
    architecture = type(trained["rnn"])
    step = architecture.step

    def counted(*given: Any, **options: Any) -> Any:
        steps.append(given)
        return step(*given, **options)

    monkeypatch.setattr(architecture, "step", counted)
    tokens, finished = told("rnn", prefix="9 " * 900, max_tokens=5, beam_width=2)
    assert (len(tokens), finished.was_cut) == (5, True)
    assert len(steps) <= 2 * 5


@each_architecture
def test_a_translation_can_be_sampled(name: str, trained: dict[str, Architecture[Any]], tokenizer: Tokenizer) -> None:
    sampling = Sampling(temperature=5.0, top_k=12, seed=4)
    tokens, finished = told(name, sampling=sampling, max_tokens=9)
    again, _ = told(name, sampling=sampling, max_tokens=9)
    assert [token.piece for token in again] == [token.piece for token in tokens]
    expected = [
        token.token_id
        for token, _ in zip(sample(trained[name], tokenizer.encode(SENTENCE), sampling), range(9), strict=False)
    ]
    assert finished.text == tokenizer.decode(expected)
    assert [token.piece for token in tokens] != [token.piece for token in told(name, max_tokens=9)[0]]


def test_a_prefix_that_is_no_text_is_a_typed_error() -> None:
    with pytest.raises(TextError):
        told("rnn", prefix="\ud800")


@each_architecture
def test_a_forced_beginning_goes_on_exactly_as_the_translation_that_it_is_taken_from(name: str) -> None:
    tokens, _ = told(name)
    for length in range(len(tokens) + 1):
        ids = tuple(token.token_id for token in tokens[:length])
        again, _ = told(name, forced=(ids,))
        assert [token.is_forced for token in again] == [True] * length + [False] * (len(tokens) - length)
        for token, same in zip(tokens, again, strict=True):
            assert (same.token_id, same.piece, same.log_prob) == (token.token_id, token.piece, token.log_prob)
            assert same.candidates == token.candidates
            if token.attention is not None:
                np.testing.assert_array_equal(np.asarray(same.attention), token.attention)


@each_architecture
def test_a_candidate_is_forced_by_its_number_and_not_by_its_text(name: str) -> None:
    tokens, _ = told(name)
    for position, token in enumerate(tokens):
        other = token.candidates[1]
        ids = (*(before.token_id for before in tokens[:position]), other.token_id)
        branch, finished = told(name, forced=(ids,), max_tokens=20)
        assert tuple(step.token_id for step in branch[: len(ids)]) == ids
        assert branch[position].piece == other.piece
        assert branch[position].log_prob == pytest.approx(np.log(other.probability), abs=1e-5)
        assert branch[position].candidates == token.candidates
        assert finished.was_cut == (branch[-1].token_id != END)


def test_each_model_is_forced_to_its_own_beginning() -> None:
    models = ("digits/rnn", "digits/transformer")
    command = Translate(1, SENTENCE, models, 9, prefix="9 9 8", forced=((9, 8), ()))
    events, _ = run_to_end(start_job(command, LoadedModels()))
    forced = [event for event in events if isinstance(event, TokenDecoded) and event.is_forced]
    assert [(event.model, event.token_id) for event in forced] == [("digits/rnn", 9), ("digits/rnn", 8)]


@pytest.mark.parametrize("forced", [((100_000,),), ((-1,),), ((PAD,),), ((START,),), ((4,), (4,))])
def test_what_no_translation_can_begin_with_is_a_typed_error(forced: tuple[tuple[int, ...], ...]) -> None:
    with pytest.raises(ConfigError):
        told("rnn", forced=forced)


def searched(name: str, width: int, **options: Any) -> tuple[list[BeamAdvanced], list[TokenDecoded]]:
    """The steps of one model's beam search, and its translation."""
    command = Translate(1, SENTENCE, (f"digits/{name}",), beam_width=width, **options)
    events, _ = run_to_end(start_job(command, LoadedModels()))
    steps = [event for event in events if isinstance(event, BeamAdvanced)]
    assert events[1 : 1 + len(steps)] == steps
    return steps, [event for event in events if isinstance(event, TokenDecoded)]


def pieces_of(steps: list[BeamAdvanced], number: int, row: int) -> tuple[int, ...]:
    """The pieces of a hypothesis behind the forced ones, found from parent to parent."""
    ids: tuple[int, ...] = ()
    while row >= 0:
        node = steps[number].nodes[row]
        ids, row, number = (node.token_id, *ids), node.parent, number - 1
    assert number == -1
    return ids


@each_architecture
@pytest.mark.parametrize("width", [1, 3, 8])
def test_the_tree_of_a_beam_search_is_whole_and_holds_the_best(
    name: str, width: int, trained: dict[str, Architecture[Any]], tokenizer: Tokenizer
) -> None:
    source = tokenizer.encode(SENTENCE)
    steps, tokens = searched(name, width)
    (best,) = n_best(trained[name], source, width=width, max_tokens=most_tokens(len(source)))
    assert tuple(token.token_id for token in tokens) == best.token_ids
    assert not any(token.is_forced for token in tokens)
    assert sum(token.log_prob for token in tokens) == pytest.approx(best.log_prob, abs=1e-3)
    assert [step.position for step in steps] == list(range(len(steps)))
    finished: dict[tuple[int, ...], float] = {}
    for number, step in enumerate(steps):
        for row, node in enumerate(step.nodes):
            ids = pieces_of(steps, number, row)
            assert len(ids) == number + 1
            assert node.piece == tokenizer.piece(node.token_id)
            assert node.score == pytest.approx(node.log_prob / length_penalty(len(ids), 0.6))
            assert (node.token_id == END) == (node.fate == "finished") or node.fate == "pruned"
            if number:
                parent = steps[number - 1].nodes[node.parent]
                assert parent.fate == "kept"
                assert node.log_prob <= parent.log_prob + 1e-6
            if node.fate == "finished":
                finished[ids] = node.score
        alive = sum(node.fate == "kept" for node in step.nodes)
        assert alive + len(finished) <= width
        worst = min((node.log_prob for node in step.nodes if node.fate != "pruned"), default=0.0)
        assert all(node.log_prob <= worst for node in step.nodes if node.fate == "pruned")
    assert finished[best.token_ids] == pytest.approx(best.score, abs=1e-5)
    assert finished[best.token_ids] == max(finished.values())


def test_a_beam_search_goes_on_from_what_is_forced() -> None:
    steps, tokens = searched("transformer", 3, prefix="9 9 8")
    assert [token.is_forced for token in tokens[:4]] == [True, True, True, False]
    assert steps[0].position == 3
    assert {node.parent for node in steps[0].nodes} == {-1}
    assert tokens[3].token_id in {node.token_id for node in steps[0].nodes}


def test_a_beam_search_that_draws_by_chance_is_a_typed_error() -> None:
    with pytest.raises(ConfigError):
        told("rnn", sampling=Sampling(), beam_width=2)


@each_architecture
def test_a_beam_search_that_is_forced_to_end_ends(name: str) -> None:
    for forced in ((9, END), (END,), (9, END, 8)):
        tokens, finished = told(name, forced=(forced,), beam_width=4)
        assert tuple(token.token_id for token in tokens) == forced[: forced.index(END) + 1]
        assert all(token.is_forced for token in tokens)
        assert not finished.was_cut
