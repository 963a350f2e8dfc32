"""The options that say which pairs are kept from training."""

import argparse
from typing import Any

from engine.config import USUAL_CLEANING, CleaningConfig

LIMITS: dict[str, tuple[type[int] | type[float], str, str]] = {
    "shortest_words": (int, "N", "with fewer words than N on a side"),
    "longest_words": (int, "N", "with more words than N on a side"),
    "largest_length_ratio": (float, "R", "with one side more than R times as long as the other, in characters (+10)"),
}
SWITCHES = {
    "drop_duplicates": "that came before",
    "drop_copies": "with nearly the same words on both sides",
    "drop_unequal_numbers": "whose sides have different numbers in digits",
    "drop_markup": "with mostly punctuation, addresses or tags on a side",
    "drop_odd_characters": "with controls, private use, U+FFFD or UTF-8 read as Latin-1",
}


def add_cleaning_arguments(parser: argparse.ArgumentParser) -> None:
    """All of them, as `train` takes them."""
    group = parser.add_argument_group("cleaning", "Pairs that are not trained on; `corpus inspect` counts them.")
    add_limits(group, "drop pairs")
    for option, which in SWITCHES.items():
        group.add_argument(flag_of(option), action="store_true", default=None, help=f"drop pairs {which}")


def add_limits(parser: argparse._ActionsContainer, what: str, usual: CleaningConfig | None = None) -> None:
    """Those that have a value; `usual` has the defaults to tell of."""
    for option, (kind, unit, which) in LIMITS.items():
        default = f" (default: {getattr(usual, option):g})" if usual else ""
        parser.add_argument(flag_of(option), type=kind, metavar=unit, help=f"{what} {which}{default}")


def cleaning_values(arguments: argparse.Namespace) -> dict[str, Any]:
    """What was given of them, for a `CleaningConfig`."""
    given = {option: getattr(arguments, option, None) for option in USUAL_CLEANING.options}
    return {option: value for option, value in given.items() if value is not None}


def flag_of(option: str) -> str:
    """An option of `CleaningConfig` as it is given on the command line."""
    return f"--{option.replace('_', '-')}"
