"""`python -m engine corpus inspect`: what is in a corpus, and what of it cannot be used."""

import json
from pathlib import Path

import pytest

from engine.__main__ import main

CLEAN = "one two three\tun deux trois\nfour\tquatre\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.tsv"


def test_a_clean_corpus_is_counted(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_text(CLEAN)
    assert main(["corpus", "inspect", str(path)]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    lines = [" ".join(line.split()) for line in printed.out.splitlines()]
    assert lines[0] == f"{path}: 2 pairs"
    bar = "█" * 36
    assert f"1–5 {bar} 2 {bar} 2" in lines
    assert "mean 2.0, median 1, longest 3 mean 2.0, median 1, longest 3" in lines
    assert "0 0.0 % pairs came before, both sides equal" in lines
    assert "Suspects" not in lines
    assert "letters: Latin 100.0 %" in lines
    assert "1 50.0 % --shortest-words 2" in lines
    assert lines[-4:] == ["2 four", "quatre", "1 one two three", "un deux trois"]


def test_what_is_wrong_with_a_corpus_is_counted_and_shown(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = "".join(f"the house {word} is red\tla maison {word} est rouge\n" for word in "abcdefghij")
    copied = "do not look at me\tDo not look at me.\n"
    path.write_text(
        good + "the house a is red\tla maison a est rouge\n" + copied + "in 1998 it was\ten \x9b2003 ce fut\n"
    )
    assert main(["corpus", "inspect", str(path), "--longest-words", "4"]) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "1 7.7 % pairs came before, both sides equal" in lines
    copies = lines.index("1 7.7 % not translated")
    assert lines[copies + 1 : copies + 4] == [
        "pair 12: nearly the same words on both sides",
        "do not look at me",
        "Do not look at me.",
    ]
    numbers = lines.index("1 7.7 % different numbers")
    assert lines[numbers + 1 : numbers + 4] == [
        "pair 13: numbers: 1998 against 2003",
        "in 1998 it was",
        r"en \x9b2003 ce fut",
    ]
    assert "damaged or odd: U+009B Control character (1)" in lines
    assert "12 92.3 % --longest-words 4" in lines
    assert "13 100.0 % all of them together" in lines


def test_lines_that_are_left_out_are_listed_and_tell_in_the_status(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_bytes(CLEAN.encode() * 20 + b"no tab\n" * 25 + b"\xff\tx\n")
    assert main(["corpus", "inspect", str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{path}: 40 pairs; 26 of 66 lines left out (25 wrong number of tabs, 1 not UTF-8)"
    assert lines[1] == f"{path}, line 41: 0 tabs where one should be: “no tab”"
    assert lines[21:23] == ["and 6 more", ""]


def test_two_files_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    english, french = tmp_path / "a.en", tmp_path / "a.fr"
    english.write_text("one\ntwo\nthree\n")
    french.write_text("un\n\ntrois\n")
    assert main(["corpus", "inspect", str(english), str(french)]) == 1
    assert capsys.readouterr().out.splitlines()[1] == f"{french}, line 2: the target is empty"
    french.write_text("un\n\n")
    assert main(["corpus", "inspect", str(english), str(french)]) == 2
    printed = capsys.readouterr()
    assert printed.out == f"{french}, line 2: the target is empty\n"
    assert printed.err.splitlines()[0] == f"{english} has 3 lines, {french} has 2 lines."


def test_json_holds_all_of_it(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_text(f"{CLEAN}é\n")
    assert main(["corpus", "inspect", str(path), "--json"]) == 1
    bad = {
        "file": str(path),
        "line": 3,
        "fault": "wrong number of tabs",
        "what": "0 tabs where one should be",
        "excerpt": "é",
    }
    found = json.loads(capsys.readouterr().out)
    expected = {"files": [str(path)], "lines": 3, "pairs": 2, "left_out": {"wrong number of tabs": 1}}
    expected |= {"bad_lines": [bad], "error": None, "duplicate_pairs": 0, "suspects": []}
    assert {name: found[name] for name in expected} == expected
    assert found["source"]["histogram"] == [2] + 12 * [0]
    assert (found["source"]["mean_words"], found["source"]["longest_words"]) == (2.0, 3)
    assert found["target"]["scripts"] == [["Latin", 17]]
    assert found["cleaning"]["longest_words"] == 60
    assert found["drops"]["shortest_words"] == 1
    assert [sample["source"] for sample in found["samples"]] == ["four", "one two three"]


@pytest.mark.parametrize("as_json", [False, True])
def test_what_cannot_be_used_is_told_in_words_and_in_the_status(
    as_json: bool, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_text(CLEAN, encoding="utf-16")
    assert main(["corpus", "inspect", str(path), *["--json"][: int(as_json)]]) == 2
    printed = capsys.readouterr()
    assert printed.err == f"{path} is UTF-16 text, not UTF-8.\nSave it as plain UTF-8 text.\n"
    if as_json:
        found = json.loads(printed.out)
        assert (found["pairs"], found["error"]) == (0, f"{path} is UTF-16 text, not UTF-8.")
    else:
        assert printed.out == ""
