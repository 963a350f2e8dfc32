"""A window in a process of its own that trains until it is killed.

It prints the run's folder whenever the checkpoint from which a training goes on was written.
"""

import sys

from PySide6.QtCore import QTimer

from engine.events import CheckpointSaved, Event
from gui.application import open_session
from gui.main_window import TRAIN
from gui.settings import Settings
from gui.state.training_choice import CorpusChoice


def main() -> None:
    session = open_session(Settings(), "en")
    page = session.window.train
    session.window.show()
    session.window.show_page(TRAIN)

    def tell(events: tuple[Event, ...]) -> None:
        if page.settings.chips and not page.progress.job_id:
            for chip in page.settings.chips[1:]:
                chip.click()
            page.settings.corpus.choose(CorpusChoice("reversal"))
            page.settings.size_choice.button("tiny").click()
            page.settings.controls.start.click()
        if any(isinstance(event, CheckpointSaved) and not event.is_best for event in events):
            print(page.progress.run, flush=True)

    session.bridge.arrived.connect(tell)
    QTimer.singleShot(0, session.bridge.start)
    sys.exit(session.application.exec())


if __name__ == "__main__":
    main()
