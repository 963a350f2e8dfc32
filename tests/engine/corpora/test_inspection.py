"""What an inspection finds in a corpus."""

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.config import CorpusConfig, CorpusFile
from engine.corpora.inspection import inspect_corpus
from engine.corpora.inspection_report import WORD_BUCKETS, CorpusInspection, excerpt
from engine.corpora.pair_measures import TextPair
from engine.corpora.report import CorpusReport
from engine.errors import CorpusError
from tests.engine.corpora.faulty_corpus import FAULTS, FAULTY_CORPUS, PAIR_LISTS, SOUND
from tests.engine.corpora.inspecting import inspect_pairs
from tests.engine.generators import result_of, run_to_end


def without_examples(inspection: CorpusInspection) -> CorpusInspection:
    suspects = sorted((replace(one, examples=()) for one in inspection.suspects), key=str)
    return replace(inspection, samples=(), suspects=tuple(suspects))


@settings(max_examples=25, deadline=None)
@given(PAIR_LISTS, st.randoms(use_true_random=False), st.integers(1, 30))
def test_another_order_changes_nothing_but_what_is_drawn(
    pairs: list[TextPair], chance: random.Random, portion: int
) -> None:
    shuffled = chance.sample(pairs, len(pairs))
    assert without_examples(inspect_pairs(shuffled, portion=portion)) == without_examples(inspect_pairs(pairs))


@settings(max_examples=25, deadline=None)
@given(PAIR_LISTS)
def test_the_counts_add_up(pairs: list[TextPair]) -> None:
    found = inspect_pairs(pairs, portion=11)
    assert found.pairs == len(pairs)
    for place, side in enumerate((found.source, found.target)):
        texts = [pair[place] for pair in pairs]
        characters = Counter("".join(texts))
        words = [len(text.split()) for text in texts]
        assert sum(side.histogram) == len(pairs)
        assert side.histogram[0] == sum(count <= 5 for count in words)
        assert (side.characters, side.distinct_characters) == (characters.total(), len(characters))
        assert side.longest_words == max(words, default=0)
        assert side.mean_words == pytest.approx(sum(words) / max(1, len(words)))
    distinct = set(pairs)
    sources = Counter(source for source, _ in distinct)
    assert found.duplicate_pairs == len(pairs) - len(distinct)
    assert found.repeated_sources == len(pairs) - len(sources)
    assert found.ambiguous_sources == sum(count > 1 for count in sources.values())
    assert all(0 < one.pairs <= len(pairs) for one in found.suspects)
    assert all(1 <= len(one.examples) <= one.pairs for one in found.suspects)
    assert len(found.samples) == min(10, len(pairs))
    assert all(excerpt(sample.number, pairs[sample.number - 1]) == sample for sample in found.samples)


def test_each_fault_is_found_with_its_reason_and_its_place() -> None:
    found = inspect_pairs(FAULTY_CORPUS)
    suspects = {one.reason: one for one in found.suspects}
    assert set(suspects) == set(FAULTS)
    for reason, (source, target) in FAULTS.items():
        examples = suspects[reason].examples
        assert any(FAULTY_CORPUS[example.number - 1] == (source, target) for example in examples), reason
        assert all(example.note for example in examples)
    assert {reason: one.pairs for reason, one in suspects.items()} == dict.fromkeys(FAULTS, 1)
    assert suspects["numbers"].examples[0].note == "numbers: 1998 against 2003"
    assert suspects["script"].examples[0].note == "target in Cyrillic letters, not Latin"
    assert suspects["length"].examples[0].note.startswith("7 characters against 87")
    assert (found.duplicate_pairs, found.repeated_sources, found.ambiguous_sources) == (1, 2, 1)


def test_what_is_the_rule_in_a_corpus_is_not_suspicious() -> None:
    digits = [(" ".join("27182"[: 1 + n % 5]), " ".join("27182"[: 1 + n % 5][::-1])) for n in range(100)]
    assert inspect_pairs(digits).suspects == ()
    cyrillic = [("The bridge is closed today.", f"Мост {n % 7} закрыт сегодня.") for n in range(100)]
    assert {one.reason for one in inspect_pairs(cyrillic).suspects} <= {"numbers"}


def test_samples_are_of_all_lengths_and_the_same_for_a_seed() -> None:
    pairs = [("a " * (1 + n % 40), f"{n}") for n in range(4000)]
    first, second = inspect_pairs(pairs, seed=4), inspect_pairs(pairs, seed=4, portion=4000)
    assert len(first.samples) == 10
    lengths = [len(sample.source.split()) for sample in first.samples]
    assert min(lengths) <= 2
    assert max(lengths) > 20
    assert inspect_pairs(pairs, seed=4) == first
    assert without_examples(first) == without_examples(second)
    assert inspect_pairs(pairs, seed=5).samples != first.samples


def test_repetitions_are_found_however_far_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.corpora.pair_ledger.PAIRS_A_BUCKET", 100)
    pairs = [(str(n), "x") for n in range(1234)]
    others = [(source, "y") for source, _ in pairs[10:40]]
    found = inspect_pairs([*pairs, *pairs[:5], *others])
    assert (found.duplicate_pairs, found.repeated_sources, found.ambiguous_sources) == (5, 35, 30)


def test_an_empty_corpus_is_told_as_such() -> None:
    found = inspect_pairs([])
    assert (found.pairs, found.samples, found.suspects, found.catches) == (0, (), (), ())
    assert found.source.histogram == (0,) * len(WORD_BUCKETS)


def test_nothing_in_an_excerpt_is_hidden_and_long_ones_are_cut() -> None:
    shown = excerpt(3, ("a\u202eb\x1b[2J\u00a0c", "x" * 1000))
    assert shown.source == r"a\u202eb\x1b[2J c"
    assert shown.target == "x" * 400 + "…"


def test_a_file_is_inspected_with_what_was_left_out_of_it(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    lines = [f"{source}\t{target}\n" for source, target in SOUND]
    path.write_text("".join(lines).replace("personne", "e\u0301pie", 2) + "no tab\n", encoding="utf-8")
    seen, inspection = run_to_end(inspect_corpus(CorpusConfig(files=(CorpusFile(source=path, repeat=3),)), 1))
    assert (inspection.name, inspection.pairs) == ("a.tsv", len(SOUND))
    (report,) = (step for step in seen if isinstance(step, CorpusReport))
    assert (report.lines_left_out, report.composed) == (1, 2)
    assert f"{len(SOUND)} pairs, 2 of them composed (NFC); 1 of" in report.summary


def test_what_cannot_be_read_is_told_after_what_was_read(tmp_path: Path) -> None:
    steps = inspect_corpus(CorpusConfig(files=(CorpusFile(source=tmp_path / "none.tsv"),)), 1)
    assert isinstance(next(steps), CorpusReport)
    with pytest.raises(CorpusError, match="none"):
        next(steps)


def test_an_embedded_corpus_is_inspected_as_it_is_trained_on() -> None:
    inspection = result_of(inspect_corpus(CorpusConfig(embedded="reversal", pairs=900, validation_pairs=100), 3))
    assert inspection.pairs == 1000
    assert inspection.source.language == "Digits"
    assert inspection.suspects == ()
