"""Random damage to files: what disks, networks and the ill-meaning do to them."""

import random
import re
from collections.abc import Callable

EXTREMES = (
    "0",
    "-1",
    "1",
    "2147483648",
    "18446744073709551616",
    "1e308",
    "1e999",
    "-0.0",
    "NaN",
    "null",
    "[]",
    "9" * 400,
)


def flip_bits(data: bytes, chance: random.Random) -> bytes:
    """One to eight bits turned over."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    """The end left out."""
    return data[: chance.randrange(len(data))]


def extend(data: bytes, chance: random.Random) -> bytes:
    """Something more at the end."""
    return data + chance.choice([b"\x00", b" ", b"}", chance.randbytes(chance.randint(1, 5000)), data])


def swap_blocks(data: bytes, chance: random.Random) -> bytes:
    """Two blocks in each other's place."""
    a, b, c = sorted(chance.randrange(len(data) + 1) for _ in range(3))
    return data[:a] + data[b:c] + data[a:b] + data[c:]


def overwrite(data: bytes, chance: random.Random) -> bytes:
    """A block of zeros or of noise."""
    size = min(chance.randint(1, 512), len(data))
    begin = chance.randrange(len(data) - size + 1)
    return data[:begin] + chance.choice([bytes(size), chance.randbytes(size)]) + data[begin + size :]


def replace_number(data: bytes, chance: random.Random) -> bytes:
    """A number of JSON, as in a header, replaced by an extreme one; another kind of damage where there is none."""
    numbers = list(re.finditer(rb"(?<=[:,\[ ])-?\d+(\.\d+)?", data[:20_000]))
    if not numbers:
        return flip_bits(data, chance)
    number = chance.choice(numbers)
    return data[: number.start()] + chance.choice(EXTREMES).encode() + data[number.end() :]


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flip_bits,
    cut,
    extend,
    swap_blocks,
    overwrite,
    replace_number,
)
