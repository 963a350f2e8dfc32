"""Reading and writing the cards that lie beside models."""

from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from engine.cards import VERSION, ModelCard, PackCard
from engine.checkpoint import current_folder
from engine.checkpoint.plain_files import read_json
from engine.config import describe_problems
from engine.errors import CheckpointError

CARD = "card.json"

Card = TypeVar("Card", ModelCard, PackCard)


def read_model_card(folder: Path) -> ModelCard:
    """The card in a model folder; raises CheckpointError if there is none, or one that cannot be used."""
    return _read(folder, ModelCard)


def read_pack_card(folder: Path) -> PackCard:
    """The card in a pack's folder; raises CheckpointError if there is none, or one that cannot be used."""
    return _read(folder, PackCard)


def find_card(folder: Path) -> ModelCard | None:
    """The card in a model folder, None if there is none that can be used: a model goes without."""
    try:
        return read_model_card(folder)
    except CheckpointError:
        return None


def write_card(folder: Path, card: ModelCard | PackCard) -> None:
    """Write a card into a folder, as people read it."""
    text = card.model_dump_json(indent=2, exclude_none=True) + "\n"
    (folder / CARD).write_text(text, encoding="utf-8")


def _printable(text: str) -> str:
    """The text without what a key of a hostile card may hold, such as the sequences that steer a terminal."""
    return "".join(character if character.isprintable() else "?" for character in text)


def _read(folder: Path, kind: type[Card]) -> Card:
    path = current_folder(folder) / CARD
    try:
        values = read_json(path)
        if isinstance(values, dict) and values.get("version", VERSION) != VERSION:
            raise CheckpointError(
                f"{path} has version {ascii(values['version'])[:40]}; this program reads {VERSION}.",
                advice="Update the program.",
            )
        return kind.model_validate(values)
    except FileNotFoundError as error:
        raise CheckpointError(f"{folder} has no card.") from error
    except OSError as error:
        raise CheckpointError(f"{path} cannot be read: {error.strerror}.") from error
    except ValidationError as error:
        raise CheckpointError(f"{path} is damaged: {_printable(describe_problems(error))[:500]}.") from error
    except ValueError as error:
        raise CheckpointError(f"{path} is damaged: it is no JSON ({error}).") from error
