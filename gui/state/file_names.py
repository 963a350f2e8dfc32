"""What a file is called that the reader saves."""

LONGEST_PART = 48


def suggested_name(*parts: str) -> str:
    """A name that every system takes, without a suffix, from texts such as a sentence and a lane's title."""
    tidy = (" ".join("".join(c if c.isalnum() else " " for c in part).split()) for part in parts)
    return " - ".join(_shortened(part) for part in tidy if part) or "Lockstep"


def _shortened(text: str) -> str:
    """As many whole words as there is room for; at least the beginning of the first."""
    if len(text) <= LONGEST_PART:
        return text
    return text[: LONGEST_PART + 1].rpartition(" ")[0] or text[:LONGEST_PART]
