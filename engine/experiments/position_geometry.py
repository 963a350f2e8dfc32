"""What the vectors of positions are to each other: dot products by offset, and the linear map that is a shift."""

import math

import torch
from torch import Tensor

from engine.measurements.positions import ProductsMeasured, RotationMeasured, TableMeasured, TableName

PICTURED = 64
ANCHORS, FURTHEST = (32, 48, 64, 80), 32
TRIED = 128


def picture(name: TableName, table: Tensor) -> TableMeasured:
    """The first rows of a table (positions, size)."""
    vectors = tuple(tuple(round(value, 3) for value in row) for row in table[:PICTURED].tolist())
    return TableMeasured(table=name, vectors=vectors)


def dot_products(name: TableName, table: Tensor) -> ProductsMeasured:
    """Products of some rows of a table (positions, size) with those up to 32 rows before and behind them."""
    rows = table.double()
    offsets = torch.arange(-FURTHEST, FURTHEST + 1)
    products = torch.stack([rows[anchor + offsets] @ rows[anchor] for anchor in ANCHORS])
    spread = (products.amax(0) - products.amin(0)).amax() / products[:, FURTHEST].mean()
    return ProductsMeasured(
        table=name,
        anchors=ANCHORS,
        offsets=tuple(offsets.tolist()),
        products=tuple(tuple(round(value, 4) for value in row) for row in products.tolist()),
        spread=float(spread),
    )


def rotation(shift: int, table: Tensor) -> RotationMeasured:
    """How well one matrix takes every row of sinusoids (positions, size) to the row `shift` later."""
    size = table.size(1)
    angles = shift * pair_rates(size)
    matrix, exact = rotation_matrix(angles), exact_sinusoids(TRIED + shift, size)
    residual, exact_residual = (
        float((rows[:TRIED] @ matrix.T - rows[shift : TRIED + shift]).abs().amax())
        for rows in (table[: TRIED + shift].double(), exact)
    )
    return RotationMeasured(
        shift=shift,
        angles=tuple(round(angle, 6) for angle in angles.tolist()),
        positions=TRIED,
        residual=residual,
        exact_residual=exact_residual,
    )


def pair_rates(size: int) -> Tensor:
    """By how many radians each pair of numbers turns from one position to the next: (size / 2,), in float64."""
    return torch.exp(-math.log(10_000) * torch.arange(0, size, 2, dtype=torch.float64) / size)


def rotation_matrix(angles: Tensor) -> Tensor:
    """Turns each pair (sin x, cos x) by its angle to (sin(x + angle), cos(x + angle)): blocks of two, (size, size)."""
    sines = torch.arange(0, 2 * len(angles), 2)
    cosines = sines + 1
    matrix = angles.new_zeros(2 * len(angles), 2 * len(angles))
    matrix[sines, sines] = matrix[cosines, cosines] = angles.cos()
    matrix[sines, cosines] = angles.sin()
    matrix[cosines, sines] = -angles.sin()
    return matrix


def exact_sinusoids(length: int, size: int) -> Tensor:
    """The same as `engine.layers.positional.sinusoids`, in float64."""
    angles = torch.arange(length, dtype=torch.float64)[:, None] * pair_rates(size)
    return torch.stack([angles.sin(), angles.cos()], -1).flatten(1)
