"""One architecture's training: its events, its checkpoints, when it ends, and going on with it."""

import math
import shutil
from pathlib import Path

import pytest
import safetensors.torch
import torch

from engine.checkpoint import WEIGHTS, load_model, read_facts
from engine.config import CorpusConfig, preset
from engine.corpora.preparation import PreparedCorpus, prepare_corpus
from engine.decoding import translate_batch
from engine.errors import ConfigError
from engine.events import (
    Array,
    CheckpointSaved,
    Event,
    JobProgressed,
    SampleTranslated,
    TrainingFinished,
    TrainingStarted,
    TrainStepDone,
    ValidationScored,
)
from engine.training import Training
from tests.engine.generators import result_of
from tests.engine.small_models import SMALL_SIZES, each_architecture
from tests.engine.small_trainings import configure, only, take_steps, train


@each_architecture
def test_the_loss_falls_and_the_validation_loss_with_it(name: str, corpus: PreparedCorpus, tmp_path: Path) -> None:
    _, events = train(name, corpus, tmp_path, budget={"steps": 60}, validation={"steps": 30, "bleu_pairs": 3})
    losses = [event.loss for event in only(TrainStepDone, events)]
    assert len(losses) == 60
    assert sum(losses[-10:]) / 10 < 0.85 * losses[0]
    held_out = [event.loss for event in only(ValidationScored, events)]
    assert held_out[-1] < 0.85 * held_out[0]


def test_a_training_tells_its_story_in_order(corpus: PreparedCorpus, tmp_path: Path) -> None:
    training, events = train("rnn", corpus, tmp_path / "run" / "rnn", budget={"steps": 10})
    story = [event for event in events if not isinstance(event, JobProgressed)]
    first, *rest = story
    assert first == TrainingStarted(
        7, "rnn", str(tmp_path / "run"), training.facts.parameters, 0, len(corpus.training), len(corpus.validation), 25
    )
    expected: list[type] = []
    for step in range(11):
        if step:
            expected.append(TrainStepDone)
        if step % 5 == 0:
            best = (
                [CheckpointSaved] if next(e for e in only(ValidationScored, events) if e.step == step).is_best else []
            )
            last = [CheckpointSaved] if step else []
            expected += [ValidationScored, SampleTranslated, *best, *last]
    assert [type(event) for event in rest] == [*expected, TrainingFinished]
    assert [event.step for event in only(TrainStepDone, events)] == list(range(1, 11))
    assert story[-1] == TrainingFinished(7, "rnn", 10, "done", str(tmp_path / "run" / "rnn" / "best"))
    assert {event.what for event in only(JobProgressed, events)} == {"Validating RNN"}
    assert {event.job_id for event in events} == {7}


def test_a_step_tells_rate_gradient_speed_and_time_left(corpus: PreparedCorpus, tmp_path: Path) -> None:
    _, events = train("rnn", corpus, tmp_path, budget={"steps": 20})
    steps = only(TrainStepDone, events)
    for step in steps:
        progress = (step.step - 1) / 20
        expected = 0.01 * min(1, step.step / 10) * 0.5 * (1 + math.cos(math.pi * progress))
        assert step.learning_rate == pytest.approx(expected)
        assert step.gradient_norm > 0
        assert step.tokens_per_second > 100
    assert steps[0].seconds_left is None
    assert all(step.seconds_left is not None and step.seconds_left > 0 for step in steps[1:])


def test_without_a_budget_no_time_left_is_told(corpus: PreparedCorpus, tmp_path: Path) -> None:
    events = Training(1, "rnn", configure("rnn"), corpus, tmp_path).run()
    assert [step.seconds_left for step in take_steps(events, 3)] == [None] * 3
    events.close()


@each_architecture
def test_the_sample_is_the_pinned_pair_with_the_alignment_of_its_reference(
    name: str, corpus: PreparedCorpus, tmp_path: Path
) -> None:
    training, events = train(name, corpus, tmp_path, budget={"steps": 5})
    sample = only(SampleTranslated, events)[-1]
    pieces = corpus.tokenizer.source_pieces(corpus.sample.source)
    assert (sample.source_pieces, sample.reference) == (pieces, corpus.sample.target)
    assert "".join(piece.text for piece in sample.target_pieces[:-1]) == corpus.sample.target.replace(" ", "")
    assert sample.target_pieces[-1].is_end
    assert sample.text == translate_batch(training.model, corpus.tokenizer, [corpus.sample.source])[0]
    if name == "rnn":
        assert sample.attention is None
    else:
        assert sample.attention is not None
        assert sample.attention.shape == (len(sample.target_pieces), len(pieces))
        assert sample.attention.sum(-1) == pytest.approx(1, abs=1e-5)
        assert not sample.attention.flags.writeable


def test_a_sample_can_be_chosen_from_the_pairs_held_out(corpus: PreparedCorpus, tmp_path: Path) -> None:
    chosen = corpus.validation[3]
    _, events = train("rnn", corpus, tmp_path, budget={"steps": 1}, validation={"sample": chosen.source})
    assert {event.reference for event in only(SampleTranslated, events)} == {chosen.target}
    with pytest.raises(ConfigError, match="'1 2' is not the source of a pair held out"):
        Training(1, "rnn", configure("rnn", validation={"sample": "1 2"}), corpus, tmp_path)


def test_best_is_the_best_by_validation_and_last_the_last(corpus: PreparedCorpus, tmp_path: Path) -> None:
    training, events = train("attention_rnn", corpus, tmp_path, budget={"steps": 23})
    scores = only(ValidationScored, events)
    assert [score.step for score in scores] == [0, 5, 10, 15, 20, 23]
    times = [score.seconds for score in scores if score.seconds is not None]
    assert len(times) == len(scores)
    assert sorted(set(times)) == times
    assert read_facts(tmp_path / "last").seconds >= round(times[-1], 1)
    best = max(scores, key=lambda score: (score.bleu, -score.loss, -score.step))
    assert [score for score in scores if score.is_best][-1] == best
    kept = read_facts(tmp_path / "best")
    assert (kept.step, kept.loss, kept.bleu) == (best.step, round(best.loss, 4), round(best.bleu, 2))
    assert kept.corpus == "reversal"
    assert read_facts(tmp_path / "last").step == 23
    model, tokenizer, _ = load_model(tmp_path / "last")
    assert tokenizer.digest == corpus.tokenizer.digest
    for key, value in training.model.state_dict().items():
        assert torch.equal(model.state_dict()[key], value)
    halves = safetensors.torch.load_file(tmp_path / "best" / WEIGHTS)
    assert {tensor.dtype for tensor in halves.values()} == {torch.float16}
    saved = [(event.step, event.is_best, event.path) for event in only(CheckpointSaved, events)]
    assert saved[0] == (0, True, str(tmp_path / "best"))
    assert saved[-1] == (23, False, str(tmp_path / "last"))


def test_it_ends_early_when_nothing_gets_better(corpus: PreparedCorpus, tmp_path: Path) -> None:
    stuck = {"learning_rate": 1e-12}
    training, events = train("rnn", corpus, tmp_path, optimisation=stuck, budget={"patience": 2, "steps": 200})
    scores = only(ValidationScored, events)
    assert len(scores) < 20
    assert [score.is_best for score in scores[-3:]] == [True, False, False]
    assert only(TrainingFinished, events)[0].outcome == training.outcome == "early_stopped"


def test_it_ends_when_its_own_time_is_over(corpus: PreparedCorpus, tmp_path: Path) -> None:
    budget, rare = {"minutes": 0.5 / 60}, {"seconds": 100, "bleu_pairs": 1}
    training, events = train("rnn", corpus, tmp_path, budget=budget, validation=rare)
    steps = only(TrainStepDone, events)
    assert training.outcome == "out_of_time"
    assert 0.5 <= training.clock.seconds < 5
    assert steps
    assert steps[-1].learning_rate < 0.5 * max(step.learning_rate for step in steps)
    assert only(ValidationScored, events)[-1].step == steps[-1].step
    assert events[-1] == TrainingFinished(7, "rnn", steps[-1].step, "out_of_time", str(tmp_path / "best"))


def test_validation_comes_after_so_many_seconds_and_leaves_time_to_train(
    corpus: PreparedCorpus, tmp_path: Path
) -> None:
    """An interval shorter than a validation takes must not leave one step between two of them."""
    seconds = 0.25
    config = configure("rnn", validation={"seconds": seconds, "bleu_pairs": 12})
    training = Training(1, "rnn", config, corpus, tmp_path)
    events, trained, scored, gaps = training.run(), 0.0, 0.0, list[float]()
    while len(gaps) < 3:
        event = next(events)
        if isinstance(event, TrainStepDone):
            trained = training.clock.seconds
        elif isinstance(event, ValidationScored):
            gaps.append(trained - scored)
            scored = training.clock.seconds
    events.close()
    assert min(gaps[1:]) >= seconds


def test_closing_keeps_the_last_checkpoint(corpus: PreparedCorpus, tmp_path: Path) -> None:
    training = Training(1, "rnn", configure("rnn"), corpus, tmp_path)
    events = training.run()
    take_steps(events, 7)
    assert read_facts(tmp_path / "last").step == 5
    events.close()
    assert training.outcome == "cancelled"
    assert read_facts(tmp_path / "last").step == 7


def test_closing_before_the_first_step_leaves_no_last_checkpoint(corpus: PreparedCorpus, tmp_path: Path) -> None:
    events = Training(1, "rnn", configure("rnn"), corpus, tmp_path).run()
    assert isinstance(next(events), TrainingStarted)
    assert isinstance(next(events), JobProgressed)
    events.close()
    assert list(tmp_path.iterdir()) == []


def test_a_checkpoint_can_be_written_at_any_moment(corpus: PreparedCorpus, tmp_path: Path) -> None:
    """Also in the middle of a step: the checkpoint is then that of the step before, and the step goes on."""
    sizes = {"rnn": SMALL_SIZES["rnn"] | {"dropout": 0.3}}
    configuration = configure("rnn", sizes=sizes, validation={"steps": 100, "bleu_pairs": 1})
    training = Training(1, "rnn", configuration, corpus, tmp_path)
    events = training.run()
    assert list(training.save()) == []
    take_steps(events, 3)
    assert next(events) is None
    assert list(training.save()) == [CheckpointSaved(1, "rnn", 3, str(tmp_path / "last"), is_best=False)]
    expected = take_steps(events, 2)
    saved = shutil.copytree(tmp_path / "last", tmp_path / "copy" / "last")
    events.close()
    again = Training(1, "rnn", configuration, corpus, saved.parent)
    again.resume()
    assert [step.loss for step in take_steps(again.run(), 2)] == [step.loss for step in expected]


@pytest.mark.parametrize("kind", [ValidationScored, SampleTranslated])
def test_who_closes_it_at_a_validation_finds_the_best_model_that_was_told(
    kind: type[Event], corpus: PreparedCorpus, tmp_path: Path
) -> None:
    training = Training(1, "rnn", configure("rnn"), corpus, tmp_path)
    events = training.run()
    told = next(event for event in events if isinstance(event, kind) and getattr(event, "step", 0) == 5)
    assert isinstance(told, kind)
    events.close()
    assert training.validations.best is not None
    assert read_facts(tmp_path / "best").loss == round(training.validations.best.loss, 4)


def test_the_seed_decides_how_a_training_goes(corpus: PreparedCorpus, tmp_path: Path) -> None:
    runs = []
    for i, seed in enumerate((1, 1, 2)):
        training = Training(1, "rnn", configure("rnn", seed=seed), corpus, tmp_path / str(i))
        events = training.run()
        runs.append([step.loss for step in take_steps(events, 3)])
        events.close()
    assert runs[0] == runs[1] != runs[2]


def test_products_in_bfloat16_learn_as_well(corpus: PreparedCorpus, tmp_path: Path) -> None:
    losses = {}
    for precision in ("float32", "bfloat16"):
        _, events = train("transformer", corpus, tmp_path / precision, budget={"steps": 20}, precision=precision)
        losses[precision] = [step.loss for step in only(TrainStepDone, events)]
    assert losses["bfloat16"] != losses["float32"]
    assert losses["bfloat16"] == pytest.approx(losses["float32"], rel=0.05)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "steps", "least_weight"), [("attention_rnn", 250, 0.8), ("transformer", 700, 0.5)])
def test_attention_on_the_reversal_task_turns_into_the_anti_diagonal(
    name: str, steps: int, least_weight: float, tmp_path: Path
) -> None:
    large = result_of(prepare_corpus(CorpusConfig(embedded="reversal", pairs=10_000, validation_pairs=30), seed=1))
    config = preset("tiny", budget={"steps": steps}, validation={"steps": steps, "bleu_pairs": 30})
    events = list(Training(1, name, config, large, tmp_path).run())
    before, after = (event.attention for event in only(SampleTranslated, events))
    assert before is not None
    assert after is not None
    assert weight_beside_anti_diagonal(before) < 0.4
    assert weight_beside_anti_diagonal(after) > least_weight
    assert only(ValidationScored, events)[-1].bleu > 80


def weight_beside_anti_diagonal(attention: Array) -> float:
    """Mean weight of the source piece that each target piece repeats and of its neighbours, end symbols left out."""
    length = len(attention) - 1
    rows = (attention[row, max(0, length - 2 - row) : length - row + 1].sum() for row in range(length))
    return float(sum(rows)) / length


@pytest.mark.slow
def test_attention_that_learns_to_reverse_learns_to_align(tmp_path: Path) -> None:
    config = CorpusConfig(embedded="reversal", pairs=20_000, validation_pairs=60, longest=8)
    corpus = result_of(prepare_corpus(config, seed=1))
    optimisation = {"learning_rate": 0.01, "warmup_steps": 20, "batch_tokens": 500}
    validation = {"steps": 200, "bleu_pairs": 20}
    _, events = train(
        "attention_rnn", corpus, tmp_path, budget={"steps": 200}, optimisation=optimisation, validation=validation
    )
    first, *_, last = (event.alignment_error for event in only(ValidationScored, events))
    assert first is not None
    assert last is not None
    assert first > 0.7
    assert last < 0.05
