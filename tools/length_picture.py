#!/usr/bin/env python3
"""Draw what the cards of the shipped models say of quality against length, light and dark, for the README.

usage: python -m tools.length_picture FOLDER
"""

import argparse
import os
import sys
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication

from engine.architectures import ARCHITECTURES
from engine.card_files import find_card
from engine.card_text import length_text
from engine.cards import ModelCard, ScoreByLength, ScoresOnSet
from engine.paths import shipped_assets
from gui.theme import CARD_RADIUS, DARK, LIGHT, Theme
from gui.widgets.length_chart import LengthChart, LengthCurve, paint_length_chart, paint_length_key

PACKS = ("everyday", "grammar", "reversal")
FEWEST_PAIRS = 20  # BLEU of fewer says more of the pairs than of the model
PANEL, GAP, MARGIN, PADDING, KEY = QSize(668, 380), 16, 24, 24, 44
PIXEL_RATIO = 1.25


def main(words: list[str] | None = None) -> int:
    """Write `length-light.png` and `length-dark.png`; 1 if there is no card to draw."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where to write the pictures")
    parser.add_argument("--models", type=Path, default=shipped_assets() / "models", help="the folder of the packs")
    arguments = parser.parse_args(words)
    charts = [chart for pack in PACKS for chart in read_charts(arguments.models / pack)]
    if not charts:
        print(f"No model in {arguments.models} has a card with scores by length.", file=sys.stderr)
        return 1
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    for theme in (LIGHT, DARK):
        path = arguments.folder / f"length-{theme.name}.png"
        if not draw(charts, theme).save(str(path)):
            print(f"{path} cannot be written.", file=sys.stderr)
            return 1
    del application
    return 0


def read_charts(pack: Path) -> list[LengthChart]:
    """A chart for each test set that the cards of a pack's models have scores of."""
    cards = [card for name in ARCHITECTURES if (card := find_card(pack / name))]
    if not cards:
        return []
    names = [scores.name for scores in cards[0].scores]
    charts = (read_chart(cards, name, pack.name) for name in names)
    return [chart for chart in charts if chart]


def read_chart(cards: list[ModelCard], name: str, pack: str) -> LengthChart | None:
    """What the cards say of a test set, lengths with too few pairs left out; None if fewer than two are left."""
    found = [(card, scores) for card in cards for scores in card.scores if scores.name == name]
    kept = [part for part in found[0][1].by_length if part.pairs >= FEWEST_PAIRS]
    if len(kept) < 2:
        return None
    has_one_answer = found[0][1].exact_match is not None
    left_out = len(found[0][1].by_length) - len(kept)
    note = f"pack {pack}, {sum(part.pairs for part in kept):,} pairs"
    if left_out:
        note += f"; lengths with fewer than {FEWEST_PAIRS} pairs are left out"
    curves = tuple(
        LengthCurve(card.architecture, card.architecture_title, _values(scores, kept, has_one_answer))
        for card, scores in found
    )
    lengths = tuple(length_text(part).replace("-", "–") for part in kept)
    unit = "exact match, %" if has_one_answer else "BLEU"
    return LengthChart(name, note, unit, lengths, tuple(part.pairs for part in kept), curves)


def _values(scores: ScoresOnSet, kept: list[ScoreByLength], has_one_answer: bool) -> tuple[float, ...]:
    by_length = {part.shortest: part for part in scores.by_length}
    parts = [by_length[part.shortest] for part in kept]
    return tuple(part.exact_match or 0.0 if has_one_answer else part.bleu for part in parts)


def draw(charts: list[LengthChart], theme: Theme) -> QImage:
    """All charts, two in a row, under the names of the architectures."""
    rows = (len(charts) + 1) // 2
    columns = min(2, len(charts))
    width = 2 * MARGIN + columns * PANEL.width() + (columns - 1) * GAP
    height = 2 * MARGIN + KEY + rows * PANEL.height() + (rows - 1) * GAP
    size = QSize(round(PIXEL_RATIO * width), round(PIXEL_RATIO * height))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(PIXEL_RATIO)
    image.fill(theme.bg)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_length_key(painter, theme, QPointF(MARGIN, MARGIN + 12), charts[0].curves)
    for i, chart in enumerate(charts):
        left = MARGIN + i % 2 * (PANEL.width() + GAP)
        top = MARGIN + KEY + i // 2 * (PANEL.height() + GAP)
        panel = QRectF(left, top, PANEL.width(), PANEL.height())
        painter.setPen(QPen(theme.line, 1))
        painter.setBrush(theme.card)
        painter.drawRoundedRect(panel.adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)
        paint_length_chart(painter, theme, panel.adjusted(PADDING, PADDING, -PADDING, -PADDING), chart)
    painter.end()
    return image


if __name__ == "__main__":
    sys.exit(main())
