"""The sentences of a bucket of lengths, worst first."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.state.length_scores import Bucket, ComparedSentence, LengthScores
from gui.widgets.compared_sentence import ComparedSentenceRow
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.label import Label
from gui.widgets.scrolling import scrolled


class BottleneckSentences(QWidget):
    """A head and a row for each sentence, the first one open.

    Attributes:
        rows: as they stand.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ComparedSentenceRow] = []
        self._shown: object = None
        self._title, self._note = Label("", 16, 600), ElidedLabel("", 14, "ink3")
        self._unit = Label(lambda: self.tr("sentence chrF"), 13, tone="ink3")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._note, 1)
        head.addWidget(self._unit)
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(scrolled(inside), 1)

    def show_bucket(self, scores: LengthScores, bucket: Bucket, titles: Mapping[str, str]) -> None:
        """Show the sentences of a bucket as far as they are translated."""
        sentences = scores.sentences(bucket)
        if sentences != self._shown:
            self._shown = sentences
            self._make_rows(sentences)
        for row in self.rows:
            row.tell(titles)
        self._title.setText(self.tr("{lengths} words").format(lengths=bucket.text))
        first = titles.get(sentences[0].translations[0].architecture, "")
        note = self.tr("{count} sentences, the widest gap of the {lane} first")
        self._note.setText(note.format(count=len(sentences), lane=first))

    def _make_rows(self, sentences: Sequence[ComparedSentence]) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows = [ComparedSentenceRow(i, sentence) for i, sentence in enumerate(sentences, start=1)]
        for place, row in enumerate(self.rows):
            self._list.insertWidget(place, row)
        self.rows[0].setChecked(True)
