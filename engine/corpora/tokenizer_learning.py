"""Learns a vocabulary, run as a program of its own: lines on standard input, a SentencePiece model on standard output.

SentencePiece learns in one call, of seconds to minutes, which only the end of its process can cut short.
"""

import io
import sys
from collections.abc import Iterable

import sentencepiece

from engine.corpora.tokenizer import END, PAD, START, UNKNOWN


def learn_model(lines: Iterable[str], vocabulary_size: int) -> bytes:
    """A byte-pair encoding of at most `vocabulary_size` pieces; raises RuntimeError if the lines do not give one."""
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_writer=written,
        model_type="bpe",
        vocab_size=vocabulary_size,
        hard_vocab_limit=False,
        character_coverage=0.9998,
        pad_id=PAD,
        unk_id=UNKNOWN,
        bos_id=START,
        eos_id=END,
        minloglevel=2,
    )
    return written.getvalue()


if __name__ == "__main__":
    text = sys.stdin.buffer.read()
    sys.stdout.buffer.write(learn_model((line.decode() for line in text.split(b"\n")), int(sys.argv[1])))
