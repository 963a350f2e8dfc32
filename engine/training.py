"""One training loop that knows no architecture: a generator of events, one optimiser step at a time."""

from collections.abc import Callable, Generator
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import torch

from engine.architectures import architecture_config, architecture_entry, build_architecture, count_parameters
from engine.arrays import read_only
from engine.budget import reason_to_end, spent_part
from engine.checkpoint import (
    WEIGHTS,
    ModelFacts,
    current_folder,
    holds_model,
    load_weights,
    read_facts,
    read_optimiser,
    read_progress,
    save_model,
)
from engine.config import TrainingConfig
from engine.corpora.batching import Batch, BatchStream
from engine.corpora.preparation import PreparedCorpus
from engine.device import choose_device, choose_precision
from engine.distributed import WholeGradient
from engine.errors import CheckpointError, TrainingError
from engine.events import (
    CheckpointSaved,
    Event,
    Failure,
    JobPaused,
    JobProgressed,
    Outcome,
    SampleTranslated,
    TrainingFinished,
    TrainingSetBack,
    TrainingStarted,
    TrainStepDone,
    ValidationScored,
)
from engine.failures import describe_failure
from engine.gradient import PIECES_A_PART, accumulate_gradient, rows_a_part, width_of
from engine.gradient_guard import MOST_SET_BACKS, GradientGuard
from engine.optimisation import AdamW, gradient_norm, learning_rate_at, take_step
from engine.randomness import RandomState, random_outline
from engine.saving import last_steps_unsaved, write_or_wait
from engine.stopwatch import Stopwatch
from engine.validation import ValidationRecord, ValidationScore, pinned_pair, translate_sample, validate

RATE_MEMORY = 0.9

Part = TypeVar("Part")
Result = TypeVar("Result")


class Training:
    """The training of one architecture into `folder` (`best`, `last` and a few early checkpoints).

    One that was stopped and resumed goes on bit for bit as if it had not been, on the same machine with the same number
    of threads, whatever else is computed between its steps: the weights, the optimiser, the schedule, the order of the
    batches and the random state are all its own and kept. A budget in minutes cannot promise that: the time that was
    spent is kept, but the rate follows the clock, so that no two runs are alike, stopped or not. And a gradient that
    explodes after a resume takes the training back to the checkpoint, not to the state that was in memory before.

    Attributes:
        step: how many steps are done; a step that is interrupted in its middle has not begun.
        gradient: whole, or shared with other processes.
        outcome: why it ended; `cancelled` until it has.
    """

    def __init__(
        self, job_id: int, architecture: str, config: TrainingConfig, corpus: PreparedCorpus, folder: Path
    ) -> None:
        self.job_id, self.architecture = job_id, architecture
        self.config, self.corpus, self.folder = config, corpus, folder
        self.sample = pinned_pair(corpus, config.validation.sample)
        self.device = choose_device(config.device)
        self.precision = choose_precision(config.precision, self.device)
        self.random = RandomState(config.seed, self.device)
        sizes = architecture_config(architecture, config.sizes.get(architecture, {})).model_dump()
        vocabulary_size = corpus.tokenizer.vocabulary_size
        with self.random.in_use():
            self.model = build_architecture(architecture, vocabulary_size, sizes).to(self.device)
        self.optimiser = AdamW(self.model, config.optimisation)
        self.guard = GradientGuard(config.optimisation.gradient_clip)
        self.gradient = WholeGradient()
        self.stream = BatchStream(corpus.training, config.optimisation.batch_tokens, config.seed, corpus.sampling)
        self.facts = ModelFacts(
            architecture=architecture,
            sizes=sizes,
            vocabulary_size=vocabulary_size,
            tokenizer=corpus.tokenizer.digest,
            source_language=corpus.source_language,
            target_language=corpus.target_language,
            corpus=corpus.name,
            parameters=count_parameters(self.model),
        )
        self.clock = Stopwatch()
        self.step, self.saved_step, self.tokens_per_second = 0, 0, 0.0
        self.validations = ValidationRecord(config.validation)
        self.most_pieces = PIECES_A_PART if self.device.type == "cpu" else config.optimisation.batch_tokens
        self.outcome: Outcome = "cancelled"
        self._settle()

    def run(self) -> Generator[Event | None, object, None]:
        """Yield events until the budget is spent or nothing gets better, and None where there is nothing to tell.

        Whatever keeps it from going on is told by its last event. Where the disk takes no checkpoint, it yields
        `JobPaused` and tries again when it is advanced. Closing it keeps the last checkpoint, or raises TrainingError.
        """
        yield self._started()
        try:
            failure = yield from self._train()
        except GeneratorExit:
            self._keep_last_steps()
            raise
        best = self._best_folder()
        yield TrainingFinished(self.job_id, self.architecture, self.step, self.outcome, best, failure)

    def save(self) -> Generator[Event, object, None]:
        """Write the last checkpoint, at any moment; nothing before the first step."""
        if self.step:
            yield from write_or_wait(self.job_id, self._write_last)
            yield CheckpointSaved(self.job_id, self.architecture, self.step, str(self.folder / "last"), is_best=False)

    def start_from(self, folder: Path) -> None:
        """Begin with the weights of a trained model of the same sizes; raises CheckpointError if they do not fit."""
        if read_facts(current_folder(folder)).tokenizer != self.facts.tokenizer:
            raise CheckpointError(
                f"{folder} has another tokenizer than this training.",
                kept="It is untouched.",
                advice="Start a new run.",
            )
        load_weights(self.model, current_folder(folder) / WEIGHTS)

    def resume(self) -> None:
        """Go on from the last checkpoint; raises CheckpointError if there is none, or one that does not fit."""
        last = current_folder(self.folder / "last")
        facts, progress = read_facts(last), read_progress(last)
        if facts.tokenizer != self.facts.tokenizer or facts.sizes != self.facts.sizes:
            raise CheckpointError(
                f"{last} belongs to another configuration.", kept="It is untouched.", advice="Start a new run."
            )
        load_weights(self.model, last / WEIGHTS)
        gathered, random = self.optimiser.tensors(), random_outline()
        tensors = read_optimiser(last, gathered | random, optional=gathered.keys() | random.keys() - {"random"})
        self.step, self.saved_step, self.clock.seconds = facts.step, facts.step, facts.seconds
        try:
            self.optimiser.load(tensors)
            self.random.load(tensors)
            self._load_progress(progress)
        except (KeyError, TypeError, ValueError, RuntimeError) as error:
            raise CheckpointError(
                f"{last} is damaged: the training in it cannot go on ({error}).",
                kept="Its best model is untouched.",
                advice="Start a new run.",
            ) from error
        self._settle()

    def _started(self) -> TrainingStarted:
        return TrainingStarted(
            self.job_id,
            self.architecture,
            str(self.folder.parent),
            self.facts.parameters,
            self.step,
            len(self.corpus.training),
            len(self.corpus.validation),
            self.corpus.tokenizer.vocabulary_size,
        )

    def _train(self) -> Generator[Event | None, object, Failure | None]:
        """Take steps until there is a reason to end; why it could not go on, if it could not."""
        try:
            yield from self._take_steps()
            return None
        except Exception as error:
            self.outcome, failure = "failed", describe_failure(error)
        with suppress(CheckpointError):  # of weights that are no numbers: why it failed is told already
            yield from self.save()
        return failure

    def _take_steps(self) -> Generator[Event | None, object, None]:
        batches = iter(self.stream)
        while True:
            yield from self._keep_early()
            if self.validations.is_due(self.step, self.clock.seconds):
                yield from self._validate()
            reason = reason_to_end(self.config.budget, self.step, self.clock.seconds, self.validations.since_best)
            if reason:
                if self.validations.last_step != self.step:
                    yield from self._validate()
                self.outcome = reason
                return
            yield (yield from self.train_on(next(batches)))

    def train_on(self, batch: Batch) -> Generator[Event | None, object, TrainStepDone | TrainingSetBack]:
        """Take one step along the gradient of this batch, or go back if that has exploded; yields in its middle."""
        before, step, settings = self.clock.seconds, self.step + 1, self.config.optimisation
        self.model.train()
        part = self.gradient.begin(batch, before).to(self.device)
        rows = rows_a_part(part, self.most_pieces)
        gradient = accumulate_gradient(self.model, part, settings.label_smoothing, self.precision, rows)
        loss, fitting_rows = yield from self._computed(gradient)
        if fitting_rows < rows:
            self.most_pieces = fitting_rows * width_of(part)
        yield None
        with self.clock.running():
            loss = self.gradient.complete(loss)
            norm = self.gradient.agree(gradient_norm(self.model))
            if not self.guard.is_sound(float(norm)):
                self.step = step
                self._settle()
                return self._set_back(float(norm))
            self.guard.keep(step - 1, self.model, self.optimiser)
            spent = spent_part(self.config.budget, step - 1, before)
            rate = self.optimiser.rate = self.guard.rate_factor * learning_rate_at(step, spent, settings)
            take_step(self.model, self.optimiser, norm, settings.gradient_clip)
            self.step = step
            self._settle()
        speed = batch.tokens / (self.clock.seconds - before)
        memory = RATE_MEMORY if self.tokens_per_second else 0.0
        self.tokens_per_second = memory * self.tokens_per_second + (1 - memory) * speed
        return TrainStepDone(
            self.job_id,
            self.architecture,
            step,
            float(loss),
            rate,
            float(norm),
            self.tokens_per_second,
            self._seconds_left(),
            self.clock.seconds,
        )

    def _computed(
        self, work: Generator[Part, None, Result], tell: Callable[[Part], Event | None] = lambda part: None
    ) -> Generator[Event | None, object, Result]:
        """Advance this work on the training's own time and with its own random numbers, and tell of its parts."""
        while True:
            try:
                with self.clock.running(), self.random.in_use():
                    part = next(work)
            except StopIteration as end:
                result: Result = end.value
                return result
            yield tell(part)

    def _set_back(self, norm: float) -> TrainingSetBack:
        restored = self.guard.set_back(self.step, self.model, self.optimiser)
        if self.guard.is_exhausted:
            best = self._best_folder()
            raise TrainingError(
                f"The training of {self.architecture} stopped at step {self.step:,}: its gradient exploded again, "
                f"although the learning rate had been halved {MOST_SET_BACKS} times.",
                kept=f"The best model so far is in {best}." if best else "",
                advice="Start a new training with a lower learning rate or a longer warm-up.",
            )
        return TrainingSetBack(self.job_id, self.architecture, self.step, norm, restored, self.guard.rate_factor)

    def _validate(self) -> Generator[Event | None, object, None]:
        scoring = validate(
            self.model,
            self.corpus.tokenizer,
            self.corpus.validation,
            self.config.validation.bleu_pairs,
            self.config.precision,
            lower_case=self.config.corpus.lower_case,
            aligned=self.corpus.aligned,
        )
        score = yield from self._computed(scoring, self._tell_scoring)
        is_best = score.is_better_than(self.validations.best)
        if is_best:  # before anything is told: who closes this generator at a yield keeps what the record says
            yield from write_or_wait(self.job_id, lambda: self._write_best(score))
        self.validations.take(score, self.step, self.clock.seconds)
        yield ValidationScored(
            self.job_id,
            self.architecture,
            self.step,
            score.loss,
            score.bleu,
            is_best,
            self.clock.seconds,
            score.alignment_error,
        )
        yield (yield from self._sample())
        if is_best:
            yield CheckpointSaved(self.job_id, self.architecture, self.step, str(self.folder / "best"), is_best=True)
        yield from self.save()

    def _sample(self) -> Generator[Event | None, object, SampleTranslated]:
        tokenizer, (source, reference) = self.corpus.tokenizer, self.sample
        work = translate_sample(self.model, tokenizer, self.sample)
        text, alignment = yield from self._computed(work)
        return SampleTranslated(
            self.job_id,
            self.architecture,
            self.step,
            tokenizer.source_pieces(source),
            tuple(tokenizer.piece(i) for i in tokenizer.encode(reference)),
            text,
            reference,
            None if alignment is None else read_only(alignment),
        )

    def _tell_scoring(self, part: tuple[int, int] | None) -> JobProgressed | None:
        title = architecture_entry(self.architecture).description.title
        return JobProgressed(self.job_id, f"Validating {title}", *part) if part else None

    def _keep_early(self) -> Generator[JobPaused, object, None]:
        """Keep the model as it is after this step, if the configuration says so."""
        folder = self.folder / f"step-{self.step}"
        if self.step in self.config.validation.keep_steps and not holds_model(folder):
            yield from write_or_wait(self.job_id, lambda: self._write_model(folder, None))

    def _write_best(self, score: ValidationScore) -> None:
        self._write_model(self.folder / "best", score)

    def _write_model(self, folder: Path, score: ValidationScore | None) -> None:
        facts = self._current_facts(score)
        save_model(folder, self.model, facts, self.corpus.tokenizer, dtype=torch.float16)

    def _write_last(self) -> None:
        progress, random = self._settled
        save_model(
            self.folder / "last",
            self.model,
            self._current_facts(None),
            self.corpus.tokenizer,
            tensors=self.optimiser.tensors() | random,
            progress=progress | self.validations.progress() | {"gradient": self.guard.progress()},
        )
        self.saved_step = self.step

    def _keep_last_steps(self) -> None:
        """Write the last checkpoint of a training that is closed; raises TrainingError if that fails."""
        if not self.step:
            return
        try:
            self._write_last()
        except CheckpointError as error:
            raise last_steps_unsaved(self.architecture, self.step, self.saved_step, error) from error

    def _settle(self) -> None:
        """Note where the training would go on if it were stopped now or in the middle of the next step."""
        place = {"epoch": self.stream.epoch, "position": self.stream.position, "most_pieces": self.most_pieces}
        self._settled = place, self.random.tensors()

    def _load_progress(self, progress: dict[str, Any]) -> None:
        self.stream.epoch, self.stream.position = int(progress["epoch"]), int(progress["position"])
        self.most_pieces = int(progress.get("most_pieces", self.most_pieces))
        self.validations.load(progress)
        if "gradient" in progress:  # not in checkpoints that were written before there was a guard
            self.guard.load(progress["gradient"])
        if min(self.stream.epoch, self.stream.position, self.most_pieces - 1, self.guard.set_backs) < 0:
            raise ValueError("it stands at a place that there is not")

    def _current_facts(self, score: ValidationScore | None) -> ModelFacts:
        changes: dict[str, Any] = {"step": self.step, "seconds": round(self.clock.seconds, 1)}
        if score:
            changes |= {"loss": round(score.loss, 4), "bleu": round(score.bleu, 2)}
        return self.facts.model_copy(update=changes)

    def _best_folder(self) -> str | None:
        return str(self.folder / "best") if self.validations.best else None

    def _seconds_left(self) -> float | None:
        progress = spent_part(self.config.budget, self.step - 1, self.clock.seconds)
        return self.clock.seconds * (1 - progress) / progress if progress else None
