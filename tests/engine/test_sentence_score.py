"""One translation is scored as sacrebleu scores it, by the engine."""

import pytest
from sacrebleu.metrics.chrf import CHRF

from engine.commands import ScoreTranslation
from engine.events import JobFinished, TranslationScored
from engine.jobs import start_job
from engine.models import LoadedModels
from engine.sentence_score import score_sentence
from engine.worker import EngineWorker

REFERENCE = "Le chien dort dans la cuisine."


@pytest.mark.parametrize("translation", ["Le chien dormait dans la cuisine.", REFERENCE, "", "출구"])
def test_the_score_is_that_of_sacrebleu(translation: str) -> None:
    score = score_sentence(translation, REFERENCE)
    assert score.chrf == CHRF().sentence_score(translation, [REFERENCE]).score
    assert score.signature.startswith("nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:")


def test_a_translation_that_is_its_reference_has_a_hundred_and_another_script_nothing() -> None:
    assert score_sentence(REFERENCE, REFERENCE).chrf == pytest.approx(100)
    assert score_sentence("출구", REFERENCE).chrf == 0


def test_the_job_reports_one_score() -> None:
    events = list(start_job(ScoreTranslation(3, "Le chien", REFERENCE), LoadedModels()))
    score = score_sentence("Le chien", REFERENCE)
    assert events == [TranslationScored(3, score.chrf, score.signature)]
    assert 0 < score.chrf < 60


def test_the_worker_serves_it_as_any_other_job() -> None:
    worker = EngineWorker()
    worker.start()
    worker.send(ScoreTranslation(4, REFERENCE, REFERENCE))
    reported = [worker.events.get(timeout=60) for _ in range(3)]
    assert worker.close(timeout=30)
    assert isinstance(reported[1], TranslationScored)
    assert reported[1].chrf == pytest.approx(100)
    assert reported[2] == JobFinished(4, "done")
