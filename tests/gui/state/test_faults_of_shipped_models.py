"""The shipped models: what the RNN makes of 45 words has faults, and good short translations have none."""

import pytest

from engine.commands import LoadModel, Translate
from engine.jobs import start_job
from engine.models import LoadedModels
from engine.sentence_score import score_sentence
from gui.resources import samples
from gui.state.translation_faults import find_faults
from gui.state.translation_trace import LaneTrace, TranslationTrace

MODELS = ("everyday/rnn", "everyday/attention_rnn", "everyday/transformer")
GOOD = 90
SHORT = 10


@pytest.fixture(scope="module")
def loaded() -> LoadedModels:
    models = LoadedModels()
    for model in MODELS:
        for _ in start_job(LoadModel(1, model), models):
            pass
    return models


def translated(text: str, models: tuple[str, ...], loaded: LoadedModels) -> dict[str, LaneTrace]:
    trace = TranslationTrace(2, text, models)
    for event in start_job(Translate(2, text, models), loaded):
        if event:
            trace.record(event)
    return trace.lanes


def test_the_rnn_fails_on_45_words_and_the_record_shows_it(loaded: LoadedModels) -> None:
    longest = max(samples("English", "French"), key=lambda sample: len(sample.text.split()))
    assert len(longest.text.split()) == 45
    lane = translated(longest.text, MODELS[:1], loaded)[MODELS[0]]
    faults = find_faults(lane)
    assert faults
    assert all(1 <= fault.step <= len(lane.steps) for fault in faults)


@pytest.mark.slow
def test_good_short_translations_have_no_fault(loaded: LoadedModels) -> None:
    good = 0
    for sample in samples("English", "French"):
        if len(sample.text.split()) > SHORT:
            continue
        for lane in translated(sample.text, MODELS, loaded).values():
            assert lane.text is not None
            if score_sentence(lane.text, sample.reference).chrf >= GOOD:
                good += 1
                assert find_faults(lane) == (), (sample.text, lane.text)
    assert good >= 10
