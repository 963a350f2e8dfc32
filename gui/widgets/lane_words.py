"""What a lane says in words: what will be seen in it, and for those who do not see it what it shows."""

import math

from engine.events import AttentionKind
from gui.i18n.text import tr
from gui.state.lane_frame import LaneFrame
from gui.widgets.lane_view import shown_text


def story(attention: AttentionKind) -> tuple[str, str]:
    """What will be seen in a lane of this kind: a headline and a sentence."""
    if attention == "none":
        text = tr("The whole sentence goes through one vector of fixed length, however long it is.")
        return tr("Everything through one vector"), text
    if attention == "source":
        text = tr("Before each piece it looks back at all source pieces, and weighs them anew.")
        return tr("A fresh look at every step"), text
    text = tr("Many heads look at the whole source at once, each in its own way. Nothing is recurrent.")
    return tr("Nothing but attention"), text


def description(frame: LaneFrame) -> str:
    """A moment of a lane."""
    if frame.current is None:
        return tr("nothing produced yet")
    text = tr("step {step}: {piece}, probability {probability:.2f}").format(
        step=len(frame.produced), piece=shown_text(frame.current.piece), probability=math.exp(frame.current.log_prob)
    )
    if frame.weights is None:
        return text
    best = int(frame.weights.argmax())
    weight, saliency = tr("; most weight on {piece}, {weight:.2f}"), tr("; most saliency on {piece}")
    looks = saliency if frame.kind == "saliency" else weight
    return text + looks.format(piece=shown_text(frame.columns[best]), weight=frame.weights[best])
