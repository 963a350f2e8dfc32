"""The trial of a tokenizer, run as a child process: opens the one on its standard input and uses all of it."""

import sys

from engine.corpora.tokenizer import Tokenizer

PROBES = ("The quick brown fox.", "Voilà l'été: où? 1234567890", "\u2581\ufeff\u3042\U0001f600 \u0301\u00ad\u200b")


def main() -> None:
    """Open, cut and join; any failure is an exit status other than 0."""
    tokenizer = Tokenizer(sys.stdin.buffer.read())
    for probe in PROBES:
        ids = tokenizer.encode(probe)
        if not all(0 <= i < tokenizer.vocabulary_size for i in ids):
            sys.exit("a piece is outside the vocabulary")
        tokenizer.source_pieces(probe)
        tokenizer.decode(ids)
    for i in range(tokenizer.vocabulary_size):
        tokenizer.piece(i)
        tokenizer.decode([i])


if __name__ == "__main__":
    main()
