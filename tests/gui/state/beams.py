"""Made-up beam searches, of any shape that the engine's have."""

from hypothesis import strategies as st

from engine.events import BeamAdvanced, BeamNode, Fate, Piece
from gui.state.beam_tree import BeamTree


@st.composite
def searches(draw: st.DrawFn) -> BeamTree:
    """A search of up to six steps and a width of up to five, behind up to two forced pieces."""
    forced = draw(st.integers(0, 2))
    steps: list[BeamAdvanced] = []
    parents, places = [(-1, 0.0)], draw(st.integers(1, 5))
    for number in range(draw(st.integers(1, 6))):
        continued = [
            (parent, before - draw(st.floats(0.01, 5.0)), rank)
            for parent, before in parents
            for rank in range(draw(st.integers(1, 5)))
        ]
        continued.sort(key=lambda found: -found[1])
        alive, ended = continued[:places], draw(st.integers(0, 1)) if len(continued) > 1 else 0
        parts: tuple[tuple[Fate, list[tuple[int, float, int]]], ...] = (
            ("kept", alive[ended:]),
            ("finished", alive[:ended]),
            ("pruned", continued[places:]),
        )
        nodes = tuple(
            BeamNode(3 if fate == "finished" else 10 + rank, Piece(f"p{rank}", rank > 0), parent, total, total, fate)
            for fate, part in parts
            for parent, total, rank in part
        )
        steps.append(BeamAdvanced(1, "m", forced + number, nodes))
        parents = [(n, node.log_prob) for n, node in enumerate(nodes) if node.fate == "kept"]
        if not parents:
            break
    return BeamTree(tuple(range(100, 100 + forced)), tuple(steps))
