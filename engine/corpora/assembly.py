"""Makes one file of pairs out of the published files of a corpus."""

import html
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from engine.corpora.archive import extract, most_text, refuse_bomb
from engine.corpora.catalogue import CatalogueEntry, Part, Text
from engine.corpora.lines import read_rows
from engine.corpora.partial_file import DiskError, told_failures
from engine.corpora.stage_note import Stage
from engine.errors import CorpusError

SEGMENT = re.compile(rb"<seg\b[^>]*>(.*?)</seg>", re.IGNORECASE)
PLAIN = "-plain"
Report = Callable[[Stage], None]


def assemble(entry: CatalogueEntry, files: Sequence[Path], work: Path, pairs: Path, report: Report) -> None:
    """Write `pairs`, a line of source, tab and target each; what is taken out of archives goes to `work` in between.

    Lines that are no pairs are written as they are: whoever reads the pairs counts them. Raises CorpusError, which
    names the published files.
    """
    texts = _extract_texts(entry, files, work, report)
    most = sum(most_text(files[text.file - 1]) for part in entry.parts for text in part.texts)
    with _told_by_name(entry, texts), told_failures(pairs), pairs.open("wb") as written:
        for part in entry.parts:
            for rows in _rows(part, [texts[text] for text in part.texts], most):
                written.writelines(rows)
                refuse_bomb(entry.title, written.tell(), most)  # a text may be packed again, and is unpacked here
                report(Stage("Writing pairs", written.tell(), 0))


def _extract_texts(entry: CatalogueEntry, files: Sequence[Path], work: Path, report: Report) -> dict[Text, Path]:
    texts: dict[Text, Path] = {}
    wanted: dict[int, dict[str, Path]] = defaultdict(dict)
    for text in (text for part in entry.parts for text in part.texts):
        texts[text] = work / f"text-{text.file}-{len(wanted[text.file])}.txt"
        texts[text] = wanted[text.file].setdefault(text.member, texts[text])
    for number, members in wanted.items():
        file = files[number - 1]
        extract(file, members, partial(_report_unpacking, report, file.name))
    return texts


@contextmanager
def _told_by_name(entry: CatalogueEntry, texts: Mapping[Text, Path]) -> Iterator[None]:
    try:
        yield
    except CorpusError as error:
        if isinstance(error, DiskError):
            raise
        what = error.what
        for text, path in texts.items():
            file = entry.files[text.file - 1].name
            name = f"{text.member} in {file}" if text.member else file
            what = what.replace(f"{path}{PLAIN}", name).replace(str(path), name)
        raise type(error)(what, advice=error.advice) from error


def _report_unpacking(report: Report, name: str, size: int) -> None:
    report(Stage(f"Unpacking {name}", size, 0))


def _rows(part: Part, paths: Sequence[Path], most: int) -> Iterator[Iterator[bytes]]:
    if part.table:
        return (map(_from_table(part.columns), rows) for rows in read_rows(paths))
    if part.markup == "sgm":
        paths = [_segments(path, most) for path in paths]
    return (map(_from_sides, rows) for rows in read_rows(paths))


def _from_table(columns: tuple[int, int]) -> Callable[[tuple[bytes, ...]], bytes]:
    source, target = (column - 1 for column in columns)

    def line(row: tuple[bytes, ...]) -> bytes:
        cells = row[0].removesuffix(b"\r").split(b"\t")
        return (b"\t".join((cells[source], cells[target])) if len(cells) > max(source, target) else row[0]) + b"\n"

    return line


def _from_sides(row: tuple[bytes, ...]) -> bytes:
    return b"\t".join(side.removesuffix(b"\r").replace(b"\t", b" ") for side in row) + b"\n"


def _segments(path: Path, most: int) -> Path:
    """The sentences of a file of WMT's test sets, a line each; all else in it only says where they come from."""
    plain = path.with_name(f"{path.name}{PLAIN}")
    with told_failures(plain), plain.open("wb") as written:
        for rows in read_rows([path]):
            for (row,) in rows:
                if found := SEGMENT.search(row):
                    text = html.unescape(found[1].decode("utf-8", "surrogateescape"))
                    written.write(" ".join(text.split()).encode("utf-8", "surrogateescape") + b"\n")
            refuse_bomb(str(path), written.tell(), most)
    return plain
