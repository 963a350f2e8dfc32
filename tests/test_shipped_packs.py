"""The packs that are shipped: each model has a card, and what can be checked in it is true."""

import hashlib
from pathlib import Path

import pytest

from engine.architectures import ARCHITECTURES, count_parameters
from engine.card_files import read_model_card, read_pack_card
from engine.card_text import card_text
from engine.checkpoint import FACTS, TOKENIZER, WEIGHTS, holds_model, load_model, read_facts, tokenizer_file
from engine.checkpoint.tensor_file import open_tensors
from engine.paths import shipped_assets
from tools.pack_facts import read_pack_facts

ROOT = Path(__file__).resolve().parent.parent
MODELS = shipped_assets() / "models"
PACKS = sorted(path.name for path in MODELS.iterdir())
TYPES = {"float16": {"F16"}, "float32": {"F32"}, "float16, embeddings in 8 bits": {"F16", "I8", "F32"}}  # F32: scales
SHIPPED = [f"{pack}/{name}" for pack in PACKS for name in ARCHITECTURES if holds_model(MODELS / pack / name)]
each_pack = pytest.mark.parametrize("pack", PACKS)
each_model = pytest.mark.parametrize("model", SHIPPED)


def test_a_pack_is_shipped_and_each_holds_all_architectures() -> None:
    assert "everyday" in PACKS
    assert [f"{pack}/{name}" for pack in PACKS for name in ARCHITECTURES] == SHIPPED


@each_pack
def test_a_pack_says_what_its_models_say(pack: str) -> None:
    card, facts = read_pack_card(MODELS / pack), read_pack_facts(ROOT / "tools" / "packs" / f"{pack}.toml")
    assert (card.title, card.use) == (facts.title, facts.use)
    assert [part.name for part in card.data] == [part.name for part in facts.data]
    for name in ARCHITECTURES:
        assert read_model_card(MODELS / pack / name).data == card.data


@each_model
def test_a_card_tells_the_size_of_its_model(model: str) -> None:
    card, facts = read_model_card(MODELS / model), read_facts(MODELS / model)
    built, tokenizer, _ = load_model(MODELS / model)
    assert card.parameters == facts.parameters == count_parameters(built)
    assert card.vocabulary_size == tokenizer.vocabulary_size
    assert (card.architecture, card.sizes) == (facts.architecture, facts.sizes)
    assert card.architecture_title == ARCHITECTURES[facts.architecture].description.title
    assert (card.source_language, card.target_language) == (facts.source_language, facts.target_language)


@each_model
def test_a_card_belongs_to_the_weights_beside_it(model: str) -> None:
    card, content = read_model_card(MODELS / model), (MODELS / model / WEIGHTS).read_bytes()
    assert card.weights.bytes == len(content)
    assert card.weights.sha256 == hashlib.sha256(content).hexdigest()
    with open_tensors(MODELS / model / WEIGHTS) as stored:
        assert {entry.dtype for entry in stored.stored.values()} == TYPES[card.weights.precision]
        assert all(entry.dtype != "I8" or "embedding" in name for name, entry in stored.stored.items())


@each_model
def test_a_model_takes_no_more_than_its_pack_allows(model: str) -> None:
    facts = read_pack_facts(ROOT / "tools" / "packs" / f"{Path(model).parent}.toml")
    files = {MODELS / model / WEIGHTS, MODELS / model / FACTS, tokenizer_file(MODELS / model)}
    taken = sum(path.stat().st_size for path in files)
    assert taken <= facts.most_bytes


@each_pack
def test_the_models_of_a_pack_share_one_tokenizer(pack: str) -> None:
    assert [path.parent.name for path in MODELS.joinpath(pack).rglob(TOKENIZER)] == [pack]


@each_model
def test_a_card_tells_how_its_model_was_trained(model: str) -> None:
    training, facts = read_model_card(MODELS / model).training, read_facts(MODELS / model)
    assert training.steps == facts.step
    assert training.minutes == pytest.approx(facts.seconds / 60, abs=0.06)
    steps = [point.step for point in training.curve]
    assert steps == sorted(set(steps))
    assert bool(training.curve) == bool(training.validated_on)
    if training.curve and training.checkpoint == "last":
        assert steps[-1] == training.steps


@each_model
def test_scores_by_length_are_of_all_pairs_of_the_sets_of_the_pack(model: str) -> None:
    facts = read_pack_facts(ROOT / "tools" / "packs" / f"{Path(model).parent}.toml")
    scores = read_model_card(MODELS / model).scores
    assert [test.name for test in scores] == [test.name for test in facts.test_sets]
    for test in scores:
        assert sum(part.pairs for part in test.by_length) == test.pairs
        assert "tok:13a" in test.bleu_signature
        assert "nc:6" in test.chrf_signature
        assert all((part.exact_match is None) == (test.exact_match is None) for part in test.by_length)


@each_model
def test_weaknesses_are_sentences_written_for_the_pack(model: str) -> None:
    facts = read_pack_facts(ROOT / "tools" / "packs" / f"{Path(model).parent}.toml")
    remarks = {weakness.source: weakness.remark for weakness in facts.weaknesses}
    for weakness in read_model_card(MODELS / model).weaknesses:
        assert remarks[weakness.source] == weakness.remark
        assert weakness.missing or weakness.translation != weakness.reference


@each_model
def test_weights_trained_on_text_for_research_and_education_say_so(model: str) -> None:
    card = read_model_card(MODELS / model)
    is_limited = any("research" in part.licence or "none stated" in part.licence for part in card.data)
    assert ("research and education" in card.use) == is_limited
    assert f"Use: {card.use}." in card_text(card)
