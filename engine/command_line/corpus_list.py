"""List the corpora that are published on the network, and which of them are here."""

import argparse
import json
from pathlib import Path
from typing import Any

from rich.filesize import decimal
from rich.table import Table

from engine.command_line.output import screen
from engine.corpora.catalogue import CatalogueEntry, read_catalogue
from engine.corpora.downloaded import DownloadedCorpus, find_downloaded, pairs_path

CHECKS = "Checked by `first use`: nobody published a hash; what comes later is compared with what came first."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `corpus list` takes."""
    parser.add_argument("language", metavar="LANGUAGE", nargs="*", help="only those that have these, such as Korean")
    parser.add_argument("--catalogue", type=Path, metavar="FILE.toml", help="a catalogue of your own")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")


def run(arguments: argparse.Namespace) -> int:
    """Print the catalogue."""
    wanted = {language.casefold() for language in arguments.language}
    entries = [
        entry
        for entry in read_catalogue(arguments.catalogue).values()
        if wanted <= {entry.source_language.casefold(), entry.target_language.casefold()}
    ]
    if arguments.json:
        rows = [as_json(entry, find_downloaded(entry.name)) for entry in entries]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        _print_table(entries)
    return 0


def as_json(entry: CatalogueEntry, downloaded: DownloadedCorpus | None) -> dict[str, Any]:
    """An entry as it is printed; `path` is null where it is not here."""
    values = entry.model_dump(mode="json", exclude={"parts"})
    path = str(pairs_path(entry.name)) if downloaded else None
    return values | {"size": entry.size, "check": entry.check, "path": path}


def _print_table(entries: list[CatalogueEntry]) -> None:
    table = Table(box=None, pad_edge=False)
    for column in ("name", "source", "target"):
        table.add_column(column, overflow="fold")
    table.add_column("pairs", justify="right", no_wrap=True)
    table.add_column("size", justify="right", no_wrap=True)
    table.add_column("checked by", no_wrap=True)
    table.add_column("licence", overflow="fold")
    table.add_column("here", no_wrap=True)
    for entry in entries:
        downloaded = find_downloaded(entry.name)
        table.add_row(
            entry.name,
            entry.source_language,
            entry.target_language,
            _figure(f"{entry.pairs:,}" if entry.pairs else "", entry.approximate_pairs),
            _figure(decimal(entry.size) if entry.size else "", entry.approximate_size),
            entry.check,
            entry.licence,
            f"{downloaded.pairs:,} pairs" if downloaded else "",
        )
    console = screen()
    console.print(table)
    if any(entry.check == "first use" for entry in entries):
        console.print(CHECKS, markup=False)


def _figure(text: str, is_approximate: bool) -> str:
    return f"~{text}" if text and is_approximate else text
