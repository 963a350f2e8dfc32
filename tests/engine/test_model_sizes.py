"""How large models would be, before they are built."""

import pytest

from engine.architectures import ARCHITECTURES, build_architecture, count_parameters
from engine.commands import CountParameters
from engine.config import TrainingConfig, preset
from engine.errors import ConfigError
from engine.events import ParametersCounted
from engine.jobs import start_job
from engine.models import LoadedModels


def counted(config: TrainingConfig) -> dict[str, int]:
    (event,) = (event for event in start_job(CountParameters(4, config), LoadedModels()) if event is not None)
    assert isinstance(event, ParametersCounted)
    assert event.job_id == 4
    return dict(event.parameters)


def test_the_count_is_that_of_the_models_that_are_built() -> None:
    config = preset("tiny")
    built = {name: count_parameters(build_architecture(name, 25, config.sizes[name])) for name in ARCHITECTURES}
    assert counted(config) == built


def test_a_larger_vocabulary_counts() -> None:
    """By a row of the one table that both sides and the output share, and by a bias, for each piece."""
    config = preset("tiny")
    larger = config.model_copy(update={"corpus": config.corpus.model_copy(update={"vocabulary_size": 1025})})
    assert counted(larger)["transformer"] - counted(config)["transformer"] == 1000 * 64 + 1000


def test_models_that_no_machine_here_could_hold_are_counted() -> None:
    sizes = {"model_size": 4096, "feed_forward_size": 16_384, "encoder_layers": 24, "decoder_layers": 24}
    config = preset("tiny", architectures=("transformer",), sizes={"transformer": sizes})
    assert counted(config)["transformer"] > 10_000_000_000


def test_sizes_that_cannot_be_are_refused() -> None:
    with pytest.raises(ConfigError, match="shared out"):
        counted(preset("tiny", sizes={"transformer": {"model_size": 64, "heads": 3}}))
