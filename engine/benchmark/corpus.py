"""What is trained on and translated while speeds are measured."""

from itertools import islice
from pathlib import Path

from engine.corpora.embedded import embedded_corpus
from engine.corpora.encoded_pairs import EncodedPairs
from engine.corpora.preparation import DEFAULT_VOCABULARY, PreparedCorpus
from engine.corpora.reading import read_pairs
from engine.corpora.tokenizer import train_tokenizer

EMBEDDED, EMBEDDED_PAIRS = "grammar", 6_000
PAIRS = 30_000


def prepare(corpus_file: Path | None) -> PreparedCorpus:
    """The first pairs of a file, cut as the yardstick cuts them, or some of the embedded grammar."""
    embedded = embedded_corpus(EMBEDDED)
    pairs = list(
        islice(read_pairs(corpus_file), PAIRS)
        if corpus_file
        else embedded.generate(EMBEDDED_PAIRS, 1, *embedded.lengths)
    )
    tokenizer = train_tokenizer(pairs, DEFAULT_VOCABULARY if corpus_file else embedded.vocabulary_size)
    sides = (tokenizer.encode_lines([pair[side] for pair in pairs]) for side in (0, 1))
    return PreparedCorpus(
        name=corpus_file.name if corpus_file else EMBEDDED,
        source_language=embedded.source_language,
        target_language=embedded.target_language,
        tokenizer=tokenizer,
        training=EncodedPairs(zip(*sides, strict=True)),
        validation=pairs[:1],
        sample=pairs[0],
    )


def made_sentences(count: int) -> list[str]:
    """English sentences of the embedded grammar, always the same."""
    embedded = embedded_corpus(EMBEDDED)
    return [pair.source for pair in islice(embedded.generate(count, 1, *embedded.lengths), count)]
