"""Numbers as the pages show them."""

THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"


def format_count(count: int) -> str:
    """A whole number with thin spaces between thousands: 2140 -> `2 140`."""
    return f"{count:,}".replace(",", THIN_SPACE)


def format_short_count(count: float) -> str:
    """A number in three digits or so: 950 -> `950`, 1000 -> `1k`, 1250 -> `1.25k`, 48210 -> `48.2k`."""
    if count < 999.5:
        return f"{count:.0f}"
    thousands = count / 1000
    digits = 2 if thousands < 9.995 else 1 if thousands < 99.95 else 0
    text = f"{thousands:.{digits}f}"
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text}k"


def format_parameters(count: int) -> str:
    """A number of trained values in three digits that keep their places: 318000 -> `318k`, 1300000 -> `1.30M`."""
    if count < 999_500:
        return format_short_count(count)
    millions = count / 1e6
    return f"{millions:.2f}M" if millions < 9.995 else f"{millions:.1f}M" if millions < 99.95 else f"{millions:.0f}M"


def format_bytes(count: int) -> str:
    """A size in three digits or so: 950 -> `950 B`, 2048 -> `2.0 KiB`, 44_040_192 -> `42.0 MiB`."""
    value, unit = float(count), "B"
    for unit in ("B", "KiB", "MiB", "GiB"):
        if value < 1000 or unit == "GiB":
            break
        value /= 1024
    return f"{value:.0f}{THIN_SPACE}{unit}" if unit == "B" or value >= 99.95 else f"{value:.1f}{THIN_SPACE}{unit}"


def format_speed(per_second: float) -> str:
    """A speed in three digits that keep their places: 950 -> `950`, 40000 -> `40.0k`, 120000 -> `120k`."""
    if per_second < 999.5:
        return f"{per_second:.0f}"
    return f"{per_second / 1000:.1f}k" if per_second < 99_950 else f"{per_second / 1000:.0f}k"


def format_duration(seconds: float) -> str:
    """Time left as minutes and seconds, from an hour on with hours: 370 -> `6:10`, 3725 -> `1:02:05`."""
    whole = max(0, round(seconds))
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


def format_rate(rate: float) -> str:
    """A learning rate: 0.00071 -> `7.1e-4`."""
    mantissa, exponent = f"{rate:.1e}".split("e")
    return f"{mantissa}e{int(exponent)}" if rate else "0"


def format_error_rate(rate: float) -> str:
    """A share of errors in 0..1 as a percentage: 0.1234 -> `12.3 %`."""
    return f"{100 * rate:.1f}{THIN_SPACE}%"


def format_norm(norm: float) -> str:
    """A norm in three digits: 0.917 -> `0.92`, 12.34 -> `12.3`, 156.7 -> `157`."""
    return f"{norm:.2f}" if norm < 9.995 else f"{norm:.1f}" if norm < 99.95 else f"{norm:.0f}"


def format_magnitude(value: float) -> str:
    """A positive number whose power of ten matters: 0.42 -> `0.42`, 0.000031 -> `3.1·10⁻⁵`."""
    if 0.00995 <= value < 9995:
        return f"{value:.3g}" if value < 999.5 else f"{value:.0f}"
    mantissa, exponent = f"{value:.1e}".split("e")
    return f"{mantissa}·{format_power_of_ten(int(exponent))}"


def format_power_of_ten(exponent: int) -> str:
    """A power of ten as it is written on an axis: 0 -> `1`, -3 -> `10⁻³`."""
    return "10" + str(exponent).translate(_SUPERSCRIPTS) if exponent else "1"


_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
