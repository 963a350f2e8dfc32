"""The bench's JSON as Markdown tables, printed or put into a document.

usage: python -m bench.report FILE.json [--overview] [--into DOCUMENT.md]
A document marks the place by `<!-- bench -->` and `<!-- /bench -->` on lines of their own.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from engine.benchmark.tables import Table, all_tables, overview


def main(words: Sequence[str] | None = None) -> int:
    """Print, or replace what stands between the marks."""
    parser = argparse.ArgumentParser(prog="python -m bench.report", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path, metavar="FILE.json")
    parser.add_argument("--overview", action="store_true", help="one table with a row an architecture")
    parser.add_argument("--into", type=Path, metavar="DOCUMENT.md")
    options = parser.parse_args(words)
    result = json.loads(options.file.read_text(encoding="utf-8"))
    text = markdown(overview(result)) if options.overview else "\n".join(map(with_title, all_tables(result)))
    if options.into is None:
        sys.stdout.write(text)
    else:
        document = options.into.read_text(encoding="utf-8")
        options.into.write_text(put_into(document, text), encoding="utf-8")
    return 0


def markdown(table: Table) -> str:
    """A table; columns of figures are aligned to the right."""
    rule = ("---", *("--:" for _ in table.columns[1:]))
    return "".join(f"| {' | '.join(row)} |\n" for row in (table.columns, rule, *table.rows))


def with_title(table: Table) -> str:
    """A table under its title."""
    return f"**{table.title}**\n\n{markdown(table)}"


def put_into(document: str, text: str, mark: str = "bench") -> str:
    """A document with the text between its marks; exits where they are missing."""
    before, begin, rest = document.partition(f"<!-- {mark} -->\n")
    _, end, after = rest.partition(f"<!-- /{mark} -->\n")
    if not (begin and end):
        raise SystemExit(f"The document has no lines <!-- {mark} --> and <!-- /{mark} -->.")
    return f"{before}{begin}\n{text}\n{end}{after}"


if __name__ == "__main__":
    sys.exit(main())
