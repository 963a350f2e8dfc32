"""Every test of the window: without a display, away from the user's own data, and without a warning of Qt."""

import json
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.commands import StartTraining
from engine.config import preset
from engine.events import TrainingFinished
from engine.paths import user_runs
from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.i18n.language import install_language
from gui.settings import Settings
from gui.theme import set_text_scale
from tests.gui.thread_guard import guarded_widgets

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

HERE = Path(__file__).parent
PATIENCE_MILLISECONDS = 90_000
HARMLESS = "This plugin does not support"  # the offscreen one: it has no windows to raise or to grab for


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A warning of Qt fails the test that caused it."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore(HARMLESS))


@pytest.fixture(scope="session")
def widgets_touched_elsewhere() -> Iterator[list[str]]:
    """Where another thread than the tests' has touched a widget, so far."""
    with guarded_widgets() as touched:
        yield touched


@pytest.fixture(autouse=True)
def thread_guard(widgets_touched_elsewhere: list[str]) -> Iterator[None]:
    """A test fails in which another thread touches a widget."""
    widgets_touched_elsewhere.clear()
    yield
    assert not widgets_touched_elsewhere, "\n".join(widgets_touched_elsewhere)


class PatientQtBot(QtBot):
    """Waits longer than a machine that is busy with other work can take."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MILLISECONDS) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """What drives Qt in a test, patiently."""
    return PatientQtBot(request)


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard() -> Iterator[None]:
    """What was copied goes while there is a Python to destroy it: the offscreen platform holds it beyond that."""
    yield
    if isinstance(QApplication.instance(), QApplication):
        QApplication.clipboard().clear()


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder that stands for the user's own data, the same for all tests."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOCKSTEP_HOME", str(folder))
        yield folder


@pytest.fixture(scope="module", autouse=True)
def no_runs_of_other_modules(home: Path) -> None:
    """What others have trained would stand in lists, under names of another language."""
    shutil.rmtree(user_runs(), ignore_errors=True)


@pytest.fixture(autouse=True)
def user_data(home: Path) -> Path:
    """The same folder for all tests, since a pack of trained models is too dear to be made for each."""
    return home


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of this test alone, in English whatever the system speaks."""
    settings = Settings(tmp_path / "settings.ini")
    settings.language, settings.motion = "en", "full"
    return settings


@pytest.fixture
def english_again(qapp: QApplication) -> Iterator[None]:
    """Whatever language the test installs is gone after it."""
    locale = QLocale()
    yield
    install_language("en")
    QLocale.setDefault(locale)


@pytest.fixture
def korean(english_again: None) -> None:
    """The window's language in this test."""
    install_language("ko")


@pytest.fixture
def appearance(qapp: QApplication, settings: Settings) -> Iterator[AppearanceControl]:
    """The application's own look; the bare one comes back after the test."""
    palette, font = qapp.palette(), qapp.font()
    qapp.setStyle("Fusion")
    control = AppearanceControl(settings)
    yield control
    # A widget that outlives the style sheet and is deleted under the next one leaves Qt with a dangling pointer.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    hints = qapp.styleHints()
    hints.colorSchemeChanged.disconnect(control.on_system_change)
    if hasattr(hints, "accessibility"):
        hints.accessibility().contrastPreferenceChanged.disconnect(control.on_system_change)
    hints.unsetColorScheme()
    set_text_scale(1.0)
    qapp.setPalette(palette)
    qapp.setFont(font)
    qapp.setStyleSheet("")


@pytest.fixture
def resting_bridge(qapp: QApplication, home: Path) -> Iterator[EngineBridge]:
    """An engine not started yet; it must end, with its thread, when the test is over."""
    bridge = EngineBridge()
    yield bridge
    assert bridge.close(timeout=30.0), "the engine's thread did not end"
    assert not [thread for thread in threading.enumerate() if thread.name == "engine"]


@pytest.fixture
def bridge(resting_bridge: EngineBridge) -> EngineBridge:
    """A running engine; it must end, with its thread, when the test is over."""
    resting_bridge.start()
    return resting_bridge


@pytest.fixture(scope="session")
def tiny_run(home: Path) -> Path:
    """The folder of a real training of a few steps in which the three architectures began to reverse digits."""
    from engine.jobs import start_job  # here, for it imports torch, which most tests do without
    from engine.models import LoadedModels

    run = home / "tiny_training"
    base = preset("tiny")
    config = preset(
        "tiny",
        name="A few steps",
        corpus={"embedded": "reversal", "pairs": 4000, "validation_pairs": 20, "max_pieces": 12},
        optimisation={**base.optimisation.model_dump(), "batch_tokens": 256, "warmup_steps": 20},
        budget={"steps": 100},
        validation={"steps": 100, "bleu_pairs": 20},
        precision="float32",
    )
    for event in start_job(StartTraining(1, config, str(run)), LoadedModels()):
        assert not isinstance(event, TrainingFinished) or event.best, f"{event} has no best checkpoint"
    return run


@pytest.fixture(scope="session")
def tiny_pack(home: Path, tiny_run: Path) -> Path:
    """A pack named `tiny` in `home`: the models of `tiny_run`, which translate, badly.

    Ask for it before `bridge`, for the engine looks for packs when it starts.
    """
    pack = home / "models" / "tiny"
    for architecture in ("rnn", "attention_rnn", "transformer"):
        shutil.copytree(tiny_run / architecture / "best", pack / architecture)
    (pack / "card.json").write_text(json.dumps({"title": "Digit reversal"}), encoding="utf-8")
    return pack
