#!/usr/bin/env python3
"""Put every page, in each language, theme and size, side by side on one sheet, to be looked at before a release.

usage: python -m tools.picture_sheet FOLDER [--only WORD ...] [--keep] [--reduced OUT.png]

Each cell is a picture of its own in FOLDER, taken as `main.py --picture` takes it; `sheet.png` beside them has all.
"""

import argparse
import itertools
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from tools.shrink_pictures import COLOURS

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("stage", "train", "why", "models")
LANGUAGES = ("en", "ko")
THEMES = ("light", "dark", "high-contrast")
SIZES = ((1440, 900), (1024, 700))
SCENES = {  # what each page shows: short enough to be taken dozens of times, and none of them empty
    "stage": ("--sentence", "The small red house by the river is very old.", "--step", "5"),
    "train": ("--corpus", "reversal", "--seconds", "20"),
    "why": ("--experiment", "bottleneck"),
    "models": ("--item", "everyday/attention_rnn"),
}
SHEET_SCALE, REDUCED_SCALE = 0.5, 0.2
GAP, HEADER, LETTER = 16, 44, 22  # px of the sheet at its full scale
GROUND, INK = "#ffffff", "#1f2328"


@dataclass(frozen=True, slots=True)
class Cell:
    """One picture of the sheet."""

    page: str
    language: str
    theme: str
    size: tuple[int, int]

    @property
    def name(self) -> str:
        """As in the name of its file: `stage-en-light-1440x900`."""
        return f"{self.page}-{self.language}-{self.theme}-{self.size[0]}x{self.size[1]}"

    def take(self, path: Path) -> None:
        """Take the picture in a process of its own; raises CalledProcessError if it cannot be taken."""
        words = ["--page", self.page, "--language", self.language, "--theme", self.theme]
        size = ["--size", f"{self.size[0]}x{self.size[1]}"]
        command = [sys.executable, "main.py", "--picture", str(path.absolute()), *words, *size, *SCENES[self.page]]
        subprocess.run(command, cwd=ROOT, check=True, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"})


def rows() -> list[list[Cell]]:
    """The sheet's cells: a row for each page and size, a column for each language and theme."""
    columns = tuple(itertools.product(LANGUAGES, THEMES))
    return [[Cell(page, *column, size) for column in columns] for page in PAGES for size in SIZES]


def put_together(cells: Sequence[Sequence[Cell]], folder: Path, scale: float) -> Image.Image:
    """The sheet, of the pictures in `folder`; a cell without one stays empty."""
    gap, header = round(GAP * scale / SHEET_SCALE), round(HEADER * scale / SHEET_SCALE)
    font = ImageFont.load_default(max(9, round(LETTER * scale / SHEET_SCALE)))
    wide, heights = max(w for w, _ in SIZES), [max(cell.size[1] for cell in row) for row in cells]
    width = round(wide * scale)
    sheet = Image.new(
        "RGB",
        (gap + max(map(len, cells)) * (width + gap), sum(round(h * scale) + header for h in heights) + gap),
        GROUND,
    )
    draw, y = ImageDraw.Draw(sheet), 0
    for row, height in zip(cells, heights, strict=True):
        for i, cell in enumerate(row):
            x = gap + i * (width + gap)
            draw.text((x, y + header - gap // 3), cell.name.replace("-", "  ", 2), INK, font, anchor="ls")
            path = folder / f"{cell.name}.png"
            if path.exists():
                with Image.open(path) as picture:
                    shown = round(picture.width * scale), round(picture.height * scale)
                    sheet.paste(picture.convert("RGB").resize(shown, Image.Resampling.LANCZOS), (x, y + header))
        y += header + round(height * scale)
    return sheet


def main(words: Sequence[str] | None = None) -> int:
    """Take the pictures and write the sheet; 1 if one could not be taken."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where the pictures and sheet.png are written")
    parser.add_argument("--only", nargs="+", default=[], metavar="WORD", help="only what has these in its name")
    parser.add_argument("--keep", action="store_true", help="take only those that are not there yet")
    parser.add_argument("--reduced", type=Path, metavar="OUT.png", help="a small copy besides, once it is whole")
    arguments = parser.parse_args(words)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    cells = rows()
    for cell in itertools.chain.from_iterable(cells):
        path = arguments.folder / f"{cell.name}.png"
        if all(word in cell.name for word in arguments.only) and not (arguments.keep and path.exists()):
            try:
                cell.take(path)
            except subprocess.CalledProcessError:
                print(f"{cell.name} could not be taken: see above.", file=sys.stderr)
                return 1
    put_together(cells, arguments.folder, SHEET_SCALE).save(arguments.folder / "sheet.png")
    missing = [cell.name for row in cells for cell in row if not (arguments.folder / f"{cell.name}.png").exists()]
    if missing:
        print(f"The sheet lacks {len(missing)} pictures: take them with --keep.", file=sys.stderr)
    elif arguments.reduced:
        reduced = put_together(cells, arguments.folder, REDUCED_SCALE)
        # Of so many grounds, a palette by the number of pixels would leave nothing for the colours of the models.
        few = reduced.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(arguments.reduced, optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
