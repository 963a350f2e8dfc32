"""A step under the microscope: which one it is, and what is known of it by now."""

from dataclasses import dataclass

from engine.events import Failure, Piece, StepInspected, TokenDecoded
from gui.state.alignment import START
from gui.state.translation_trace import LaneTrace


@dataclass(frozen=True, slots=True, eq=False)
class InspectedStep:
    """A step of a lane.

    Attributes:
        architecture: chooses the colours. title: of the architecture.
        lane: the record that the step is of. step: 1 for the first piece.
        told: what the engine computed; None while it has not. failure: why it could not.
    """

    architecture: str
    title: str
    lane: LaneTrace
    step: int
    told: StepInspected | None = None
    failure: Failure | None = None

    @property
    def token(self) -> TokenDecoded:
        """What the lane shows of the step."""
        return self.lane.steps[self.step - 1]

    @property
    def source(self) -> tuple[Piece, ...]:
        """The pieces of the source."""
        return self.lane.source_pieces

    @property
    def produced(self) -> tuple[TokenDecoded, ...]:
        """The steps up to this one."""
        return tuple(self.lane.steps[: self.step])

    @property
    def read(self) -> tuple[Piece, ...]:
        """The pieces of the target that the decoder has read before it produced this one, the start symbol first."""
        return (START, *(step.piece for step in self.lane.steps[: self.step - 1]))

    def is_same(self, other: "InspectedStep") -> bool:
        """Whether it is the same step after the same pieces, so that the same numbers belong to it."""
        own, its = self.lane.token_ids[: self.step - 1], other.lane.token_ids[: other.step - 1]
        same_sentence = self.lane.source_pieces == other.lane.source_pieces
        return (self.lane.model, self.step, own) == (other.lane.model, other.step, its) and same_sentence
