import pytest

from gui.state.number_format import (
    format_count,
    format_duration,
    format_error_rate,
    format_magnitude,
    format_norm,
    format_power_of_ten,
    format_rate,
    format_short_count,
    format_speed,
)


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0"),
        (950, "950"),
        (999.6, "1k"),
        (1250, "1.25k"),
        (2000, "2k"),
        (9_994, "9.99k"),
        (48_210, "48.2k"),
        (120_000, "120k"),
    ],
)
def test_short_counts_have_three_digits(count: float, text: str) -> None:
    assert format_short_count(count) == text


@pytest.mark.parametrize(("speed", "text"), [(950, "950"), (40_000, "40.0k"), (48_210, "48.2k"), (120_000, "120k")])
def test_speeds_keep_their_places(speed: float, text: str) -> None:
    assert format_speed(speed) == text


def test_thousands_are_set_apart_by_a_thin_space() -> None:
    assert format_count(2140) == "2\N{NARROW NO-BREAK SPACE}140"
    assert format_count(999) == "999"


@pytest.mark.parametrize(("seconds", "text"), [(-3, "0:00"), (9.6, "0:10"), (370, "6:10"), (3725, "1:02:05")])
def test_durations_are_minutes_and_seconds(seconds: float, text: str) -> None:
    assert format_duration(seconds) == text


@pytest.mark.parametrize(("rate", "text"), [(0.00071, "7.1e-4"), (0.001, "1.0e-3"), (0.0, "0")])
def test_learning_rates_have_two_digits(rate: float, text: str) -> None:
    assert format_rate(rate) == text


@pytest.mark.parametrize(("norm", "text"), [(0.917, "0.92"), (12.34, "12.3"), (156.7, "157")])
def test_norms_have_three_digits(norm: float, text: str) -> None:
    assert format_norm(norm) == text


@pytest.mark.parametrize(("rate", "text"), [(0.1234, "12.3\u202f%"), (0.0, "0.0\u202f%"), (1.0, "100.0\u202f%")])
def test_error_rates_are_percentages(rate: float, text: str) -> None:
    assert format_error_rate(rate) == text


@pytest.mark.parametrize(
    ("value", "expected"),
    [(1, "1"), (0.4213, "0.421"), (0.0999, "0.0999"), (0.000031, "3.1·10⁻⁵"), (123.4, "123"), (98765, "9.9·10⁴")],
)
def test_magnitudes_show_their_power_of_ten_where_it_matters(value: float, expected: str) -> None:
    assert format_magnitude(value) == expected


def test_powers_of_ten_are_written_as_on_an_axis() -> None:
    assert [format_power_of_ten(exponent) for exponent in (0, 2, -12)] == ["1", "10²", "10⁻¹²"]
