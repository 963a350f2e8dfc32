"""Where the nodes of a beam search stand: a column a step, the best at the top; pure arithmetic."""

from dataclasses import dataclass

from gui.state.beam_tree import BeamTree, Place

LEAST_GAP, WIDEST_GAP = 6, 18  # between two rows
EDGE = 44  # between two columns
ROOT = 22  # the beginning, before the first column
MARGIN = 8
ASIDE = 0.6  # of a row, between those that live and the pruned ones


@dataclass(frozen=True, slots=True)
class Box:
    """A node's place in px."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width

    @property
    def middle(self) -> float:
        """The height at which edges end."""
        return self.top + self.height / 2

    def contains(self, x: float, y: float) -> bool:
        """Whether a point is in it."""
        return self.left <= x < self.right and self.top <= y < self.top + self.height


@dataclass(frozen=True, slots=True)
class BeamTreeGeometry:
    """All places of a tree.

    Attributes:
        width, height: of the whole, in px.
        root: (x, y) of the beginning that the first nodes continue.
        boxes: by node, those that are shown: all that live, and of the pruned ones the most probable.
        left_out: by step, how many pruned nodes are not shown.
        head: height of the line of step numbers.
    """

    width: float
    height: float
    root: tuple[float, float]
    boxes: dict[Place, Box]
    left_out: tuple[int, ...]
    head: float

    def at(self, x: float, y: float) -> Place | None:
        """The node at a point."""
        return next((place for place, box in self.boxes.items() if box.contains(x, y)), None)

    def column(self, step: int) -> list[Place]:
        """The nodes of a step that are shown, from top to bottom."""
        return sorted((place for place in self.boxes if place[0] == step), key=lambda place: self.boxes[place].top)


def beam_tree_geometry(tree: BeamTree, room: float, node_width: float, row: float, head: float) -> BeamTreeGeometry:
    """Lay out a tree in `room` px of height, with boxes of `node_width` by `row` px under a line of `head` px.

    Hypotheses that live (kept or finished here) stand at the top, the most probable first; the pruned ones below them,
    no more than can live, as many of these as there is room for, but at least one.
    """
    living = [_living(tree, step) for step in range(len(tree.steps))]
    most = max((len(places) for places in living), default=0)
    airy = (room - head - MARGIN) / (2 * most + ASIDE)
    pitch = min(max(airy, row + LEAST_GAP), row + WIDEST_GAP)
    below = head + (most + ASIDE) * pitch
    places_below = max(min(int((room - MARGIN - below) // pitch), most), 1)
    boxes: dict[Place, Box] = {}
    left_out = []
    for step, places in enumerate(living):
        left = MARGIN + ROOT + step * (node_width + EDGE) + EDGE / 2
        for number, place in enumerate(places):
            boxes[place] = Box(left, head + number * pitch, node_width, row)
        pruned = [(step, number) for number, node in enumerate(tree.steps[step].nodes) if node.fate == "pruned"]
        for number, place in enumerate(pruned[:places_below]):
            boxes[place] = Box(left, below + number * pitch, node_width, row)
        left_out.append(max(len(pruned) - places_below, 0))
    bottom = max((box.top + box.height for box in boxes.values()), default=head)
    width = MARGIN * 2 + ROOT + len(living) * (node_width + EDGE)
    return BeamTreeGeometry(width, bottom + MARGIN, (MARGIN + ROOT / 2, head + row / 2), boxes, tuple(left_out), head)


def _living(tree: BeamTree, step: int) -> list[Place]:
    nodes = tree.steps[step].nodes
    living = [(step, number) for number, node in enumerate(nodes) if node.fate != "pruned"]
    return sorted(living, key=lambda place: -tree.node(place).log_prob)
