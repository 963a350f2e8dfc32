"""Without positions the words of a sentence survive, and who does what to whom does not."""

import math
import random
from typing import Any

import pytest
import torch

from engine.architectures.transformer import Transformer
from engine.card_files import read_model_card
from engine.corpora.made_sets import made_sources
from engine.decoding import translate_batch
from engine.errors import CheckpointError, ConfigError
from engine.events import ExperimentMeasured
from engine.experiments.contract import Laboratory
from engine.experiments.mirrored_sentences import mirrored_pairs
from engine.experiments.position_geometry import dot_products, pair_rates, rotation, rotation_matrix
from engine.experiments.position_variants import (
    SHUFFLED_POSITIONS,
    learned,
    no_positions,
    read_learned,
    shifted,
    shuffled,
    with_positions,
)
from engine.experiments.positions import ENTRY, sample_pairs, shuffle_words
from engine.experiments.word_order import words_kept
from engine.layers.positional import PositionTable, sinusoids
from engine.measurements.contract import Measurement
from engine.measurements.positions import (
    SHIFTS,
    PositionsOptions,
    ProductsMeasured,
    RotationMeasured,
    SentenceMeasured,
    TableMeasured,
    VariantMeasured,
    measured_of,
    positions_tables,
)
from engine.models import LoadedModels, find_model
from tests.engine.experiments.running import experiment_events, measure

SENTENCES = (
    "The young lawyer is helping the old actress.",
    "The king thanks the queen because she invited the children.",
    "My sister bought a red car, but the neighbour sold it.",
)
SIZE = 128


@pytest.fixture(scope="module")
def model() -> Transformer:
    found = LoadedModels().get("grammar/transformer").model
    assert isinstance(found, Transformer)
    return found


def scores(measured: list[Any]) -> dict[str, VariantMeasured]:
    """By variant, the shifted ones as `shifted 5`."""
    return {f"{m.variant} {m.shift or ''}".strip(): m for m in measured_of(VariantMeasured, measured)}


def test_a_shift_is_a_rotation_of_pairs() -> None:
    for shift in (1, 7, 200):
        found = rotation(shift, sinusoids(512, SIZE))
        assert found.residual < 5e-5  # the table is in float32
        assert found.exact_residual < 1e-12
        assert found.angles[0] == pytest.approx(shift)
        assert found.angles[-1] == pytest.approx(shift / 10_000 ** (126 / 128), abs=1e-6)
    wrong = torch.roll(sinusoids(512, SIZE), 1, 0)
    wrong[::2] += 0.1
    assert rotation(3, wrong).residual > 0.01


def test_the_rotation_of_two_shifts_is_that_of_their_sum() -> None:
    rates = pair_rates(8)
    assert torch.allclose(rotation_matrix(2 * rates) @ rotation_matrix(3 * rates), rotation_matrix(5 * rates))
    matrix = rotation_matrix(4 * rates)
    assert torch.allclose(matrix @ matrix.T, torch.eye(8, dtype=torch.float64))


def test_dot_products_of_sinusoids_tell_the_distance_alone() -> None:
    found = dot_products("sinusoids", sinusoids(512, SIZE))
    assert found.spread < 1e-6
    here = found.offsets.index(0)
    for row in found.products:
        assert row[here] == pytest.approx(SIZE / 2)
        assert row == pytest.approx(row[::-1], abs=1e-3)
        assert max(row) == row[here]
    by_chance = torch.randn(512, SIZE, generator=torch.Generator().manual_seed(0))
    assert dot_products("learned", by_chance).spread > 0.1


def test_other_positions_are_what_they_are_called() -> None:
    plain = sinusoids(600, 16)
    assert not no_positions(600, 16).any()
    assert torch.equal(shifted(88)(512, 16), plain[88:])
    mixed = shuffled(3)(600, 16)
    assert not torch.equal(mixed[:SHUFFLED_POSITIONS], plain[:SHUFFLED_POSITIONS])
    assert sorted(mixed.tolist()) == sorted(plain.tolist())
    assert torch.equal(mixed, shuffled(3)(600, 16))
    table = torch.arange(6.0).view(3, 2)
    assert learned(table)(5, 2).tolist() == [[0, 1], [2, 3], [4, 5], [4, 5], [4, 5]]


def test_a_table_that_grows_stays_of_its_kind() -> None:
    table = PositionTable(16, shifted(5))
    assert torch.equal(table.between(700, 710), sinusoids(715, 16)[705:])
    assert table.table.shape[0] >= 710


def test_positions_change_in_a_copy_and_only_on_the_side_asked_for(model: Transformer) -> None:
    encoder, decoder, both = (with_positions(model, no_positions, side) for side in ("encoder", "decoder", "both"))
    changed = [[not p.table.any() for p in (m.source_positions, m.target_positions)] for m in (encoder, decoder, both)]
    assert changed == [[True, False], [False, True], [True, True]]
    assert torch.equal(model.source_positions.table, sinusoids(512, SIZE))
    assert torch.equal(model.target_positions.table, sinusoids(512, SIZE))


def test_without_positions_the_encoder_reads_a_bag_of_pieces(model: Transformer) -> None:
    blind = with_positions(model, no_positions, "encoder")
    source = torch.tensor([[17, 405, 33, 900, 21, 77, 3]])
    order = torch.randperm(7, generator=torch.Generator().manual_seed(1))
    with torch.inference_mode():
        plain, permuted = (blind.start(ids, ids != 0) for ids in (source, source[:, order]))
        keys, other_keys = (state.memory[0][0] for state in (plain, permuted))
        seeing = [model.start(ids, ids != 0).memory[0][0] for ids in (source, source[:, order])]
    assert torch.allclose(keys[:, :, order], other_keys, atol=1e-4)
    assert not torch.allclose(seeing[0][:, :, order], seeing[1], atol=0.1)


def test_without_positions_shuffled_words_give_the_same_translation(model: Transformer) -> None:
    tokenizer = LoadedModels().get("grammar/transformer").tokenizer
    chance = random.Random(5)
    blind = with_positions(model, no_positions, "both")
    for sentence in SENTENCES[:2]:
        orders = [" ".join(chance.sample(sentence.split(), len(sentence.split()))) for _ in range(4)]
        assert len({translate_batch(blind, tokenizer, [order])[0] for order in [sentence, *orders]}) == 1
        assert len({translate_batch(model, tokenizer, [order])[0] for order in [sentence, *orders]}) > 2


def test_mirrored_sentences_have_the_same_words_and_other_translations() -> None:
    pairs = mirrored_pairs(50, seed=3)
    assert len(pairs) == 50
    assert pairs == mirrored_pairs(60, seed=3)[:50]
    for one, other in pairs:
        assert sorted(one.source.casefold()) == sorted(other.source.casefold())
        assert one.source != other.source
        assert one.target != other.target
    assert any("reine" in one.target for one, _ in mirrored_pairs(200, seed=3))


def test_words_and_their_order_are_measured_apart() -> None:
    reference = ["Le jeune avocat aide la vieille actrice."]
    assert words_kept(reference, reference).model_dump() == {"words": 1.0, "order": 1.0}
    turned = words_kept(["actrice vieille la aide avocat jeune le"], reference)
    assert turned.model_dump() == {"words": 1.0, "order": -1.0}
    half = words_kept(["Le jeune avocat."], reference)
    assert half.words == pytest.approx(2 * 3 / (7 + 3))
    assert half.order == 1.0
    assert words_kept(["avocat avocat aide"], reference).order == 0  # one word alone, and one twice, have no order
    assert words_kept([""], [""]).model_dump() == {"words": 0.0, "order": 0.0}


def test_words_are_shuffled_the_same_way_for_the_same_seed() -> None:
    other = shuffle_words(SENTENCES[0], 1)
    assert other != SENTENCES[0]
    assert sorted(other.split()) == sorted(SENTENCES[0].split())
    assert other == shuffle_words(SENTENCES[0], 1)
    assert other != shuffle_words(SENTENCES[0], 2)
    assert shuffle_words("one one", 1) == "one one"


def test_one_sentence_is_answered_with_all_positions() -> None:
    measured = measure("positions", sentences=0, sentence=SENTENCES[1], shift=100)
    assert len(measured_of(RotationMeasured, measured)) == 1
    assert measured == measure("positions", sentences=0, sentence=SENTENCES[1], shift=100)
    answers = {m.variant: m for m in measured_of(SentenceMeasured, measured)}
    assert {"normal", "off", "shuffled", "shifted"} <= set(answers)
    assert answers["normal"].translation == "Le roi remercie la reine parce qu'elle a invité les enfants."
    assert answers["off"].translation == answers["off"].shuffled_translation
    assert answers["normal"].translation != answers["normal"].shuffled_translation
    assert answers["shifted"].shift == 100
    assert not measured_of(VariantMeasured, measured)


def test_on_mirrored_sentences_words_survive_and_order_does_not() -> None:
    """The finding, on a small sample: the same words in both, so that all that can be lost is their order."""
    events = experiment_events("positions", sentences=12)
    measured = []
    for event in events:
        if isinstance(event, ExperimentMeasured):
            measured.append(event.measurement)
            if isinstance(event.measurement, VariantMeasured) and event.measurement.variant == "off":
                break
    events.close()
    found = scores(measured)
    assert found["normal"].told_apart == found["normal"].pairs == 6
    assert found["normal"].mirrored.order > 0.95
    assert found["off"].told_apart == found["off"].both_right == 0
    assert found["off"].mirrored.order == pytest.approx(0, abs=1e-9)
    assert found["off"].mirrored.words > 0.65
    assert found["off"].bleu < found["normal"].bleu / 2


def test_it_goes_on_where_it_stopped() -> None:
    whole = measure("positions", sentences=1)
    options, known = PositionsOptions(sentences=1), whole[:12]
    steps = ENTRY.run(options, Laboratory(LoadedModels(), tuple(known)))
    assert [*known, *(step for step in steps if isinstance(step, Measurement))] == whole
    assert len(measured_of(VariantMeasured, known)) == 2


def test_measurements_are_the_same_after_a_way_through_json_and_make_tables() -> None:
    measured = measure("positions", sentences=0)
    assert [type(m) for m in measured[:2]] == [TableMeasured, ProductsMeasured]  # before anything is translated
    for measurement in measured:
        assert ENTRY.measured.validate_json(measurement.model_dump_json()) == measurement
    tables = {table.title: table for table in positions_tables(measured)}
    for table in tables.values():
        assert all(len(row) == len(table.columns) for row in table.rows)
    assert len(tables["Vectors: sinusoids"].rows) == len(tables["Vectors: learned"].rows) == 64
    assert [row[0] for row in tables["The sentence"].rows] == ["normal", "off", "shuffled", "learned", "shifted"]


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"sentence.*side.*shift"):
        measure("positions", sentence="", side="left", shift=0)
    with pytest.raises(ConfigError, match="Digits"):
        measure("positions", pack="reversal")
    with pytest.raises(CheckpointError, match="nowhere"):
        measure("positions", pack="nowhere")


@pytest.mark.slow
def test_no_sentence_of_the_sample_was_seen_in_training() -> None:
    (made,) = {part.made_from for part in read_model_card(find_model("grammar/transformer")).data}
    assert made is not None
    seen = made_sources(made)
    sample, mirrored = sample_pairs(PositionsOptions().sentences)
    assert (len(sample), len(mirrored)) == (80, 80)
    assert not [pair.source for pair in (*sample, *mirrored) if pair.source in seen]


@pytest.mark.slow
def test_the_whole_sample_shows_what_each_kind_of_positions_is_worth() -> None:
    measured = measure("positions")
    found = scores(measured)
    normal, off = found["normal"], found["off"]
    assert normal.bleu > 85
    assert off.bleu < 35
    assert off.mirrored.words > 0.7
    assert off.mirrored.order == pytest.approx(0, abs=1e-9)
    assert off.told_apart == 0
    assert found["shuffled"].bleu < off.bleu  # false positions are worse than none
    assert found["learned"].bleu == pytest.approx(normal.bleu, abs=4)  # Vaswani et al. 2017, table 3, row E
    assert found["learned"].mirrored.order > 0.95
    assert found["shifted 1"].bleu == pytest.approx(normal.bleu, abs=3)
    assert found["shifted 100"].bleu < normal.bleu / 2
    assert {m.shift for m in found.values()} == {0, *SHIFTS}
    assert all(math.isfinite(m.chrf) and m.sentences == 80 and m.pairs == 40 for m in found.values())


@pytest.mark.slow
def test_without_its_own_positions_the_decoder_keeps_the_order_but_not_its_place() -> None:
    """The control: who does what to whom comes through the encoder."""
    found = scores(measure("positions", side="decoder"))
    assert found["off"].mirrored.order > 0.95
    assert found["off"].told_apart > 0.95 * found["off"].pairs
    assert found["off"].kept.order > 0.9
    assert found["off"].bleu < 0.6 * found["normal"].bleu


def test_positions_were_learned_for_the_shipped_model() -> None:
    loaded = LoadedModels().get("grammar/transformer")
    table = read_learned(loaded.weights, SIZE)
    assert table is not None
    assert table.shape == (128, SIZE)
    assert read_learned("0" * 64, SIZE) is None
    assert not torch.allclose(table, sinusoids(128, SIZE), atol=0.1)
    assert dot_products("learned", table).spread > 0.1  # distance alone tells nothing there
