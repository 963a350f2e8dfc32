"""The Korean README goes with the English one: whoever changes the one is told what the other lacks."""

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROMISES = re.compile(r"^## (?:What it promises|약속하는 것)\n(.*?)(?=^## )", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"\s+#.*")
MARKED = re.compile(r"<!-- (\w+) -->(.*?)<!-- /\1 -->", re.DOTALL)


class Readme:
    """What can be compared of a README, whatever its language."""

    def __init__(self, name: str) -> None:
        self.text = (ROOT / name).read_text(encoding="utf-8")
        found = PROMISES.search(self.text)
        assert found, f"{name} has no promises"
        self.promises = found[1]
        self._rest = self.text.replace(self.promises, "")

    def headings(self) -> list[int]:
        return [len(marks) for marks in re.findall(r"^(#+) ", BLOCK.sub("", self.text), re.MULTILINE)]

    def commands(self) -> list[str]:
        return [COMMENT.sub("", line) for block in BLOCK.findall(self.text) for line in block.splitlines()]

    def links(self) -> Counter[str]:
        """Targets, but for the other README."""
        targets = re.findall(r"\]\(([^)]+)\)|(?:src|srcset)=\"([^\"]+)\"", self._rest)
        return Counter(target for pair in targets for target in pair if target and not target.startswith("README"))

    def code(self) -> set[str]:
        """What stands in `code` outside the promises: commands, options, names."""
        return {re.sub(r"\s+", " ", code) for code in re.findall(r"`([^`]+)`", BLOCK.sub("", self._rest))}

    def figures(self) -> dict[str, list[list[str]]]:
        """The numbers of each marked table, row by row."""
        return {
            name: [re.findall(r"\d[\d,.]*\d|\d", row) for row in table.strip().splitlines()[2:]]
            for name, table in MARKED.findall(self.text)
        }


@pytest.fixture
def english() -> Readme:
    return Readme("README.md")


@pytest.fixture
def korean() -> Readme:
    return Readme("README.ko.md")


def test_both_have_the_same_headings_and_links(english: Readme, korean: Readme) -> None:
    assert korean.headings() == english.headings()
    assert korean.links() == english.links()


def test_both_show_the_same_commands_and_names(english: Readme, korean: Readme) -> None:
    assert korean.commands() == english.commands()
    assert korean.code() ^ english.code() == set()


def test_both_have_the_same_figures(english: Readme, korean: Readme) -> None:
    assert korean.figures() == english.figures()
    assert {name: len(rows) for name, rows in english.figures().items()} == {"scores": 12, "bench": 3}


def test_the_korean_one_names_each_group_of_promises(english: Readme, korean: Readme) -> None:
    groups = re.findall(r"^\*\*.+?\*\*", english.promises, re.MULTILINE)
    assert len(groups) == len(re.findall(r"^- \*\*.+?\*\*", korean.promises, re.MULTILINE)) > 10
    assert "(README.md#what-it-promises)" in korean.promises


def test_each_leads_to_the_other(english: Readme, korean: Readme) -> None:
    assert "[한국어](README.ko.md)" in english.text
    assert "[English](README.md)" in korean.text
