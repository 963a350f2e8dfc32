"""The geometry of a lane's thumbnail: nothing overlaps, and the picture gives way before the translation does."""

from hypothesis import given
from hypothesis import strategies as st

from gui.widgets.lane_thumbnail_geometry import LEAST_PICTURE, thumbnail_geometry


@given(st.integers(44, 530), st.sampled_from([(18, 17, 16), (27, 26, 24)]))
def test_bands_follow_one_another_within_the_thumbnail(height: int, lines: tuple[int, int, int]) -> None:
    name, text, note = lines
    height = max(height, name + 26)
    geometry = thumbnail_geometry(184, height, name, text, note)
    assert geometry.header.bottom <= height - 12
    if geometry.picture.height:
        assert geometry.header.bottom < geometry.picture.top
        assert geometry.picture.height >= LEAST_PICTURE
        assert geometry.picture.bottom < geometry.output.top
    if geometry.lines:
        assert geometry.header.bottom < geometry.output.top
        assert geometry.output.height == geometry.lines * geometry.pitch
        assert geometry.output.bottom <= height - 12
    if geometry.note.height:
        assert geometry.lines
        assert geometry.output.bottom < geometry.note.top
        assert geometry.note.bottom == height - 12


def test_a_tall_one_has_a_large_picture_and_two_lines() -> None:
    geometry = thumbnail_geometry(184, 240, 18, 17, 16)
    assert geometry.picture.height > 100
    assert geometry.lines == 2


def test_a_low_one_gives_up_a_line_then_its_picture_its_note_and_its_translation() -> None:
    seen = [
        (geometry.lines, geometry.picture.height > 0, geometry.note.height > 0)
        for geometry in (thumbnail_geometry(184, height, 18, 17, 16) for height in (160, 130, 95, 80, 50))
    ]
    assert seen == [(2, True, True), (1, True, True), (1, False, True), (1, False, False), (0, False, False)]
