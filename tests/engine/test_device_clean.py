"""Every tensor is where the model is: all that a GPU would do, on a device that only pretends to be one."""

from pathlib import Path

import pytest
import torch

import engine.training
from engine.architectures import ARCHITECTURES
from engine.commands import Sampling
from engine.corpora.preparation import PreparedCorpus
from engine.corpora.tokenizer import Tokenizer
from engine.decoding import decode_greedily, sample, translate_batch
from engine.events import TrainStepDone, ValidationScored
from engine.training import Training
from tests.engine.pretended_device import MixedDevicesError, pretended_device
from tests.engine.small_models import SMALL_SIZES, build_small
from tests.engine.small_trainings import configure, only, take_steps, train


def test_tensors_of_two_devices_do_not_meet() -> None:
    with pretended_device() as device:
        there = torch.ones(2, device=device)
        assert (there + 1).to("cpu").tolist() == [2.0, 2.0]
        assert (there + torch.tensor(2.0)).sum().item() == 6.0
        with pytest.raises(MixedDevicesError):
            there + torch.ones(2)
        with pytest.raises(MixedDevicesError):
            there[torch.tensor([0])]


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_a_training_on_another_device_is_the_same_and_goes_on_there(
    name: str, corpus: PreparedCorpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = {"budget": {"steps": 6}, "sizes": {name: SMALL_SIZES.get(name, {}) | {"dropout": 0.2}}}
    _, here = train(name, corpus, tmp_path / "here", **values)
    with pretended_device() as device:
        monkeypatch.setattr(engine.training, "choose_device", lambda wanted: device)
        training = Training(7, name, configure(name, **values), corpus, tmp_path / "there")
        events = training.run()
        steps = take_steps(events, 4)
        assert {p.device for p in training.model.parameters()} == {device}
        events.close()
        training = Training(7, name, configure(name, **values), corpus, tmp_path / "there")
        training.resume()
        later = [event for event in training.run() if event is not None]
    steps += only(TrainStepDone, later)
    assert [step.loss for step in steps] == pytest.approx([step.loss for step in only(TrainStepDone, here)], rel=1e-4)
    score, other = only(ValidationScored, later)[-1], only(ValidationScored, here)[-1]
    assert (score.loss, score.bleu) == pytest.approx((other.loss, other.bleu), rel=1e-4)


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_decoding_on_another_device_gives_the_same(name: str, tokenizer: Tokenizer) -> None:
    torch.manual_seed(1)
    model = build_small(name, tokenizer.vocabulary_size).eval()
    sentences, source_ids = ["1 2 3", "4 5 6 7 8 9", "0"], tokenizer.encode("1 2 3 4")
    settings = Sampling(temperature=0.7, top_k=5, top_p=0.9, seed=3)

    def decoded() -> list[object]:
        greedy = list(zip(decode_greedily(model, source_ids, with_saliency=True), range(4), strict=False))
        drawn = list(zip(sample(model, source_ids, settings), range(4), strict=False))
        return [
            [(token.token_id, pytest.approx(token.log_prob, rel=1e-3)) for token, _ in greedy + drawn],
            translate_batch(model, tokenizer, sentences),
        ]

    here = decoded()
    with pretended_device() as device:
        model.to(device)
        assert decoded() == here
