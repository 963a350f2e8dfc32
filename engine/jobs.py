"""What the engine does for a command: each job is a generator of events that its caller advances and may close."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import torch

from engine.architectures import ARCHITECTURES, architecture_config
from engine.card_files import find_card
from engine.checkpoint import clean_leftovers, holds_model, read_tokenizer, try_model
from engine.commands import (
    CountParameters,
    DownloadCorpus,
    DuplicateModels,
    ExportModels,
    ExportRun,
    FollowRun,
    ImportModels,
    InspectCorpus,
    InspectStep,
    Job,
    ListCorpora,
    ListLibrary,
    ListModels,
    LoadModel,
    RenamePack,
    RunExperiment,
    SaveCheckpoint,
    ScoreTranslation,
    StartTraining,
    Translate,
)
from engine.config import TrainingConfig, setting_fields, write_config
from engine.corpora.catalogue import find_entry
from engine.corpora.download import download_corpus
from engine.corpora.downloaded import find_downloaded, pairs_path
from engine.corpora.inspection import inspect_corpus
from engine.corpora.preparation import Progress, Step, prepare_corpus
from engine.corpora.report import CleaningReport, CorpusReport
from engine.corpora.stage_note import Stage
from engine.corpora.tokenizer import Tokenizer
from engine.device import THREADS_A_SENTENCE, in_threads, keep_freed_memory, leave_one_core
from engine.distributed import Processes, follow_orders, share_trainings
from engine.errors import CheckpointError, TrainingError
from engine.event_log import EVENT_LOG, EventLog, logged
from engine.events import (
    CorpusCleaned,
    CorpusDownloaded,
    CorpusInspected,
    CorpusRead,
    EngineReady,
    Event,
    JobProgressed,
    ModelLoaded,
    ModelsListed,
    Outcome,
    ParametersCounted,
    RunExported,
    TrainingSetBack,
    TrainingStarted,
    TrainStepDone,
    TranslationScored,
)
from engine.experiments.job import run_experiment
from engine.interpreter import share_interpreter, spare_collections
from engine.library.jobs import tend_library
from engine.model_listing import list_models
from engine.model_sizes import count_planned_parameters
from engine.models import LoadedModels, find_model, find_packs
from engine.paths import user_runs
from engine.run_following import follow_run
from engine.run_lock import held_run
from engine.run_scalars import export_run
from engine.sentence_score import score_sentence
from engine.starting_point import keep_their_cards, starting_models, their_tokenizer, with_their_sizes
from engine.step_inspection import inspect_step
from engine.training import Training
from engine.translation import translations
from engine.turns import one_after_the_other, take_turns

JobEvents = Generator[Event | None, SaveCheckpoint | None, Outcome | None]
"""Where it yields None there is nothing to tell, but time to look at commands."""
Result = TypeVar("Result")


def describe_engine() -> EngineReady:
    """What there is to work with; also sets the process up for computing beside a window."""
    keep_freed_memory()
    leave_one_core()
    share_interpreter()
    clean_leftovers(user_runs())
    return EngineReady(
        job_id=0,
        architectures=tuple(entry.description for entry in ARCHITECTURES.values()),
        packs=find_packs(),
        device="cuda" if torch.cuda.is_available() else "cpu",
        sizes=tuple(tuple(setting_fields(e.config, ("sizes", name))) for name, e in ARCHITECTURES.items()),
    )


def start_job(command: Job, loaded: LoadedModels) -> JobEvents:
    """The generator of a command's events; nothing is done before it is advanced."""
    match command:
        case LoadModel():
            return load(command, loaded)
        case ListModels():
            return name_models(command)
        case Translate():
            return translate(command, loaded)
        case InspectStep():
            return take_apart(command, loaded)
        case ScoreTranslation():
            return score(command)
        case InspectCorpus():
            return inspect(command)
        case DownloadCorpus():
            return download(command)
        case StartTraining():
            return train(command)
        case RunExperiment():
            return experiment(command, loaded)
        case ListLibrary() | ExportModels() | ImportModels() | DuplicateModels() | RenamePack() | ListCorpora():
            return tend_library(command)
        case CountParameters():
            return count(command)
        case FollowRun():
            return follow_run(command)
        case ExportRun():
            return export(command)


def load(command: LoadModel, loaded: LoadedModels) -> JobEvents:
    """Load one model."""
    yield JobProgressed(command.job_id, f"Loading {command.model}", 0, 1)
    yield from try_model(find_model(command.model))
    model = loaded.load(command.model)
    layers, heads = model.attention_grid
    yield ModelLoaded(
        command.job_id,
        command.model,
        model.description,
        model.facts.parameters,
        layers,
        heads,
        model.tokenizer.digest,
        model.facts.source_language,
        model.facts.target_language,
        find_card(find_model(command.model)),
        model.facts.corpus,
        model.weights,
    )
    return "done"


def name_models(command: ListModels) -> JobEvents:
    """Name the models that are here."""
    models = yield from list_models(with_weights=command.with_weights)
    yield ModelsListed(command.job_id, models)
    return "done"


def translate(command: Translate, loaded: LoadedModels) -> JobEvents:
    """Translate with all models, one token of each in turn."""
    decodings = translations(command, [loaded.get(name) for name in command.models])
    yield from in_threads(take_turns(decodings), THREADS_A_SENTENCE)
    return "done"


def take_apart(command: InspectStep, loaded: LoadedModels) -> JobEvents:
    """Take one step of a translation apart."""
    yield from in_threads(inspect_step(command, loaded.get(command.model)), THREADS_A_SENTENCE)
    return "done"


def score(command: ScoreTranslation) -> JobEvents:
    """Score a translation."""
    found = score_sentence(command.text, command.reference)
    yield TranslationScored(command.job_id, found.chrf, found.signature)
    return "done"


def inspect(command: InspectCorpus) -> JobEvents:
    """Look at a corpus."""
    inspection = yield from _reported(command.job_id, inspect_corpus(command.corpus, command.seed))
    yield CorpusInspected(command.job_id, inspection)
    return "done"


def count(command: CountParameters) -> JobEvents:
    """Say how large the models of a training would be."""
    parameters = yield from count_planned_parameters(command.config)
    yield ParametersCounted(command.job_id, parameters)
    return "done"


def download(command: DownloadCorpus) -> JobEvents:
    """Get a corpus from the network; never waits."""
    entry = find_entry(command.name)
    corpus = None if command.again else find_downloaded(entry.name)
    if corpus is None:
        corpus = yield from _reported(command.job_id, download_corpus(entry, poll=0))
    path = str(pairs_path(corpus.name))
    has_changed = any(file.differs_from for file in corpus.files)
    yield CorpusDownloaded(command.job_id, corpus.name, path, corpus.pairs, corpus.check, has_changed)
    return "done"


def experiment(command: RunExperiment, loaded: LoadedModels) -> JobEvents:
    """Run an experiment."""
    yield from run_experiment(command, loaded)
    return "done"


def train(command: StartTraining, processes: Processes | None = None) -> JobEvents:
    """Train all architectures, one step of each in turn, and write the run's event log.

    Asked to save, it writes the last checkpoints and yields None. With `processes`, this one leads them.
    """
    log = EventLog(Path(command.run) / EVENT_LOG, append=command.resume)
    events = logged(_train_and_save(command, processes), command.job_id, log)
    with held_run(Path(command.run)), closing(events):
        return (yield from events)


def export(command: ExportRun) -> JobEvents:
    """Write the figures of a run."""
    yield from export_run(Path(command.run), Path(command.path), command.form)
    yield RunExported(command.job_id, command.path)
    return "done"


def follow_training(command: StartTraining, processes: Processes) -> Generator[object, None, None]:
    """Take part in a training that another process leads."""
    config = with_their_sizes(command.config, {} if command.resume else starting_models(command.config))
    tokenizer = processes.take_tokenizer()
    if tokenizer is None:
        return
    corpus = yield from prepare_corpus(config.corpus, config.seed, Tokenizer(tokenizer))
    run = Path(command.run)
    trainings = [Training(command.job_id, name, config, corpus, run / name) for name in config.architectures]
    if command.resume:
        yield from _resume(trainings)
    spare_collections()
    yield from in_threads(follow_orders(processes, trainings, corpus.training), config.threads)


def _train_and_save(command: StartTraining, processes: Processes | None) -> JobEvents:
    trainings: list[Training] = []
    with closing(_train(command, trainings, processes)) as events:
        for event in events:
            if (yield event) is not None:
                for training in trainings:
                    yield from training.save()
                yield None
    outcomes = {training.outcome for training in trainings}
    if "failed" in outcomes:
        return "failed"
    return outcomes.pop() if len(outcomes) == 1 else "done"


def _train(
    command: StartTraining, trainings: list[Training], processes: Processes | None
) -> Generator[Event | None, object, None]:
    """Prepare, and train what is put into `trainings`."""
    run, config = Path(command.run), command.config
    models = starting_models(config, [name for name in config.architectures if not _goes_on(command, name)])
    config = config if command.resume else with_their_sizes(config, models)
    for name in config.architectures:
        architecture_config(name, config.sizes.get(name, {}))
    if not command.resume:
        _refuse_used_folder(run, config)
    for folder in models.values():
        yield from try_model(folder)
    tokenizer = (yield from _tokenizer_of(run, config)) if command.resume else their_tokenizer(models)
    preparation = prepare_corpus(config.corpus, config.seed, tokenizer)
    corpus = yield from _reported(command.job_id, preparation)
    if processes:
        processes.share_tokenizer(corpus.tokenizer.model)
    for name in config.architectures:
        yield None
        trainings.append(Training(command.job_id, name, config, corpus, run / name))
        if name in models:
            trainings[-1].start_from(models[name])
    _open_run(run, config, models, resume=command.resume)
    if command.resume:
        yield from _resume(trainings)
    if processes:
        share_trainings(processes, trainings, corpus.training)
    spare_collections()
    runs = [training.run() for training in trainings]
    in_order = one_after_the_other(runs) if config.order == "sequential" else take_turns(runs, _ends_turn)
    yield from in_threads(in_order, config.threads)


def _ends_turn(event: Event | None) -> bool:
    """Whether it is the next architecture's turn: after a step, not in the midst of what comes before it."""
    return isinstance(event, TrainingStarted | TrainStepDone | TrainingSetBack)


def _goes_on(command: StartTraining, name: str) -> bool:
    """Whether an architecture begins where it stopped; one that was stopped before its first step begins anew."""
    return command.resume and holds_model(Path(command.run) / name / "last")


def _resume(trainings: Sequence[Training]) -> Generator[None, object, None]:
    for training in trainings:
        if holds_model(training.folder / "last"):
            yield None
            training.resume()


def _reported(
    job_id: int, steps: Generator[Step | Stage | None, None, Result]
) -> Generator[Event | None, object, Result]:
    """What a corpus's preparation, inspection or download yields, as events."""
    with closing(steps):
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                result: Result = end.value
                return result
            match step:
                case CorpusReport():
                    yield CorpusRead(job_id, step)
                case CleaningReport():
                    yield CorpusCleaned(job_id, step)
                case None:
                    yield None
                case Progress() | Stage():
                    yield JobProgressed(job_id, step.what, step.done, step.total)


def _refuse_used_folder(run: Path, config: TrainingConfig) -> None:
    """Raise TrainingError if a training lies where a new one is to be written."""
    if any(holds_model(run / name / "last") for name in config.architectures):
        raise TrainingError(
            f"There is a training in {run} already.",
            kept="It is untouched.",
            advice="Resume it, or choose another folder for a new one.",
        )


def _open_run(run: Path, config: TrainingConfig, models: Mapping[str, Path], *, resume: bool) -> None:
    try:
        run.mkdir(parents=True, exist_ok=True)
        if not resume:
            write_config(config, run / "config.toml")
            keep_their_cards(models, run)
    except OSError as error:
        raise TrainingError(
            f"The folder {run} cannot be written: {error.strerror}.",
            advice="Choose another folder, or make room on the disk.",
        ) from error


def _tokenizer_of(run: Path, config: TrainingConfig) -> Generator[None, None, Tokenizer]:
    """The tokenizer of a run that is gone on with, after what a crash may have left there is in order again."""
    clean_leftovers(run)
    lasts = [run / name / "last" for name in config.architectures]
    last = next(filter(holds_model, lasts), lasts[0])
    try:
        yield from try_model(last)
        return read_tokenizer(last)
    except CheckpointError as error:
        raise CheckpointError(
            f"{run} holds no training that could go on. {error.what}", advice="Start a new training instead."
        ) from error
