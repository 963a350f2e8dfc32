"""Learns a vocabulary, run as a program: gets `RULE SIZE PAD UNKNOWN START END` and lines, gives a SentencePiece model.

SentencePiece learns in one call, of seconds to minutes, which only the end of its process can cut short. Imports
nothing of the program: that would take longer than to learn a small vocabulary.
"""

import io
import sys
from collections.abc import Iterable

import sentencepiece


def learn_model(
    lines: Iterable[str], rule: str, vocabulary_size: int, pad: int, unknown: int, start: int, end: int
) -> bytes:
    """A byte-pair encoding of at most `vocabulary_size` pieces, these four numbers among them.

    `rule` is SentencePiece's name of how text is normalised before it is cut.

    Raises RuntimeError if the lines do not give one.
    """
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_writer=written,
        model_type="bpe",
        normalization_rule_name=rule,
        vocab_size=vocabulary_size,
        hard_vocab_limit=False,
        character_coverage=0.9998,
        pad_id=pad,
        unk_id=unknown,
        bos_id=start,
        eos_id=end,
        minloglevel=2,
    )
    return written.getvalue()


if __name__ == "__main__":
    text = sys.stdin.buffer.read()
    sys.stdout.buffer.write(
        learn_model((line.decode() for line in text.split(b"\n")), sys.argv[1], *map(int, sys.argv[2:]))
    )
