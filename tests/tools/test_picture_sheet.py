"""The sheet has a cell for each page in each look, and the program's own pictures in them."""

from pathlib import Path
from typing import get_args

import pytest
from PIL import Image

from gui.i18n.language import Language
from gui.main_window import PAGES
from gui.picture_looks import SIZES, THEMES
from gui.settings import Appearance
from tools.picture_sheet import SCENES, main, put_together, rows


def size_of(name: str) -> tuple[int, int]:
    width, _, height = name.rpartition("-")[2].partition("x")
    return int(width), int(height)


def test_each_page_has_a_cell_in_each_language_theme_and_size() -> None:
    names = [name for row in rows() for name in row]
    languages = get_args(Language)
    assert set(SCENES) == set(PAGES)
    assert {*THEMES, "system"} == set(get_args(Appearance))
    assert set(names) == {
        f"{page}-{language}-{theme}-{width}x{height}"
        for page in PAGES
        for language in languages
        for theme in THEMES
        for width, height in SIZES
    }
    assert len(set(names)) == len(names)


def test_pictures_stand_in_their_cells_and_what_is_not_there_stays_empty(tmp_path: Path) -> None:
    cells = rows()
    there = cells[0][1]
    Image.new("RGB", size_of(there), "#ff0000").save(tmp_path / f"{there}.png")
    sheet = put_together(cells, tmp_path, 0.1)
    wide = (sheet.width - 3) // len(cells[0])
    middles = [sheet.getpixel((3 + int((i + 0.5) * wide), 50)) for i in (1, 2)]
    assert middles == [(255, 0, 0), (255, 255, 255)]


@pytest.mark.slow
def test_a_page_is_taken_in_every_look_and_the_whole_sheet_is_reduced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, small = tmp_path / "cells", tmp_path / "small.png"
    folder.mkdir()
    for name in (name for row in rows() for name in row if not name.startswith(("models", "why-en-dark-1024"))):
        Image.new("RGB", size_of(name), "#ff8800").save(folder / f"{name}.png")
    words = [str(folder), "--only", "models", "--reduced", str(small)]
    assert main(words) == 0
    assert "The sheet lacks 1 pictures" in capsys.readouterr().err
    assert not small.exists()
    bytes_of_models = {path.read_bytes() for path in folder.glob("models-*.png")}
    assert len(bytes_of_models) == len(list(folder.glob("models-*.png"))) == 12  # no two looks are the same
    for path in folder.glob("models-*.png"):
        with Image.open(path) as picture:
            assert picture.size == size_of(path.stem)
            assert (sum(picture.convert("L").resize((1, 1)).tobytes()) < 128) == ("light" not in path.stem)
    Image.new("RGB", (1024, 700), "#ff8800").save(folder / "why-en-dark-1024x700.png")
    assert main(words) == 0
    with Image.open(small) as reduced, Image.open(folder / "sheet.png") as sheet:
        assert reduced.width < sheet.width
        assert len(reduced.convert("RGB").getcolors(2**24) or []) > 10
