"""Session files: what is written comes back, and whatever else is in a file is refused with its reason."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.events import ListedModel
from gui.state.decoding_choice import DecodingChoice
from gui.state.own_file import OwnFileError
from gui.state.session_file import (
    MOST_LANES,
    SessionDecoding,
    SessionFile,
    SessionLane,
)
from gui.state.session_models import find_session_models

LANE = SessionLane(model="everyday/rnn", architecture="rnn", weights="ab" * 32, head=(1, 2), forced=(5, 9))
DECODING = SessionDecoding.of(DecodingChoice("sample", temperature=0.7, seed=9, beginning="Je"))
SESSION = SessionFile(sentence="I am “한글”.", lanes=(LANE,), speed=None, step=3, decoding=DECODING)


def changed(**values: Any) -> bytes:
    return json.dumps(json.loads(SESSION.to_bytes()) | values).encode()


def changed_lane(**values: Any) -> bytes:
    return changed(lanes=[json.loads(LANE.model_dump_json()) | values])


def test_what_is_written_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.lockstep"
    path.write_bytes(SESSION.to_bytes())
    assert SessionFile.read(path) == SESSION
    assert SessionFile.read(path).decoding.choice == DecodingChoice("sample", temperature=0.7, seed=9, beginning="Je")


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"", "foreign"),
        (b"\xff\xfe\x00", "foreign"),
        (b"[1, 2]", "foreign"),
        (b"[" * 100_000, "foreign"),
        (b'{"a": ' * 100_000, "foreign"),
        (b"1" * 100_000, "foreign"),
        (changed(format="another"), "foreign"),
        (changed(version=2), "version"),
        (changed(version="one" * 1000), "version"),
        (changed(step=-1), "damaged"),
        (changed(step=float("nan")), "damaged"),
        (changed(speed=float("inf")), "damaged"),
        (changed(speed=3.0), "damaged"),
        (changed(sentence="x" * 32_768), "damaged"),
        (changed(sentence="\ud800"), "damaged"),
        (changed(sentence=None), "damaged"),
        (changed(lanes=[]), "damaged"),
        (changed(lanes=[json.loads(LANE.model_dump_json())] * (MOST_LANES + 1)), "damaged"),
        (changed(surprise=1), "damaged"),
        (changed(kind="magic"), "damaged"),
        (changed_lane(reading="magic"), "damaged"),
        (changed(decoding={"method": "magic"}), "damaged"),
        (changed(decoding={"temperature": 0}), "damaged"),
        (changed(decoding={"width": 9}), "damaged"),
        (changed(decoding={"seed": 2**63}), "damaged"),
        (changed_lane(weights="../../etc/passwd"), "damaged"),
        (changed_lane(weights="AB" * 32), "damaged"),
        (changed_lane(forced=[-1]), "damaged"),
        (changed_lane(forced=[2**31]), "damaged"),
        (changed_lane(forced=[1] * 1001), "damaged"),
        (changed_lane(head=[0]), "damaged"),
        (changed_lane(head=[-1, 0]), "damaged"),
        (changed_lane(model="x" * 1001), "damaged"),
    ],
)
def test_anything_else_is_refused_with_its_reason(content: bytes, trouble: str) -> None:
    with pytest.raises(OwnFileError) as caught:
        SessionFile.parse(content)
    assert caught.value.trouble == trouble
    assert len(caught.value.detail) < 400


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(SESSION.to_bytes()) - 1), st.binary(max_size=3))
def test_a_damaged_file_is_a_session_or_is_refused(place: int, bytes_: bytes) -> None:
    content = SESSION.to_bytes()
    try:
        assert isinstance(SessionFile.parse(content[:place] + bytes_ + content[place + 1 :]), SessionFile)
    except OwnFileError as error:
        assert error.trouble in ("foreign", "version", "damaged")  # noqa: PT017


def test_a_file_that_is_too_large_or_not_there_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "large").open("wb") as file:
        file.truncate(2**33)
    for name, trouble in (("large", "too_large"), ("none", "unreadable"), (".", "no_file"), ("\0", "unreadable")):
        with pytest.raises(OwnFileError) as caught:
            SessionFile.read(tmp_path / name)
        assert caught.value.trouble == trouble


@pytest.mark.skipif(sys.platform == "win32", reason="it has neither such pipes nor such devices")
@pytest.mark.timeout(10)
def test_a_pipe_or_a_device_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("/dev/zero")
    for name in ("pipe", "link"):
        with pytest.raises(OwnFileError) as caught:
            SessionFile.read(tmp_path / name)
        assert caught.value.trouble == "no_file"


def test_of_more_models_than_there_is_room_for_the_first_ones_are_taken() -> None:
    lanes = [LANE.model_copy(update={"weights": f"{number}" * 64}) for number in range(6)]
    models = [listed(f"mine/{number}", f"{number}" * 64) for number in range(6) if number != 1]
    found = find_session_models(lanes, models, 4)
    assert [model for _, model in found.here] == ["mine/0", "mine/2", "mine/3", "mine/4"]
    assert (found.absent, found.left_out) == ((lanes[1],), (lanes[5],))


def listed(model: str, weights: str) -> ListedModel:
    return ListedModel(model, "rnn", "Everyday", "", 5, "English", "French", weights)


def test_models_are_known_by_their_weights_whatever_they_are_called() -> None:
    moved = listed("mine/rnn", "ab" * 32)
    assert find_session_models([LANE], [moved], 4).here == ((LANE, "mine/rnn"),)
    named = listed("everyday/rnn", "ab" * 32)
    assert find_session_models([LANE], [moved, named], 4).here == ((LANE, "everyday/rnn"),)


def test_a_model_of_the_same_name_with_other_weights_is_not_taken_for_it() -> None:
    found = find_session_models([LANE], [listed("everyday/rnn", "cd" * 32), listed("mine/rnn", "ef" * 32)], 4)
    assert found.here == ()
    assert found.other_weights == (LANE,)
    assert find_session_models([LANE], [listed("mine/rnn", "ef" * 32)], 4).absent == (LANE,)


def test_a_model_without_a_digest_is_nobodys() -> None:
    assert find_session_models([LANE], [listed("mine/rnn", "")], 4).absent == (LANE,)
