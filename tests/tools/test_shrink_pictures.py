"""Pictures become smaller and stay what they are."""

from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from gui.theme import LIGHT
from tools.shrink_pictures import main


def picture(path: Path) -> QImage:
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(LIGHT.bg)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for i in range(120):
            painter.fillRect(QRectF(4.5 * i, 3.3 * i, 40, 8), LIGHT.attention_colour("transformer", i / 120))
    image.save(str(path))
    return image


def test_a_picture_becomes_smaller_and_no_colour_is_far_off(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "window.png"
    before = picture(path)
    bytes_before = path.stat().st_size
    assert main([str(path)]) == 0
    after = QImage(str(path))
    assert path.stat().st_size < bytes_before
    assert after.size() == before.size()
    for x, y in [(5, 5), (60, 40), (300, 222), (590, 390)]:
        old, new = before.pixelColor(x, y), after.pixelColor(x, y)
        assert abs(old.red() - new.red()) + abs(old.green() - new.green()) + abs(old.blue() - new.blue()) < 24


def test_one_that_is_small_already_stays(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "window.png"
    picture(path)
    main([str(path)])
    once = path.read_bytes()
    main([str(path)])
    assert path.read_bytes() == once
    assert [p.name for p in tmp_path.iterdir()] == ["window.png"]
