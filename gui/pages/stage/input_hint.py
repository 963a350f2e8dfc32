"""What is said under the sentence: what to do, or what of the sentence cannot be read."""

from PySide6.QtWidgets import QWidget

from gui.i18n.engine_failures import failure_words
from gui.i18n.spoken import Text, said, say
from gui.state.translation_trace import TranslationTrace
from gui.widgets.label import Label

MOST_UNKNOWN = 8
INDENT = 16  # under the field's text


class InputHint(Label):
    """A line that is hidden while it has nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", 14, 500, "ink2", parent=parent)
        self.setContentsMargins(INDENT, 6, INDENT, 0)
        self.hide()

    def say(self, hint: Text) -> None:
        """Say something short, or nothing."""
        say(self.setText, hint)
        self.setVisible(bool(said(hint)))

    def tell_of(self, trace: TranslationTrace | None) -> None:
        """Say why a sentence cannot be translated, or which parts of it the models cannot read."""
        if trace is None:
            return
        if failure := trace.failure:
            self.say(lambda: " ".join(failure_words(part) for part in (failure.what, failure.advice) if part))
        elif unknown := trace.unknown_texts:
            shown = ", ".join(unknown[:MOST_UNKNOWN]) + (", …" if len(unknown) > MOST_UNKNOWN else "")
            self.say(
                lambda: self.tr("No model here has a piece for: {parts}. Each is read as unknown.").format(parts=shown)
            )

    def tell_anew_of(self, trace: TranslationTrace | None) -> None:
        """The same, but what was said before is past."""
        self.say("")
        self.tell_of(trace)
