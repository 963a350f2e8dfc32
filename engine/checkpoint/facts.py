"""What is known of a model beside its weights."""

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from engine.checkpoint.layout import FACTS, FORMAT, current_folder
from engine.checkpoint.plain_files import read_json
from engine.config import Size, describe_problems
from engine.errors import CheckpointError

Count = Annotated[int, Field(ge=0, le=2**53)]


class ModelFacts(BaseModel):
    """What must be known of a model to build and to show it.

    Attributes:
        format: version of the folder's layout.
        sizes: of the architecture, all of them.
        tokenizer: digest of the tokenizer that the weights belong to.
        step, seconds: of training so far.
        loss, bleu: at the validation this checkpoint was written after; None before the first.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int = FORMAT
    architecture: str
    sizes: dict[str, Size]
    vocabulary_size: int = Field(ge=4, le=1_000_000)
    tokenizer: str
    source_language: str
    target_language: str
    corpus: str
    parameters: Count
    step: Count = 0
    seconds: float = Field(default=0.0, ge=0)
    loss: float | None = None
    bleu: float | None = None


def read_facts(folder: Path) -> ModelFacts:
    """The facts of a model folder; raises CheckpointError if it is none."""
    path = current_folder(folder) / FACTS
    try:
        values = read_json(path)
        if isinstance(values, dict) and values.get("format", FORMAT) != FORMAT:
            raise CheckpointError(
                f"{folder} has format {str(values['format'])[:40]}; this version reads {FORMAT}.",
                advice="Update the program.",
            )
        return ModelFacts.model_validate(values)
    except OSError as error:
        raise CheckpointError(
            f"{folder} holds no model: {FACTS} cannot be read ({error.strerror}).",
            advice="Choose a folder that this program has written.",
        ) from error
    except ValidationError as error:
        raise CheckpointError(f"{path} is damaged: {describe_problems(error)[:500]}.") from error
    except ValueError as error:
        raise CheckpointError(f"{path} is damaged: it is no JSON ({error}).") from error
