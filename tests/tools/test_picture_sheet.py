"""The sheet has a cell for each page in each look, and the program's own pictures in them."""

from pathlib import Path
from typing import get_args

import pytest
from PIL import Image

from gui.i18n.language import Language
from gui.main_window import PAGES as PAGES_OF_THE_WINDOW
from tools.picture_sheet import GROUND, LANGUAGES, PAGES, SIZES, THEMES, main, put_together, rows


def test_each_page_has_a_cell_in_each_language_theme_and_size() -> None:
    names = [cell.name for row in rows() for cell in row]
    assert set(PAGES) == set(PAGES_OF_THE_WINDOW)
    assert set(LANGUAGES) == set(get_args(Language))
    assert len(set(names)) == len(names) == len(PAGES) * len(LANGUAGES) * len(THEMES) * len(SIZES)
    assert all(len({(cell.page, cell.size) for cell in row}) == 1 for row in rows())


def test_pictures_stand_in_their_cells_and_what_is_not_there_stays_empty(tmp_path: Path) -> None:
    cells = rows()
    there, missing = cells[0][1], cells[0][2]
    Image.new("RGB", there.size, "#ff0000").save(tmp_path / f"{there.name}.png")
    sheet = put_together(cells, tmp_path, 0.1)
    wide = (sheet.width - 3) // len(cells[0])
    middles = [sheet.getpixel((3 + int((i + 0.5) * wide), 50)) for i in (1, 2)]
    assert middles == [(255, 0, 0), (255, 255, 255)]
    assert GROUND == "#ffffff"
    assert missing.theme != there.theme


@pytest.mark.slow
def test_a_cell_is_taken_and_the_whole_sheet_is_reduced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, small = tmp_path / "cells", tmp_path / "small.png"
    taken = "models-ko-dark-1024x700"
    assert main([str(folder), "--only", "models", "ko", "dark", "1024", "--reduced", str(small)]) == 0
    assert {path.name for path in folder.iterdir()} == {f"{taken}.png", "sheet.png"}
    assert not small.exists()
    assert "The sheet lacks 47 pictures" in capsys.readouterr().err
    with Image.open(folder / f"{taken}.png") as picture:
        assert picture.size == (1024, 700)
        assert sum(picture.convert("L").resize((1, 1)).tobytes()) < 100
    for cell in (cell for row in rows() for cell in row if cell.name != taken):
        Image.new("RGB", cell.size, "#ff8800").save(folder / f"{cell.name}.png")
    assert main([str(folder), "--keep", "--reduced", str(small)]) == 0
    with Image.open(small) as reduced, Image.open(folder / "sheet.png") as sheet:
        assert reduced.width < sheet.width
        assert len(reduced.convert("RGB").getcolors(2**24) or []) > 10
