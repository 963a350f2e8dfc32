"""From a configuration to encoded pairs: read, hold out, cut into pieces."""

import random
from collections.abc import Generator, Iterable, Iterator, Sequence, Set
from contextlib import closing
from dataclasses import dataclass
from itertools import islice

from engine.config import CleaningConfig, CorpusConfig, CorpusFile
from engine.corpora.cleaning import Cleaner
from engine.corpora.embedded import EmbeddedCorpus, embedded_corpus
from engine.corpora.encoded_pairs import EncodedPair, EncodedPairs
from engine.corpora.pair import AlignedPair, Pair
from engine.corpora.reading import CorpusReader
from engine.corpora.report import CleaningReport, CorpusReport
from engine.corpora.subword_sampling import SubwordSampling
from engine.corpora.tokenizer import Tokenizer, learn_tokenizer
from engine.errors import CorpusError

DEFAULT_VOCABULARY = 8000
TOKENIZER_PAIRS = 400_000
TOKENIZER_TEXT = 1 << 27  # bytes
MOST_PAIRS = 5_000_000  # some 1.5 KB of memory each
ALIGNED_PAIRS = 60  # some 600 words: enough for a curve, and measured at each validation in half a second
PAIRS_AT_ONCE, CHARACTERS_AT_ONCE = 500, 60_000  # whichever comes first: some 10 ms to cut into pieces


@dataclass(frozen=True, slots=True)
class PreparedCorpus:
    """A corpus ready to train on.

    Attributes:
        name: the embedded corpus's, or the files'.
        training: encoded pairs, repeated as configured.
        sampling: cuts them anew each time they are seen; None: they stay as they are.
        validation: held-out pairs as text.
        sample: the pinned pair.
        aligned: some of the held-out pairs with their gold word alignment; none where it is not known.
    """

    name: str
    source_language: str
    target_language: str
    tokenizer: Tokenizer
    training: EncodedPairs
    validation: list[Pair]
    sample: Pair
    sampling: SubwordSampling | None = None
    aligned: tuple[AlignedPair, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """What the preparation is at: in a few words, and how far (total 0: unknown)."""

    what: str
    done: int
    total: int


Step = Progress | CorpusReport | CleaningReport


def prepare_corpus(
    config: CorpusConfig, seed: int, tokenizer: Tokenizer | None = None
) -> Generator[Step, None, PreparedCorpus]:
    """Yield progress, a report on each file of pairs and one on cleaning, if any, and return the corpus.

    With a `tokenizer`, none is trained. Sources that are held out appear nowhere in training, and pairs with more than
    `max_pieces` pieces nowhere at all. Little time passes between two yields, so that it can be stopped at any of them.
    Raises CorpusError if nothing is left to train or to validate with.
    """
    pairs, held_out, sample = yield from (_made_pairs if config.embedded else _read_pairs)(config, seed)
    pairs = yield from _without({source for source, _ in held_out}, pairs)
    if not pairs or not held_out:
        raise CorpusError(
            "The corpus has too few pairs to train and to validate with.",
            advice="Use a larger corpus or a smaller validation_pairs.",
        )
    if tokenizer is None:
        tokenizer = yield from _learned_tokenizer(pairs, vocabulary_size(config), fold_case=config.lower_case)
    training, validation = EncodedPairs(), list[Pair]()
    sampling = SubwordSampling(tokenizer, config.bpe_dropout) if config.bpe_dropout else None
    for progress, cut in _cut_portions(tokenizer, pairs, config.max_pieces):
        yield progress
        training.extend(pieces for _, pieces in cut)
        if sampling:
            sampling.extend([pair for pair, _ in cut])
    for progress, cut in _cut_portions(tokenizer, held_out, config.max_pieces):
        yield progress
        validation += [Pair(*pair) for pair, _ in cut]
    for part, use in ((training, ""), (validation, " held out to validate with")):
        if not part:
            raise CorpusError(
                f"Every pair{use} has more than {config.max_pieces} pieces.",
                advice="Raise max_pieces or use shorter sentences.",
            )
    pinned = sample if sample in validation else _typical(validation)
    aligned = yield from _aligned(config, seed, validation)
    return PreparedCorpus(
        corpus_name(config), *languages(config), tokenizer, training, validation, pinned, sampling, aligned
    )


def corpus_name(config: CorpusConfig) -> str:
    """The embedded corpus's name, or the files' names."""
    return config.embedded or ", ".join(file.source.name for file in config.files)


def languages(config: CorpusConfig) -> tuple[str, str]:
    """Names of the source and the target language."""
    if config.embedded:
        corpus = embedded_corpus(config.embedded)
        return corpus.source_language, corpus.target_language
    return config.source_language, config.target_language


# Pairs as the simplest tuples: the garbage collector stops to look at these, at named ones it never does.
PlainPair = tuple[str, str]
Parts = tuple[list[PlainPair], list[PlainPair], Pair | None]
"""Pairs to train with, pairs to validate with, and the one to pin, if any in particular."""


def _made_pairs(config: CorpusConfig, seed: int) -> Generator[Step, None, Parts]:
    corpus = embedded_corpus(config.embedded or "")
    total = config.pairs + config.validation_pairs
    generated, made, cleaner = generate_pairs(config, seed), list[PlainPair](), Cleaner(config.cleaning)
    for done in range(0, total, PAIRS_AT_ONCE):
        yield Progress("Making the corpus", done, total)
        made += cleaner.clean(_plain(islice(generated, PAIRS_AT_ONCE)))
    yield from _report_cleaning(cleaner)
    distinct = yield from _distinct(made, "Looking for repeated pairs")
    validation = [*distinct[: config.validation_pairs], corpus.sample]
    return distinct[config.validation_pairs :], validation, corpus.sample


def _aligned(
    config: CorpusConfig, seed: int, validation: Sequence[Pair]
) -> Generator[Progress, None, tuple[AlignedPair, ...]]:
    """The first pairs held out of an embedded corpus, made once more, with their alignment."""
    if not config.embedded:
        return ()
    corpus = embedded_corpus(config.embedded)
    wanted, found = set(validation[:ALIGNED_PAIRS]), list[AlignedPair]()
    for pair in corpus.align(config.validation_pairs, seed, *_lengths(config, corpus)):
        yield Progress("Aligning pairs to validate with", len(found), ALIGNED_PAIRS)
        if (pair.source, pair.target) in wanted:
            wanted.remove(Pair(pair.source, pair.target))
            found.append(pair)
        if not wanted:
            break
    return tuple(found)


def _read_pairs(config: CorpusConfig, seed: int) -> Generator[Step, None, Parts]:
    cleaner = Cleaner(config.cleaning)
    pairs = yield from _read(config.files, "Reading the corpus", cleaner)
    yield from _report_cleaning(cleaner)
    if config.validation_files:
        validation = yield from _read(
            config.validation_files, "Reading the validation pairs", Cleaner(CleaningConfig())
        )
    else:
        distinct = yield from _distinct(pairs, "Looking for repeated pairs")
        validation = random.Random(seed).sample(distinct, min(config.validation_pairs, len(distinct) // 2))
    return pairs, validation, None


def _read(files: Iterable[CorpusFile], what: str, cleaner: Cleaner) -> Generator[Step, None, list[PlainPair]]:
    pairs: list[PlainPair] = []
    for file in files:
        reader, read = CorpusReader(file.source, file.target), list[PlainPair]()
        try:
            for portion in few_at_once(reader.portions()):
                yield Progress(what, len(pairs) + len(read), 0)
                read += cleaner.clean(_plain(portion))
                if len(pairs) + file.repeat * len(read) > MOST_PAIRS:
                    raise CorpusError(
                        f"The corpus has more than {MOST_PAIRS:,} pairs, each counted as often as it is repeated.",
                        advice="Use a part of it.",
                    )
        except CorpusError:
            yield reader.report()  # what was found until then helps to mend the file
            raise
        yield reader.report()
        pairs += file.repeat * read
    return pairs


def few_at_once(portions: Iterable[Sequence[Pair]]) -> Iterator[Sequence[Pair]]:
    """The same pairs, at most `PAIRS_AT_ONCE` in a portion: very short ones come in thousands."""
    for portion in portions:
        for first in range(0, len(portion), PAIRS_AT_ONCE):
            yield portion[first : first + PAIRS_AT_ONCE]


def _report_cleaning(cleaner: Cleaner) -> Generator[CleaningReport, None, None]:
    if report := cleaner.report():
        yield report
    cleaner.refuse_if_nothing_is_left()


def _distinct(pairs: Sequence[PlainPair], what: str) -> Generator[Progress, None, list[PlainPair]]:
    distinct: dict[PlainPair, None] = {}
    for progress, portion in _portions(pairs, what):
        yield progress
        distinct.update(dict.fromkeys(portion))
    return list(distinct)


def _without(held_out: Set[str], pairs: Sequence[PlainPair]) -> Generator[Progress, None, list[PlainPair]]:
    others: list[PlainPair] = []
    for progress, portion in _portions(pairs, "Setting validation pairs apart"):
        yield progress
        others += [pair for pair in portion if pair[0] not in held_out]
    return others


def _learned_tokenizer(
    pairs: Sequence[PlainPair], vocabulary_size: int, *, fold_case: bool
) -> Generator[Progress, None, Tokenizer]:
    what = "Learning the vocabulary"
    distinct = yield from _distinct(pairs, what)
    text = bytearray()
    for _, portion in _portions(distinct[:: 1 + len(distinct) // TOKENIZER_PAIRS], what):
        yield Progress(what, 0, 0)
        text += "".join(f"{source}\n{target}\n" for source, target in portion).encode()
        if len(text) > TOKENIZER_TEXT:
            break
    learning = learn_tokenizer(bytes(text), vocabulary_size, fold_case=fold_case)
    with closing(learning):
        while True:
            try:
                next(learning)
            except StopIteration as end:
                tokenizer: Tokenizer = end.value
                return tokenizer
            yield Progress(what, 0, 0)


def _cut_portions(
    tokenizer: Tokenizer, pairs: Sequence[PlainPair], max_pieces: int
) -> Iterator[tuple[Progress, list[tuple[PlainPair, EncodedPair]]]]:
    """The pairs that have at most so many pieces on each side, with their pieces, few at once."""
    for progress, portion in _portions(pairs, "Cutting sentences into pieces"):
        sources, targets = (tokenizer.encode_lines([pair[side] for pair in portion]) for side in (0, 1))
        cut = zip(portion, zip(sources, targets, strict=True), strict=True)
        yield progress, [(pair, pieces) for pair, pieces in cut if max(map(len, pieces)) <= max_pieces]


def _portions(pairs: Sequence[PlainPair], what: str) -> Iterator[tuple[Progress, list[PlainPair]]]:
    """All pairs, few at once, each time with how far it is."""
    portion: list[PlainPair] = []
    characters, last = 0, len(pairs) - 1
    for i, pair in enumerate(pairs):
        portion.append(pair)
        characters += len(pair[0]) + len(pair[1])
        if len(portion) == PAIRS_AT_ONCE or characters > CHARACTERS_AT_ONCE or i == last:
            yield Progress(what, i + 1 - len(portion), len(pairs)), portion
            portion, characters = [], 0


def _plain(pairs: Iterable[Pair]) -> list[PlainPair]:
    return [(pair.source, pair.target) for pair in pairs]


def _typical(pairs: Sequence[Pair]) -> Pair:
    """One of some nine words: long enough to show an alignment, short enough to read."""
    return min(pairs[:1000], key=lambda pair: abs(len(pair.source.split()) - 9))


def generate_pairs(config: CorpusConfig, seed: int) -> Iterator[Pair]:
    """All pairs of the embedded corpus, those to validate with included; raises CorpusError if there is none such."""
    corpus = embedded_corpus(config.embedded or "")
    return corpus.generate(config.pairs + config.validation_pairs, seed, *_lengths(config, corpus))


def _lengths(config: CorpusConfig, corpus: EmbeddedCorpus) -> tuple[int, int]:
    """Fewest and most words of a source; raises CorpusError if there is no length between."""
    shortest, longest = config.shortest or corpus.lengths[0], config.longest or corpus.lengths[1]
    if shortest > longest:
        raise CorpusError(
            f"No sentence has at least {shortest} and at most {longest} words.",
            advice="Let shortest be at most longest.",
        )
    return shortest, longest


def vocabulary_size(config: CorpusConfig) -> int:
    """How many pieces the vocabulary has at most that is learned from a corpus."""
    default = embedded_corpus(config.embedded).vocabulary_size if config.embedded else DEFAULT_VOCABULARY
    return config.vocabulary_size or default
