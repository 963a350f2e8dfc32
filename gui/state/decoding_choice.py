"""How translations are decoded, as the reader has chosen it."""

from dataclasses import dataclass
from typing import Literal

from engine.commands import Sampling

Method = Literal["greedy", "sample", "beam"]
WIDEST_BEAM = 8


@dataclass(frozen=True, slots=True)
class DecodingChoice:
    """Greedy decoding, sampling or beam search, with the settings of each, and a beginning that is forced.

    Attributes:
        temperature, top_p, seed: of sampling, as in `Sampling`.
        width: of the beam, 1..8.
        beginning: what every translation is forced to begin with.
    """

    method: Method = "greedy"
    temperature: float = 1.0
    top_p: float = 0.9
    seed: int = 1
    width: int = 4
    beginning: str = ""

    @property
    def sampling(self) -> Sampling | None:
        """How pieces are drawn by chance; None if they are not."""
        if self.method != "sample":
            return None
        return Sampling(temperature=self.temperature, top_p=self.top_p, seed=self.seed)

    @property
    def beam_width(self) -> int:
        """How many hypotheses a beam search keeps; 0 if none is made."""
        return self.width if self.method == "beam" else 0


GREEDY = DecodingChoice()
