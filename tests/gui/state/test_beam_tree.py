"""The tree of a beam search: every node's parent exists, and a hypothesis is found again by its pieces."""

import math
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gui.state.beam_tree import BeamTree, beam_tree
from gui.state.translation_trace import LaneTrace
from tests.gui.state.beams import searches
from tests.gui.state.recordings import decoded


@given(searches())
def test_every_node_is_reached_from_the_beginning_and_is_a_child_of_its_parent(tree: BeamTree) -> None:
    for step, advanced in enumerate(tree.steps):
        for number in range(len(advanced.nodes)):
            path = tree.path((step, number))
            assert [place[0] for place in path] == list(range(step + 1))
            assert path[-1] == (step, number)
            parent = tree.parent((step, number))
            if parent:
                assert tree.node(parent).fate == "kept"
                assert (step, number) in tree.children(parent)
            assert math.isclose(sum(map(tree.step_log_prob, path)), tree.node(path[-1]).log_prob)
            assert len(tree.token_ids((step, number))) == advanced.position + 1


@given(searches())
def test_a_kept_hypothesis_is_found_again_by_its_pieces(tree: BeamTree) -> None:
    for step, advanced in enumerate(tree.steps):
        for number in range(len(advanced.nodes)):
            ids = tree.token_ids((step, number))
            followed = tree.followed(ids)
            assert [tree.node(place).token_id for place in followed] == list(ids[len(tree.prefix) :])
            assert tree.followed((*ids, 9999)) == followed
    assert tree.followed((9999,)) == ()


@given(searches(), st.integers(0, 9))
def test_it_grows_with_the_clock(tree: BeamTree, step: int) -> None:
    shown = tree.until(step)
    assert shown.steps == tree.steps[: max(step - len(tree.prefix), 0)]
    assert tree.until(math.inf) == tree


@given(searches(), st.integers(0, 3))
def test_a_branch_is_followed_in_the_tree_of_the_model_s_own(tree: BeamTree, branches: int) -> None:
    best = tree.token_ids((0, 0))
    steps = [replace(decoded("m", position), token_id=token_id) for position, token_id in enumerate(best)]
    lane = LaneTrace("m", steps=steps, beam=list(tree.steps))
    for _ in range(branches):
        lane = LaneTrace("m", steps=[replace(steps[0], token_id=77)], former=lane)
    assert beam_tree(lane) == tree
    assert beam_tree(lane, 0) == BeamTree(tree.prefix)
