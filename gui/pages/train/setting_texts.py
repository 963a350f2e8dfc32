"""What the settings are called, what they are for, and in which unit they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.config import SettingField, SettingValue
from gui.i18n.text import tr
from gui.state.advanced_settings import Group, Problem, text_of

LONGEST_SHOWN = 40  # characters of a text that is no value


@dataclass(frozen=True, slots=True)
class SettingText:
    """The words of a setting.

    Attributes:
        unit: of its value; "" if it has none.
        unset: what an empty value means; "" if it cannot be empty.
    """

    title: str
    help: str = ""
    unit: str = ""
    unset: str = ""


def setting_text(setting: SettingField) -> SettingText:
    """The words of a setting in the language of the window; one that is new goes by its name."""
    of_group = {
        "sizes": size_texts,
        "optimisation": optimisation_texts,
        "corpus": corpus_texts,
        "validation": validation_texts,
        "budget": budget_texts,
    }.get(setting.path[0], machine_texts)
    return of_group().get(setting.name) or SettingText(setting.name.replace("_", " ").capitalize())


def group_title(group: Group) -> str:
    """What a group of settings is called; the sizes go by the name of their architecture."""
    return {
        "sizes": tr("Architecture"),
        "optimisation": tr("Optimisation"),
        "corpus": tr("Data"),
        "validation": tr("Validation and decoding"),
        "budget": tr("Budget"),
        "machine": tr("Machine and chance"),
    }[group]


def size_texts() -> dict[str, SettingText]:
    """Of the architectures."""
    numbers, layers = tr("numbers"), tr("layers")
    return {
        "embedding_size": SettingText(tr("Embedding"), tr("A piece as a vector"), numbers),
        "hidden_size": SettingText(tr("Hidden state"), tr("Memory from step to step"), numbers),
        "context_size": SettingText(tr("Context vector"), tr("The whole sentence must fit in"), numbers),
        "attention_size": SettingText(tr("Attention"), tr("Inside the additive score"), numbers),
        "score": SettingText(tr("Attention score"), tr("How states are compared")),
        "cell": SettingText(tr("Cell"), tr("Gates carry gradients further")),
        "directions": SettingText(tr("Encoder reads"), tr("Two share the hidden state")),
        "dropout": SettingText(tr("Dropout"), tr("Values left out at random")),
        "model_size": SettingText(tr("Model size"), tr("A piece as a vector"), numbers),
        "heads": SettingText(tr("Heads"), tr("Share the model size evenly"), tr("a layer")),
        "feed_forward_size": SettingText(tr("Feed-forward"), tr("The hidden layer after attention"), numbers),
        "encoder_layers": SettingText(tr("Encoder"), tr("Layers that read the source"), layers),
        "decoder_layers": SettingText(tr("Decoder"), tr("Layers that write the translation"), layers),
    }


def optimisation_texts() -> dict[str, SettingText]:
    """Of the optimiser."""
    steps = tr("steps")
    return {
        "learning_rate": SettingText(tr("Learning rate"), tr("Top of Adam's schedule")),
        "warmup_steps": SettingText(tr("Warm-up"), tr("Rise of the learning rate"), steps),
        "weight_decay": SettingText(tr("Weight decay"), tr("Pulls weights towards zero")),
        "label_smoothing": SettingText(tr("Label smoothing"), tr("Left for all other pieces")),
        "gradient_clip": SettingText(tr("Gradient clipping"), tr("Longest gradient of a step")),
        "batch_tokens": SettingText(tr("Batch"), tr("Most target pieces in one"), tr("pieces")),
    }


def corpus_texts() -> dict[str, SettingText]:
    """Of the data."""
    pairs, pieces, words = tr("pairs"), tr("pieces"), tr("words")
    usual = tr("as usual")
    return {
        "pairs": SettingText(tr("Training pairs"), tr("How many are made"), pairs),
        "shortest": SettingText(tr("Shortest sentence"), tr("Of those that are made"), words, usual),
        "longest": SettingText(tr("Longest sentence"), tr("Of those that are made"), words, usual),
        "validation_pairs": SettingText(tr("Validation pairs"), tr("Held out of the training"), pairs),
        "vocabulary_size": SettingText(tr("Vocabulary"), tr("Shared by both languages"), pieces, tr("automatic")),
        "max_pieces": SettingText(tr("Longest pair"), tr("Longer ones are left out"), pieces),
        "lower_case": SettingText(tr("Lower case"), tr("Take all texts in small letters")),
        "bpe_dropout": SettingText(tr("BPE dropout"), tr("Merges left out at random")),
        "source_language": SettingText(tr("Source language"), tr("As it is called on the Stage")),
        "target_language": SettingText(tr("Target language"), tr("As it is called on the Stage")),
    }


def validation_texts() -> dict[str, SettingText]:
    """Of validation."""
    return {
        "seconds": SettingText(tr("Every"), tr("Of its own training time"), tr("seconds")),
        "steps": SettingText(tr("Every so many steps"), tr("In place of seconds"), tr("steps"), tr("by time")),
        "bleu_pairs": SettingText(tr("Pairs for BLEU"), tr("Translated greedily"), tr("pairs")),
        "sample": SettingText(tr("Pinned sentence"), tr("A source of the validation pairs"), "", tr("a usual one")),
        "keep_steps": SettingText(tr("Keep models"), tr("After these steps, to compare")),
    }


def budget_texts() -> dict[str, SettingText]:
    """Of the budget."""
    return {
        "steps": SettingText(tr("Most steps"), tr("Whichever budget ends first"), tr("steps"), tr("no limit")),
        "patience": SettingText(tr("Patience"), tr("Without a better validation"), tr("validations"), tr("no limit")),
    }


def machine_texts() -> dict[str, SettingText]:
    """Of the machine, and of chance."""
    return {
        "seed": SettingText(tr("Seed"), tr("Of weights and batches")),
        "device": SettingText(tr("Device"), tr("What computes")),
        "precision": SettingText(tr("Precision"), tr("Of matrix products")),
        "threads": SettingText(tr("Threads"), tr("Of the processor"), "", tr("automatic")),
    }


def choice_title(value: SettingValue) -> str:
    """What a value is called among the choices of a setting."""
    titles = {
        "auto": tr("Automatic"),
        "cpu": tr("Processor"),
        "cuda": "GPU",
        "gru": "GRU",
        "lstm": "LSTM",
        "additive": tr("Additive"),
        "dot": tr("Dot product"),
        "general": tr("General"),
        "True": tr("Yes"),
        "False": tr("No"),
        "1": tr("One direction"),
        "2": tr("Two directions"),
    }
    return titles.get(str(value), text_of(value))


def allowed(setting: SettingField) -> str:
    """Which values a setting may have, as a list of what each must fulfil."""
    kinds = {"whole": tr("whole numbers"), "number": tr("numbers"), "whole_list": tr("whole numbers, with commas")}
    parts = [kinds[setting.kind]] if setting.kind in kinds else [choice_title(value) for value in setting.choices]
    parts += [form.format(f"{limit:,.10g}") for form, limit in _limits(setting) if limit is not None]
    if setting.multiple_of > 1:
        parts.append(tr("multiples of {0}").format(setting.multiple_of))
    if setting.most is not None:
        parts.append(tr("at most {0} of them", "", setting.most).format(setting.most))
    return " · ".join(parts)


def _limits(setting: SettingField) -> tuple[tuple[str, float | None], ...]:
    return (
        (tr("at least {0}"), setting.at_least),
        (tr("above {0}"), setting.above),
        (tr("at most {0}"), setting.at_most),
        (tr("below {0}"), setting.below),
    )


def described_problem(problem: Problem, settings: Sequence[SettingField]) -> str:
    """What is wrong with a text, and what would be right."""
    text = problem.text if len(problem.text) <= LONGEST_SHOWN else f"{problem.text[: LONGEST_SHOWN - 1]}…"
    if problem.must_divide is None:
        return tr("“{0}” cannot be used. Possible: {1}").format(text, allowed(problem.setting))
    path = (*problem.setting.path[:-1], problem.setting.divides)
    whole = next(setting_text(setting).title for setting in settings if setting.path == path)
    return tr("“{0}” cannot be used: {1} ({2}) is no multiple of it.").format(text, whole, problem.must_divide)
