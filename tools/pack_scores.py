"""What the models of a pack reach on its test sets, and which sentences they get wrong."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from engine.alignment_error import alignment_error_rate
from engine.cards import MadeTest, ScoreByLength, ScoresOnSet, Weakness
from engine.checkpoint import load_model
from engine.corpora.made_sets import make_unseen_pairs
from engine.corpora.pair import AlignedPair, Pair
from engine.corpora.reading import read_pairs
from engine.decoding import iterate_translations
from engine.errors import ConfigError, CorpusError
from engine.evaluation import Evaluation, evaluate_model
from tools.pack_facts import TestSetFacts, WeaknessFacts


@dataclass(frozen=True, slots=True)
class TestSet:
    """A set to score on; `aligned`: the same pairs with their gold alignment, where there is one."""

    facts: TestSetFacts
    pairs: list[Pair]
    aligned: list[AlignedPair]


def make_test_set(facts: TestSetFacts, training: Set[str], corpora: Path | None) -> TestSet:
    """Read a set or make it; raises CorpusError if one of its sources was in training."""
    if facts.corpus:
        aligned: list[AlignedPair] = []
        for shortest, longest in facts.lengths:
            if longest is None:
                raise ConfigError(f"{facts.name} has a length without an end.", advice="Give the longest of each.")
            aligned += make_unseen_pairs(
                facts.corpus, facts.pairs, facts.seed, shortest=shortest, longest=longest, seen=training
            )
        return TestSet(facts, [Pair(pair.source, pair.target) for pair in aligned], aligned)
    if corpora is None:
        raise ConfigError(f"{facts.name} cannot be read without the corpora.", advice="Give --corpora.")
    pairs = list(read_pairs(corpora / f"{facts.name}.tsv.xz"))
    known = sum(pair.source in training for pair in pairs)
    if known:
        raise CorpusError(
            f"{known:,} of the {len(pairs):,} sources of {facts.name} were in training.",
            advice="Leave this set out of the facts, or train without them.",
        )
    return TestSet(facts, pairs, [])


def score(folder: Path, test: TestSet, *, has_one_answer: bool, lower_case: bool) -> ScoresOnSet:
    """Translate a set greedily in float32 and score it."""
    model, tokenizer, _ = load_model(folder)
    evaluation = evaluate_model(
        model, tokenizer, test.pairs, precision="float32", lower_case=lower_case, buckets=test.facts.lengths
    )
    errors = alignment_error_rate(model, tokenizer, test.aligned) if test.aligned else None
    scores, facts = evaluation.scores, test.facts
    best_head = None
    if errors and sum(map(len, errors.by_head)) > 1:
        layer, head = errors.best_head
        best_head = layer + 1, head + 1, round(errors.by_head[layer][head], 4)
    return ScoresOnSet(
        name=facts.name,
        pairs=len(test.pairs),
        made_from=MadeTest(corpus=facts.corpus, seed=facts.seed, pairs_a_length=facts.pairs) if facts.corpus else None,
        bleu=round(scores.bleu, 2),
        bleu_signature=scores.signature,
        chrf=round(scores.chrf, 2),
        chrf_signature=scores.chrf_signature,
        exact_match=round(scores.exact_match, 2) if has_one_answer else None,
        alignment_error_rate=round(errors.mean, 4) if errors else None,
        best_head=best_head,
        by_length=_by_length(evaluation, has_one_answer),
    )


def _by_length(evaluation: Evaluation, has_one_answer: bool) -> tuple[ScoreByLength, ...]:
    return tuple(
        ScoreByLength(
            shortest=part.shortest,
            longest=part.longest,
            pairs=part.pairs,
            bleu=round(part.bleu, 2),
            chrf=round(part.chrf, 2),
            exact_match=round(part.exact_match, 2) if has_one_answer else None,
        )
        for part in evaluation.by_length
    )


def find_weaknesses(folder: Path, sentences: Sequence[WeaknessFacts]) -> tuple[Weakness, ...]:
    """What the model makes of these sentences, each alone; those that it gets right are left out."""
    model, tokenizer, _ = load_model(folder)
    found = []
    for facts in sentences:
        ((_, translation),) = iterate_translations(model, tokenizer, [facts.source], precision="float32")
        missing = missing_words(translation, facts.expected)
        if missing or (facts.reference is not None and translation != facts.reference):
            found.append(
                Weakness(
                    source=facts.source,
                    translation=translation,
                    remark=facts.remark,
                    reference=facts.reference,
                    missing=missing,
                )
            )
    return tuple(found)


def missing_words(translation: str, expected: Sequence[str]) -> tuple[str, ...]:
    """The expected words, or beginnings of words, that are nowhere in a translation; capitals do not count."""
    words = f" {translation.lower()}".replace("'", " ").replace("’", " ")
    return tuple(word for word in expected if f" {word.lower()}" not in words)
