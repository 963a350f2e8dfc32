"""Download a corpus of the catalogue; one that was cut off goes on where it stopped."""

import argparse
import sys
from pathlib import Path

from rich.console import Console
from rich.filesize import decimal
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from engine.command_line.output import screen
from engine.corpora.catalogue import CatalogueEntry, find_entry
from engine.corpora.download import download_corpus, kept_bytes
from engine.corpora.downloaded import DownloadedCorpus, find_downloaded, pairs_path

INTERRUPTED = 130


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `corpus get` takes."""
    parser.add_argument("name", metavar="NAME", help="as `corpus list` has it")
    parser.add_argument("--again", action="store_true", help="even if it is here")
    parser.add_argument("--catalogue", type=Path, metavar="FILE.toml", help="a catalogue of your own")
    parser.add_argument("--json", action="store_true", help="print the facts of what came as JSON instead of text")


def run(arguments: argparse.Namespace) -> int:
    """Download it into the user's folder of corpora, and say what came; 130 if it was stopped."""
    entry = find_entry(arguments.name, arguments.catalogue)
    corpus = None if arguments.again else find_downloaded(entry.name)
    try:
        corpus = corpus or _download(entry)
    except KeyboardInterrupt:
        kept = decimal(kept_bytes(entry.name))
        print(f"Stopped. {kept} of it are kept: the same command goes on from there.", file=sys.stderr)
        return INTERRUPTED
    if arguments.json:
        print(corpus.model_dump_json(indent=2))
    else:
        screen().print("\n".join(_describe(corpus)), markup=False, soft_wrap=True)
    return 0


def _download(entry: CatalogueEntry) -> DownloadedCorpus:
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn())
    console, is_shown = Console(stderr=True), sys.stderr.isatty()
    with Progress(
        *columns, TransferSpeedColumn(), TimeRemainingColumn(), console=console, transient=True, disable=not is_shown
    ) as progress:
        task, what = progress.add_task("Connecting", total=None), ""
        download = download_corpus(entry)
        while True:
            try:
                stage = next(download)
            except StopIteration as end:
                corpus: DownloadedCorpus = end.value
                return corpus
            if stage and stage.what != what:
                what = stage.what
                progress.reset(task, description=what)
            if stage:
                progress.update(task, completed=stage.done, total=stage.total or None)


def _describe(corpus: DownloadedCorpus) -> list[str]:
    left_out = f", {corpus.lines_left_out:,} lines that are none" if corpus.lines_left_out else ""
    path = pairs_path(corpus.name)
    lines = [
        f"{corpus.title}: {corpus.pairs:,} pairs{left_out}",
        f"Licence: {corpus.licence} ({corpus.page})",
    ]
    for file in corpus.files:
        how = "taken on first use" if file.check == "first use" else f"checked by {file.check}"
        lines.append(f"{file.address}: {decimal(file.size)}, {how}, SHA-256 {file.sha256}")
        if file.differs_from:
            lines.append(f"It is not the file that came from there on {file.differs_from}.")
    lines.append(f"It is here: {path}")
    lines.append(f'Look into it with `corpus inspect "{path}"`, train on it with `train --pairs "{path}"`.')
    return lines
