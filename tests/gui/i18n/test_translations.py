"""Every text of the window is in its translation files, is translated, and keeps its placeholders."""

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import PySide6
import pytest

from engine.architectures import ARCHITECTURES
from engine.models import find_packs
from engine.paths import shipped_assets
from gui.i18n.engine_words import KNOWN
from gui.i18n.language import SOURCES
from gui.state.training_choice import LANGUAGES

ROOT = Path(__file__).resolve().parents[3]
KOREAN, ENGLISH = SOURCES / "lockstep_ko.ts", SOURCES / "lockstep_en.ts"
OPTIONS = ("-no-obsolete", "-sort-messages", "-locations", "none", "-extensions", "py", "gui")
PLACEHOLDER = re.compile(r"\{[^}]*\}|%L?n|%\d")
OTHER_WORDS = re.compile("그래디언트|그레이디언트|자기 주의|자기 어텐션|교차 주의|매개변수|낱말|히든|세요[.?]")
HANGUL = re.compile("[가-힣]")
# What Korean writes as English does: names, measures, keys and what is nothing but values.
SAME_IN_KOREAN = {
    *(
        "RNN",
        "Softmax",
        "BLEU",
        "BLEU {0:.1f}",
        "chrF",
        "chrF {0:.1f}",
        "chrF {score:.1f}",
        "chrF {score:.0f}",
        "chrF …",
    ),
    *("GRU", "LSTM", "tanh RNN"),
    *("log p {log_probability:.1f}", "Top-p", "{ms} ms", "Home", "End", "Page Down", "Space", "Escape"),
    *("of {length}", "{source} → {target}", "{action}: {title}"),
}


@dataclass(frozen=True)
class Message:
    """An entry of a .ts file; `translations` has one text, or one for each plural form."""

    context: str
    source: str
    is_finished: bool
    translations: tuple[str, ...]


def messages(path: Path) -> Iterator[Message]:
    for context in ElementTree.parse(path).getroot().iter("context"):
        for entry in context.iter("message"):
            translation = entry.find("translation")
            assert translation is not None
            forms = translation.findall("numerusform") or [translation]
            texts = tuple(form.text or "" for form in forms)
            name, source = context.findtext("name") or "", entry.findtext("source") or ""
            yield Message(name, source, "type" not in translation.attrib, texts)


def asked_texts(source: str) -> Iterator[tuple[str, str, str | None]]:
    """Context, place and text of each call of `self.tr`, whose context is its class, and of the function `tr`."""

    def visit(node: ast.AST, owner: str) -> Iterator[tuple[str, str, str | None]]:
        if isinstance(node, ast.ClassDef):
            owner = node.name
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("self.tr", "tr"):
            text = node.args[0]
            is_literal = isinstance(text, ast.Constant) and isinstance(text.value, str)
            context = owner if isinstance(node.func, ast.Attribute) else ""
            yield context, f"line {node.lineno}", str(ast.literal_eval(text)) if is_literal else None
        for child in ast.iter_child_nodes(node):
            yield from visit(child, owner)

    return visit(ast.parse(source), "")


def gathered(path: Path, folder: Path) -> Path:
    """The file as `make translations` would leave it."""
    copy = folder / path.name
    plurals = ["-pluralonly"] if path == ENGLISH else []
    shutil.copy(path, copy)
    tool = shutil.which("lupdate", path=str(Path(PySide6.__file__).parent))
    assert tool, "PySide6-Essentials brings lupdate"
    subprocess.run([tool, *OPTIONS, *plurals, "-ts", str(copy)], cwd=ROOT, check=True, capture_output=True)
    return copy


@pytest.mark.parametrize("path", [KOREAN, ENGLISH], ids=lambda path: path.stem)
def test_a_file_has_every_text_of_the_code_and_no_other(path: Path, tmp_path: Path) -> None:
    wanted = gathered(path, tmp_path)
    texts, wanted_texts = ({(m.context, m.source) for m in messages(file)} for file in (path, wanted))
    told = f"Run `make translations` and translate what is new in {path.name}"
    assert texts == wanted_texts, f"{told}: new {sorted(wanted_texts - texts)}, gone {sorted(texts - wanted_texts)}"
    assert path.read_bytes() == wanted.read_bytes(), f"{path.name} is not as `make translations` writes it"


@pytest.mark.parametrize("path", [KOREAN, ENGLISH], ids=lambda path: path.stem)
def test_every_text_is_translated(path: Path) -> None:
    bare = [(m.context, m.source) for m in messages(path) if not m.is_finished or not all(m.translations)]
    assert not bare, f"In {path.name} these wait for a translation: {bare}"


@pytest.mark.parametrize("path", [KOREAN, ENGLISH], ids=lambda path: path.stem)
def test_a_translation_has_the_same_placeholders_and_the_same_edges(path: Path) -> None:
    def marks(text: str) -> tuple[list[str], str, str, bool]:
        edges = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return sorted(PLACEHOLDER.findall(text)), *edges, text.endswith("…")

    for message in messages(path):
        for translation in message.translations:
            assert marks(translation) == marks(message.source)


def test_a_korean_text_is_korean() -> None:
    english = {m.source for m in messages(KOREAN) if not all(HANGUL.search(text) for text in m.translations)}
    assert english <= SAME_IN_KOREAN, english - SAME_IN_KOREAN


@pytest.mark.parametrize("name", ["experiments", "lessons", "samples", ""], ids=lambda name: name or "window")
def test_the_same_thing_has_the_same_korean_word_everywhere(name: str) -> None:
    folder = shipped_assets() / name if name else SOURCES
    for path in sorted(file for file in folder.iterdir() if file.suffix in (".ts", ".toml", ".json")):
        found = OTHER_WORDS.findall(path.read_text(encoding="utf-8"))
        assert found == [], f"{path.name}: CONTRIBUTING.md lists the words for these"


def test_every_text_that_is_asked_for_is_a_literal_which_lupdate_finds(tmp_path: Path) -> None:
    found = {(m.context, m.source) for m in messages(gathered(KOREAN, tmp_path))}
    for path in sorted((ROOT / "gui").rglob("*.py")):
        if path != SOURCES / "text.py":
            for context, place, text in asked_texts(path.read_text(encoding="utf-8")):
                assert text is not None, f"{path.relative_to(ROOT)}, {place}: tr() takes a literal"
                assert (context, text) in found, f"{path.relative_to(ROOT)}, {place}: lupdate does not see {text!r}"


def test_the_names_of_architectures_packs_and_languages_are_known() -> None:
    packs = find_packs()
    assert len(packs) >= 3
    said = [text for pack in packs for text in (pack.title, pack.source_language, pack.target_language)]
    for known in ARCHITECTURES.values():
        said += [known.description.title, known.description.reads]
    assert {*said, *LANGUAGES.values()} <= set(KNOWN)
