"""The one door of the window to the files of assets."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from PySide6.QtGui import QIcon

from engine.paths import shipped_assets


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence that shows something.

    Attributes:
        text: the sentence, in the source language.
        watch: what to look at while it is translated.
        group: under which head it stands in the gallery.
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


@cache
def samples(source_language: str, target_language: str, corpus: str = "") -> tuple[Sample, ...]:
    """The sentences for models of this pair of languages that were trained on this corpus.

    Those that are written for the corpus, such as `grammar`; if there are none, those for any corpus. In the order of
    their files, which are read by name.
    """
    found: dict[str, list[Sample]] = {}
    for path in sorted((shipped_assets() / "samples").glob("*.json")):
        entries: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
        for entry in entries:
            if (entry["source_language"], entry["target_language"]) == (source_language, target_language):
                facts = (entry.get("reference", ""), entry.get("rung", 0))
                sample = Sample(entry["text"], entry["watch"], entry["group"], *facts)
                found.setdefault(entry.get("corpus", ""), []).append(sample)
    return tuple(found.get(corpus, found.get("", [])))


def application_icon() -> QIcon:
    """The picture of the application itself."""
    return QIcon(str(shipped_assets() / "icons" / "lockstep.svg"))
