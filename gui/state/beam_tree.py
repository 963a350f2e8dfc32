"""The tree of a beam search: what each hypothesis continues, and which of them a translation follows."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from engine.events import BeamAdvanced, BeamNode
from gui.state.translation_trace import LaneTrace

Place = tuple[int, int]
"""A node: the number of its step in the search and its number in that step, both from 0."""


@dataclass(frozen=True, slots=True)
class BeamTree:
    """A search as far as it is known.

    Attributes:
        prefix: the pieces that all hypotheses were forced to begin with, by their numbers.
        steps: of the search, each with its nodes.
    """

    prefix: tuple[int, ...] = ()
    steps: tuple[BeamAdvanced, ...] = ()

    def node(self, place: Place) -> BeamNode:
        """The node at a place."""
        step, number = place
        return self.steps[step].nodes[number]

    def parent(self, place: Place) -> Place | None:
        """The place of what a node continues; None for one that continues the beginning."""
        step, _ = place
        number = self.node(place).parent
        return (step - 1, number) if number >= 0 else None

    def path(self, place: Place) -> tuple[Place, ...]:
        """The nodes from the first step on that lead to a place, which is the last of them."""
        parent = self.parent(place)
        return (*self.path(parent), place) if parent else (place,)

    def children(self, place: Place) -> tuple[Place, ...]:
        """What continues a node, in the order of its step."""
        step, number = place
        if step + 1 >= len(self.steps):
            return ()
        nodes = self.steps[step + 1].nodes
        return tuple((step + 1, child) for child, node in enumerate(nodes) if node.parent == number)

    def token_ids(self, place: Place) -> tuple[int, ...]:
        """All pieces of a hypothesis, by their numbers."""
        return (*self.prefix, *(self.node(passed).token_id for passed in self.path(place)))

    def text(self, place: Place) -> str:
        """A hypothesis as it is read, without what was forced."""
        pieces = [self.node(passed).piece for passed in self.path(place)]
        words = "".join((" " if piece.starts_word else "") + piece.text for piece in pieces if not piece.is_end)
        return words.strip()

    def step_log_prob(self, place: Place) -> float:
        """The log-probability of a node's own piece, given those before it."""
        parent = self.parent(place)
        return self.node(place).log_prob - (self.node(parent).log_prob if parent else 0.0)

    def followed(self, token_ids: Sequence[int]) -> tuple[Place, ...]:
        """The nodes that a translation goes through, from the first step on, as far as they are in the tree."""
        if tuple(token_ids[: len(self.prefix)]) != self.prefix:
            return ()
        passed: list[Place] = []
        for step, (token_id, advanced) in enumerate(zip(token_ids[len(self.prefix) :], self.steps, strict=False)):
            parent = passed[-1][1] if passed else -1
            found = [
                number
                for number, node in enumerate(advanced.nodes)
                if (node.parent, node.token_id) == (parent, token_id)
            ]
            if not found:
                break
            passed.append((step, found[0]))
        return tuple(passed)

    def until(self, step: float) -> "BeamTree":
        """The tree as it was at a step of the translation, 1 for the first piece; `inf`: the whole."""
        return BeamTree(self.prefix, tuple(advanced for advanced in self.steps if advanced.position < step))


def beam_tree(lane: LaneTrace, step: float = math.inf) -> BeamTree:
    """The search that the model's own translation of a lane was found by, as it was at a step."""
    own = lane
    while own.former:
        own = own.former
    forced = own.beam[0].position if own.beam else 0
    return BeamTree(own.token_ids[:forced], tuple(own.beam)).until(step)
