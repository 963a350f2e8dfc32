import pytest

from engine.benchmark.measurement import compare_rounds, median


def speeds(training: float, single: float) -> dict[str, float]:
    return {"train_tokens_per_s": training, "decode_ms_per_token": single}


def test_a_ratio_above_one_means_that_ours_is_faster_whatever_the_unit() -> None:
    compared = compare_rounds([speeds(300, 2)], [speeds(100, 8)])
    assert compared["ratios"] == speeds(3, 4)


def test_rounds_are_compared_each_by_itself_since_a_busy_machine_slows_both_sides() -> None:
    ours = [speeds(300, 1), speeds(40, 1), speeds(900, 1)]
    theirs = [speeds(100, 1), speeds(10, 1), speeds(450, 1)]
    compared = compare_rounds(ours, theirs)
    assert compared["ratios"]["train_tokens_per_s"] == 3
    assert compared["ratio_spread"]["train_tokens_per_s"] == [2, 4]


def test_rounds_that_do_not_pair_up_are_not_compared() -> None:
    with pytest.raises(ValueError, match="zip"):
        compare_rounds([speeds(1, 1)], [speeds(1, 1), speeds(1, 1)])


def test_the_median_is_taken_of_each_speed_by_itself() -> None:
    assert median([speeds(1, 30), speeds(2, 10), speeds(9, 20)]) == speeds(2, 20)
