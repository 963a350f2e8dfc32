"""Breaks text into lines of a width."""

from collections.abc import Callable, Iterator


def break_lines(text: str, width: float, most: int, measure: Callable[[str], float]) -> list[str]:
    """At most `most` lines no wider than `width` by `measure`; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    line = ""
    for word in _words(text, width, measure):
        wider = f"{line} {word}" if line else word
        if line and measure(wider) > width:
            lines.append(line)
            line = word
        else:
            line = wider
    lines.append(line)
    if len(lines) <= most:
        return lines
    kept = lines[: max(1, most)]
    last = kept[-1] + "…"
    while len(last) > 1 and measure(last) > width:
        last = last[:-2].rstrip() + "…"
    return [*kept[:-1], last]


def _words(text: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """The words of a text, with those wider than a line cut into pieces."""
    for word in text.split():
        piece = ""
        for character in word:
            if piece and measure(piece + character) > width:
                yield piece
                piece = ""
            piece += character
        yield piece
