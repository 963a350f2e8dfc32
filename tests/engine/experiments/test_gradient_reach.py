"""The finding: geometric decay in a tanh RNN, slower in a trained GRU and LSTM, none in the attention models."""

from typing import Any, get_args

import pytest
import torch
from torch import Tensor

from engine.checkpoint import load_model
from engine.corpora.tokenizer import END
from engine.errors import ConfigError
from engine.events import ExperimentMeasured
from engine.experiments import experiment_entry
from engine.experiments.contract import Laboratory
from engine.experiments.gradient_reach import (
    output_gradients,
    output_position,
    random_sequences,
    reversal_batch,
    run,
)
from engine.experiments.gradient_reach_networks import network_folder, untrained
from engine.measurements.gradient_reach import (
    NETWORKS,
    GradientReachOptions,
    Network,
    NetworkReach,
    Output,
    Reach,
    gradient_reach_tables,
)
from engine.models import LoadedModels
from tests.engine.experiments.running import experiment_events, measure

RECURRENT, ATTENTIVE = ("tanh", "gru", "lstm"), ("attention_rnn", "transformer")


def by_network(**options: Any) -> dict[str, NetworkReach]:
    return {measured.network: measured for measured in measure("gradient_reach", **options)}


@pytest.fixture(scope="module")
def before() -> dict[str, NetworkReach]:
    """The untrained networks, reading forty digits."""
    return by_network(trained=False, seeds=3)


@pytest.fixture(scope="module")
def after() -> dict[str, NetworkReach]:
    """The trained ones."""
    return by_network(trained=True)


def halving(reach: Reach | None) -> float:
    assert reach is not None
    assert reach.decay.halving is not None
    return reach.decay.halving


def test_untrained_cells_of_all_kinds_lose_the_gradient_geometrically(before: dict[str, NetworkReach]) -> None:
    for network in RECURRENT:
        gradient = before[network].gradient
        assert gradient.decay.quality > 0.99, network
        assert 1.5 < halving(gradient) < 2.5, network
        assert gradient.typical[-1] < 1e-4 * gradient.typical[0], network


def test_gates_that_are_opened_keep_the_gradient_before_any_training(before: dict[str, NetworkReach]) -> None:
    opened = by_network(trained=False, seeds=3, gate_bias=1)
    for network, least in (("gru", 1.7), ("lstm", 3)):
        assert halving(opened[network].gradient) > least * halving(before[network].gradient), network
        assert opened[network].gradient.decay.quality > 0.95, network
    assert opened["tanh"] == before["tanh"]
    assert opened["transformer"] == before["transformer"]


def test_untrained_attention_takes_it_to_every_position(before: dict[str, NetworkReach]) -> None:
    for network in ATTENTIVE:
        typical = before[network].gradient.typical
        assert min(typical) > 0.3 * max(typical), network
        assert 0.98 < before[network].gradient.decay.rate < 1.02, network


def test_training_lets_gates_keep_it_longer_than_tanh_can(after: dict[str, NetworkReach]) -> None:
    assert all(after[network].gradient.decay.quality > 0.9 for network in RECURRENT)
    tanh, lstm, gru = (halving(after[network].gradient) for network in ("tanh", "lstm", "gru"))
    assert 3 < tanh < 4.5
    assert lstm > 1.1 * tanh
    assert gru > 2 * tanh


def test_trained_cells_reach_further_than_untrained_ones(
    before: dict[str, NetworkReach], after: dict[str, NetworkReach]
) -> None:
    for network in RECURRENT:
        assert halving(after[network].gradient) > 1.8 * halving(before[network].gradient), network


def test_trained_attention_is_strongest_where_the_digit_lies_that_the_last_output_copies(
    after: dict[str, NetworkReach],
) -> None:
    for network in ATTENTIVE:
        typical = after[network].gradient.typical
        assert after[network].gradient.decay.halving is None, network
        assert typical.index(max(typical)) >= 36, network
        assert typical[-1] > 3 * typical[0], network
    for network in RECURRENT:
        assert after[network].gradient.typical[-1] < 0.1 * after[network].gradient.typical[0], network


def test_the_states_lose_it_as_the_gradients_do_and_the_encoder_below_attention_too(
    before: dict[str, NetworkReach], after: dict[str, NetworkReach]
) -> None:
    for network in (*RECURRENT, "attention_rnn"):
        jacobian = before[network].jacobian
        assert jacobian is not None
        assert jacobian.decay.quality > 0.99, network
        assert 1.5 < halving(jacobian) < 2.5, network
    tanh, lstm, gru, below_attention = (
        halving(after[network].jacobian) for network in ("tanh", "lstm", "gru", "attention_rnn")
    )
    assert 1.3 * tanh < lstm
    assert 2 * tanh < gru
    assert below_attention < tanh  # what need not be remembered is forgotten
    assert before["transformer"].jacobian is None


@pytest.mark.parametrize("network", NETWORKS)
def test_a_gradient_is_how_much_the_log_probability_changes_with_a_digits_vector(network: Network) -> None:
    model, tokenizer, _ = load_model(network_folder(network))
    batch = reversal_batch(tokenizer, random_sequences(6)[:1])
    position = output_position("middle", 6)
    norms, probability = output_gradients(model.double(), batch, position)
    embedded = model.embed_source(batch.source).detach()

    def log_prob(vectors: Tensor) -> Tensor:
        state = model.start(batch.source, batch.source_mask, vectors)
        for token_ids in batch.target_in[:, : position + 1].unbind(1):
            output = model.step(state, token_ids)
            state = output.state
        return torch.log_softmax(output.logits, -1)[0, batch.target_out[0, position]]

    with torch.no_grad():
        assert float(log_prob(embedded).exp()) == pytest.approx(float(probability[0]))
        for digit in (0, 5):
            slopes = []
            for place in range(embedded.size(-1)):
                nudge = torch.zeros_like(embedded)
                nudge[0, digit, place] = 1e-5
                slopes.append(float(log_prob(embedded + nudge) - log_prob(embedded - nudge)) / 2e-5)
            assert float(torch.tensor(slopes).norm()) == pytest.approx(float(norms[0, digit]), rel=1e-4)


def test_every_output_copies_the_digit_that_lies_as_far_from_the_end() -> None:
    _, tokenizer, _ = load_model(network_folder("gru"))
    batch = reversal_batch(tokenizer, random_sequences(9))
    assert batch.source.shape == batch.target_out.shape == (8, 10)
    assert (batch.source[:, -1] == END).all()
    for output in get_args(Output):
        position = output_position(output, 9)
        assert torch.equal(batch.target_out[:, position], batch.source[:, 8 - position])


def test_a_longer_sequence_ends_as_a_shorter_one_does() -> None:
    for longer, shorter in zip(random_sequences(20), random_sequences(7), strict=True):
        assert longer.endswith(shorter)


def test_untrained_networks_are_drawn_from_their_seed_and_leave_other_random_numbers_alone() -> None:
    _, _, facts = load_model(network_folder("tanh"))
    torch.manual_seed(5)
    expected = torch.rand(3)
    torch.manual_seed(5)
    same, again, other = untrained(facts, 1), untrained(facts, 1), untrained(facts, 2)
    assert torch.equal(torch.rand(3), expected)
    weights = [model.projection.weight for model in (same, again, other)]
    assert torch.equal(weights[0], weights[1])
    assert not torch.equal(weights[0], weights[2])


def test_the_trained_networks_reverse_what_they_were_trained_on() -> None:
    measured = by_network(trained=True, length=8, output="first")
    assert min(m.probability for m in measured.values()) > 0.5
    assert max(m.probability for m in by_network(trained=False, length=8, output="first", seeds=1).values()) < 0.3


def test_both_states_of_all_networks_are_measured_and_what_is_known_is_not_measured_again() -> None:
    options = GradientReachOptions(length=5, seeds=1)
    steps = list(run(options, Laboratory(LoadedModels())))
    found = [step for step in steps if isinstance(step, NetworkReach)]
    assert [(m.network, m.is_trained) for m in found] == [(n, t) for t in (False, True) for n in NETWORKS]
    rest = [step for step in run(options, Laboratory(LoadedModels(), found[:9])) if isinstance(step, NetworkReach)]
    assert rest == found[9:]


def test_measurements_go_through_json_unchanged_and_make_tables() -> None:
    measured = measure("gradient_reach", trained=False, length=5, seeds=2)
    entry = experiment_entry("gradient_reach")
    assert [entry.measured.validate_json(m.model_dump_json()) for m in measured] == measured
    assert {m.gradient.samples for m in measured} == {16}
    assert {m.jacobian.samples for m in measured if m.jacobian} == {3}
    decays, norms = gradient_reach_tables(measured)
    assert len(decays.rows) == 5 + 4  # a gradient each, and a Jacobian of those with a chain of states
    assert len(norms.rows) == 5 * len(decays.rows)
    assert decays.rows[0][:3] == ("tanh", "no", "gradient")
    assert norms.rows[0][3:5] == (1, measured[0].gradient.typical[0])


def test_the_first_network_comes_before_the_others_are_measured() -> None:
    events = experiment_events("gradient_reach", length=5, seeds=1)
    first = next(event for event in events if isinstance(event, ExperimentMeasured))
    assert isinstance(first.measurement, NetworkReach)
    assert first.measurement.network == "tanh"


@pytest.mark.parametrize(
    "wrong", [{"length": 4}, {"length": 61}, {"output": "second"}, {"seeds": 0}, {"gate_bias": -1}]
)
def test_options_that_make_no_sense_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ConfigError, match=next(iter(wrong))):
        measure("gradient_reach", **wrong)


@pytest.mark.slow
@pytest.mark.parametrize("output", ["first", "middle", "last"])
def test_the_order_of_the_networks_holds_at_sixty_digits_for_every_output(output: str) -> None:
    found = by_network(trained=True, length=60, output=output)
    tanh, lstm, gru = (halving(found[network].gradient) for network in ("tanh", "lstm", "gru"))
    assert 1.2 * tanh < lstm
    assert 2 * tanh < gru
    for network in ATTENTIVE:
        typical = found[network].gradient.typical
        assert typical[-1] > 0.03 * typical[0], network
    assert found["tanh"].gradient.typical[-1] < 1e-3 * found["tanh"].gradient.typical[0]
