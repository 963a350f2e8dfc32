"""What README and documentation show to be typed is what the programs take."""

import re
import shlex
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

import main
from engine.__main__ import build_parser

ROOT = Path(__file__).resolve().parents[2]
PAGES = (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("bench/**/*.md"))
BLOCK = re.compile(r"^ *```sh\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
RULE = re.compile(r"^([\w\- \\\n]+):(?!=)", re.MULTILINE)
PYTHONS = {".venv/bin/python", "python", "python3.12"}
ELSEWHERE = {"git", "cd", "lrelease", ".venv/bin/pip", "echo", "printf"}  # not ours to hold


def shown_commands() -> Iterator[tuple[str, list[str]]]:
    """(where, the words of a command) for each that is shown in a block, the parts of a pipe one by one."""
    for page in sorted(PAGES):
        for block in BLOCK.findall(page.read_text(encoding="utf-8")):
            for line in block.replace("\\\n", " ").splitlines():
                words = shlex.split(line, comments=True)
                while words:
                    end = words.index("|") if "|" in words else len(words)
                    yield f"{page.relative_to(ROOT)}: {line.strip()}", words[:end]
                    words = words[end + 1 :]


def complaint(words: list[str], targets: set[str]) -> str | None:
    """Why nobody takes this command; None for one that is taken."""
    program, arguments = words[0], words[1:]
    if program.endswith("torchrun"):
        program, arguments = "python", arguments[arguments.index("-m") :]
    if program in ELSEWHERE:
        return None
    if program == "make":
        named = [word for word in arguments if not word.startswith("-") and "=" not in word and word != "lockstep"]
        return None if set(named) <= targets else f"make has no {', '.join(set(named) - targets)}"
    if program == "lockstep" or (program in PYTHONS and arguments[:1] == ["main.py"]):
        return taken_by(main.parse_options, arguments[program != "lockstep" :])
    if program in PYTHONS and arguments[:2] == ["-m", "engine"]:
        return taken_by(build_parser().parse_args, arguments[2:])
    if program in PYTHONS and arguments[:1] == ["-m"]:
        name = {"PyInstaller": "sys"}.get(arguments[1], arguments[1])  # in an environment of its own
        return None if find_spec(name) else f"there is no module {name}"
    return f"nobody knows {program}"


def taken_by(parse: Callable[[list[str]], object], arguments: list[str]) -> str | None:
    try:
        parse(arguments)
    except SystemExit as end:
        return f"it ends with {end.code}" if end.code else None
    return None


def test_every_command_that_is_shown_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    rules = RULE.findall((ROOT / "Makefile").read_text(encoding="utf-8"))
    targets = {target for rule in rules for target in rule.split()}
    shown = list(shown_commands())
    assert len(shown) > 60
    wrong = [f"{where}: {why}" for where, words in shown if words and (why := complaint(words, targets))]
    assert not wrong, capsys.readouterr().err


def test_a_command_that_nobody_takes_is_found() -> None:
    for line in ("make nothing", "python -m engine trian", "lockstep --langauge ko", "python -m tools.nothing", "sl"):
        assert complaint(line.split(), {"run"}), line
