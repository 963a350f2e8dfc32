"""Makes what a folder build needs and the tree does not hold: the compiled languages, and the icon as pixels."""

import os
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QIcon

from gui.i18n.language import SOURCES, compiled

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)  # px
LARGEST_OF_WINDOWS = 256


def compiled_languages(folder: Path) -> list[Path]:
    """The .ts files with their .qm files, made in the folder.

    Lockstep looks for a .qm beside its .ts before it compiles one, by a name that tells the content of the .ts.
    """
    sources = sorted(SOURCES.glob("*.ts"))
    return [*sources, *(compiled(source, folder) for source in sources)]


def application_icons(svg: Path, folder: Path) -> dict[str, Path]:
    """The icon of the application by suffix: `.png` at its largest, `.ico` for Windows, `.icns` for macOS."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    icon = QIcon(str(svg))
    pictures = []
    for size in SIZES:
        path = folder / f"lockstep-{size}.png"
        if not icon.pixmap(QSize(size, size), 1.0).save(str(path)):
            raise OSError(f"{path} cannot be written.")
        with Image.open(path) as picture:
            pictures.append(picture.copy())
    del application
    made = {suffix: folder / f"lockstep{suffix}" for suffix in (".png", ".ico", ".icns")}
    *others, largest = pictures
    largest.save(made[".png"])
    sizes = [(size, size) for size in SIZES if size <= LARGEST_OF_WINDOWS]
    largest.save(made[".ico"], sizes=sizes, append_images=others)
    largest.save(made[".icns"], append_images=others)
    return made
