"""What can be done from anywhere in the window: as shortcuts, in the command palette, and on the sheet of keys."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence


@dataclass(frozen=True, slots=True)
class WindowCommand:
    """Something to be done.

    Attributes:
        group: under which head the sheet of keys lists it.
        keys: that do it, the first one is shown; none: it is found in the palette alone.
    """

    title: str
    action: Callable[[], object]
    group: str
    keys: tuple[str, ...] = ()

    @property
    def shown_keys(self) -> str:
        """The first of its keys, as this platform writes it."""
        return native(self.keys[0]) if self.keys else ""


def native(keys: str) -> str:
    """Keys as this platform writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
