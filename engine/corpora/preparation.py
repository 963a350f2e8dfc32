"""From a configuration to encoded pairs: read, hold out, cut into pieces."""

import random
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass

from engine.config import CorpusConfig, CorpusFile
from engine.corpora.batching import EncodedPair
from engine.corpora.embedded import embedded_corpus
from engine.corpora.pair import Pair
from engine.corpora.reading import read_pairs
from engine.corpora.tokenizer import Tokenizer, train_tokenizer
from engine.errors import CorpusError

DEFAULT_VOCABULARY = 8000
TOKENIZER_PAIRS = 400_000
PAIRS_A_REPORT = 5000
PAIRS_A_LOOK = 200


@dataclass(frozen=True, slots=True)
class PreparedCorpus:
    """A corpus ready to train on.

    Attributes:
        name: the embedded corpus's, or the files'.
        training: encoded pairs, repeated as configured.
        validation: held-out pairs as text.
        sample: the pinned pair.
    """

    name: str
    source_language: str
    target_language: str
    tokenizer: Tokenizer
    training: list[EncodedPair]
    validation: list[Pair]
    sample: Pair


@dataclass(frozen=True, slots=True)
class Progress:
    """What the preparation is at: in a few words, and how far (total 0: unknown)."""

    what: str
    done: int
    total: int


def prepare_corpus(
    config: CorpusConfig, seed: int, tokenizer: Tokenizer | None = None
) -> Generator[Progress, None, PreparedCorpus]:
    """Yield progress and return the corpus; raises CorpusError if nothing is left to train or to validate with.

    With a `tokenizer`, none is trained. Sources that are held out appear nowhere in training.
    """
    pairs, validation, sample = yield from (_made_pairs if config.embedded else _read_pairs)(config, seed)
    held_out = {pair.source for pair in validation}
    pairs = [pair for pair in pairs if pair.source not in held_out]
    if not pairs or not validation:
        raise CorpusError(
            "The corpus has too few pairs to train and to validate with.",
            advice="Use a larger corpus or a smaller validation_pairs.",
        )
    if tokenizer is None:
        yield Progress("Learning the vocabulary", 0, 0)
        tokenizer = train_tokenizer(_sample(pairs, seed), _vocabulary_size(config))
    encoded: list[EncodedPair] = []
    for first in range(0, len(pairs), PAIRS_A_REPORT):
        yield Progress("Cutting sentences into pieces", first, len(pairs))
        part = pairs[first : first + PAIRS_A_REPORT]
        sides = (tokenizer.encode_lines([pair[side] for pair in part]) for side in (0, 1))
        encoded += [p for p in zip(*sides, strict=True) if max(map(len, p)) <= config.max_pieces]
    if not encoded:
        raise CorpusError(
            f"Every pair has more than {config.max_pieces} pieces.", advice="Raise max_pieces or use shorter sentences."
        )
    return PreparedCorpus(corpus_name(config), *languages(config), tokenizer, encoded, validation, sample)


def corpus_name(config: CorpusConfig) -> str:
    """The embedded corpus's name, or the files' names."""
    return config.embedded or ", ".join(file.source.name for file in config.files)


def languages(config: CorpusConfig) -> tuple[str, str]:
    """Names of the source and the target language."""
    if config.embedded:
        corpus = embedded_corpus(config.embedded)
        return corpus.source_language, corpus.target_language
    return config.source_language, config.target_language


Parts = tuple[list[Pair], list[Pair], Pair]
"""Pairs to train with, pairs to validate with, and the pinned one."""


def _made_pairs(config: CorpusConfig, seed: int) -> Generator[Progress, None, Parts]:
    corpus = embedded_corpus(config.embedded or "")
    total = config.pairs + config.validation_pairs
    made = yield from _collected(corpus.generate(total, seed), "Making the corpus", total)
    distinct = list(dict.fromkeys(made))
    validation = [*distinct[: config.validation_pairs], corpus.sample]
    return distinct[config.validation_pairs :], validation, corpus.sample


def _read_pairs(config: CorpusConfig, seed: int) -> Generator[Progress, None, Parts]:
    pairs = yield from _collected(_pairs_in(config.files), "Reading the corpus", 0)
    if config.validation_files:
        validation = yield from _collected(_pairs_in(config.validation_files), "Reading the validation pairs", 0)
    else:
        distinct = list(dict.fromkeys(pairs))
        validation = random.Random(seed).sample(distinct, min(config.validation_pairs, len(distinct) // 2))
    return pairs, validation, _typical(validation)


def _collected(pairs: Iterator[Pair], what: str, total: int) -> Generator[Progress, None, list[Pair]]:
    collected: list[Pair] = []
    for pair in pairs:
        if len(collected) % PAIRS_A_LOOK == 0:
            yield Progress(what, len(collected), total)
        collected.append(pair)
    return collected


def _pairs_in(files: Iterable[CorpusFile]) -> Iterator[Pair]:
    for file in files:
        for _ in range(file.repeat):
            yield from read_pairs(file.source, file.target)


def _typical(pairs: list[Pair]) -> Pair:
    """The first pair of some nine words: long enough to show an alignment, short enough to read."""
    return min(pairs, default=Pair("", ""), key=lambda pair: abs(len(pair.source.split()) - 9))


def _sample(pairs: list[Pair], seed: int) -> list[Pair]:
    distinct = list(dict.fromkeys(pairs))
    if len(distinct) <= TOKENIZER_PAIRS:
        return distinct
    return random.Random(seed).sample(distinct, TOKENIZER_PAIRS)


def _vocabulary_size(config: CorpusConfig) -> int:
    default = embedded_corpus(config.embedded).vocabulary_size if config.embedded else DEFAULT_VOCABULARY
    return config.vocabulary_size or default
