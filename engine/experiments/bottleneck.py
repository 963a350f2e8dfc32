"""Quality against the length of the source, for all models of a pack."""

from collections.abc import Generator, Sequence
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter

from engine.corpora.embedded import EMBEDDED_CORPORA, embedded_corpus
from engine.corpora.made_sets import make_unseen_pairs
from engine.corpora.pair import Pair
from engine.corpora.reading import read_pairs
from engine.decoding import translations_in_steps
from engine.experiments.contract import ExperimentEntry, ExperimentSteps, Laboratory, Progress
from engine.experiments.languages import check_languages
from engine.experiments.resampling import bleu_interval, chrf_interval
from engine.measurements.bottleneck import BottleneckOptions, LengthMeasured, ScoredSentence, bottleneck_tables
from engine.models import LoadedModel, pack_models
from engine.sentence_score import score_sentence

BUCKETS = ((1, 10), (11, 20), (21, 30), (31, 40), (41, 50), (51, 60))
SEED = 100  # the first one whose 40 sentences of each length are in no training of a shipped model
PAIRS_BETWEEN_LOOKS = 5000


def run(options: BottleneckOptions, laboratory: Laboratory) -> ExperimentSteps:
    """Score the models on one bucket after the other, the shortest first."""
    models = pack_models(options.pack)
    known = {(measured.model, measured.shortest) for measured in laboratory.known}
    total, done = len(BUCKETS) * len(models), 0
    read = None if options.corpus in EMBEDDED_CORPORA else (yield from _read(options))
    for shortest, longest in BUCKETS:
        waiting = [model for model in models if (model, shortest) not in known]
        done += len(models) - len(waiting)
        for model in waiting:
            loaded = laboratory.models.get(model)
            what = f"Translating {shortest} to {longest} words with {loaded.description.title}"
            yield Progress(what, done, total)
            if read is None:
                check_languages(loaded, options.corpus)
            if pairs := _made(options, shortest, longest) if read is None else read[shortest, longest]:
                yield from _measure(loaded, shortest, longest, pairs)
            done += 1


@lru_cache(maxsize=1)  # for all models of a pack in turn
def _made(options: BottleneckOptions, shortest: int, longest: int) -> list[Pair]:
    """The pairs of a bucket from an embedded corpus."""
    least, _ = embedded_corpus(options.corpus).lengths
    made = make_unseen_pairs(options.corpus, options.sentences, SEED, shortest=max(shortest, least), longest=longest)
    return [Pair(pair.source, pair.target) for pair in made]


def _read(options: BottleneckOptions) -> Generator[None, None, dict[tuple[int, int], list[Pair]]]:
    """The first pairs of each bucket in a file, which may be long: None is yielded now and then."""
    found: dict[tuple[int, int], list[Pair]] = {bucket: [] for bucket in BUCKETS}
    for number, pair in enumerate(read_pairs(Path(options.corpus))):
        if number % PAIRS_BETWEEN_LOOKS == 0:
            yield None
        words = len(pair.source.split())
        for (shortest, longest), pairs in found.items():
            if shortest <= words <= longest and len(pairs) < options.sentences:
                pairs.append(pair)
                break
        else:
            if all(len(pairs) == options.sentences for pairs in found.values()):
                break
    return found


def _measure(model: LoadedModel, shortest: int, longest: int, pairs: Sequence[Pair]) -> ExperimentSteps:
    hypotheses = [""] * len(pairs)
    for step in translations_in_steps(model.model, model.tokenizer, [pair.source for pair in pairs]):
        if step is None:
            yield None
        else:
            hypotheses[step[0]] = step[1]
    references = [pair.target for pair in pairs]
    yield LengthMeasured(
        model=model.reference,
        architecture=model.facts.architecture,
        shortest=shortest,
        longest=longest,
        bleu=bleu_interval(hypotheses, references),
        chrf=chrf_interval(hypotheses, references),
        sentences=tuple(
            ScoredSentence(
                source=pair.source,
                reference=pair.target,
                translation=hypothesis,
                chrf=score_sentence(hypothesis, pair.target).chrf,
            )
            for pair, hypothesis in zip(pairs, hypotheses, strict=True)
        ),
    )


ENTRY = ExperimentEntry(
    name="bottleneck",
    version=1,
    options=BottleneckOptions,
    measured=TypeAdapter(LengthMeasured),
    models=lambda options: pack_models(options.pack),
    run=run,
    tables=bottleneck_tables,
    files=lambda options: () if options.corpus in EMBEDDED_CORPORA else (Path(options.corpus),),
)
