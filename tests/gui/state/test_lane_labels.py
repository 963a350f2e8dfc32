"""By what lanes of one architecture are told apart."""

from pathlib import Path

from engine.config import preset, write_config
from gui.state.lane_labels import lane_labels


def test_lanes_of_different_architectures_need_no_label() -> None:
    assert lane_labels({"everyday/rnn": "rnn", "everyday/transformer": "transformer"}) == {}


def test_packs_and_checkpoints_are_told_apart(tmp_path: Path) -> None:
    early, best = str(tmp_path / "rnn" / "step-100"), str(tmp_path / "rnn" / "best")
    labels = lane_labels({"everyday/rnn": "rnn", early: "rnn", best: "rnn", "everyday/transformer": "transformer"})
    assert labels == {"everyday/rnn": "everyday", early: "step 100", best: "best"}


def test_checkpoints_of_the_same_name_are_told_by_their_trainings(tmp_path: Path) -> None:
    for name in ("One", "Two"):
        (tmp_path / name).mkdir()
        write_config(preset("tiny", name=name), tmp_path / name / "config.toml")
    first, second = (str(tmp_path / name / "rnn" / "best") for name in ("One", "Two"))
    assert lane_labels({first: "rnn", second: "rnn"}) == {first: "One best", second: "Two best"}
