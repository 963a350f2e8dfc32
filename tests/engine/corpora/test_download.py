"""Downloading whole corpora: from published files to a file of pairs with its facts."""

import gzip
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from engine.corpora import download
from engine.corpora.catalogue import CatalogueEntry
from engine.corpora.download import download_corpus, kept_bytes
from engine.corpora.download_process import fetch_corpus
from engine.corpora.downloaded import DownloadedCorpus, find_downloaded, pairs_path, work_folder
from engine.corpora.patience import Patience
from engine.corpora.reading import read_pairs
from engine.corpora.stage_note import Stage
from engine.errors import CorpusError
from tests.engine.corpora.file_server import FileServer
from tests.engine.corpora.small_corpora import PAIRS, entry, sgm, side, table, tarred, zipped

HASTY = Patience(connect=5.0, stall=0.3, attempts=2, pause=0.01)
TABLE = [{"table": {"member": "a.tsv"}}]


def fetch(corpus: CatalogueEntry, folder: Path) -> DownloadedCorpus:
    return fetch_corpus(corpus, folder, HASTY, lambda _: None)


def zip_entry(server: FileServer, **known: object) -> CatalogueEntry:
    if "/a.zip" not in server.files:
        server.serve("a.zip", zipped(a_tsv=table(3), about_txt=b"about"))
    return entry([{"address": server.address("a.zip"), **known}], TABLE)


def test_a_table_in_an_archive_becomes_pairs_with_their_facts(server: FileServer, tmp_path: Path) -> None:
    corpus = zip_entry(server)
    content = server.files["/a.zip"].content
    facts = fetch(corpus, tmp_path)
    assert list(read_pairs(pairs_path("small", tmp_path))) == PAIRS
    assert {path.name for path in tmp_path.iterdir()} == {"small.tsv", "small.json", "downloads"}
    assert not work_folder("small", tmp_path).exists()
    written = json.loads((tmp_path / "small.json").read_text())
    assert (written["licence"], written["pairs"], written["fetched"]) == ("CC0", 3, str(date.today()))
    assert written["files"] == [
        {
            "address": server.address("a.zip"),
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
            "check": "first use",
            "differs_from": None,
        }
    ]
    assert find_downloaded("small", tmp_path) == facts


def test_columns_are_chosen(server: FileServer, tmp_path: Path) -> None:
    server.serve("a.tsv", table(3))
    fetch(entry([{"address": server.address("a.tsv")}], [{"table": {}, "columns": [2, 1]}]), tmp_path)
    assert list(read_pairs(pairs_path("small", tmp_path))) == [(target, source) for source, target in PAIRS]


def test_two_packed_files_become_pairs(server: FileServer, tmp_path: Path) -> None:
    for i, name in enumerate(("a.en.gz", "a.fr.gz")):
        server.serve(name, gzip.compress(side(i)))
    files = [{"address": server.address(name)} for name in ("a.en.gz", "a.fr.gz")]
    fetch(entry(files, [{"source": {"file": 1}, "target": {"file": 2}}]), tmp_path)
    assert list(read_pairs(pairs_path("small", tmp_path))) == PAIRS


def test_test_sets_of_several_years_become_pairs(server: FileServer, tmp_path: Path) -> None:
    files, parts = [], []
    for number in (1, 2):
        server.serve(f"{number}.tgz", tarred(a_en=sgm(0), a_fr=sgm(1)))
        files.append({"address": server.address(f"{number}.tgz")})
        texts = {which: {"file": number, "member": f"a.{code}"} for which, code in (("source", "en"), ("target", "fr"))}
        parts.append({"markup": "sgm", **texts})
    assert fetch(entry(files, parts), tmp_path).pairs == 6
    assert list(read_pairs(pairs_path("small", tmp_path))) == PAIRS * 2


def test_lines_that_are_no_pairs_are_kept_for_whoever_reads_and_counted(server: FileServer, tmp_path: Path) -> None:
    server.serve("a.zip", zipped(a_tsv=table() + b"no translation\n"))
    facts = fetch(zip_entry(server), tmp_path)
    assert (facts.pairs, facts.lines_left_out) == (3, 1)


def test_a_tab_within_a_sentence_becomes_a_space(server: FileServer, tmp_path: Path) -> None:
    server.serve("a.tgz", tarred(a_en=b"a\tb\r\n", a_fr=b"c\n"))
    parts = [{"source": {"member": "a.en"}, "target": {"member": "a.fr"}}]
    fetch(entry([{"address": server.address("a.tgz")}], parts), tmp_path)
    assert pairs_path("small", tmp_path).read_bytes() == b"a b\tc\n"


@pytest.mark.parametrize("kind", ["sha256", "sha1", "md5"])
def test_a_file_with_another_hash_is_refused_and_does_not_remain(kind: str, server: FileServer, tmp_path: Path) -> None:
    zip_entry(server)
    right = hashlib.new(kind, server.files["/a.zip"].content).hexdigest()
    with pytest.raises(CorpusError) as caught:
        fetch(zip_entry(server, hash=f"{kind}:{right[::-1]}"), tmp_path)
    assert caught.value.what.startswith("a.zip is not the file that the catalogue knows: its ")
    assert caught.value.kept == "It was not taken."
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert fetch(zip_entry(server, hash=f"{kind}:{right}"), tmp_path).files[0].check in ("SHA-256", "SHA-1", "MD5")


def test_a_damaged_archive_is_fetched_anew_the_next_time(server: FileServer, tmp_path: Path) -> None:
    corpus = zip_entry(server)
    good = server.files["/a.zip"].content
    server.serve("a.zip", good[:100])
    with pytest.raises(CorpusError, match="damaged"):
        fetch(corpus, tmp_path)
    server.serve("a.zip", good)
    assert fetch(corpus, tmp_path).pairs == 3


def test_a_short_file_that_says_nothing_of_itself_does_not_pass_for_the_corpus(
    server: FileServer, tmp_path: Path
) -> None:
    """Its length is a lie, and there is no hash: the archive's own check sum finds it out."""
    content = zipped(a_tsv=table(3))
    server.serve("a.zip", content, claims=str(len(content) // 2))
    with pytest.raises(CorpusError, match="damaged"):
        fetch(zip_entry(server), tmp_path)
    assert find_downloaded("small", tmp_path) is None


def test_a_page_in_place_of_the_corpus_is_no_corpus(server: FileServer, tmp_path: Path) -> None:
    server.serve("a.tsv", b"<html>\nPlease log in.\n</html>\n")
    with pytest.raises(CorpusError, match="web page"):
        fetch(entry([{"address": server.address("a.tsv")}], [{"table": {}}]), tmp_path)
    assert not pairs_path("small", tmp_path).exists()


def test_another_file_from_the_same_address_is_told(server: FileServer, tmp_path: Path) -> None:
    assert fetch(zip_entry(server), tmp_path).files[0].differs_from is None
    assert fetch(zip_entry(server), tmp_path).files[0].differs_from is None
    server.serve("a.zip", zipped(a_tsv=table(3) * 2))
    facts = fetch(zip_entry(server), tmp_path)
    assert facts.files[0].differs_from == date.today()
    assert facts.pairs == 6


def test_facts_without_pairs_or_damaged_ones_are_no_corpus(server: FileServer, tmp_path: Path) -> None:
    fetch(zip_entry(server), tmp_path)
    facts = tmp_path / "small.json"
    whole = facts.read_text()
    facts.write_text(whole[:50])
    assert find_downloaded("small", tmp_path) is None
    facts.write_text(whole)
    assert find_downloaded("small", tmp_path)
    pairs_path("small", tmp_path).unlink()
    assert find_downloaded("small", tmp_path) is None


@contextmanager
def files_limited_to(size: int) -> Iterator[None]:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.skipif(sys.platform == "win32", reason="no file can be limited there")
def test_where_the_disk_is_full_what_came_is_kept_and_gone_on_with(server: FileServer, tmp_path: Path) -> None:
    noise = os.urandom(200_000)
    server.serve("a.zip", zipped(a_tsv=table(3), noise=noise))
    with files_limited_to(100_000), pytest.raises(CorpusError) as caught:
        fetch(zip_entry(server), tmp_path)
    assert (caught.value.what, caught.value.kept) == ("The disk is full.", "What came before is kept.")
    assert kept_bytes("small", tmp_path) == 100_000
    assert fetch(zip_entry(server), tmp_path).pairs == 3
    assert server.ranges == ["", "bytes=100000-"]


def drain(corpus: CatalogueEntry, folder: Path) -> tuple[list[Stage], DownloadedCorpus]:
    stages, running = list[Stage](), download_corpus(corpus, folder, patience=HASTY)
    while True:
        try:
            stage = next(running)
        except StopIteration as end:
            return stages, end.value
        if stage:
            stages.append(stage)


def test_a_download_that_is_cancelled_keeps_what_came_and_the_next_one_goes_on(
    server: FileServer, tmp_path: Path
) -> None:
    content = zipped(a_tsv=table(3), noise=os.urandom(400_000))
    server.serve("a.zip", content, stalls=[300_000])
    corpus = zip_entry(server)
    running = download_corpus(corpus, tmp_path, patience=Patience(stall=60))
    stages = []
    while kept_bytes("small", tmp_path) < 300_000:
        stages.append(next(running))
    running.close()
    assert any(stage and stage.what == "Fetching a.zip" for stage in stages)
    assert {stage.total for stage in stages if stage and stage.done} <= {len(content)}
    if sys.platform != "win32":
        with pytest.raises(ChildProcessError):  # there is none to wait for
            os.waitpid(-1, os.WNOHANG)
    told, facts = drain(corpus, tmp_path)
    assert server.ranges == ["", "bytes=300000-"]
    assert facts == find_downloaded("small", tmp_path)
    assert kept_bytes("small", tmp_path) == 0
    assert told


def test_what_goes_wrong_in_the_process_is_told_in_words(
    server: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CorpusError) as caught:
        drain(entry([{"address": server.address("none.zip")}], TABLE), tmp_path)
    assert caught.value.what == f"127.0.0.1:{server.port} has no none.zip any more (error 404)."
    monkeypatch.setattr(download, "LONGEST", 0.05)
    with pytest.raises(CorpusError, match="took too long") as caught:
        drain(zip_entry(server), tmp_path)
    assert caught.value.kept == "What has come is kept."


def test_the_engine_is_imported_without_what_only_a_download_needs() -> None:
    heavy = "('requests', 'pooch', 'urllib3')"
    script = f"import sys, engine.corpora.download, engine.__main__; print([m for m in {heavy} if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"
