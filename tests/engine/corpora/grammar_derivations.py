"""The golden list of the grammar: 200 derivations from 3 to 60 words, each of them read by eye.

After a change of the grammar, `python -m tests.engine.corpora.grammar_derivations` writes the list anew. Read what has
changed before it is committed: the list stands for sentences that are right in both languages and make sense.
"""

from pathlib import Path
from random import Random

from engine.corpora.grammar import Derivation, derive

FILE = Path(__file__).with_suffix(".tsv")
_SEED, _COUNT = 101, 200
_SHORTEST, _LONGEST = 3, 60


def golden_derivations() -> list[Derivation]:
    """Derive the list, from the shortest to the longest."""
    random = Random(_SEED)
    steps = (_LONGEST - _SHORTEST) / (_COUNT - 1)
    return [derive(_SHORTEST + round(steps * n), random) for n in range(_COUNT)]


def line_of(derivation: Derivation) -> str:
    """English, French and the alignment of their tokens (source-target), between tabs."""
    alignment = " ".join(f"{source}-{target}" for source, target in derivation.alignment)
    return f"{derivation.source}\t{derivation.target}\t{alignment}"


if __name__ == "__main__":
    FILE.write_bytes("".join(f"{line_of(one)}\n" for one in golden_derivations()).encode())
