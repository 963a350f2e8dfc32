"""What files are, that are dropped on the window, as far as their names and folders tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gui.state.training_choice import LANGUAGES

Kind = Literal["session", "lesson", "models", "run", "corpus", "unknown"]

COMPRESSED = (".gz", ".xz")
TABLES = (".tsv", ".txt")
FACTS, EVENT_LOG = "model.json", "events.jsonl"
MOST_LOOKED_AT = 50  # children of a folder


@dataclass(frozen=True, slots=True)
class Dropped:
    """Files or one folder, and what can be done with them; `unknown`: nothing."""

    kind: Kind
    paths: tuple[Path, ...]


def classify(paths: Sequence[Path]) -> Dropped:
    """What these are: one session, lesson, file or folder of models, run, or table of pairs, or two parallel files."""
    return Dropped(_kind(paths), tuple(paths))


def _kind(paths: Sequence[Path]) -> Kind:
    if len(paths) == 2 and all(path.is_file() and _holds_text(path) for path in paths):
        return "corpus"
    if len(paths) != 1:
        return "unknown"
    (path,) = paths
    if path.is_dir():
        return "run" if (path / EVENT_LOG).is_file() else "models" if _holds_models(path) else "unknown"
    by_suffix: dict[str, Kind] = {".lockstep": "session", ".json": "lesson", ".lockmodel": "models"}
    return by_suffix.get(path.suffix.lower(), "corpus" if _text_suffix(path) in TABLES else "unknown")


def _text_suffix(path: Path) -> str:
    """The last suffix that is none of compression."""
    suffixes = [suffix.lower() for suffix in path.suffixes if suffix.lower() not in COMPRESSED]
    return suffixes[-1] if suffixes else ""


def _holds_text(path: Path) -> bool:
    """Whether it is named like one side of parallel text: `news.txt`, `news.fr`, `news.fr.gz`."""
    suffix = _text_suffix(path)
    return suffix in TABLES or suffix.removeprefix(".") in LANGUAGES


def _holds_models(folder: Path) -> bool:
    """Whether a model lies in the folder, in one below as in a pack, or in the `best` of that as in a training."""
    try:
        children = [child for _, child in zip(range(MOST_LOOKED_AT), folder.iterdir(), strict=False)]
    except OSError:
        return False
    places = [folder, *children, *(child / "best" for child in children)]
    return any((place / FACTS).is_file() for place in places)
