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
    assert capsys.readouterr() == (
        f"{path}: 2 pairs\n"
        "source: 2.0 words a sentence, 3 in the longest\n"
        "target: 2.0 words a sentence, 3 in the longest\n",
        "",
    )


def test_lines_that_are_left_out_are_listed_and_tell_in_the_status(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_bytes(CLEAN.encode() * 20 + b"no tab\n" * 25 + b"\xff\tx\n")
    assert main(["corpus", "inspect", str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{path}: 40 pairs; 26 of 66 lines left out (25 wrong number of tabs, 1 not UTF-8)"
    assert lines[3] == f"{path}, line 41: 0 tabs where one should be: “no tab”"
    assert lines[-1] == "and 6 more"
    assert len(lines) == 3 + 20 + 1


def test_two_files_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    english, french = tmp_path / "a.en", tmp_path / "a.fr"
    english.write_text("one\ntwo\nthree\n")
    french.write_text("un\n\ntrois\n")
    assert main(["corpus", "inspect", str(english), str(french)]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == f"{french}, line 2: the target is empty"
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
    assert json.loads(capsys.readouterr().out) == {
        "files": [str(path)],
        "lines": 3,
        "pairs": 2,
        "left_out": {"wrong number of tabs": 1},
        "bad_lines": [bad],
        "source": {"mean_words": 2.0, "longest_words": 3},
        "target": {"mean_words": 2.0, "longest_words": 3},
        "error": None,
    }


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
