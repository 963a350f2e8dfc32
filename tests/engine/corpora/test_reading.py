"""Pairs from files, and complaints that name the line."""

import gzip
import lzma
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.corpora.pair import Pair
from engine.corpora.reading import LONGEST_LINE, read_pairs
from engine.errors import CorpusError

PAIRS = [Pair("Hello.", "Bonjour."), Pair("How are you?", "Comment allez-vous ?"), Pair("Yes.", "Oui.")]
TSV = "".join(f"{source}\t{target}\n" for source, target in PAIRS)


def written(path: Path, content: str | bytes) -> Path:
    data = content.encode() if isinstance(content, str) else content
    match path.suffix:
        case ".gz":
            data = gzip.compress(data)
        case ".xz":
            data = lzma.compress(data)
    path.write_bytes(data)
    return path


def complaint(source: Path, target: Path | None = None) -> CorpusError:
    with pytest.raises(CorpusError) as caught:
        list(read_pairs(source, target))
    return caught.value


@pytest.mark.parametrize("name", ["a.tsv", "a.tsv.gz", "a.tsv.xz"])
def test_a_tsv_file_is_read_plain_or_compressed(name: str, tmp_path: Path) -> None:
    assert list(read_pairs(written(tmp_path / name, TSV))) == PAIRS


@pytest.mark.parametrize("ending", ["", ".gz", ".xz"])
def test_two_parallel_files_are_read_plain_or_compressed(ending: str, tmp_path: Path) -> None:
    english = written(tmp_path / f"a.en{ending}", "\n".join(pair.source for pair in PAIRS))
    french = written(tmp_path / f"a.fr{ending}", "\n".join(pair.target for pair in PAIRS) + "\n")
    assert list(read_pairs(english, french)) == PAIRS


def test_pairs_come_one_by_one_so_that_a_fault_below_does_not_keep_those_above(tmp_path: Path) -> None:
    pairs = read_pairs(written(tmp_path / "a.tsv", TSV + "no tab\n"))
    assert [next(pairs) for _ in PAIRS] == PAIRS
    with pytest.raises(CorpusError):
        next(pairs)


@pytest.mark.parametrize(("line", "tabs"), [("no tab", 0), ("one\ttwo\tthree", 2), ("", 0)])
def test_a_line_that_is_no_pair_is_named(line: str, tabs: int, tmp_path: Path) -> None:
    path = written(tmp_path / "a.tsv", f"{TSV}{line}\nHi.\tSalut.\n")
    assert complaint(path).what == f"{path}, line 4: expected one tab between two sentences, found {tabs}."


@pytest.mark.parametrize(("line", "side"), [("\tOui.", "source"), ("Yes.\t", "target"), (" \tOui.", "source")])
def test_an_empty_side_is_named(line: str, side: str, tmp_path: Path) -> None:
    path = written(tmp_path / "a.tsv", f"{TSV}{line}\n")
    assert complaint(path).what == f"{path}, line 4: the {side} sentence is empty."


@pytest.mark.parametrize(("name", "side"), [("a.en", "source"), ("a.fr", "target")])
def test_of_two_files_the_one_with_the_empty_line_is_named(name: str, side: str, tmp_path: Path) -> None:
    for each in ("a.en", "a.fr"):
        written(tmp_path / each, "one\n\nthree\n" if each == name else "one\ntwo\nthree\n")
    found = complaint(tmp_path / "a.en", tmp_path / "a.fr")
    assert found.what == f"{tmp_path / name}, line 2: the {side} sentence is empty."


@pytest.mark.parametrize(("english", "french", "shorter"), [(3, 5, "a.en"), (5, 3, "a.fr"), (0, 1, "a.en")])
def test_of_two_files_the_shorter_one_and_the_line_that_it_lacks_are_named(
    english: int, french: int, shorter: str, tmp_path: Path
) -> None:
    left = written(tmp_path / "a.en", "word\n" * english)
    right = written(tmp_path / "a.fr", "mot\n" * french)
    missing = min(english, french) + 1
    assert complaint(left, right).what == f"{tmp_path / shorter} ends before line {missing}, the other file goes on."


@pytest.mark.parametrize("ending", ["", ".gz"])
def test_text_that_is_not_utf_8_is_named_by_line_and_byte(ending: str, tmp_path: Path) -> None:
    path = written(tmp_path / f"a.tsv{ending}", TSV.encode() + "Café\tcafé\n".encode("latin-1"))
    assert complaint(path).what == f"{path}, line 4: not UTF-8 text (byte 4)."


def test_only_a_line_feed_ends_a_line(tmp_path: Path) -> None:
    odd = "a\u0085b\u2028c\u2029d\x1de\x0bf\x0cg\rh"
    path = written(tmp_path / "a.tsv", f"{odd}\tone\ntwo\t{odd}\nthree\tthree\nno tab\n")
    pairs = read_pairs(path)
    assert [next(pairs) for _ in range(3)] == [Pair(odd, "one"), Pair("two", odd), Pair("three", "three")]
    with pytest.raises(CorpusError, match="line 4"):
        next(pairs)


def test_line_ends_of_windows_and_a_byte_order_mark_are_no_text(tmp_path: Path) -> None:
    path = written(tmp_path / "a.tsv", "\ufeff" + TSV.replace("\n", "\r\n"))
    assert list(read_pairs(path)) == PAIRS


@given(
    st.lists(
        st.tuples(*[st.text(st.characters(exclude_characters="\n\t", exclude_categories=["Cs"]), min_size=1)] * 2),
        max_size=8,
    )
)
def test_no_text_shifts_a_parallel_corpus(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]
) -> None:
    folder = tmp_path_factory.getbasetemp()
    lines = [(f"s {source} s", f"t {target} t") for source, target in pairs]
    left = written(folder / "any.en", "".join(f"{source}\n" for source, _ in lines))
    right = written(folder / "any.fr", "".join(f"{target}\n" for _, target in lines))
    read = list(read_pairs(left, right))
    assert len(read) == len(pairs)
    assert all(source[0] + target[0] == "st" for source, target in read)


def test_text_is_composed_so_that_equal_sentences_are_equal(tmp_path: Path) -> None:
    path = written(tmp_path / "a.tsv", "cafe\u0301\tCe\u0301sar\n")
    assert list(read_pairs(path)) == [Pair("caf\u00e9", "C\u00e9sar")]


@pytest.mark.parametrize("name", ["a.tsv", "a.tsv.gz", "a.tsv.xz"])
def test_a_file_that_is_not_there_is_named(name: str, tmp_path: Path) -> None:
    assert complaint(tmp_path / name).what == f"{tmp_path / name} cannot be read: No such file or directory."


@pytest.mark.parametrize("ending", [".gz", ".xz"])
@pytest.mark.parametrize("damage", ["cut", "changed", "not compressed"])
def test_a_damaged_archive_is_named(ending: str, damage: str, tmp_path: Path) -> None:
    many = "".join(f"line {i} {i * 7919 % 1013}\tligne {i}\n" for i in range(5000))
    path = written(tmp_path / f"a.tsv{ending}", many)
    data = path.read_bytes()
    match damage:
        case "cut":
            path.write_bytes(data[: len(data) // 2])
        case "changed":
            half = len(data) // 2
            path.write_bytes(data[:half] + b"\xff" * 64 + data[half + 64 :])
        case _:
            path.write_bytes(TSV.encode())
    found = complaint(path)
    assert found.what.startswith(f"{path} cannot be read: ") or f"{path}, line " in found.what


def test_what_is_no_sentence_is_refused_before_memory_is_full(tmp_path: Path) -> None:
    path = written(tmp_path / "a.tsv", "a\tb\n" + "x" * (LONGEST_LINE + 10))
    assert complaint(path).what.startswith(f"{path}, line 2: longer than")
