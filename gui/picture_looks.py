"""Pictures of one state of the window, as it looks in each language, theme and size."""

import itertools
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QPainter, QPixmap

from gui.application import Session
from gui.event_rounds import settle
from gui.i18n.language import Language
from gui.settings import Appearance

SIZES = ((1440, 900), (1024, 700))


@dataclass(frozen=True, slots=True)
class WindowLook:
    """A language, a theme and a size (width, height) in px."""

    language: Language
    theme: Appearance
    size: tuple[int, int]

    def path_beside(self, path: Path) -> Path:
        """Where its picture lies: `stage-ko-dark-1024x700.png` for `stage.png`."""
        width, height = self.size
        return path.with_name(f"{path.stem}-{self.language}-{self.theme}-{width}x{height}{path.suffix}")

    def put_on(self, session: Session) -> None:
        """Let the open window look so."""
        session.appearance.choose_language(self.language)
        session.appearance.choose(self.theme)
        session.window.resize(*self.size)
        settle()


LANGUAGES: tuple[Language, ...] = ("en", "ko")
THEMES: tuple[Appearance, ...] = ("light", "dark", "high-contrast")
EVERY_LOOK = tuple(WindowLook(*look) for look in itertools.product(LANGUAGES, THEMES, SIZES))


def grab(session: Session) -> QPixmap:
    """The window, with the popup that is open over it."""
    picture = session.window.grab()
    gallery = session.window.stage.top_bar.gallery
    if gallery.isVisible():
        with QPainter(picture) as painter:
            painter.drawPixmap(session.window.mapFromGlobal(gallery.pos()), gallery.grab())
    return picture


def save_every_look(session: Session, output: Path) -> Path | None:
    """Write a picture of each look beside `output`; the first one that cannot be written, None if all are."""
    for look in EVERY_LOOK:
        look.put_on(session)
        path = look.path_beside(output)
        if not grab(session).save(str(path), "PNG"):
            return path
    return None
