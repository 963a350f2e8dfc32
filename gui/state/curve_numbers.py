"""The numbers behind the curves of a training as text."""

import csv
import io
import json
import math
from typing import Any

from gui.state.plotted_curves import PlottedCurve, PlottedCurves, Role

FORMAT, VERSION = "lockstep curves", 1
KINDS = {Role.RAW: "each step", Role.TRAINING: "averaged", Role.MAIN: "averaged", Role.EARLIER: "averaged"}


def curves_csv(curves: PlottedCurves, title: str) -> str:
    """Every point that is drawn or thinned away, a row each; `title` names the training in view.

    The columns are the run, the architecture, what the value is of (`validation`, `each step`, or `averaged` over the
    last steps), the step and the value, named as the quantity is in the engine's events.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("run", "architecture", "of", "step", curves.choice.quantity.value))
    for curve in curves.curves:
        named = _run(curves, curve, title), curve.architecture, _kind(curves, curve)
        for step, value in zip(curve.series.steps.tolist(), curve.series.values.tolist(), strict=True):
            writer.writerow((*named, int(step), f"{value:.7g}"))
    return text.getvalue()


def curves_json(curves: PlottedCurves, title: str) -> str:
    """The same, a list of steps and one of values for each curve; what is no finite number is null."""
    record: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "quantity": curves.choice.quantity.value,
        "averaged_over_steps": curves.choice.span,
        "curves": [
            {
                "run": _run(curves, curve, title),
                "architecture": curve.architecture,
                "of": _kind(curves, curve),
                "steps": [int(step) for step in curve.series.steps],
                "values": [float(f"{v:.7g}") if math.isfinite(v) else None for v in curve.series.values.tolist()],
            }
            for curve in curves.curves
        ],
    }
    return json.dumps(record, ensure_ascii=False, allow_nan=False)


def _run(curves: PlottedCurves, curve: PlottedCurve, title: str) -> str:
    return curves.earlier[curve.run].title if curve.role is Role.EARLIER else title


def _kind(curves: PlottedCurves, curve: PlottedCurve) -> str:
    if curve.is_validated:
        return "validation"
    return "each step" if curves.choice.span == 1 else KINDS[curve.role]
