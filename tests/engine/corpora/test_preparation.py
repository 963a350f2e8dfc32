"""From a configuration to encoded pairs: what is held out, repeated and left out."""

import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from engine.config import CorpusConfig
from engine.corpora import preparation
from engine.corpora.encoded_pairs import EncodedPair
from engine.corpora.pair import Pair
from engine.corpora.preparation import PreparedCorpus, Progress, Step, prepare_corpus
from engine.corpora.report import CorpusReport
from engine.corpora.toy_tasks import reversal_pairs
from engine.errors import CorpusError
from tests.engine.generators import result_of, run_to_end

NAMES = ("Ann", "Ben", "Cleo", "Dan", "Eve", "Finn", "Gus", "Hana")
THINGS = ("bread", "cheese", "an apple", "a book", "two cups")
SENTENCES = [
    Pair(f"{name} buys {thing} in the shop today.", f"{name} : {thing} !") for name in NAMES for thing in THINGS
]


def write_tsv(path: Path, pairs: list[Pair]) -> Path:
    path.write_text("".join(f"{source}\t{target}\n" for source, target in pairs), encoding="utf-8")
    return path


def prepare(path: Path | None = None, seed: int = 1, **values: Any) -> PreparedCorpus:
    files = [{"source": path, **values.pop("file", {})}] if path else []
    config = CorpusConfig.model_validate({"files": files, "vocabulary_size": 100, "validation_pairs": 5} | values)
    return result_of(prepare_corpus(config, seed))


def stages(steps: Iterable[Step]) -> list[str]:
    """What was told to be done, each once."""
    return list(dict.fromkeys(step.what for step in steps if isinstance(step, Progress)))


def plain(corpus: PreparedCorpus, pairs: Sequence[EncodedPair]) -> list[Pair]:
    return [Pair(corpus.tokenizer.decode(source), corpus.tokenizer.decode(target)) for source, target in pairs]


def test_pairs_of_a_file_are_shared_out_between_training_and_validation(tmp_path: Path) -> None:
    corpus = prepare(write_tsv(tmp_path / "a.tsv", SENTENCES), source_language="English", target_language="Lists")
    assert len(corpus.validation) == 5
    assert Counter([*plain(corpus, corpus.training), *corpus.validation]) == Counter(SENTENCES)
    assert (corpus.name, corpus.source_language, corpus.target_language) == ("a.tsv", "English", "Lists")
    assert corpus.sample in corpus.validation


def test_a_source_that_is_held_out_appears_nowhere_in_training(tmp_path: Path) -> None:
    others = [Pair(source, f"{target} {target}") for source, target in SENTENCES]
    for seed in range(3):
        corpus = prepare(write_tsv(tmp_path / "a.tsv", [*SENTENCES, *others]), seed)
        sources = {pair.source for pair in plain(corpus, corpus.training)}
        assert sources
        assert not sources & {pair.source for pair in corpus.validation}


def test_a_source_of_the_validation_files_appears_nowhere_in_training(tmp_path: Path) -> None:
    held_out = [Pair(SENTENCES[3].source, "something else"), *SENTENCES[10:13]]
    corpus = prepare(
        write_tsv(tmp_path / "a.tsv", SENTENCES),
        validation_files=[{"source": write_tsv(tmp_path / "dev.tsv", held_out)}],
    )
    assert corpus.validation == held_out
    assert plain(corpus, corpus.training) == [*SENTENCES[:3], *SENTENCES[4:10], *SENTENCES[13:]]


def test_which_pairs_are_held_out_depends_on_the_seed_alone(tmp_path: Path) -> None:
    path = write_tsv(tmp_path / "a.tsv", SENTENCES)
    held_out = [prepare(path, seed).validation for seed in (1, 1, 2)]
    assert held_out[0] == held_out[1] != held_out[2]


def test_a_file_is_repeated_in_training_and_not_in_validation(tmp_path: Path) -> None:
    for seed in range(2):
        corpus = prepare(
            write_tsv(tmp_path / "a.tsv", SENTENCES), seed, file={"repeat": 3}, validation_pairs=len(SENTENCES)
        )
        assert len(corpus.validation) == len(set(corpus.validation)) == len(SENTENCES) // 2
        assert set(Counter(plain(corpus, corpus.training)).values()) == {3}


def test_several_files_are_joined_and_named(tmp_path: Path) -> None:
    files = [{"source": write_tsv(tmp_path / f"{i}.tsv", SENTENCES[i::2])} for i in (0, 1)]
    corpus = prepare(files=files)
    assert corpus.name == "0.tsv, 1.tsv"
    assert Counter([*plain(corpus, corpus.training), *corpus.validation]) == Counter(SENTENCES)


def test_pairs_with_too_many_pieces_are_left_out_of_training(tmp_path: Path) -> None:
    long = Pair(" ".join(pair.source for pair in SENTENCES[:6]), "short")
    path = write_tsv(tmp_path / "a.tsv", [*SENTENCES[:30], long])
    dev = [{"source": write_tsv(tmp_path / "dev.tsv", SENTENCES[30:])}]
    corpus = prepare(path, validation_files=dev, max_pieces=30)
    assert plain(corpus, corpus.training) == SENTENCES[:30]
    with pytest.raises(CorpusError, match="more than 4 pieces"):
        prepare(path, validation_files=dev, max_pieces=4)


def test_an_embedded_corpus_is_made_from_the_seed_and_its_sample_is_held_out() -> None:
    corpus = prepare(embedded="reversal", pairs=200, validation_pairs=20, vocabulary_size=None)
    made = list(dict.fromkeys(reversal_pairs(220, seed=1)))
    assert corpus.validation == [*made[:20], corpus.sample]
    assert plain(corpus, corpus.training) == [p for p in made[20:] if p.source not in {v.source for v in made[:20]}]
    assert (corpus.name, corpus.source_language) == ("reversal", "Digits")
    assert corpus.tokenizer.vocabulary_size == 25


def test_the_sample_of_files_is_a_held_out_pair_of_some_nine_words(tmp_path: Path) -> None:
    nine = Pair("one two three four five six seven eight nine", "neuf")
    dev = write_tsv(tmp_path / "dev.tsv", [Pair("short", "court"), nine, Pair("word " * 30, "long")])
    assert prepare(write_tsv(tmp_path / "a.tsv", SENTENCES), validation_files=[{"source": dev}]).sample == nine


def test_a_tokenizer_that_is_given_is_used(tmp_path: Path) -> None:
    path = write_tsv(tmp_path / "a.tsv", SENTENCES)
    given = prepare(path).tokenizer
    config = CorpusConfig.model_validate({"files": [{"source": path}], "vocabulary_size": 60})
    steps, corpus = run_to_end(prepare_corpus(config, 2, given))
    assert corpus.tokenizer is given
    assert "Learning the vocabulary" not in stages(steps)


def test_progress_tells_what_is_done_and_how_far_it_is() -> None:
    steps, corpus = run_to_end(prepare_corpus(CorpusConfig(embedded="reversal", pairs=3000, validation_pairs=100), 1))
    assert stages(steps) == [
        "Making the corpus",
        "Looking for repeated pairs",
        "Setting validation pairs apart",
        "Learning the vocabulary",
        "Cutting sentences into pieces",
        "Aligning pairs to validate with",
    ]
    assert steps[:7] == [Progress("Making the corpus", done, 3100) for done in range(0, 3100, 500)]
    pairs = len(corpus.training)
    assert steps[-67:-60] == [
        *(Progress("Cutting sentences into pieces", done, pairs) for done in range(0, pairs, 500)),
        Progress("Cutting sentences into pieces", 0, len(corpus.validation)),
    ]
    assert steps[-60:] == [Progress("Aligning pairs to validate with", done, 60) for done in range(60)]


def test_each_file_is_reported_once_however_often_it_is_repeated(tmp_path: Path) -> None:
    train, dev = write_tsv(tmp_path / "a.tsv", SENTENCES), write_tsv(tmp_path / "dev.tsv", SENTENCES[:9])
    dev.write_bytes(dev.read_bytes() + b"no tab\n")
    config = CorpusConfig.model_validate(
        {"files": [{"source": train, "repeat": 3}], "validation_files": [{"source": dev}], "vocabulary_size": 100}
    )
    steps, corpus = run_to_end(prepare_corpus(config, 1))
    reports = [step for step in steps if isinstance(step, CorpusReport)]
    assert [report.files for report in reports] == [(str(train),), (str(dev),)]
    assert [(report.lines, report.pairs) for report in reports] == [(40, 40), (10, 9)]
    assert len(corpus.training) == 3 * (len(SENTENCES) - 9)


def test_a_file_that_is_refused_is_reported_before(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("no tab\n" * 3 + "one\ttwo\n")
    steps: list[Step] = []
    with pytest.raises(CorpusError, match="3 of 4 lines left out"):
        steps.extend(prepare_corpus(CorpusConfig.model_validate({"files": [{"source": path}]}), 1))
    assert [(step.pairs, len(step.bad_lines)) for step in steps if isinstance(step, CorpusReport)] == [(1, 3)]


def test_more_pairs_than_memory_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparation, "MOST_PAIRS", 3 * len(SENTENCES) - 1)
    path = write_tsv(tmp_path / "a.tsv", SENTENCES)
    assert len(prepare(path, file={"repeat": 2}).training) == 2 * 35
    with pytest.raises(CorpusError, match="more than 119 pairs"):
        prepare(path, file={"repeat": 3})


def test_held_out_pairs_with_too_many_pieces_are_left_out_too(tmp_path: Path) -> None:
    nine_words = "aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii"  # the pinned pair, if it were not for its pieces
    long = Pair(nine_words, "long " * 30)
    dev = write_tsv(tmp_path / "dev.tsv", [long, *SENTENCES[30:]])
    corpus = prepare(write_tsv(tmp_path / "a.tsv", SENTENCES[:30]), validation_files=[{"source": dev}], max_pieces=30)
    assert corpus.validation == SENTENCES[30:]
    assert corpus.sample in corpus.validation
    write_tsv(dev, [long])
    with pytest.raises(CorpusError, match="held out to validate with has more than 30 pieces"):
        prepare(tmp_path / "a.tsv", validation_files=[{"source": dev}], max_pieces=30)


def test_the_sample_of_an_embedded_corpus_gives_way_if_it_has_too_many_pieces() -> None:
    corpus = prepare(embedded="reversal", pairs=200, validation_pairs=20, vocabulary_size=None, max_pieces=6)
    assert corpus.sample in corpus.validation
    assert all(len(corpus.tokenizer.encode(side)) <= 6 for pair in corpus.validation for side in pair)


@pytest.mark.parametrize(
    "stage",
    [
        "Reading the corpus",
        "Looking for repeated pairs",
        "Reading the validation pairs",
        "Setting validation pairs apart",
        "Learning the vocabulary",
        "Cutting sentences into pieces",
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="does not tell what processes and files there are")
def test_the_preparation_can_be_stopped_within_any_stage_and_leaves_nothing_behind(stage: str, tmp_path: Path) -> None:
    pairs = list(reversal_pairs(8000, seed=3))
    files = [{"source": write_tsv(tmp_path / "a.tsv", pairs)}, {"source": write_tsv(tmp_path / "b.tsv", pairs)}]
    given = {"files": files, "validation_files": [{"source": write_tsv(tmp_path / "dev.tsv", pairs[:3000])}]}
    if stage == "Looking for repeated pairs":
        del given["validation_files"]
    opened = len(list(Path("/dev/fd").iterdir()))
    preparing = prepare_corpus(CorpusConfig.model_validate(given), 1)
    seen = 0
    for step in preparing:
        seen += isinstance(step, Progress) and step.what == stage
        if seen == 3 or (seen and stage not in stages([step])):
            break
    assert seen
    preparing.close()
    with pytest.raises(ChildProcessError):  # there is none to wait for
        os.waitpid(-1, os.WNOHANG)
    assert len(list(Path("/dev/fd").iterdir())) == opened


def test_little_is_done_between_two_looks_at_the_commands(tmp_path: Path) -> None:
    long = Pair("word " * 3000, "mot " * 3000)
    path = write_tsv(tmp_path / "a.tsv", [*reversal_pairs(20_000, seed=3), *[long] * 300])
    gaps, last = [], time.process_time()
    for _ in prepare_corpus(CorpusConfig.model_validate({"files": [{"source": path}]}), 1):
        gaps.append(time.process_time() - last)
        last = time.process_time()
    assert max(gaps) < 0.2  # of the processor's time: a busy machine changes nothing


@pytest.mark.parametrize("pairs", [SENTENCES[:1], [SENTENCES[0]] * 20])
def test_too_few_pairs_are_refused(pairs: list[Pair], tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="too few pairs"):
        prepare(write_tsv(tmp_path / "a.tsv", pairs))


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    empty = write_tsv(tmp_path / "empty.tsv", [])
    with pytest.raises(CorpusError, match=r"empty\.tsv is empty"):
        prepare(empty)
    with pytest.raises(CorpusError, match=r"empty\.tsv is empty"):
        prepare(write_tsv(tmp_path / "a.tsv", SENTENCES), validation_files=[{"source": empty}])


def test_a_corpus_can_be_taken_in_lower_case(tmp_path: Path) -> None:
    corpus = prepare(write_tsv(tmp_path / "a.tsv", SENTENCES), lower_case=True)
    lower = {Pair(source.lower(), target.lower()) for source, target in SENTENCES}
    assert set(plain(corpus, corpus.training)) < lower
    assert set(corpus.validation) < set(SENTENCES)


def test_text_is_kept_to_be_cut_anew_only_where_merges_are_left_out(tmp_path: Path) -> None:
    path = write_tsv(tmp_path / "a.tsv", SENTENCES)
    assert prepare(path).sampling is None
    corpus = prepare(path, bpe_dropout=0.5)
    assert corpus.sampling
    every = range(len(corpus.training))
    anew = corpus.sampling.cut(every, "a seed")
    assert plain(corpus, anew) == plain(corpus, corpus.training)
    assert anew != list(corpus.training)


@pytest.mark.parametrize(("name", "shortest", "longest"), [("reversal", 15, 24), ("grammar", 31, 40)])
def test_an_embedded_corpus_has_the_lengths_that_are_asked_for(name: str, shortest: int, longest: int) -> None:
    values = {"pairs": 100, "validation_pairs": 60, "max_pieces": 200, "vocabulary_size": None}
    corpus = prepare(embedded=name, shortest=shortest, longest=longest, **dict[str, Any](values))
    lengths = {len(pair.source.split()) for pair in corpus.validation if pair != corpus.sample}
    assert shortest <= min(lengths) < max(lengths) <= longest


def test_lengths_with_nothing_between_are_refused() -> None:
    with pytest.raises(CorpusError, match="at least 15 and at most 14 words"):
        prepare(embedded="reversal", pairs=100, shortest=15, vocabulary_size=None)


@pytest.mark.parametrize("name", ["reversal", "grammar"])
def test_an_embedded_corpus_knows_the_alignment_of_the_first_pairs_that_it_holds_out(name: str) -> None:
    corpus = result_of(prepare_corpus(CorpusConfig(embedded=name, pairs=600, validation_pairs=100), seed=4))
    assert [(pair.source, pair.target) for pair in corpus.aligned] == corpus.validation[: preparation.ALIGNED_PAIRS]
    for pair in corpus.aligned:
        assert pair.alignment[0][0] == 0
        assert {target for _, target in pair.alignment} <= set(range(len(pair.target_spans)))


def test_of_few_pairs_to_validate_with_all_have_their_alignment_but_the_sample() -> None:
    corpus = result_of(prepare_corpus(CorpusConfig(embedded="reversal", pairs=600, validation_pairs=12), seed=1))
    assert [(pair.source, pair.target) for pair in corpus.aligned] == corpus.validation[:-1]


def test_of_pairs_from_a_file_no_alignment_is_known(tmp_path: Path) -> None:
    assert prepare(write_tsv(tmp_path / "a.tsv", SENTENCES)).aligned == ()
