"""Which models that are here are those of a session: by their weights, whatever they are called."""

from collections.abc import Iterable
from dataclasses import dataclass

from engine.events import ListedModel
from gui.state.session_file import SessionLane


@dataclass(frozen=True, slots=True)
class SessionModels:
    """The lanes of a session.

    Attributes:
        here: with the models to load for them. left_out: those that are here too, but for which there is no room.
        other_weights: those of whose name there is a model that is another one. absent: all others.
    """

    here: tuple[tuple[SessionLane, str], ...]
    other_weights: tuple[SessionLane, ...]
    absent: tuple[SessionLane, ...]
    left_out: tuple[SessionLane, ...] = ()


def find_session_models(lanes: Iterable[SessionLane], listed: Iterable[ListedModel], room: int) -> SessionModels:
    """Find each lane's model; one that is called as it was is preferred to others with the same weights.

    Of more than there is `room` for, the first ones are taken.
    """
    listed = tuple(listed)
    here: dict[str, SessionLane] = {}
    other_weights, absent = [], []
    for lane in lanes:
        same = [entry.model for entry in listed if entry.weights == lane.weights and entry.model not in here]
        if same:
            here[lane.model if lane.model in same else same[0]] = lane
        elif any(entry.model == lane.model for entry in listed):
            other_weights.append(lane)
        else:
            absent.append(lane)
    found = [(lane, model) for model, lane in here.items()]
    left_out = tuple(lane for lane, _ in found[room:])
    return SessionModels(tuple(found[:room]), tuple(other_weights), tuple(absent), left_out)
