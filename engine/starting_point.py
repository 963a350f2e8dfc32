"""A training that begins with trained models: their weights, sizes and tokenizer in place of new ones."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from engine.card_files import find_card, read_model_card, write_card
from engine.cards import ModelCard
from engine.checkpoint import read_facts, read_tokenizer
from engine.config import TrainingConfig
from engine.corpora.tokenizer import Tokenizer
from engine.errors import ConfigError
from engine.models import find_model

CARDS = "start"  # a folder of a run's architecture, beside its checkpoints


def starting_models(config: TrainingConfig, names: Iterable[str] | None = None) -> dict[str, Path]:
    """The model folder that each architecture, or each of these, begins with; nothing if the configuration has no pack.

    Raises CheckpointError if the pack lacks an architecture.
    """
    wanted = config.architectures if names is None else names
    return {name: find_model(f"{config.start_from}/{name}") for name in wanted if config.start_from}


def keep_their_cards(models: Mapping[str, Path], run: Path) -> None:
    """Copy what their cards tell into the run, for the models change when the pack is made anew."""
    for name, folder in models.items():
        if card := find_card(folder):
            (run / name / CARDS).mkdir(parents=True, exist_ok=True)
            write_card(run / name / CARDS, card)


def starting_card(run: Path, name: str) -> ModelCard:
    """The card of the model that an architecture of a run began with; raises CheckpointError if it had none."""
    return read_model_card(run / name / CARDS)


def with_their_sizes(config: TrainingConfig, models: Mapping[str, Path]) -> TrainingConfig:
    """The configuration with the sizes of the models, but its own dropout, on which weights do not depend."""
    sizes = dict(config.sizes)
    for name, folder in models.items():
        configured = config.sizes.get(name, {})
        dropout = {"dropout": configured["dropout"]} if "dropout" in configured else {}
        sizes[name] = read_facts(folder).sizes | dropout
    return config.model_copy(update={"sizes": sizes})


def their_tokenizer(models: Mapping[str, Path]) -> Tokenizer | None:
    """The one tokenizer that all models share, None without models; raises ConfigError if they have several."""
    if len({read_facts(folder).tokenizer for folder in models.values()}) > 1:
        raise ConfigError(
            "The models to start from do not have the same tokenizer.",
            advice="Train one architecture at a time, or start from models of one pack.",
        )
    return next((read_tokenizer(folder) for folder in models.values()), None)
