"""Where a reversed sequence went wrong, digit by digit."""

from itertools import zip_longest

MISSING = "–"


def marked_digits(reference: str, given: str) -> tuple[tuple[str, bool], ...]:
    """What was given, each with whether it is wrong in its place; a missing digit is a dash.

    Both are digits between spaces; what is over at the end is wrong.
    """
    pairs = zip_longest(reference.split(), given.split())
    return tuple((digit or MISSING, digit != right) for right, digit in pairs)
