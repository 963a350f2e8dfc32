#!/usr/bin/env python3
"""Write pictures of the window anew with 256 colours each, which is as many as they need and a third of the bytes.

usage: python -m tools.shrink_pictures PICTURE.png ...
"""

import argparse
import sys
from pathlib import Path

from PIL import Image

COLOURS = 256


def main(words: list[str] | None = None) -> int:
    """Shrink each picture in its place; one that would not become smaller stays."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pictures", nargs="+", type=Path, metavar="PICTURE.png")
    for path in parser.parse_args(words).pictures:
        shrink(path)
    return 0


def shrink(path: Path) -> None:
    """Replace a picture by one with few colours, if it has more and that is smaller."""
    smaller = path.with_suffix(".smaller.png")
    with Image.open(path) as picture:
        if picture.mode == "P":
            return
        few = picture.convert("RGB").quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(smaller, optimize=True)
    if smaller.stat().st_size < path.stat().st_size:
        smaller.replace(path)
    else:
        smaller.unlink()


if __name__ == "__main__":
    sys.exit(main())
