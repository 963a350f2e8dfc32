"""Where the models of a pack come from: from runs, or from the pack itself when it is only scored anew."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.card_files import read_model_card
from engine.cards import DataSet, EarlierTraining, MadeFrom, TrainingRecord
from engine.checkpoint import holds_model, read_facts
from engine.config import CorpusConfig, CorpusFile, TrainingConfig, read_config
from engine.corpora.embedded import embedded_corpus
from engine.corpora.made_sets import digest_of_sources, made_sources
from engine.corpora.reading import read_pairs
from engine.errors import ConfigError
from engine.event_log import EVENT_LOG
from engine.learning_curve import LearningRecord, read_learning_record
from engine.starting_point import starting_card
from tools.pack_facts import DataFacts, PackFacts


@dataclass(frozen=True, slots=True)
class Origin:
    """A model to be put into a pack: its folder, what it was trained on and how."""

    folder: Path
    data: tuple[DataSet, ...]
    training: TrainingRecord
    is_lower_case: bool

    @property
    def all_data(self) -> frozenset[DataSet]:
        """What it was ever trained on, in the trainings before too."""
        return self.training.earlier_data.union(self.data)


def origin_in_runs(
    runs: Sequence[Path],
    name: str,
    checkpoint: Literal["best", "last"],
    machine: str,
    facts: PackFacts,
    corpora: Path | None,
) -> Origin | None:
    """A model of this architecture in the first run that has one, None if none has.

    Raises CheckpointError for a run that began with a model without a card: what that was trained on is not known.
    """
    run = next((run for run in runs if holds_model(run / name / checkpoint)), None)
    if run is None:
        return None
    folder, config = run / name / checkpoint, read_config(run / "config.toml")
    known, record = read_facts(folder), read_learning_record(run / EVENT_LOG, name)
    training = TrainingRecord(
        machine=machine,
        steps=known.step,
        minutes=round(known.seconds / 60, 1),
        checkpoint=checkpoint,
        pairs_an_epoch=record.training_pairs or None,
        tokens_per_second=record.tokens_per_second,
        validated_on=describe_validation(config, record) if record.curve else None,
        curve=record.curve,
        earlier=earlier_trainings(run, name) if config.start_from else (),
    )
    return Origin(folder, describe_data(config, record, facts, corpora), training, config.corpus.lower_case)


def earlier_trainings(run: Path, name: str) -> tuple[EarlierTraining, ...]:
    """All trainings of the model that a run began with, the first one first."""
    card = starting_card(run, name)
    last = card.training
    return (
        *last.earlier,
        EarlierTraining(machine=last.machine, steps=last.steps, minutes=last.minutes, data=card.data),
    )


def origin_in_pack(pack: Path, name: str) -> Origin | None:
    """A model that is in the pack already, with what its card says; None if there is none."""
    if not holds_model(pack / name):
        return None
    card = read_model_card(pack / name)
    is_lower_case = any("case:lc" in scores.bleu_signature for scores in card.scores)
    return Origin(pack / name, card.data, card.training, is_lower_case)


def describe_data(
    config: TrainingConfig, record: LearningRecord, facts: PackFacts, corpora: Path | None
) -> tuple[DataSet, ...]:
    """The sets that a run has trained on, counted; raises ConfigError unless the facts name exactly these."""
    corpus = config.corpus
    names = (corpus.embedded,) if corpus.embedded else tuple(set_name(file.source) for file in corpus.files)
    known = {data.name: data for data in facts.data}
    if set(names) != set(known):
        raise ConfigError(
            f"The run was trained on {', '.join(map(str, names))}, but the facts are about {', '.join(known)}.",
            advice="Let [[data]] name exactly the sets of the run.",
        )
    if corpus.embedded:
        return (_made_data(corpus, config.seed, record, known[corpus.embedded]),)
    if corpora is None:
        raise ConfigError("The pairs cannot be counted without the corpora.", advice="Give --corpora.")
    return tuple(_read_data(file, known[set_name(file.source)], corpora) for file in corpus.files)


def _made_data(corpus: CorpusConfig, seed: int, record: LearningRecord, facts: DataFacts) -> DataSet:
    name = corpus.embedded or ""
    shortest, longest = embedded_corpus(name).lengths
    made = MadeFrom(
        corpus=name,
        seed=seed,
        pairs=corpus.pairs + corpus.validation_pairs,
        shortest=corpus.shortest or shortest,
        longest=corpus.longest or longest,
    )
    made = made.model_copy(update={"sources_sha256": digest_of_sources(made_sources(made))})
    pairs = record.training_pairs or corpus.pairs
    return DataSet(name=name, pairs=pairs, origin=facts.origin, licence=facts.licence, made_from=made)


def _read_data(file: CorpusFile, facts: DataFacts, corpora: Path) -> DataSet:
    pairs = sum(1 for _ in read_pairs(corpora / file.source.name))
    return DataSet(name=facts.name, pairs=pairs, repeat=file.repeat, origin=facts.origin, licence=facts.licence)


def describe_validation(config: TrainingConfig, record: LearningRecord) -> str:
    """What the losses and BLEU of a learning curve are of."""
    files = ", ".join(set_name(file.source) for file in config.corpus.validation_files)
    judged = min(config.validation.bleu_pairs, record.validation_pairs)
    where = files or "pairs held out of the corpus"
    return f"{where}: loss on {record.validation_pairs:,} pairs, BLEU on the first {judged:,}"


def sources_of(data: Iterable[DataSet], corpora: Path | None) -> frozenset[str]:
    """All sources of the training data, those held out of an embedded corpus included."""
    found: set[str] = set()
    for part in data:
        if part.made_from:
            found |= made_sources(part.made_from)
        elif corpora is None:
            raise ConfigError(f"{part.name} cannot be read without the corpora.", advice="Give --corpora.")
        else:
            found.update(pair.source for pair in read_pairs(corpora / f"{part.name}.tsv.xz"))
    return frozenset(found)


def set_name(path: Path) -> str:
    """A file's name without what says how it is written: `news.train.tsv.xz` -> `news.train`."""
    name = path.name
    for suffix in (".xz", ".gz", ".tsv", ".txt"):
        name = name.removesuffix(suffix)
    return name
