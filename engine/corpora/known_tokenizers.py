"""Opening tokenizers that may come from anywhere: one that is not known is tried in a child process first.

SentencePiece is a parser in C++; what crashes or hangs it, or eats memory, does so in the child.
"""

import functools
import json
from collections.abc import Generator

from engine.child_process import ChildError, finish, run_child
from engine.corpora.tokenizer import Tokenizer, digest_of
from engine.errors import CheckpointError
from engine.paths import shipped_assets

TRIAL_SECONDS = 30.0  # of a second or two, but other programs may have the processor
TRIAL_MEMORY = 2**30
_known: set[str] = set()


def remember(tokenizer: Tokenizer) -> None:
    """Have no doubt of a tokenizer that was learned here."""
    _known.add(tokenizer.digest)


def try_tokenizer(model: bytes) -> Generator[None, None, None]:
    """Open a tokenizer in a child process unless it is known; raises CheckpointError if it does not come through.

    Yields some 20 times a second.
    """
    digest = digest_of(model)
    if digest in _known or digest in _shipped():
        return
    try:
        yield from run_child(
            "engine.corpora.tokenizer_process", given=model, seconds=TRIAL_SECONDS, memory=TRIAL_MEMORY
        )
    except ChildError as error:
        raise CheckpointError("The tokenizer is damaged: it is no SentencePiece model that works.") from error
    _known.add(digest)


def open_tokenizer(model: bytes) -> Tokenizer:
    """Open a tokenizer, after a trial if it is not known; raises CheckpointError if it is damaged."""
    finish(try_tokenizer(model))
    return Tokenizer(model)


@functools.cache
def _shipped() -> frozenset[str]:
    facts = shipped_assets().rglob("model.json")
    return frozenset(json.loads(path.read_bytes())["tokenizer"] for path in facts)
