"""The words of functions, which have no `self.tr` of their own."""

from PySide6.QtCore import QCoreApplication


def tr(text: str, comment: str = "", count: int = -1) -> str:
    """A literal text in the language of the window.

    `comment` tells equal texts of different meaning apart; `count` stands for `%n` and chooses the plural.
    """
    return QCoreApplication.translate("", text, comment, count)
