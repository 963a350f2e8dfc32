"""The experiments of the Why page, filled with small results of the real engine and the shipped models."""

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from gui.pages.why.experiment_panel import ExperimentPanel
from gui.pages.why.page import WhyPage
from gui.pages.why.positions_panel import PositionsPanel
from gui.pages.why.surgery_panel import SurgeryPanel
from gui.state.experiment_run import Phase

SMALL: dict[str, dict[str, Any]] = {
    "bottleneck": {"sentences": 4},
    "suitcase": {"sequences": 20},
    "gradient_reach": {"length": 12, "seeds": 1},
    "surgery": {"sentences": 3},
    "self_attention": {"sentences": 4},
    "positions": {"sentences": 2},
    "cost_race": {"corpus": "reversal", "steps": 20, "seed": 3},
}
"""What each experiment is asked beside what is chosen, for results within seconds."""

SCENES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("bottleneck", {}),
    ("suitcase", {}),
    ("gradient_reach", {"trained": True}),
    ("surgery", {"text": "The small white house is beautiful.", "step": 2, "pack": "grammar"}),
    ("surgery", {"text": "", "pack": "grammar"}),
    ("self_attention", {}),
    ("positions", {"view": "vectors"}),
    ("positions", {"view": "products"}),
    ("positions", {"view": "shift"}),
    ("positions", {"view": "translation"}),
    ("cost_race", {}),
)
"""Each experiment, with what is chosen in it: all of its views."""


def ask_little(why: WhyPage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every experiment ask for small results."""

    def lessen(panel: ExperimentPanel) -> None:
        asked = panel.options

        def options() -> dict[str, Any]:
            chosen = asked()
            is_of_step = panel.NAME == "surgery" and "text" in chosen
            return chosen if is_of_step else {**chosen, **SMALL[panel.NAME]}

        monkeypatch.setattr(panel, "options", options)

    for panel in why.panels.values():
        lessen(panel)


def open_filled(qtbot: QtBot, why: WhyPage, name: str, choices: dict[str, Any]) -> ExperimentPanel:
    """Open an experiment with these choices, and run it to its end unless it has come there."""
    panel = why.panels[name]
    why.show_experiment(name)
    if choices:
        panel.set_choices(choices)
    qtbot.waitUntil(panel.is_idle)
    if isinstance(panel, PositionsPanel):
        qtbot.waitUntil(lambda: panel.answer.phase is Phase.COMPLETE)
    if panel.run.phase is not Phase.COMPLETE and not (isinstance(panel, SurgeryPanel) and panel.options().get("text")):
        panel.start()
    qtbot.waitUntil(panel.is_idle)
    assert panel.measured(), panel.run.failure
    return panel
