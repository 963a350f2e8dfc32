"""How a lane is looked at: attention or saliency, pieces or words, which attention of which head."""

from dataclasses import dataclass
from typing import Literal

Head = tuple[int, int]
Kind = Literal["attention", "saliency"]
Reading = Literal["cross", "encoder", "decoder"]
READINGS: tuple[Reading, ...] = ("cross", "encoder", "decoder")


@dataclass(frozen=True, slots=True)
class Look:
    """A way to look at a lane; what a model does not have is not looked at.

    Attributes:
        kind: what is shown of models with attention; of those without it is always saliency.
        by_word: whether pieces are put together to words.
        reading: who reads what in a Transformer: the decoder the source (`cross`), the encoder the source itself, the
            decoder the target so far.
        head: (layer, head), both from 0; None: the mean of all.
    """

    kind: Kind = "attention"
    by_word: bool = False
    reading: Reading = "cross"
    head: Head | None = None
