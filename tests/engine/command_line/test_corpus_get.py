"""`python -m engine corpus list | get`: from the catalogue to a file that a training can use."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from engine.__main__ import main
from engine.corpora.download import kept_bytes
from engine.corpora.downloaded import pairs_path
from engine.corpora.reading import read_pairs
from tests.engine.corpora.file_server import FileServer
from tests.engine.corpora.small_corpora import PAIRS, entry, table, write_catalogue, zipped

ROOT = Path(__file__).parents[3]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FileServer]:
    monkeypatch.setenv("NO_PROXY", "*")
    with FileServer().running() as running:
        yield running


@pytest.fixture
def catalogue(server: FileServer, tmp_path: Path) -> str:
    """A catalogue of one corpus that is there, and of one whose server is not."""
    server.serve("a.zip", zipped(a_tsv=table(3), noise=os.urandom(300_000)))
    parts = [{"table": {"member": "a.tsv"}}]
    here = entry([{"address": server.address("a.zip"), "size": 8_000_000, "approximate_size": True}], parts)
    gone = entry([{"address": "http://127.0.0.1:9/a.zip"}], parts, name="gone")
    return str(write_catalogue(tmp_path / "catalogue.toml", here, gone))


def test_a_corpus_is_fetched_once_and_can_be_read(
    server: FileServer, catalogue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["corpus", "get", "small", "--catalogue", catalogue]) == 0
    lines = capsys.readouterr().out.splitlines()
    path = pairs_path("small")
    assert lines[0] == "A small corpus: 3 pairs"
    assert lines[1] == "Licence: CC0 (https://corpora.example)"
    assert "taken on first use, SHA-256 " in lines[2]
    assert lines[3] == f"It is here: {path}"
    assert list(read_pairs(path)) == PAIRS
    assert main(["corpus", "get", "small", "--catalogue", catalogue]) == 0
    assert capsys.readouterr().out.splitlines() == lines
    assert len(server.ranges) == 1


def test_a_corpus_is_fetched_again_if_that_is_asked_for_and_its_facts_are_printed(
    server: FileServer, catalogue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert main(["corpus", "get", "small", "--catalogue", catalogue, "--again", "--json"]) == 0
        facts = json.loads(capsys.readouterr().out)
        assert (facts["name"], facts["pairs"]) == ("small", 3)
    assert len(server.ranges) == 2


def test_the_list_says_what_is_known_and_what_is_here(
    server: FileServer, catalogue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    listing = ["corpus", "list", "--catalogue", catalogue]
    assert main(listing) == 0
    table = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in table[:3]] == ["name", "small", "gone"]
    assert "~8.0 MB" in table[1]
    assert "first use" in table[1]
    assert "3 pairs" not in table[1]
    main(["corpus", "get", "small", "--catalogue", catalogue])
    capsys.readouterr()
    main(listing)
    assert "3 pairs" in capsys.readouterr().out.splitlines()[1]
    main([*listing, "--json"])
    small, gone = json.loads(capsys.readouterr().out)
    assert (small["name"], small["path"], small["check"]) == ("small", str(pairs_path("small")), "first use")
    assert gone["path"] is None


def test_the_list_can_be_of_some_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corpus", "list", "korean", "English", "--json"]) == 0
    entries = json.loads(capsys.readouterr().out)
    assert len(entries) >= 4
    assert all({entry["source_language"], entry["target_language"]} == {"Korean", "English"} for entry in entries)


def test_where_the_server_is_not_there_that_is_said_and_what_to_do(
    catalogue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["corpus", "get", "gone", "--catalogue", catalogue]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "127.0.0.1:9 is not to be reached.",
        "Nothing of it has come.",
        "Repeat this later. If the way there is a proxy, name it in HTTPS_PROXY.",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C cannot be sent to one process there")
def test_a_download_that_is_interrupted_goes_on_when_it_is_repeated(
    server: FileServer, catalogue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    server.files["/a.zip"].stalls = [100_000]
    command = [sys.executable, "-m", "engine", "corpus", "get", "small", "--catalogue", catalogue]
    # A process of the background ignores Ctrl+C, and so would those that it starts.
    heeding = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, preexec_fn=heeding) as process:
        assert server.has_stalled.wait(120)
        while kept_bytes("small") < 100_000:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=120)
    assert process.returncode == 130
    assert told == "Stopped. 100.0 kB of it are kept: the same command goes on from there.\n"
    assert main(["corpus", "get", "small", "--catalogue", catalogue]) == 0
    assert server.ranges == ["", "bytes=100000-"]
    assert "A small corpus: 3 pairs" in capsys.readouterr().out
