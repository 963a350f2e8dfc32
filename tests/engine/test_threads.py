"""How many threads compute: a generator's own number holds only while it is advanced."""

from collections.abc import Generator

import pytest
import torch

from engine.device import in_threads, leave_one_core
from engine.events import Event, JobPaused


@pytest.fixture(autouse=True)
def three_threads() -> Generator[None, None, None]:
    before = torch.get_num_threads()
    torch.set_num_threads(3)
    yield
    torch.set_num_threads(before)


def counting(seen: list[int]) -> Generator[Event, None, None]:
    try:
        for job_id in range(2):
            seen.append(torch.get_num_threads())
            yield JobPaused(job_id)
    finally:
        seen.append(-1)


def test_a_generator_is_advanced_with_its_own_number_of_threads() -> None:
    seen: list[int] = []
    outside = [torch.get_num_threads() for _ in in_threads(counting(seen), 1)]
    assert (seen, outside, torch.get_num_threads()) == ([1, 1, -1], [3, 3], 3)


def test_without_a_number_nothing_changes() -> None:
    seen: list[int] = []
    assert len(list(in_threads(counting(seen), None))) == 2
    assert seen == [3, 3, -1]


def test_closing_it_closes_the_generator() -> None:
    seen: list[int] = []
    events = in_threads(counting(seen), 2)
    next(events)
    events.close()
    assert (seen, torch.get_num_threads()) == ([2, -1], 3)


def test_one_core_is_left_to_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    for _ in range(3):
        leave_one_core()
    assert torch.get_num_threads() == 1


def test_a_number_that_the_user_has_set_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    leave_one_core()
    assert torch.get_num_threads() == 3
