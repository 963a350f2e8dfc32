"""What is remembered comes back, and nonsense in the file reads as the defaults."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from gui.settings import Settings


def test_choices_come_back(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    kept = Settings(path)
    kept.appearance, kept.language, kept.text_scale = "dark", "ko", 1.3
    kept.geometry = QByteArray(b"\x01\xd9\xd0")
    kept.save()
    found = Settings(path)
    assert (found.appearance, found.language, found.text_scale) == ("dark", "ko", 1.3)
    assert found.geometry == QByteArray(b"\x01\xd9\xd0")


def test_nothing_kept_reads_as_the_defaults(tmp_path: Path) -> None:
    found = Settings(tmp_path / "none.ini")
    assert (found.appearance, found.language) == ("system", "system")
    assert (found.text_scale, found.geometry) == (1.0, QByteArray())


@pytest.mark.parametrize(
    "text",
    [
        "[window]\nappearance=purple\nlanguage=klingon\ntext_scale=huge\ngeometry=12\n",
        "[window]\nappearance=\nlanguage=\ntext_scale=nan\ngeometry=\n",
        "[window]\nappearance=1,2\ntext_scale=1000\ngeometry=@Rect(1 2 3 4)\n",
        "[window\nappearance dark\n\x00\x01\x02",
        "[window]\ntext_scale=@Invalid()\ngeometry=@ByteArray\n",
    ],
)
def test_a_corrupt_file_reads_as_the_defaults(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.ini"
    path.write_text(text, encoding="utf-8")
    found = Settings(path)
    assert (found.appearance, found.language) == ("system", "system")
    assert (found.text_scale, found.geometry) == (1.0, QByteArray())


def test_the_home_folder_holds_the_file_where_it_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCKSTEP_HOME", str(tmp_path / "home"))
    kept = Settings()
    kept.text_scale = 1.2
    kept.save()
    assert (tmp_path / "home" / "settings.ini").is_file()
