"""Finding: the longer the sentence, the more the RNN loses; the models with attention lose a fraction of it."""

from pathlib import Path

import pytest

from engine.card_files import read_model_card
from engine.corpora.made_sets import made_sources
from engine.errors import CorpusError
from engine.experiments.bottleneck import BUCKETS, SEED, _made, run
from engine.experiments.contract import Laboratory, Progress
from engine.experiments.resampling import bleu_interval
from engine.measurements.bottleneck import BottleneckOptions, LengthMeasured, bottleneck_tables
from engine.models import LoadedModels, find_model, pack_models
from tests.engine.experiments.running import measure


def losses(measured: list[LengthMeasured]) -> dict[str, float]:
    """By how much the BLEU of each architecture falls from the shortest to the longest bucket."""
    found = {(m.architecture, m.shortest): m.bleu.score for m in measured}
    shortest, longest = BUCKETS[0][0], BUCKETS[-1][0]
    names = dict.fromkeys(m.architecture for m in measured)
    return {name: found[name, shortest] - found[name, longest] for name in names}


@pytest.fixture(scope="module")
def measured() -> list[LengthMeasured]:
    return measure("bottleneck", sentences=12, is_fresh=True)


def test_the_rnn_loses_several_times_what_the_models_with_attention_lose(measured: list[LengthMeasured]) -> None:
    lost = losses(measured)
    assert lost["rnn"] > 50
    assert lost["rnn"] > 2 * max(lost["transformer"], 1)
    assert lost["rnn"] > 5 * max(lost["attention_rnn"], 1)


def test_on_the_longest_sentences_the_intervals_are_far_apart(measured: list[LengthMeasured]) -> None:
    longest = {m.architecture: m for m in measured if m.longest == BUCKETS[-1][1]}
    for score in ("bleu", "chrf"):
        rnn = getattr(longest["rnn"], score).high
        assert rnn < getattr(longest["transformer"], score).low
        assert rnn < getattr(longest["attention_rnn"], score).low


@pytest.mark.slow
@pytest.mark.parametrize("pack", ["grammar", "everyday"])
def test_with_all_sentences_the_rnn_keeps_little_of_its_bleu_and_the_others_at_least_a_quarter(pack: str) -> None:
    found = measure("bottleneck", pack=pack)
    kept = {}
    for name in ("rnn", "attention_rnn", "transformer"):
        scores = [m.bleu.score for m in found if m.architecture == name]
        kept[name] = scores[-1] / scores[0]
    assert kept["rnn"] < 0.2
    assert min(kept["attention_rnn"], kept["transformer"]) > 0.25


@pytest.mark.slow
def test_no_sentence_was_seen_in_training() -> None:
    cards = [read_model_card(find_model(model)) for model in pack_models("grammar")]
    seen: set[str] = set()
    for made in {part.made_from for card in cards for part in card.data if part.made_from}:
        seen |= made_sources(made)
    assert seen
    for bucket in BUCKETS:
        pairs = _made(BottleneckOptions(), bucket)
        assert pairs
        assert not [pair.source for pair in pairs if pair.source in seen], f"seed {SEED}, {bucket}"


def test_every_length_is_within_its_bucket_and_every_model_gets_the_same_sentences(
    measured: list[LengthMeasured],
) -> None:
    by_bucket: dict[int, set[tuple[str, ...]]] = {}
    for m in measured:
        assert all(m.shortest <= len(sentence.source.split()) <= m.longest for sentence in m.sentences)
        by_bucket.setdefault(m.shortest, set()).add(tuple(sentence.source for sentence in m.sentences))
    assert all(len(sources) == 1 for sources in by_bucket.values())


def test_own_pairs_are_sorted_into_the_buckets(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.tsv"
    short, long = "I am a student.\tJe suis étudiant.\n", f"{'very ' * 12}old\t{'très ' * 12}vieux\n"
    pairs.write_text(short * 3 + long * 2, encoding="utf-8")
    found = measure("bottleneck", corpus=str(pairs))
    assert {(m.shortest, len(m.sentences)) for m in found} == {(1, 3), (11, 2)}


def test_commands_are_looked_at_while_a_long_file_is_read(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text("I am a student.\tJe suis étudiant.\n" * 20_001, encoding="utf-8")
    steps = run(BottleneckOptions(corpus=str(pairs), sentences=4), Laboratory(LoadedModels()))
    assert [next(steps) for _ in range(5)] == [None] * 5
    assert next(steps) == Progress("Translating 1 to 10 words with RNN", 0, 18)


def test_a_file_that_is_not_there_is_refused() -> None:
    with pytest.raises((CorpusError, OSError)):
        measure("bottleneck", corpus="/nowhere/pairs.tsv")


def test_an_interval_holds_its_score_and_narrows_to_a_point_where_all_is_right() -> None:
    references = ["the red book is on the table", "a cat sees the old dog here", "we read it in the garden today"] * 4
    mixed = [r if i % 2 else r.replace("the", "a") for i, r in enumerate(references)]
    some = bleu_interval(mixed, references)
    assert some.low < some.score < some.high
    assert some.low > 0
    whole = bleu_interval(references, references)
    assert whole.score == pytest.approx(100)
    assert whole.high - whole.low == pytest.approx(0, abs=1e-3)


def test_the_tables_have_a_row_for_each_score_and_each_sentence(measured: list[LengthMeasured]) -> None:
    scores, sentences = bottleneck_tables(measured)
    assert len(scores.rows) == len(measured)
    assert len(sentences.rows) == sum(len(m.sentences) for m in measured)
    assert all(len(row) == len(table.columns) for table in (scores, sentences) for row in table.rows)
