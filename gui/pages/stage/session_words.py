"""What is said of a session that cannot be opened, or not wholly."""

from collections.abc import Iterable

from engine.events import Failure
from gui.i18n.text import tr
from gui.state.number_format import format_count
from gui.state.own_file import MOST_BYTES, OwnFileError
from gui.state.session_file import SessionLane
from gui.state.session_models import SessionModels

SHOWN_DIGITS = 12


def describe_refusal(name: str, error: OwnFileError) -> Failure:
    """Why a file was not opened."""
    what = {
        "unreadable": tr("{name} cannot be read: {detail}."),
        "no_file": tr("{name} is no file that can be read, but a folder or a device."),
        "too_large": tr("{name} is no session: it has more than {most} bytes."),
        "foreign": tr("{name} is no session file of Lockstep."),
        "version": tr("{name} is a session of version {detail}, which this Lockstep does not know."),
        "damaged": tr("{name} is damaged ({detail})."),
    }[error.trouble]
    advice = tr("Choose a file that Lockstep has saved.")
    if error.trouble == "version":
        advice = tr("Update Lockstep, or save the session again with this version.")
    text = what.format(name=name, detail=error.detail, most=format_count(MOST_BYTES))
    return Failure(text, tr("The Stage is as it was."), advice, "")


def describe_lack(name: str, models: SessionModels) -> Failure | None:
    """Which models of a session are not shown and what to do; None if all are."""
    lacking = [*models.other_weights, *models.absent, *models.left_out]
    if not lacking:
        return None
    if models.here:
        kept = tr("Its other models are shown.")
        what = tr("{name} was opened without {models}.")
    else:
        kept = tr("The Stage is as it was.")
        what = tr("{name} cannot be opened: {models} are not here.")
    return Failure(what.format(name=name, models=_list(lacking)), kept, " ".join(_advice(models)), "")


def _advice(models: SessionModels) -> Iterable[str]:
    if models.other_weights:
        text = tr("A model of the same name is here, but with other weights, and was not used: {models}.")
        yield text.format(models=_list(models.other_weights))
    if models.other_weights or models.absent:
        yield tr("Put the pack or the training that it was saved with among your models, and open it again.")
    if models.left_out:
        text = tr("There is room for {count} lanes: take one away to compare with {models}.")
        yield text.format(count=len(models.here), models=_list(models.left_out))


def _list(lanes: Iterable[SessionLane]) -> str:
    text = tr("{architecture} ({model}, weights {weights}…)")
    return ", ".join(
        text.format(architecture=lane.architecture, model=lane.model, weights=lane.weights[:SHOWN_DIGITS])
        for lane in lanes
    )
