"""The learning curves of the benchmark as a picture."""

import os
from pathlib import Path
from typing import Any

from bench.multi30k.result import Result

WIDTH, HEIGHT = 900, 420
ROOM_FOR_NAMES = 1.15  # behind the ends of the curves, as a factor of the longest


def draw_curves(result: Result, path: Path) -> None:
    """Write a PNG: BLEU on the first validation pairs against minutes of training, a curve for each model."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Imported here: figures and tables can be had where Qt is not installed.
    import pyqtgraph as pg
    from PySide6.QtWidgets import QApplication

    from engine.architectures import ARCHITECTURES
    from gui.theme import LIGHT

    application = QApplication.instance() or QApplication([])
    plot: Any = pg.PlotWidget(background=LIGHT.card)
    plot.resize(WIDTH, HEIGHT)
    for name, label in (("bottom", "minutes of training"), ("left", "BLEU on the first validation pairs, greedy")):
        plot.setLabel(name, label, color=LIGHT.ink2.name())
        plot.getAxis(name).setPen(LIGHT.line2)
        plot.getAxis(name).setTextPen(LIGHT.ink2)
    plot.showGrid(y=True, alpha=0.15)
    for model in result.models:
        colour = LIGHT.lane(model.architecture)
        minutes, bleu = [point.seconds / 60 for point in model.curve], [point.bleu for point in model.curve]
        plot.plot(minutes, bleu, pen=pg.mkPen(colour.fill, width=3), antialias=True)
        title = ARCHITECTURES[model.architecture].description.title
        text = pg.TextItem(f"{title} {bleu[-1]:.1f}" if bleu else title, color=colour.text, anchor=(0.0, 0.5))
        text.setPos(minutes[-1] if minutes else 0, bleu[-1] if bleu else 0)
        plot.addItem(text)
    longest = max((point.seconds / 60 for model in result.models for point in model.curve), default=1.0)
    plot.setXRange(0, ROOM_FOR_NAMES * longest)
    application.processEvents()
    plot.grab().save(str(path))
    plot.close()
