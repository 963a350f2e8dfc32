"""What the engine does for a command: events in their order, several models in turn, and typed errors."""

import math
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import torch

from engine import paths
from engine.architectures import ARCHITECTURES
from engine.architectures.contract import Architecture
from engine.checkpoint import TOKENIZER, WEIGHTS, read_facts, save_model
from engine.commands import LoadModel, SaveCheckpoint, StartTraining, Translate
from engine.config import TrainingConfig, read_config
from engine.corpora.pair import Pair
from engine.corpora.tokenizer import Tokenizer
from engine.decoding import translate_batch
from engine.errors import CheckpointError, ConfigError, TextError, TrainingError
from engine.events import (
    CheckpointSaved,
    DecodeFinished,
    DecodeStarted,
    Event,
    JobProgressed,
    ModelLoaded,
    TokenDecoded,
    TrainingFinished,
    TrainingSetBack,
    TrainingStarted,
    TrainStepDone,
)
from engine.jobs import describe_engine, start_job
from engine.models import LoadedModels, find_model
from engine.training import Training
from tests.engine.checkpoint.folders import facts_of
from tests.engine.generators import run_to_end
from tests.engine.small_models import SMALL_SIZES, build_small
from tests.engine.small_trainings import only

Trained = dict[str, Architecture[Any]]
NAMES = tuple(ARCHITECTURES)
MODELS = tuple(f"digits/{name}" for name in NAMES)


@pytest.fixture(autouse=True)
def pack(trained: Trained, tokenizer: Tokenizer, user_data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack `digits` of three models that know some pairs by heart; nothing is shipped."""
    monkeypatch.setattr(paths, "shipped_assets", lambda: user_data / "none")
    for name in NAMES:
        save_model(user_data / "models" / "digits" / name, trained[name], facts_of(name, tokenizer), tokenizer)
    return user_data / "models" / "digits"


@pytest.fixture(scope="module")
def loaded() -> LoadedModels:
    return LoadedModels()


def small_training(**values: Any) -> TrainingConfig:
    return TrainingConfig.model_validate(
        {
            "architectures": NAMES,
            "corpus": {"embedded": "reversal", "pairs": 300, "validation_pairs": 5},
            "sizes": SMALL_SIZES,
            "optimisation": {"batch_tokens": 150},
            "budget": {"steps": 3},
            "validation": {"steps": 100, "bleu_pairs": 2},
            "threads": 1,
        }
        | values
    )


def run(command: LoadModel | Translate | StartTraining, loaded: LoadedModels | None = None) -> tuple[list[Event], Any]:
    events, outcome = run_to_end(start_job(command, loaded or LoadedModels()))
    return [event for event in events if event is not None], outcome


def translation(events: list[Event], model: str) -> list[Event]:
    return [event for event in events if getattr(event, "model", None) == model]


def test_the_engine_describes_its_architectures_and_packs() -> None:
    ready = describe_engine()
    assert ready.job_id == 0
    assert [description.name for description in ready.architectures] == ["rnn", "attention_rnn", "transformer"]
    assert [pack.models for pack in ready.packs] == [MODELS]
    assert ready.device == ("cuda" if torch.cuda.is_available() else "cpu")


@pytest.mark.parametrize(("name", "grid"), [("rnn", (0, 0)), ("attention_rnn", (1, 1)), ("transformer", (3, 4))])
def test_loading_tells_what_was_loaded(name: str, grid: tuple[int, int], tokenizer: Tokenizer) -> None:
    events, outcome = run(LoadModel(4, f"digits/{name}"))
    assert outcome == "done"
    assert events == [
        JobProgressed(4, f"Loading digits/{name}", 0, 1),
        ModelLoaded(
            4,
            f"digits/{name}",
            ARCHITECTURES[name].description,
            12,
            *grid,
            tokenizer.digest,
            "Digits",
            "Digits reversed",
            corpus="reversal",
            weights=sha256((find_model(f"digits/{name}") / WEIGHTS).read_bytes()).hexdigest(),
        ),
    ]


def test_nothing_is_done_before_a_job_is_advanced(tmp_path: Path) -> None:
    start_job(StartTraining(1, small_training(), str(tmp_path / "run")), LoadedModels())
    start_job(LoadModel(2, "no/model"), LoadedModels())
    assert list(tmp_path.iterdir()) == [tmp_path / "user data"]


def test_a_model_that_is_not_there_is_a_typed_error() -> None:
    for command in (LoadModel(1, "digits/mamba"), Translate(1, "1 2", ("digits/rnn", "digits/mamba"))):
        with pytest.raises(CheckpointError, match="There is no model 'digits/mamba'"):
            run(command)


@pytest.mark.parametrize("text", ["", "  ", "\ud800", "1 " * 3000])
def test_a_text_that_cannot_be_translated_is_a_typed_error(text: str, loaded: LoadedModels) -> None:
    with pytest.raises(TextError):
        run(Translate(1, text, MODELS), loaded)


@pytest.mark.parametrize("name", NAMES)
def test_a_translation_is_told_from_its_source_to_its_text(
    name: str, loaded: LoadedModels, known_pairs: list[Pair], trained: Trained, tokenizer: Tokenizer
) -> None:
    source, target = known_pairs[0]
    model = f"digits/{name}"
    (started, *tokens, finished), outcome = run(Translate(5, source, (model,)), loaded)
    assert outcome == "done"
    assert isinstance(started, DecodeStarted)
    assert started.source_pieces == tokenizer.source_pieces(source)
    assert finished == DecodeFinished(5, model, target, was_cut=False)
    assert [type(token) for token in tokens] == [TokenDecoded] * len(tokens)
    told = only(TokenDecoded, tokens)
    assert [token.position for token in told] == list(range(len(told)))
    assert [token.is_last for token in told] == [False] * (len(told) - 1) + [True]
    assert told[-1].piece.is_end
    assert "".join(token.piece.text for token in told[:-1]) == target.replace(" ", "")
    assert tokenizer.decode(token.token_id for token in told) == target
    for token in told:
        assert tokenizer.piece(token.token_id) == token.piece
        assert token.candidates[0].piece == token.piece
        assert len(token.candidates) == 5


@pytest.mark.parametrize("name", NAMES)
def test_each_kind_of_architecture_shows_what_it_reads(name: str, loaded: LoadedModels) -> None:
    events, _ = run(Translate(5, "1 2 3", (f"digits/{name}",)), loaded)
    (started,), tokens = only(DecodeStarted, events), only(TokenDecoded, events)
    width, kind = len(started.source_pieces), ARCHITECTURES[name].description.attention
    shapes = {"none": None, "source": (width,), "heads": (3, 4, width)}
    for position, token in enumerate(tokens):
        assert (None if token.attention is None else token.attention.shape) == shapes[kind]
        assert (None if token.self_attention is None else token.self_attention.shape) == (
            (3, 4, position + 1) if kind == "heads" else None
        )
        assert (None if token.saliency is None else token.saliency.shape) == ((width,) if kind == "none" else None)
    assert (None if started.context is None else started.context.shape) == ((48,) if kind == "none" else None)
    assert (None if started.encoder_attention is None else started.encoder_attention.shape) == (
        (2, 4, width, width) if kind == "heads" else None
    )
    for array in (started.context, started.encoder_attention, tokens[0].attention, tokens[0].saliency):
        assert array is None or (array.dtype.name == "float32" and not array.flags.writeable)


def test_three_models_translate_in_lockstep_one_piece_of_each_in_turn(
    loaded: LoadedModels, known_pairs: list[Pair]
) -> None:
    events, _ = run(Translate(5, known_pairs[1].source, MODELS), loaded)
    assert [type(event) for event in events[:3]] == [DecodeStarted] * 3
    assert tuple(getattr(event, "model", "") for event in events[:6]) == MODELS * 2
    for position in range(min(len(only(TokenDecoded, translation(events, model))) for model in MODELS)):
        round_ = [event for event in only(TokenDecoded, events) if event.position == position]
        assert tuple(event.model for event in round_) == MODELS
        places = [events.index(event) for event in round_]
        assert places == list(range(places[0], places[0] + 3))
    for model in MODELS:
        alone, _ = run(Translate(5, known_pairs[1].source, (model,)), loaded)
        together = translation(events, model)
        assert [type(event) for event in together] == [type(event) for event in alone]
        assert together[-1] == alone[-1]


def test_a_translation_that_came_to_its_limit_was_cut(loaded: LoadedModels, known_pairs: list[Pair]) -> None:
    pair = next(pair for pair in known_pairs if len(pair.target.split()) == 6)
    for limit in (1, 2, 6):
        events, _ = run(Translate(5, pair.source, MODELS[:1], max_tokens=limit), loaded)
        tokens, (finished,) = only(TokenDecoded, events), only(DecodeFinished, events)
        assert len(tokens) == limit
        assert [token.is_last for token in tokens] == [False] * (limit - 1) + [True]
        assert finished.was_cut
        assert finished.text == " ".join(pair.target.split()[:limit])
    assert not only(DecodeFinished, run(Translate(5, pair.source, MODELS[:1], max_tokens=7), loaded)[0])[0].was_cut


def test_no_limit_of_tokens_keeps_a_translation_going_for_ever(loaded: LoadedModels) -> None:
    events, _ = run(Translate(5, "1 2 3", MODELS[:1], max_tokens=0), loaded)
    assert len(only(TokenDecoded, events)) == 1


def test_a_source_of_the_end_symbol_alone_is_translated(loaded: LoadedModels) -> None:
    events, _ = run(Translate(5, "\u200b", MODELS, max_tokens=5), loaded)
    assert [len(event.source_pieces) for event in only(DecodeStarted, events)] == [1, 1, 1]
    assert len(only(DecodeFinished, events)) == 3


def test_an_untrained_model_translates_something(tokenizer: Tokenizer, pack: Path) -> None:
    for name in NAMES:
        untrained = build_small(name, tokenizer.vocabulary_size)
        save_model(pack.parent / "new" / name, untrained, facts_of(name, tokenizer), tokenizer)
        events, _ = run(Translate(5, "1 2 3", (f"new/{name}",), max_tokens=20))
        assert (
            only(DecodeFinished, events)[0].text == translate_batch(untrained, tokenizer, ["1 2 3"], max_tokens=20)[0]
        )


def test_a_training_prepares_its_corpus_and_trains_all_architectures_in_turn(tmp_path: Path) -> None:
    run_folder = tmp_path / "run"
    events, outcome = run(StartTraining(8, small_training(), str(run_folder)))
    assert outcome == "done"
    assert {event.job_id for event in events} == {8}
    first = next(i for i, event in enumerate(events) if isinstance(event, TrainingStarted))
    assert {type(event) for event in events[:first]} == {JobProgressed}
    assert [event.architecture for event in only(TrainingStarted, events)] == list(NAMES)
    steps = [(event.architecture, event.step) for event in only(TrainStepDone, events)]
    assert sorted(steps) == sorted((name, step) for name in NAMES for step in (1, 2, 3))
    assert [step for _, step in steps] != [1, 2, 3] * 3, "one after the other is not in turn"
    finished = only(TrainingFinished, events)
    assert {event.architecture: event.best for event in finished} == {
        name: str(run_folder / name / "best") for name in NAMES
    }
    assert read_config(run_folder / "config.toml") == small_training()


def test_a_trained_model_can_be_loaded_and_translates(tmp_path: Path) -> None:
    run(StartTraining(8, small_training(architectures=("rnn",)), str(tmp_path / "run")))
    best = str(tmp_path / "run" / "rnn" / "best")
    loaded = LoadedModels()
    assert isinstance(run(LoadModel(9, best), loaded)[0][-1], ModelLoaded)
    assert isinstance(run(Translate(10, "1 2 3", (best,), max_tokens=3), loaded)[0][-1], DecodeFinished)


def test_closing_a_training_keeps_the_last_checkpoint_of_every_architecture(tmp_path: Path) -> None:
    job = start_job(StartTraining(8, small_training(budget={}), str(tmp_path)), LoadedModels())
    done: list[tuple[str, int]] = []
    while len(done) < 10:
        event = next(job)
        if isinstance(event, TrainStepDone):
            done.append((event.architecture, event.step))
    job.close()
    for name in NAMES:
        steps = [step for architecture, step in done if architecture == name]
        assert (tmp_path / name / "last").exists() == bool(steps)
        if steps:
            assert read_facts(tmp_path / name / "last").step == steps[-1]


def test_a_checkpoint_of_every_architecture_is_written_when_asked_for(tmp_path: Path) -> None:
    job = start_job(StartTraining(8, small_training(budget={}), str(tmp_path)), LoadedModels())
    reached: dict[str, int] = {}
    while len(reached) < 3:
        event = next(job)
        if isinstance(event, TrainStepDone):
            reached[event.architecture] = event.step
    saved = [job.send(SaveCheckpoint(8)), *(next(job) for _ in range(3))]
    job.close()
    assert saved == [
        *(CheckpointSaved(8, name, reached[name], str(tmp_path / name / "last"), is_best=False) for name in NAMES),
        None,
    ]


def test_a_new_training_is_not_written_over_another(tmp_path: Path) -> None:
    run(StartTraining(8, small_training(architectures=("rnn",)), str(tmp_path)))
    before = (tmp_path / "config.toml").read_bytes()
    with pytest.raises(TrainingError, match=r"There is a training in .* already"):
        run(StartTraining(9, small_training(), str(tmp_path)))
    assert (tmp_path / "config.toml").read_bytes() == before


def test_a_training_goes_on_with_its_tokenizer_and_its_steps(tmp_path: Path) -> None:
    run(StartTraining(8, small_training(), str(tmp_path)))
    written = (tmp_path / "config.toml").read_text()
    before = (tmp_path / "rnn" / "last" / TOKENIZER).read_bytes()
    longer = small_training(budget={"steps": 5})
    events, _ = run(StartTraining(9, longer, str(tmp_path), resume=True))
    assert [event.step for event in only(TrainingStarted, events)] == [3, 3, 3]
    assert sorted({event.step for event in only(TrainStepDone, events)}) == [4, 5]
    assert (tmp_path / "rnn" / "last" / TOKENIZER).read_bytes() == before
    assert (tmp_path / "config.toml").read_text() == written


def test_an_architecture_that_was_stopped_before_its_first_step_starts_anew(tmp_path: Path) -> None:
    run(StartTraining(8, small_training(architectures=("attention_rnn",)), str(tmp_path)))
    events, _ = run(StartTraining(9, small_training(budget={"steps": 4}), str(tmp_path), resume=True))
    assert [event.step for event in only(TrainingStarted, events)] == [0, 3, 0]
    assert len({read_facts(tmp_path / name / "last").tokenizer for name in NAMES}) == 1


def test_only_a_training_that_is_there_can_go_on(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="holds no training that could go on") as caught:
        run(StartTraining(8, small_training(), str(tmp_path / "run"), resume=True))
    assert caught.value.advice == "Start a new training instead."


def test_sizes_and_names_are_checked_before_a_corpus_is_read(tmp_path: Path) -> None:
    missing = {"files": [{"source": tmp_path / "missing.tsv"}]}
    with pytest.raises(ConfigError, match="mamba"):
        run(StartTraining(8, small_training(architectures=("mamba",), corpus=missing), str(tmp_path)))
    with pytest.raises(ConfigError, match="context_size"):
        run(StartTraining(8, small_training(sizes={"rnn": {"context_size": 0}}, corpus=missing), str(tmp_path)))


def test_a_run_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(TrainingError, match="cannot be written") as caught:
        run(StartTraining(8, small_training(), str(tmp_path / "file" / "run")))
    assert "Choose another folder" in caught.value.advice


def test_architectures_that_end_for_different_reasons_make_a_training_that_is_done(tmp_path: Path) -> None:
    config = small_training(budget={"steps": 2, "patience": 1}, validation={"steps": 1, "bleu_pairs": 1})
    events, outcome = run(StartTraining(8, config, str(tmp_path)))
    outcomes = {event.outcome for event in only(TrainingFinished, events)}
    assert outcome == (outcomes.pop() if len(outcomes) == 1 else "done")


def test_an_architecture_whose_gradient_explodes_again_and_again_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = Training.__init__

    def build_spoiled(training: Training, *arguments: Any, **options: Any) -> None:
        build(training, *arguments, **options)
        if training.architecture == "attention_rnn":
            weight = training.model.projection.weight
            weight.register_hook(  # type: ignore[no-untyped-call]
                lambda gradient: gradient * (1.0 if training.step < 3 else math.nan)
            )

    monkeypatch.setattr(Training, "__init__", build_spoiled)
    config = small_training(budget={"steps": 12}, validation={"steps": 2, "bleu_pairs": 2})
    events, outcome = run(StartTraining(8, config, str(tmp_path)))
    assert outcome == "failed"
    finished = {event.architecture: event for event in only(TrainingFinished, events)}
    assert {name: event.outcome for name, event in finished.items()} == {
        "rnn": "done",
        "attention_rnn": "failed",
        "transformer": "done",
    }
    assert len([event for event in only(TrainingSetBack, events) if event.architecture == "attention_rnn"]) == 3
    failure = finished["attention_rnn"].failure
    assert failure is not None
    assert "The training of attention_rnn stopped at step 7" in failure.what
    assert str(tmp_path / "attention_rnn" / "best") in failure.kept
    assert finished["rnn"].failure is None
    for name in NAMES:
        assert read_facts(tmp_path / name / "last").step == (7 if name == "attention_rnn" else 12)
        assert isinstance(run(LoadModel(9, str(tmp_path / name / "best")))[0][-1], ModelLoaded)
