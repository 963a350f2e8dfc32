"""The one door of the window to the files of assets."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtGui import QIcon

from engine.paths import shipped_assets
from gui.i18n.language import Language, installed_language


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence that shows something.

    Attributes:
        text: the sentence, in the source language.
        watch: what to look at while it is translated, in the language of the window.
        group: under which head it stands in the gallery, in that language too.
        reference: a translation that is right, to score others against; "" where none is given.
        rung: its place, from 1, among the sentences of which each says all that the one before says, and more; 0 for
            others.
    """

    text: str
    watch: str
    group: str
    reference: str = ""
    rung: int = 0


@cache
def icon_svg(name: str) -> str:
    """The picture of an icon, an SVG text in which `currentColor` stands for its colour."""
    return (shipped_assets() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def samples(source_language: str, target_language: str, corpus: str = "") -> tuple[Sample, ...]:
    """The sentences for models of this pair of languages that were trained on this corpus.

    Those that are written for the corpus, such as `grammar`; if there are none, those for any corpus. In the order of
    their files, which are read by name. What is told of them is in the language of the window.
    """
    found = _samples(source_language, target_language, installed_language())
    return found.get(corpus, found.get("", ()))


@cache
def _samples(source_language: str, target_language: str, language: Language) -> dict[str, tuple[Sample, ...]]:
    """The sentences for models of a pair of languages, by the corpus that they are written for, "" for any."""
    found: dict[str, tuple[Sample, ...]] = {}
    for path in sorted((shipped_assets() / "samples").glob("*.json")):
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if (told["source_language"], told["target_language"]) == (source_language, target_language):
            corpus = told.get("corpus", "")
            found[corpus] = found.get(corpus, ()) + tuple(_read(told["groups"], language))
    return found


def _read(groups: list[dict[str, Any]], language: Language) -> Iterator[Sample]:
    for group in groups:
        for entry in group["sentences"]:
            facts = entry.get("reference", ""), entry.get("rung", 0)
            yield Sample(entry["text"], entry["watch"][language], group["title"][language], *facts)


def shipped_lessons() -> tuple[Path, ...]:
    """The files of the lessons that come with the program, by name."""
    return tuple(sorted((shipped_assets() / "lessons").glob("*.json")))


def application_icon() -> QIcon:
    """The picture of the application itself."""
    return QIcon(str(shipped_assets() / "icons" / "lockstep.svg"))
