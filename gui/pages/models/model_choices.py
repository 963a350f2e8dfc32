"""The models that are here as the list of the Models page words them."""

from collections.abc import Mapping, Sequence

from engine.events import StoredFamily, StoredModel
from gui.i18n.engine_words import engine_words
from gui.i18n.text import tr
from gui.state.library import Subject
from gui.state.number_format import format_bytes, format_count, format_parameters
from gui.widgets.choice_list import Choice


def model_choices(families: Sequence[StoredFamily], titles: Mapping[str, str]) -> tuple[Choice, ...]:
    """A row for each family and, under it, one for each model; `titles` name the architectures."""
    captions = {"own": tr("Your own"), "shipped": tr("Shipped with Lockstep"), "run": tr("Trainings")}
    choices, place = [], ""
    for family in families:
        caption = captions[family.place] if family.place != place else ""
        place = family.place
        choices.append(
            Choice(
                Subject(family).key,
                family_title(family),
                direction(family),
                format_bytes(family.bytes),
                caption=caption,
            )
        )
        choices += [_of_model(family, model, titles) for model in family.models]
    return tuple(choices)


def family_title(family: StoredFamily) -> str:
    """What a family is called, in the language of the window where it is a shipped one."""
    return engine_words(family.title)


def direction(family: StoredFamily) -> str:
    """From which language into which; what is said of one that cannot be read."""
    if not family.source_language:
        return tr("damaged")
    return tr("{source} → {target}").format(
        source=engine_words(family.source_language), target=engine_words(family.target_language)
    )


def checkpoint_words(model: StoredModel) -> str:
    """Which one of a training it is; "" in a pack."""
    words = {
        "best": tr("best, step {step}"),
        "last": tr("last, step {step}"),
        "step": tr("step {step}"),
    }
    return words[model.checkpoint].format(step=format_count(model.step)) if model.checkpoint else ""


def _of_model(family: StoredFamily, model: StoredModel, titles: Mapping[str, str]) -> Choice:
    title = titles.get(model.architecture, model.architecture)
    if model.checkpoint:
        title = f"{title} · {checkpoint_words(model)}"
    return Choice(
        Subject(family, model).key,
        title,
        aside=tr("damaged") if model.trouble else format_parameters(model.parameters),
        sign="warning" if model.trouble else "",
        architecture=model.architecture,
        level=1,
    )
