"""Pairs from files, and a report on the lines that are none."""

import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.corpora.lines import LONGEST_LINE
from engine.corpora.pair import Pair
from engine.corpora.reading import MOST_BAD_LINES, CorpusReader, read_pairs
from engine.corpora.report import CorpusReport
from engine.errors import CorpusError
from tests.engine.corpora.corpus_files import BAD_TEXTS, ENDINGS, LAYOUTS, Row, write_rows, written

PAIRS = [Pair("Hello.", "Bonjour."), Pair("How are you?", "Comment allez-vous ?"), Pair("Yes.", "Oui.")]
TSV = "".join(f"{source}\t{target}\n" for source, target in PAIRS)
ROWS: list[Row] = [(source.encode(), target.encode()) for source, target in PAIRS]

anything = st.text(st.characters(exclude_characters="\n\t\0", exclude_categories=["Cs"]), max_size=20)
good_rows = st.tuples(*[anything.map(lambda text: f"s {text} s".encode())] * 2)
bad_rows = st.builds(
    lambda good, bad, side: (bad, good) if side else (good, bad),
    st.just(b"good"),
    st.sampled_from([text for text, _ in BAD_TEXTS.values()]),
    st.booleans(),
)


def read(*paths: Path) -> tuple[list[Pair], CorpusReport]:
    reader = CorpusReader(*paths)
    pairs = [pair for portion in reader.portions() for pair in portion]
    return pairs, reader.report()


def complaint(*paths: Path) -> CorpusError:
    with pytest.raises(CorpusError) as caught:
        read(*paths)
    return caught.value


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("files", LAYOUTS)
def test_one_file_or_two_are_read_plain_or_compressed(files: int, ending: str, tmp_path: Path) -> None:
    paths = write_rows(tmp_path, ROWS, files, ending)
    assert read(*paths) == (PAIRS, CorpusReport(tuple(map(str, paths)), lines=3))
    assert list(read_pairs(*paths)) == PAIRS


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("files", LAYOUTS)
@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("name", BAD_TEXTS)
def test_a_line_with_bad_text_is_left_out_and_named(
    name: str, side: int, files: int, ending: str, tmp_path: Path
) -> None:
    text, fault = BAD_TEXTS[name]
    bad: Row = (b"good", text) if side else (text, b"good")
    paths = write_rows(tmp_path, [*ROWS, bad, *ROWS, bad, *ROWS], files, ending)
    pairs, report = read(*paths)
    assert pairs == 3 * PAIRS
    assert (report.lines, report.pairs, report.left_out) == (11, 9, ((fault, 2),))
    assert [(line.file, line.line, line.fault) for line in report.bad_lines] == [
        (str(paths[side % files]), number, fault) for number in (4, 8)
    ]


@pytest.mark.parametrize(("line", "tabs"), [("no tab", 0), ("one\ttwo\tthree", 2), ("\t\t", 2)])
def test_a_line_without_exactly_one_tab_is_left_out(line: str, tabs: int, tmp_path: Path) -> None:
    pairs, report = read(written(tmp_path / "a.tsv", f"{TSV}{line}\nHi.\tSalut.\n"))
    assert pairs == [*PAIRS, Pair("Hi.", "Salut.")]
    (bad,) = report.bad_lines
    assert (bad.line, bad.what) == (4, f"{tabs} tabs where one should be") if line.strip() else (4, "nothing on it")


def test_both_lines_of_a_pair_are_left_out_together_so_that_nothing_shifts(tmp_path: Path) -> None:
    english = written(tmp_path / "a.en", b"one\n\xff\nthree\nfour\nfive\n")
    french = written(tmp_path / "a.fr", b"un\ndeux\ntrois\n\ncinq\n")
    pairs, report = read(english, french)
    assert pairs == [Pair("one", "un"), Pair("three", "trois"), Pair("five", "cinq")]
    assert report.left_out == (("not UTF-8", 1), ("empty side", 1))
    assert [str(line) for line in report.bad_lines] == [
        f"{english}, line 2: not UTF-8 at byte 1: “\\xff”",
        f"{french}, line 4: the target is empty",
    ]


def test_an_excerpt_shows_the_place_and_nothing_that_a_terminal_would_obey(tmp_path: Path) -> None:
    bad = b"\x1b[31m" + b"a" * 50 + "é\u2028".encode() + b"\xe9" + b"b" * 50
    _, report = read(written(tmp_path / "a.tsv", TSV.encode() + bad + b"\tx\n"))
    assert report.bad_lines[0].what == "not UTF-8 at byte 61"
    assert report.bad_lines[0].excerpt == f"…{'a' * 28}é\\u2028\\xe9{'b' * 26}…"
    _, report = read(written(tmp_path / "b.tsv", f"{TSV}\x1b[31m\0\tx\n"))
    assert report.bad_lines[0].excerpt == r"\x1b[31m\x00\tx"


def test_all_bad_lines_are_counted_and_the_first_are_shown(tmp_path: Path) -> None:
    bad = MOST_BAD_LINES + 5
    _, report = read(written(tmp_path / "a.tsv", 10 * TSV + "no tab\n" * bad))
    assert report.left_out == (("wrong number of tabs", bad),)
    assert [line.line for line in report.bad_lines] == list(range(31, 31 + MOST_BAD_LINES))


def test_a_report_is_summed_up_in_one_line(tmp_path: Path) -> None:
    path = written(tmp_path / "a.tsv", 400 * TSV + "no tab\nno tab\n\ta\n")
    summary = read(path)[1].summary
    assert summary == f"{path}: 1,200 pairs; 3 of 1,203 lines left out (2 wrong number of tabs, 1 empty side)"
    assert read(written(path, TSV))[1].summary == f"{path}: 3 pairs"


@pytest.mark.parametrize("files", LAYOUTS)
def test_a_file_of_which_more_than_half_is_bad_is_refused_with_what_was_found(files: int, tmp_path: Path) -> None:
    bad: Row = (b"", b"good")
    half = write_rows(tmp_path, [*ROWS, bad, bad, bad], files)
    assert read(*half)[0] == PAIRS
    paths = write_rows(tmp_path, [*ROWS, bad, bad, bad, bad], files)
    names = ", ".join(map(str, paths))
    assert complaint(*paths).what == (
        f"{names}: 3 pairs; 4 of 7 lines left out (4 empty side). The first: {paths[0]}, line 4: the source is empty."
    )


def test_an_empty_file_is_refused_by_name(tmp_path: Path) -> None:
    path, other = written(tmp_path / "a.en", ""), written(tmp_path / "a.fr.gz", "\ufeff")
    assert complaint(path).what == f"{path} is empty."
    assert complaint(path, other).what == f"{path} and {other} are empty."


def test_only_a_line_feed_ends_a_line(tmp_path: Path) -> None:
    odd = "a\u0085b\u2028c\u2029d\x1de\x0bf\x0cg\rh"
    path = written(tmp_path / "a.tsv", f"{odd}\tone\ntwo\t{odd}\nthree\tthree\nno tab\n")
    pairs, report = read(path)
    assert pairs == [Pair(odd, "one"), Pair("two", odd), Pair("three", "three")]
    assert [line.line for line in report.bad_lines] == [4]


@pytest.mark.parametrize("files", LAYOUTS)
def test_line_ends_of_windows_and_byte_order_marks_are_no_text(files: int, tmp_path: Path) -> None:
    for path in write_rows(tmp_path, ROWS, files):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read(*sorted(tmp_path.glob("a.*"))) == (
        PAIRS,
        CorpusReport(tuple(map(str, sorted(tmp_path.glob("a.*")))), lines=3),
    )


def test_the_byte_order_marks_of_files_that_were_joined_are_no_text(tmp_path: Path) -> None:
    assert read(written(tmp_path / "a.tsv", 2 * f"\ufeff{TSV}"))[0] == 2 * PAIRS


@pytest.mark.parametrize("end", ["", "\n"])
def test_the_last_line_needs_no_end(end: str, tmp_path: Path) -> None:
    assert read(written(tmp_path / "a.tsv", TSV.removesuffix("\n") + end))[0] == PAIRS


def test_the_longest_line_is_still_read(tmp_path: Path) -> None:
    side = "x" * (LONGEST_LINE // 2 - 1)
    pairs, report = read(written(tmp_path / "a.tsv", f"{side}\t{side}\r\n{side}x\t{side}x\r\n"))
    assert pairs == [Pair(side, side)]
    assert report.left_out == (("too long", 1),)
    assert report.bad_lines[0].line == 2


@given(
    st.lists(st.tuples(st.booleans(), good_rows, bad_rows), min_size=1, max_size=40),
    st.sampled_from(LAYOUTS),
    st.sampled_from(ENDINGS),
)
def test_of_any_mixture_exactly_the_good_pairs_come_in_order_and_the_others_are_counted(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[bool, Row, Row]], files: int, ending: str
) -> None:
    rows = [good if is_good else bad for is_good, good, bad in drawn]
    expected = [tuple(unicodedata.normalize("NFC", side.decode()) for side in row) for ok, row, _ in drawn if ok]
    faults = dict(BAD_TEXTS.values())
    wrong = Counter(next(faults[side] for side in bad if side in faults) for is_good, _, bad in drawn if not is_good)
    reader = CorpusReader(*write_rows(tmp_path_factory.getbasetemp(), rows, files, ending))
    pairs: list[Pair] = []
    try:
        for portion in reader.portions():
            pairs += portion
    except CorpusError:
        assert len(expected) < len(rows) / 2
    report = reader.report()
    assert pairs == expected
    assert (report.lines, report.pairs, dict(report.left_out)) == (len(rows), len(expected), wrong)
    assert [line.line for line in report.bad_lines] == [
        number for number, (is_good, _, _) in enumerate(drawn, 1) if not is_good
    ][:MOST_BAD_LINES]


def test_text_is_composed_so_that_equal_sentences_are_equal(tmp_path: Path) -> None:
    assert read(written(tmp_path / "a.tsv", "cafe\u0301\tCe\u0301sar\n"))[0] == [Pair("caf\u00e9", "C\u00e9sar")]


@pytest.mark.timeout(60)
def test_a_pile_of_accents_does_not_stop_the_reading(tmp_path: Path) -> None:
    pile = "e" + "\u0315\u0300" * 8000  # takes 2 s a line to put into order
    pairs, _ = read(written(tmp_path / "a.tsv", f"{pile}\tb\n" * 300))
    assert pairs == [Pair(pile, "b")] * 300
