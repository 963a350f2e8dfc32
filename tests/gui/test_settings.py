"""What is remembered comes back; nonsense in the file reads as the defaults, and what is not ours is put aside."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from gui.settings import Settings


def test_choices_come_back(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    kept = Settings(path)
    kept.appearance, kept.language, kept.text_scale, kept.motion = "dark", "ko", 1.3, "reduced"
    kept.geometry = QByteArray(b"\x01\xd9\xd0")
    kept.save()
    found = Settings(path)
    assert (found.appearance, found.language, found.text_scale, found.motion) == ("dark", "ko", 1.3, "reduced")
    assert found.geometry == QByteArray(b"\x01\xd9\xd0")


def test_nothing_kept_reads_as_the_defaults(tmp_path: Path) -> None:
    found = Settings(tmp_path / "none.ini")
    assert (found.appearance, found.language, found.motion) == ("system", "system", "system")
    assert (found.text_scale, found.geometry) == (1.0, QByteArray())


@pytest.mark.parametrize(
    "text",
    [
        "[window]\nappearance=purple\nmotion=wild\nlanguage=klingon\ntext_scale=huge\ngeometry=12\n",
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
    assert (found.appearance, found.language, found.motion) == ("system", "system", "system")
    assert (found.text_scale, found.geometry) == (1.0, QByteArray())


def test_the_home_folder_holds_the_file_where_it_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCKSTEP_HOME", str(tmp_path / "home"))
    kept = Settings()
    kept.text_scale = 1.2
    kept.save()
    assert (tmp_path / "home" / "settings.ini").is_file()


NOT_OURS = {
    "damaged": b"[window\nappearance dark\n",
    "binary": bytes(range(256)) * 8,
    "another encoding": "[window]\nappearance=dunkel für Zoë\n".encode("utf-16"),
    "of another program": b"[General]\nfont=Helvetica\n\n[paths]\nlast=/somewhere\n",
    "of a later format": b"[lockstep]\nformat=2\n\n[window]\nappearance=dark\n",
    "endless": b"[window]\nappearance=dark\n" + b"x=1\n" * 300_000,
}


@pytest.mark.parametrize("content", NOT_OURS.values(), ids=NOT_OURS)
def test_a_file_that_is_not_ours_is_put_aside_and_the_defaults_are_used(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.ini"
    path.write_bytes(content)
    found = Settings(path)
    assert found.put_aside is not None
    assert found.put_aside.read_bytes() == content
    assert (found.appearance, found.language, found.text_scale) == ("system", "system", 1.0)
    found.appearance = "light"
    found.save()
    again = Settings(path)
    assert (again.appearance, again.put_aside) == ("light", None)


def test_what_was_put_aside_before_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    for content in (b"first\n", b"second\n"):
        path.write_bytes(content)
        Settings(path)
        path.unlink(missing_ok=True)
    assert sorted(file.read_bytes() for file in tmp_path.glob("*backup*")) == [b"first\n", b"second\n"]


def test_settings_of_ours_stay_where_they_are(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    kept = Settings(path)
    kept.appearance, kept.seen_experiments = "dark", ("bottleneck", "suitcase")
    kept.keep("stage/sentence", 'He said: "one, two; three=3" @home, 한국어 \\n')
    kept.save()
    found = Settings(path)
    assert found.put_aside is None
    assert found.kept("stage/sentence") == 'He said: "one, two; three=3" @home, 한국어 \\n'
    assert found.seen_experiments == ("bottleneck", "suitcase")
    assert list(tmp_path.iterdir()) == [path]


def test_two_programs_at_once_leave_whole_settings_of_the_last_one(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    write = (
        "import sys; from pathlib import Path; from gui.settings import Settings\n"
        "for turn in range(60):\n"
        "    settings = Settings(Path(sys.argv[1]))\n"
        "    assert settings.put_aside is None\n"
        "    settings.keep('stage/sentence', sys.argv[2] * 200)\n"
        "    settings.keep('stage/' + sys.argv[2], str(turn))\n"
        "    settings.save()\n"
    )
    root = Path(__file__).resolve().parents[2]
    writers = [subprocess.Popen([sys.executable, "-c", write, str(path), name], cwd=root) for name in "ab"]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    found = Settings(path)
    assert found.put_aside is None
    assert found.kept("stage/sentence") in {"a" * 200, "b" * 200}
    assert (found.kept("stage/a"), found.kept("stage/b")) == ("59", "59")
