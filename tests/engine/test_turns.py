"""Jobs that take turns, until all have ended."""

from collections.abc import Generator

import pytest

from engine.events import Event, JobProgressed
from engine.turns import one_after_the_other, take_turns
from tests.engine.small_trainings import only


def words(text: str, closed: list[str]) -> Generator[Event, None, None]:
    try:
        for i, word in enumerate(text.split()):
            yield JobProgressed(i, word, 0, 0)
    finally:
        closed.append(text[:1])


def test_jobs_take_turns_until_each_has_ended() -> None:
    closed: list[str] = []
    turns = take_turns([words(text, closed) for text in ("a1 a2 a3 a4", "b1", "c1 c2")])
    assert [event.what for event in only(JobProgressed, turns)] == ["a1", "b1", "c1", "a2", "c2", "a3", "a4"]
    assert closed == ["b", "c", "a"]
    assert list(take_turns([])) == []


def test_a_job_that_has_nothing_to_tell_keeps_its_turn() -> None:
    def think(i: int) -> Generator[Event | None, None, None]:
        for _ in range(2):
            yield None
            yield JobProgressed(i, "thought", 0, 0)

    turns = take_turns([think(0), think(1)])
    assert [event and event.job_id for event in turns] == [None, 0, None, 1, None, 0, None, 1]


def test_a_turn_lasts_until_what_ends_it() -> None:
    closed: list[str] = []
    jobs = [words(text, closed) for text in ("a1 a2. a3.", "b1. b2 b3.", "c1 c2")]
    turns = take_turns(jobs, lambda event: isinstance(event, JobProgressed) and event.what.endswith("."))
    assert " ".join(event.what for event in only(JobProgressed, turns)) == "a1 a2. b1. c1 c2 a3. b2 b3."
    assert closed == ["c", "a", "b"]


def test_closing_the_turns_closes_every_job() -> None:
    closed: list[str] = []
    turns = take_turns([words(text, closed) for text in ("a1 a2 a3", "b1 b2 b3", "c1")])
    assert [next(turns) for _ in range(5)][-1] == JobProgressed(1, "b2", 0, 0)
    turns.close()
    assert sorted(closed) == ["a", "b", "c"]


def test_a_job_that_fails_closes_the_others() -> None:
    def fail() -> Generator[Event, None, None]:
        yield JobProgressed(0, "well so far", 0, 0)
        raise ZeroDivisionError

    closed: list[str] = []
    turns = take_turns([words("a1 a2 a3", closed), fail()])
    with pytest.raises(ZeroDivisionError):
        list(turns)
    assert closed == ["a"]


def test_one_after_the_other_is_all_of_each_and_closing_closes_also_what_has_not_begun() -> None:
    closed: list[str] = []
    in_order = one_after_the_other([words(text, closed) for text in ("a1 a2", "b1", "c1 c2")])
    assert [event.what for event in only(JobProgressed, in_order)] == ["a1", "a2", "b1", "c1", "c2"]
    assert closed == ["a", "b", "c"]
    cut = [words(text, closed) for text in ("d1 d2", "e1")]
    in_order = one_after_the_other(cut)
    next(in_order)
    in_order.close()
    assert closed[3:] == ["d"]
    assert next(cut[1], None) is None
