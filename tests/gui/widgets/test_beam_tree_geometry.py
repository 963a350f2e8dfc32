"""The tree of a beam search is laid out so that every node has a place of its own behind what it continues."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from gui.state.beam_tree import BeamTree
from gui.widgets.beam_tree_geometry import beam_tree_geometry
from tests.gui.state.beams import searches


@given(searches(), st.floats(0, 900), st.floats(60, 200), st.floats(15, 40))
def test_boxes_do_not_overlap_and_stand_behind_their_parents(
    tree: BeamTree, room: float, width: float, row: float
) -> None:
    geometry = beam_tree_geometry(tree, room, width, row, 26)
    for place, box in geometry.boxes.items():
        parent = tree.parent(place)
        left = geometry.boxes[parent].right if parent else geometry.root[0]
        assert box.left > left
        assert geometry.head <= box.top
        assert box.top + box.height <= geometry.height
        assert box.right <= geometry.width
        assert geometry.at(box.left + 1, box.middle) == place
    for step in range(len(tree.steps)):
        for upper, lower in itertools.pairwise(geometry.column(step)):
            assert geometry.boxes[upper].top + geometry.boxes[upper].height <= geometry.boxes[lower].top
            if tree.node(upper).fate != "pruned" and tree.node(lower).fate != "pruned":
                assert tree.node(upper).log_prob >= tree.node(lower).log_prob


@given(searches(), st.floats(0, 900))
def test_all_that_live_are_shown_and_what_is_left_out_is_counted(tree: BeamTree, room: float) -> None:
    geometry = beam_tree_geometry(tree, room, 100, 20, 26)
    for step, advanced in enumerate(tree.steps):
        shown = geometry.column(step)
        living = {(step, n) for n, node in enumerate(advanced.nodes) if node.fate != "pruned"}
        assert living <= set(shown)
        assert len(shown) + geometry.left_out[step] == len(advanced.nodes)
    roomier = beam_tree_geometry(tree, room + 100, 100, 20, 26)
    assert set(geometry.boxes) <= set(roomier.boxes)


def test_a_tree_without_steps_has_its_beginning_alone() -> None:
    geometry = beam_tree_geometry(BeamTree(), 300, 100, 20, 26)
    assert geometry.boxes == {}
    assert geometry.at(*geometry.root) is None
