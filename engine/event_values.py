"""What events are made of: immutable records and read-only arrays."""

from dataclasses import dataclass
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import PlainValidator


def array_of(rows: object) -> NDArray[np.float32]:
    """Nested lists of numbers as a read-only array; raises ValueError for anything else."""
    array = np.array(rows)
    if array.dtype.kind not in "fi":
        raise ValueError("not nested lists of numbers")
    array = array.astype(np.float32)
    array.setflags(write=False)
    return array


Array = Annotated[NDArray[np.float32], PlainValidator(array_of)]
AttentionKind = Literal["none", "source", "heads"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A subword as it is shown.

    Attributes:
        text: its characters without the word-boundary marker; `</s>` for the end symbol, `⁇` for a produced unknown.
        starts_word: whether a space stands before it.
        is_unknown: whether the tokenizer has no piece for it.
        is_end: whether it is the end symbol.
    """

    text: str
    starts_word: bool
    is_unknown: bool = False
    is_end: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the most probable next pieces.

    Attributes:
        probability: 0..1.
        token_id: the piece's number in the model's vocabulary; -1 where it is not known.
    """

    piece: Piece
    probability: float
    token_id: int = -1


@dataclass(frozen=True, slots=True)
class ArchitectureDescription:
    """What the window knows of an architecture.

    Attributes:
        name: its key in the registry, such as `attention_rnn`.
        title: its name for people, such as `Attention RNN`.
        reads: what it reads at each step, in a few words, such as `one fixed vector`.
        attention: `none`; `source`: one weight for each source piece; `heads`: the same by layer and head.
    """

    name: str
    title: str
    reads: str
    attention: AttentionKind


@dataclass(frozen=True, slots=True)
class PackDescription:
    """A family of models trained on the same corpus with the same tokenizer.

    Attributes:
        name: its folder's name, such as `everyday`.
        title: its name for people.
        source_language, target_language: names in English, such as `French`.
        models: what `LoadModel` takes, one a trained architecture, in the registry's order.
        corpus: what they were trained on: an embedded corpus's name or those of files; "" where it is not known.
    """

    name: str
    title: str
    source_language: str
    target_language: str
    models: tuple[str, ...]
    corpus: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """An error for the reader: what happened, what was kept, what to do next; details only for a report."""

    what: str
    kept: str
    advice: str
    details: str
