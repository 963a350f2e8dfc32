"""The matrix of one head as a picture of a few px."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from engine.events import Array
from gui.state.look import Kind
from gui.theme import Theme

SHADES = 256
NOT_YET = -1.0


def thumbnail(
    matrix: Array, rows: int, theme: Theme, architecture: str, size: QSize, kind: Kind = "attention"
) -> QImage:
    """A picture of `size` device px of weights (rows so far, columns), of which there will be `rows` rows.

    By the square root of attention weights, since what is faint could not be seen in so small a picture.

    Rows to come, and `NOT_YET` cells, have the colour of such rows. Where cells are smaller than a px, the largest of
    those in it is seen.
    """
    known, columns = matrix.shape
    whole = np.full((max(rows, known), columns), NOT_YET, dtype=np.float32)
    whole[:known] = matrix
    pooled = _pooled(_pooled(whole, size.height()).T, size.width()).T
    lifted = np.clip(pooled, 0.0, 1.0) ** (0.5 if kind == "attention" else 1.0)
    shades = _shades(theme, architecture, kind)[np.rint(lifted * (SHADES - 1)).astype(np.intp)]
    colours = np.where(pooled < 0, theme.pending.rgb(), shades).astype(np.uint32)
    height, width = colours.shape
    image = QImage(colours.tobytes(), width, height, width * 4, QImage.Format.Format_RGB32).copy()
    return image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.FastTransformation)


def _pooled(matrix: Array, rows: int) -> Array:
    """The same matrix with at most so many rows, each the largest of those that it stands for."""
    if len(matrix) <= rows:
        return matrix
    firsts = np.arange(rows) * len(matrix) // rows
    return np.asarray(np.maximum.reduceat(matrix, firsts, axis=0), dtype=np.float32)


@lru_cache(16)
def _shades(theme: Theme, architecture: str, kind: Kind) -> NDArray[np.uint32]:
    values = [shade / (SHADES - 1) for shade in range(SHADES)]
    if kind == "saliency":
        return np.array([theme.saliency_colour(value).rgb() for value in values], dtype=np.uint32)
    return np.array([theme.attention_colour(architecture, value).rgb() for value in values], dtype=np.uint32)
