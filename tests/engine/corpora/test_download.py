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

from engine.corpora import archive, download, download_process
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
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".lock"]
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


ONE_TABLE: list[dict[str, object]] = [{"table": {}}]
SIDES = [{"source": {"file": 1}, "target": {"file": 2}}]


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (b"<?xml version='1.0'?>\n<Error><Code>SlowDown</Code></Error>\n", "a.tsv: 0 pairs; 2 of 2 lines left out"),
        (b"", "a.tsv is empty."),
        (bytes(1000), "a.tsv is not plain text."),
    ],
)
def test_what_came_whole_but_is_no_pairs_is_fetched_anew_the_next_time(
    bad: bytes, told: str, server: FileServer, tmp_path: Path
) -> None:
    server.serve("a.tsv", bad)
    corpus = entry([{"address": server.address("a.tsv")}], ONE_TABLE)
    with pytest.raises(CorpusError) as caught:
        fetch(corpus, tmp_path)
    beginning = f"What came from 127.0.0.1:{server.port} cannot be read as pairs: {told}"
    assert caught.value.what.startswith(beginning)
    assert str(tmp_path) not in str(caught.value)
    assert caught.value.kept == "It was not taken."
    server.serve("a.tsv", table())
    assert fetch(corpus, tmp_path).pairs == 3


def test_sides_of_unequal_length_are_named_as_published_and_fetched_anew(server: FileServer, tmp_path: Path) -> None:
    server.serve("a.tgz", tarred(a_en=side(0)))
    server.serve("a.fr", side(1)[:20])
    parts = [{"source": {"file": 1, "member": "a.en"}, "target": {"file": 2}}]
    corpus = entry([{"address": server.address(name)} for name in ("a.tgz", "a.fr")], parts)
    with pytest.raises(CorpusError, match=r"pairs: a\.en in a\.tgz has 3 lines, a\.fr has 2 lines\."):
        fetch(corpus, tmp_path)
    server.serve("a.fr", side(1))
    assert fetch(corpus, tmp_path).pairs == 3


def test_a_file_whose_hash_is_right_is_kept_even_if_it_cannot_be_read_as_pairs(
    server: FileServer, tmp_path: Path
) -> None:
    hashed = server.serve("a.en", side(0)).sha256
    server.serve("a.fr", b"")
    files = [{"address": server.address("a.en"), "hash": hashed}, {"address": server.address("a.fr")}]
    for content in (b"", side(1)):
        server.serve("a.fr", content)
        if not content:
            with pytest.raises(CorpusError, match=r"a\.en has 3 lines, a\.fr has 0 lines"):
                fetch(entry(files, SIDES), tmp_path)
    assert fetch(entry(files, SIDES), tmp_path).pairs == 3
    assert len(server.ranges) == 3


def test_an_archive_that_points_to_no_place_in_it_is_damaged_and_fetched_anew(
    server: FileServer, tmp_path: Path
) -> None:
    good = zipped(a_tsv=table())
    bad = bytearray(good)
    end = bad.rindex(b"PK\x05\x06")
    bad[end + 16 : end + 20] = (2**32 - 1000).to_bytes(4, "little")  # where its list of files is said to be
    server.serve("a.zip", bytes(bad))
    with pytest.raises(CorpusError, match=r"cannot be read as pairs: a\.zip is damaged"):
        fetch(zip_entry(server), tmp_path)
    server.serve("a.zip", good)
    assert fetch(zip_entry(server), tmp_path).pairs == 3


@pytest.mark.parametrize("markup", ["none", "sgm"])
def test_a_bomb_within_a_packed_file_is_given_up_soon(
    markup: str, server: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "ALWAYS_ALLOWED", 1 << 16)
    bomb = gzip.compress(gzip.compress(b"<seg>a b</seg>\n" * 1_000_000))
    server.serve("a.gz", bomb)
    parts = [{"source": {}, "target": {}, "markup": markup}]
    with pytest.raises(CorpusError, match="unpacks to far more than text does") as caught:
        fetch(entry([{"address": server.address("a.gz")}], parts), tmp_path)
    assert str(tmp_path) not in str(caught.value)
    assert max(path.stat().st_size for path in work_folder("small", tmp_path).iterdir()) < 3_000_000


def test_a_file_of_the_same_name_at_another_address_is_another_file(server: FileServer, tmp_path: Path) -> None:
    for version in ("v1", "v2"):
        server.serve(f"{version}/a.tsv", f"{version}\t{version}\n".encode())

    def corpus_at(name: str) -> CatalogueEntry:
        files = [{"address": server.address(f"{name}/{file}.tsv")} for file in "ab"]
        return entry(files, [{"table": {"file": 1}}, {"table": {"file": 2}}])

    with pytest.raises(CorpusError, match=r"no b\.tsv any more"):
        fetch(corpus_at("v1"), tmp_path)
    server.serve("v2/b.tsv", b"b\tb\n")
    fetch(corpus_at("v2"), tmp_path)
    assert list(read_pairs(pairs_path("small", tmp_path))) == [("v2", "v2"), ("b", "b")]


def test_an_address_may_end_in_a_slash(server: FileServer, tmp_path: Path) -> None:
    for name in ("data/", "a/?download=1"):
        server.serve(name, table())
        assert fetch(entry([{"address": server.address(name)}], ONE_TABLE), tmp_path).pairs == 3


@pytest.mark.parametrize("known", [True, False])
def test_what_came_whole_is_kept_when_the_download_is_ended_while_it_is_checked(
    known: bool, server: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Ended(BaseException):
        pass

    def end(*_: object) -> bool:
        raise Ended

    corpus = zip_entry(server)
    size = len(server.files["/a.zip"].content)
    if known:
        corpus = zip_entry(server, hash=server.files["/a.zip"].sha256)
    with monkeypatch.context() as patch:
        patch.setattr(download_process, "hash_matches", end)
        with pytest.raises(Ended):
            fetch(corpus, tmp_path)
    assert kept_bytes("small", tmp_path) == size
    assert fetch(corpus, tmp_path).pairs == 3
    assert server.ranges == ["", f"bytes={size}-"]


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


def test_a_corpus_is_not_downloaded_twice_at_once(server: FileServer, tmp_path: Path) -> None:
    server.serve("a.zip", zipped(a_tsv=table(3), noise=os.urandom(400_000)), stalls=[300_000])
    corpus = zip_entry(server)
    running = download_corpus(corpus, tmp_path, patience=Patience(stall=60))
    while kept_bytes("small", tmp_path) < 300_000:
        next(running)
    with pytest.raises(CorpusError) as caught:
        drain(corpus, tmp_path)
    assert caught.value.what == "This corpus is being downloaded already."
    assert kept_bytes("small", tmp_path) == 300_000
    running.close()
    assert drain(corpus, tmp_path)[1].pairs == 3
    assert server.ranges == ["", "bytes=300000-"]


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
