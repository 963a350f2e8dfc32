"""The clock: it shows recorded steps only, in order, at the chosen speed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from gui.state.playback import INSTANT, SETTLED, SPEEDS, STEPS_PER_SECOND, Playback

SECONDS_A_STEP = 1 / STEPS_PER_SECOND


def recorded(length: int) -> Playback:
    """A clock that stands on the first step of a whole recording."""
    playback = Playback()
    playback.grow(length, is_growing=False)
    return playback


def playing(length: int, speed: float = 1.0) -> Playback:
    """A clock that has just begun to play a whole recording."""
    playback = Playback(speed=speed)
    playback.restart()
    playback.grow(length, is_growing=False)
    return playback


def test_a_new_recording_plays_from_its_first_step_at_once() -> None:
    playback = Playback()
    playback.restart()
    assert playback.step == 0
    assert playback.is_playing
    playback.grow(1, is_growing=True)
    assert playback.step == 1
    assert playback.is_playing


def test_at_normal_speed_it_shows_2_2_steps_a_second() -> None:
    playback = playing(100)
    for _ in range(606):
        playback.advance(1 / 60)
    assert playback.step == 1 + 22


@pytest.mark.parametrize("speed", [speed for speed in SPEEDS if speed != INSTANT])
def test_a_speed_is_a_factor(speed: float) -> None:
    playback = playing(1000, speed)
    playback.advance(10.0)
    assert playback.step == 1 + int(10 * STEPS_PER_SECOND * speed)


def test_instant_shows_the_last_recorded_step_at_once() -> None:
    playback = playing(50, INSTANT)
    playback.advance(0.001)
    assert playback.step == 50
    assert not playback.is_playing


def test_it_waits_at_the_end_while_steps_may_come() -> None:
    playback = Playback()
    playback.restart()
    playback.grow(2, is_growing=True)
    playback.advance(60.0)
    assert playback.step == 2
    assert playback.is_playing
    playback.grow(3, is_growing=True)
    playback.advance(0.001)
    assert playback.step == 3


def test_it_stops_at_the_end() -> None:
    playback = playing(3)
    playback.advance(60.0)
    assert playback.step == 3
    assert not playback.is_playing
    assert playback.blend == 1.0


def test_play_at_the_end_begins_again() -> None:
    playback = recorded(4)
    playback.last()
    playback.play()
    assert playback.step == 1
    assert playback.is_playing


def test_a_recording_of_one_step_does_not_play() -> None:
    playback = recorded(1)
    playback.play()
    assert playback.step == 1
    assert not playback.is_playing


def test_without_a_recording_nothing_happens() -> None:
    playback = Playback()
    for act in (playback.first, playback.back, playback.forward, playback.last, playback.toggle):
        act()
    assert playback.step == 0
    assert not playback.is_playing
    assert not playback.advance(1.0)


@given(st.integers(1, 60), st.integers(-5, 70))
def test_a_seek_stands_still_on_the_step_settled(length: int, step: int) -> None:
    playback = playing(length)
    playback.advance(SECONDS_A_STEP * 0.1)
    playback.seek(step)
    assert playback.step == min(max(step, 1), length)
    assert playback.blend == 1.0
    assert not playback.is_playing


@given(st.integers(2, 60), st.data())
def test_back_undoes_forward(length: int, data: st.DataObject) -> None:
    playback = recorded(length)
    step = data.draw(st.integers(1, length - 1))
    playback.seek(step)
    playback.forward()
    assert playback.step == step + 1
    playback.back()
    assert playback.step == step


@given(st.lists(st.floats(0.0, 0.4), max_size=60))
def test_many_short_ticks_are_one_long_one(ticks: list[float]) -> None:
    short, long = playing(1000), playing(1000)
    for seconds in ticks:
        short.advance(seconds)
    long.advance(sum(ticks))
    assert short.step + short.fraction == pytest.approx(long.step + long.fraction)


def test_a_step_arrives_in_the_first_third_of_its_time() -> None:
    playback = playing(5)
    playback.advance(SECONDS_A_STEP)
    assert playback.blend == pytest.approx(0.0)
    playback.advance(SECONDS_A_STEP * SETTLED / 2)
    assert playback.blend == pytest.approx(0.5)
    playback.advance(SECONDS_A_STEP * SETTLED / 2)
    assert playback.blend == pytest.approx(1.0)


def test_a_pause_settles_the_step() -> None:
    playback = playing(5)
    playback.advance(SECONDS_A_STEP * 1.05)
    playback.pause()
    assert playback.step == 2
    assert playback.blend == 1.0


def test_speeds_go_up_and_down_to_their_ends() -> None:
    playback = Playback()
    for _ in SPEEDS:
        playback.faster()
    assert playback.speed == INSTANT
    playback.slower()
    assert playback.speed == 8.0
    for _ in SPEEDS:
        playback.slower()
    assert playback.speed == 0.25


class AnyUse(RuleBasedStateMachine):
    """Whatever is done with a clock, it stays within the recording."""

    def __init__(self) -> None:
        super().__init__()
        self.playback = Playback()

    @rule()
    def restart(self) -> None:
        self.playback.restart()

    @rule(more=st.integers(0, 5), is_growing=st.booleans())
    def grow(self, more: int, is_growing: bool) -> None:
        self.playback.grow(self.playback.length + more, is_growing)

    @rule(seconds=st.floats(0, 5))
    def advance(self, seconds: float) -> None:
        self.playback.advance(seconds)

    @rule(step=st.integers(-3, 30))
    def seek(self, step: int) -> None:
        self.playback.seek(step)

    @rule(act=st.sampled_from(["first", "back", "forward", "last", "toggle", "faster", "slower"]))
    def act(self, act: str) -> None:
        getattr(self.playback, act)()

    @invariant()
    def stays_within_the_recording(self) -> None:
        playback = self.playback
        assert 0 <= playback.step <= playback.length
        assert (playback.step == 0) == (playback.length == 0)
        assert 0.0 <= playback.blend <= 1.0
        assert playback.is_playing or playback.blend == 1.0


TestAnyUse = AnyUse.TestCase


def test_without_gliding_a_step_is_there_at_once() -> None:
    playback = Playback(glides=False)
    playback.restart()
    playback.grow(3, is_growing=False)
    seen = {playback.blend}
    while playback.is_playing:
        playback.advance(0.05)
        seen.add(playback.blend)
    assert seen == {1.0}
    assert playback.step == 3
