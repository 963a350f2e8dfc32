"""Where everything in the thumbnail of a lane stands: pure arithmetic, in px."""

from dataclasses import dataclass

from gui.widgets.lane_geometry import Band

PADDING = 12
GAP, NOTE_GAP = 6, 3
LEAST_PICTURE = 30


@dataclass(frozen=True, slots=True)
class ThumbnailGeometry:
    """All places of a thumbnail, from edge to edge within its padding.

    Attributes:
        header: marker and name. picture: the matrix or the funnel; of no height where there is no room for it.
        output: the translation so far, in `lines` lines of `pitch` px. note: what differs. Both can lack room, too.
    """

    width: int
    height: int
    header: Band
    picture: Band
    output: Band
    lines: int
    pitch: int
    note: Band

    @property
    def right(self) -> int:
        """Where the contents end."""
        return self.width - PADDING


def thumbnail_geometry(width: int, height: int, name: int, text: int, note: int) -> ThumbnailGeometry:
    """Lay a thumbnail out for lines of text of these heights.

    The picture takes what the others leave; where that is too little the second line goes, then the picture, the note
    and at last the translation.
    """
    pitch, header = text + 8, Band(PADDING, name)
    room = height - header.bottom - GAP - PADDING
    kept = note + NOTE_GAP if room >= pitch + NOTE_GAP + note else 0
    lines = next(
        (count for count in (2, 1) if room - kept - count * pitch - GAP >= LEAST_PICTURE), 1 if room >= pitch else 0
    )
    left = room - kept - lines * pitch - GAP
    picture = Band(header.bottom + GAP, left if left >= LEAST_PICTURE else 0)
    output = Band(height - PADDING - kept - lines * pitch, lines * pitch)
    return ThumbnailGeometry(
        width, height, header, picture, output, lines, pitch, Band(output.bottom + NOTE_GAP, max(kept - NOTE_GAP, 0))
    )
