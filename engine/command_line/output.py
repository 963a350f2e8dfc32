"""What all subcommands share of printing and of reading lines."""

import sys
from collections.abc import Iterator

from rich.console import Console

from engine.errors import TextError
from engine.events import Failure

PIPE_WIDTH = 120


def screen() -> Console:
    """Standard output; wider than rich's default where it is no terminal, so that tables are not broken."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=max(PIPE_WIDTH, console.width))


def print_failure(failure: Failure) -> None:
    """What failed, what was kept and what to do: up to three lines on standard error."""
    lines = [line for line in (failure.what, failure.kept, failure.advice) if line]
    print("\n".join(lines), file=sys.stderr, flush=True)


def print_table(title: str, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """A table of figures: the first column is text, the others are aligned to the right."""
    from rich.table import Table

    table = Table(title=title, title_justify="left")
    for i, column in enumerate(columns):
        table.add_column(column, justify="right" if i else "left")
    for row in rows:
        table.add_row(*row)
    screen().print(table)


def standard_input_lines() -> Iterator[bytes]:
    """Lines of standard input as they come, without their ends; only LF ends a line."""
    for line in sys.stdin.buffer:
        yield line.removesuffix(b"\n").removesuffix(b"\r")


def decode_line(line: bytes) -> str:
    """A line as text; raises TextError if it is not UTF-8."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise TextError(
            f"This is not UTF-8 text (byte {error.start + 1}).", advice="Save it or send it as UTF-8."
        ) from error
