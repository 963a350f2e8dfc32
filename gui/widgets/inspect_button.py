"""The small button in a lane's head that opens the current step."""

from PySide6.QtWidgets import QWidget

from gui.i18n.spoken import say
from gui.widgets.button import Button
from gui.widgets.lane_header import INSPECT_SIZE


class InspectButton(Button):
    """A magnifying glass; hidden by its lane while there is no step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "inspect", role="quiet", height=INSPECT_SIZE, parent=parent)
        say(self.setToolTip, lambda: self.tr("Take this step apart (I)"))
        self.set_title("")

    def set_title(self, title: str) -> None:
        """Name the architecture whose step it opens."""
        self.setAccessibleName(self.tr("Take this step apart: {title}").format(title=title))
