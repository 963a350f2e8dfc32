"""What is known of published corpora, and how a catalogue is read."""

from pathlib import Path

import pytest

from engine.corpora.catalogue import PublishedFile, find_entry, read_catalogue
from engine.errors import CorpusError

ENTRY = """
[[corpus]]
name = "small"
title = "A small one"
source_language = "English"
target_language = "French"
licence = "CC0"
page = "https://corpora.example"
files = [{ address = "https://corpora.example/a.zip" }]
parts = [{ table = { member = "a.tsv" } }]
checked = 2026-11-22
evidence = "Made up."
"""


def refusal(text: str, folder: Path) -> str:
    path = folder / "catalogue.toml"
    path.write_text(text)
    with pytest.raises(CorpusError) as caught:
        read_catalogue(path)
    return caught.value.what


def test_the_catalogue_holds_what_people_use() -> None:
    entries = read_catalogue()
    languages = {frozenset((entry.source_language, entry.target_language)) for entry in entries.values()}
    assert {frozenset(("English", other)) for other in ("French", "German", "Spanish", "Korean")} <= languages
    origins = {"anki-", "multi30k-", "wmt-news-", "news-commentary-", "europarl-", "opus-"}
    assert all(any(name.startswith(origin) for name in entries) for origin in origins)
    assert len({entry.title for entry in entries.values()}) == len(entries)


def test_every_entry_says_where_it_comes_from_and_how_sure_that_is() -> None:
    for entry in read_catalogue().values():
        assert entry.licence, entry.name
        assert "Not fetched" in entry.evidence, entry.name
        assert all(file.address.startswith("https://") for file in entry.files), entry.name
        assert entry.check in ("SHA-256", "SHA-1", "MD5", "size", "first use"), entry.name


def test_a_file_is_checked_by_the_best_that_is_known_of_it() -> None:
    address = "https://corpora.example/a.zip"
    sure = PublishedFile(address=address, hash=f"sha256:{'0' * 64}", size=5)
    sized = PublishedFile(address=address, size=5)
    rough = PublishedFile(address=address, size=5, approximate_size=True)
    assert [file.check for file in (sure, sized, rough)] == ["SHA-256", "size", "first use"]
    assert [file.most_bytes for file in (sure, sized, rough)] == [5, 5, 15]
    assert [file.exact_size for file in (sure, sized, rough)] == [5, 5, None]


def test_an_entry_is_as_sure_as_its_weakest_file(tmp_path: Path) -> None:
    both = f'{{ address = "https://corpora.example/b.zip", hash = "md5:{"0" * 32}" }}, {{ address'
    path = tmp_path / "catalogue.toml"
    path.write_text(ENTRY.replace("{ address", both, 1))
    assert find_entry("small", path).check == "first use"


def test_a_name_that_is_nearly_right_is_helped() -> None:
    with pytest.raises(CorpusError) as caught:
        find_entry("anki-kor-eng")
    assert caught.value.what == "The catalogue has no corpus named 'anki-kor-eng'."
    assert "anki-eng-kor" in caught.value.advice
    with pytest.raises(CorpusError, match="corpus list"):
        find_entry("zzzzzzzz")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"small"', '"../small"'),
        ('"a.tsv"', '"../a.tsv"'),
        ('"a.tsv"', '"/a.tsv"'),
        ('"https://corpora.example/a.zip"', '"file:///a.zip"'),
        ("[{ table", "[{ source"),
        ('member = "a.tsv"', "file = 2"),
        ("title", "titel"),
        ('a.zip"', 'a.zip", hash = "sha256:0"'),
        ("evidence", "evidence = 3 ="),
    ],
)
def test_what_is_wrong_in_a_catalogue_is_refused(old: str, new: str, tmp_path: Path) -> None:
    assert "is no catalogue of corpora" in refusal(ENTRY.replace(old, new, 1), tmp_path)


def test_no_name_is_there_twice(tmp_path: Path) -> None:
    assert "more than one corpus is named small" in refusal(ENTRY * 2, tmp_path)


def test_a_catalogue_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="cannot be read"):
        read_catalogue(tmp_path / "none.toml")
