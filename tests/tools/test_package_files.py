"""What a folder build needs beside the tree: icons of each platform, and the languages compiled."""

from pathlib import Path

from PIL import Image
from PySide6.QtCore import QTranslator

from engine.paths import shipped_assets
from tools.package_files import SIZES, application_icons, compiled_languages


def test_the_icon_is_there_as_each_platform_wants_it(tmp_path: Path) -> None:
    made = application_icons(shipped_assets() / "icons" / "lockstep.svg", tmp_path)
    with Image.open(made[".ico"]) as picture:
        assert picture.info["sizes"] == {(size, size) for size in SIZES if size <= 256}
    with Image.open(made[".png"]) as picture:
        assert picture.size == (512, 512)
        assert len(picture.convert("RGB").getcolors(512 * 512) or []) > 4
    with Image.open(made[".icns"]) as picture:
        assert picture.format == "ICNS"


def test_each_language_is_compiled_beside_its_source(tmp_path: Path) -> None:
    files = compiled_languages(tmp_path)
    assert {path.suffix for path in files} == {".ts", ".qm"}
    korean = QTranslator()
    (compiled,) = (path for path in files if path.suffix == ".qm" and "_ko-" in path.name)
    assert korean.load(str(compiled))
    assert korean.translate("PlayButton", "Play") == "재생"
