"""`python -m engine model list | export | import`."""

import json
from pathlib import Path

import pytest

from engine.__main__ import main
from tests.engine.library.conftest import pack as pack


def test_models_are_listed_exported_and_imported(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "digits"
    assert main(["model", "export", "digits", str(file)]) == 0
    assert capsys.readouterr().out.startswith(f"{file}.lockmodel: ")
    assert main(["model", "export", "digits", f"{file}.lockmodel"]) == 1
    assert "Add --replace" in capsys.readouterr().err
    assert main(["model", "export", "digits/rnn", f"{file}.lockmodel", "--replace"]) == 0
    capsys.readouterr()
    assert main(["model", "import", f"{file}.lockmodel"]) == 0
    assert capsys.readouterr().out == "My digits 2: digits-2/rnn\n"
    assert main(["model", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [(family["title"], len(family["models"])) for family in listed] == [("My digits", 2), ("My digits 2", 1)]
    assert listed[0]["models"][0]["card"]["title"]
    assert main(["model", "list"]) == 0
    shown = capsys.readouterr().out
    rows = [line.split() for line in shown.splitlines()]
    assert rows[-1][:8] == ["digits-2/rnn", "My", "digits", "2", "Digits", "→", "Digits", "reversed"]
    assert rows[-1][8:10] == ["own", "12"]
