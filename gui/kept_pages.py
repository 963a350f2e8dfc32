"""What the pages were at when the window was closed: kept in the settings, and taken up when it opens again."""

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import get_args

from PySide6.QtCore import QObject, Slot

from engine.config import PRESETS, TrainingOrder
from engine.events import EngineReady, Event, Failure
from gui.bridge import EngineBridge
from gui.i18n.text import tr
from gui.pages.stage.page import StagePage
from gui.pages.train.page import TrainPage
from gui.pages.train.settings_panel import MINUTES
from gui.settings import Settings
from gui.state.playback import SPEEDS
from gui.state.training_choice import CorpusChoice


class KeptPages(QObject):
    """Keeps the sentence, the models and how they are looked at, and what is to be trained."""

    def __init__(self, settings: Settings, stage: StagePage, train: TrainPage, bridge: EngineBridge) -> None:
        super().__init__(stage)
        self._settings, self._stage, self._train = settings, stage, train
        bridge.arrived.connect(self._on_events)

    def restore(self) -> None:
        """Take up what was kept; what makes no sense any more is left out."""
        kept, stage = self._settings.kept, self._stage
        stage.prefer_pack(kept("stage/pack"))
        if kept("stage/kind") == "saliency":
            stage.look.kinds.set_value("saliency")
        if kept("stage/units") == "words":
            stage.look.units.set_value(True)
        with suppress(ValueError):
            if (speed := float(kept("stage/speed"))) in SPEEDS:
                stage.playback.speed = speed
                stage.playback_bar.show_playback(stage.playback)
        if sentence := kept("stage/sentence"):
            stage.set_text(sentence)
            stage.translate()
        self._restore_training()

    def keep(self) -> None:
        """Put it into the settings."""
        keep, stage, train = self._settings.keep, self._stage, self._train.settings
        pack = stage.top_bar.packs.current
        if pack and pack.name:
            keep("stage/pack", pack.name)
        keep("stage/sentence", stage.top_bar.field.text())
        keep("stage/kind", stage.look.kinds.value())
        keep("stage/units", "words" if stage.look.units.value() else "pieces")
        keep("stage/speed", str(stage.playback.speed))
        keep("train/size", train.size_choice.value())
        keep("train/minutes", str(train.minutes.currentData()))
        keep("train/order", train.order.value())
        texts = self._train.advanced.advanced.texts
        keep("train/advanced", json.dumps({".".join(path): text for path, text in texts.items()}))
        if embedded := train.corpus.choice().embedded:
            keep("train/corpus", embedded)
        if train.chips:
            keep("train/start_from", train.start_from.value() or "")
            keep("train/left_out", json.dumps([chip.architecture for chip in train.chips if not chip.isChecked()]))

    def _restore_training(self) -> None:
        kept, train = self._settings.kept, self._train.settings
        if kept("train/size") in PRESETS:
            train.size_choice.set_value(kept("train/size"))
        minutes = {str(minutes): place for place, minutes in enumerate(MINUTES)}
        if kept("train/minutes") in minutes:
            train.minutes.setCurrentIndex(minutes[kept("train/minutes")])
        if kept("train/order") in get_args(TrainingOrder):
            train.order.set_value(kept("train/order"))
        train.corpus.choose(CorpusChoice(embedded=kept("train/corpus")))
        self._restore_advanced()

    def _restore_advanced(self) -> None:
        """What was typed comes back as it was, right or wrong."""
        try:
            texts = json.loads(self._settings.kept("train/advanced") or "{}")
        except ValueError:
            return
        if isinstance(texts, dict):
            typed = {tuple(path.split(".")): text for path, text in texts.items() if isinstance(text, str)}
            self._train.advanced.set_texts(typed)

    @Slot(tuple)
    def _on_events(self, events: Sequence[Event]) -> None:
        """Choose which architectures are left out and which pack to start from, once it is known which there are."""
        if not any(isinstance(event, EngineReady) for event in events):
            return
        with suppress(ValueError):
            self._train.settings.start_from.set_value(self._settings.kept("train/start_from") or None)
        with suppress(ValueError):
            left_out = json.loads(self._settings.kept("train/left_out") or "[]")
            for chip in self._train.settings.chips:
                if isinstance(left_out, list) and chip.architecture in left_out:
                    chip.setChecked(False)


def settings_put_aside(backup: Path) -> Failure:
    """That the settings were not ours, for their reader."""
    return Failure(
        tr("The settings could not be read: their file is damaged or of another program."),
        tr("It was kept as {path}.").format(path=backup),
        tr("Everything is at its default now; choose anew what you had chosen."),
        "",
    )
