"""Corpora that a server of the tests publishes, in each of the forms that there are."""

import io
import tarfile
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import tomli_w

from engine.corpora.catalogue import CatalogueEntry

PAIRS = [("A house.", "Une maison."), ("The café & the bar", "Le café et le bar"), ("two", "deux")]


def table(columns: int = 2) -> bytes:
    """The pairs as a table, with as many columns more as asked for."""
    rest = "".join(f"\tCC-BY {i}" for i in range(columns - 2))
    return "".join(f"{source}\t{target}{rest}\n" for source, target in PAIRS).encode()


def side(which: int) -> bytes:
    """One side of the pairs, a sentence a line."""
    return "".join(f"{pair[which]}\n" for pair in PAIRS).encode()


def sgm(which: int) -> bytes:
    """One side as WMT's test sets have it; the two sides have different lines around the sentences."""
    head = '<srcset setid="a" srclang="any">\n' + "<hl>\n" * which
    lines = (f'<seg id="{i}"> {pair[which].replace("&", "&amp;")} </seg>\n' for i, pair in enumerate(PAIRS, start=1))
    return (head + "".join(lines) + "</srcset>\n").encode()


def zipped(**members: bytes) -> bytes:
    """An archive; `_` in a name stands for a dot."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return written.getvalue()


def tarred(**members: bytes) -> bytes:
    """The same with gzip."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:gz") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name.replace("_", "."))
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return written.getvalue()


def entry(files: list[dict[str, Any]], parts: list[dict[str, Any]], name: str = "small") -> CatalogueEntry:
    """A corpus that is published so."""
    return CatalogueEntry.model_validate(
        {
            "name": name,
            "title": "A small corpus",
            "source_language": "English",
            "target_language": "French",
            "licence": "CC0",
            "page": "https://corpora.example",
            "files": files,
            "parts": parts,
            "checked": date(2026, 11, 22),
            "evidence": "Made for a test.",
        }
    )


def write_catalogue(path: Path, *entries: CatalogueEntry) -> Path:
    """A catalogue of these."""
    values = [entry.model_dump(exclude_none=True) for entry in entries]
    path.write_text(tomli_w.dumps({"corpus": values}), encoding="utf-8")
    return path
