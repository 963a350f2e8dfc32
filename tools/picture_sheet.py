#!/usr/bin/env python3
"""Put every page, in each language, theme and size, side by side on one sheet, to be looked at before a release.

usage: python -m tools.picture_sheet FOLDER [--only PAGE ...] [--reduced OUT.png]

Each cell is a picture of its own in FOLDER, taken as `main.py --picture --every-look` takes it: of one window a page,
which switches its language, theme and size. `sheet.png` beside them has all.
"""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from gui.main_window import PAGES
from gui.picture_looks import EVERY_LOOK, SIZES
from tools.shrink_pictures import COLOURS

ROOT = Path(__file__).resolve().parent.parent
SCENES = {  # what each page shows: none of them empty
    "stage": ("--sentence", "The small red house by the river is very old.", "--step", "5"),
    "train": ("--corpus", "reversal", "--seconds", "60"),
    "why": ("--experiment", "bottleneck"),
    "models": ("--item", "everyday/attention_rnn"),
}
SHEET_SCALE, REDUCED_SCALE = 0.5, 0.2
GAP, HEADER, LETTER = 16, 44, 22  # px of the sheet at its full scale
GROUND, INK = "#ffffff", "#1f2328"


def rows() -> list[list[str]]:
    """The names of the sheet's cells: a row for each page and size, a column for each language and theme."""
    return [
        [look.path_beside(Path(f"{page}.png")).stem for look in EVERY_LOOK if look.size == size]
        for page in PAGES
        for size in SIZES
    ]


def take(page: str, folder: Path) -> None:
    """Take the pictures of a page; raises CalledProcessError if they cannot be taken."""
    command = [sys.executable, "main.py", "--picture", str((folder / f"{page}.png").absolute()), "--every-look"]
    subprocess.run([*command, "--page", page, *SCENES[page]], cwd=ROOT, check=True)


def put_together(cells: Sequence[Sequence[str]], folder: Path, scale: float) -> Image.Image:
    """The sheet, of the pictures in `folder`; a cell without one stays empty."""
    gap, header = round(GAP * scale / SHEET_SCALE), round(HEADER * scale / SHEET_SCALE)
    font = ImageFont.load_default(max(9, round(LETTER * scale / SHEET_SCALE)))
    wide, heights = max(w for w, _ in SIZES), [int(row[0].rpartition("x")[2]) for row in cells]
    width = round(wide * scale)
    sheet = Image.new(
        "RGB",
        (gap + max(map(len, cells)) * (width + gap), sum(round(h * scale) + header for h in heights) + gap),
        GROUND,
    )
    draw, y = ImageDraw.Draw(sheet), 0
    for row, height in zip(cells, heights, strict=True):
        for i, name in enumerate(row):
            x = gap + i * (width + gap)
            draw.text((x, y + header - gap // 3), name.replace("-", "  ", 2), INK, font, anchor="ls")
            path = folder / f"{name}.png"
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
    parser.add_argument("--only", nargs="+", choices=PAGES, default=PAGES, metavar="PAGE", help="take these anew")
    parser.add_argument("--reduced", type=Path, metavar="OUT.png", help="a small copy besides, once it is whole")
    arguments = parser.parse_args(words)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for page in arguments.only:
        try:
            take(page, arguments.folder)
        except subprocess.CalledProcessError:
            print(f"The page {page} could not be taken: see above.", file=sys.stderr)
            return 1
    cells = rows()
    put_together(cells, arguments.folder, SHEET_SCALE).save(arguments.folder / "sheet.png")
    missing = [name for row in cells for name in row if not (arguments.folder / f"{name}.png").exists()]
    if missing:
        print(f"The sheet lacks {len(missing)} pictures of pages that have not been taken yet.", file=sys.stderr)
    elif arguments.reduced:
        reduced = put_together(cells, arguments.folder, REDUCED_SCALE)
        # Of so many grounds, a palette by the number of pixels would leave nothing for the colours of the models.
        few = reduced.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(arguments.reduced, optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
