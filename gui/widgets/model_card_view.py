"""A model's card: what it reaches, where it fails, how it was trained, on what, and what may be done with it."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from engine.events import ModelCard, ScoresOnSet, Weakness
from gui.i18n.engine_words import engine_words
from gui.i18n.spoken import on_language
from gui.state.number_format import format_count
from gui.widgets.curve_sketch import CurveSketch
from gui.widgets.figure_table import FigureTable
from gui.widgets.label import Label
from gui.widgets.reading_width import ReadingWidth
from gui.widgets.scrolling import replace_content

RIGHT_MARGIN, BOTTOM_MARGIN = 10, 16  # beside the scroll bar
SECTION_GAP, PART_GAP, LINE_GAP = 20, 12, 4
MEBIBYTE = 2**20
LONG_WORD = re.compile(r"\S{31,}")
PART_OF_WORD = re.compile(r".{8}(?=.)")
ZERO_WIDTH_SPACE = "\u200b"


class ModelCardView(QScrollArea):
    """Shows a card as text to read, select and scroll, by mouse and by keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: ModelCard | None = None
        self._column: QVBoxLayout
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        on_language(self, self._say)

    @property
    def card(self) -> ModelCard | None:
        """The card in view."""
        return self._card

    def show_card(self, card: ModelCard) -> None:
        """Show this card, from its top."""
        if card == self._card:
            return
        self._card = card
        self._say()
        self.verticalScrollBar().setValue(0)

    def _say(self) -> None:
        card = self._card
        if card is None:
            return
        self.setAccessibleName(self.tr("Card of {title}").format(title=card.title))
        content = QWidget()
        content.setProperty("role", "scrolled")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 4, RIGHT_MARGIN, BOTTOM_MARGIN)
        self._column.setSpacing(LINE_GAP)
        self._add_use(card)
        for scores in card.scores:
            self._add_scores(scores)
        self._add_weaknesses(card)
        self._add_training(card)
        self._add_data(card)
        self._add_model(card)
        self._column.addStretch(1)
        replace_content(self, ReadingWidth(content))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()  # nothing to scroll to: they step through the translation
        else:
            super().keyPressEvent(event)

    def text(self) -> str:
        """All that it says, line by line."""
        content = self.widget()
        return "\n".join(label.text() for label in content.findChildren(Label)) if content else ""

    def _add_use(self, card: ModelCard) -> None:
        self._add(
            self.tr("{source} → {target}").format(
                source=engine_words(card.source_language), target=engine_words(card.target_language)
            ),
            14,
            600,
        )
        self._add(self.tr("For {use}.").format(use=engine_words(card.use)), 13, 400, "ink2")

    def _add_scores(self, scores: ScoresOnSet) -> None:
        self._begin(self.tr("Scores on {name}").format(name=engine_words(scores.name)))
        figures = [self.tr("BLEU {0:.1f}").format(scores.bleu), self.tr("chrF {0:.1f}").format(scores.chrf)]
        if scores.exact_match is not None:
            figures.append(self.tr("exact match {0:.1f} %").format(scores.exact_match))
        if scores.alignment_error_rate is not None:
            figures.append(self.tr("alignment error rate {0:.3f}").format(scores.alignment_error_rate))
        self._add(" · ".join(figures), 14, 600, "ink")
        how = self.tr("{pairs} pairs, decoded greedily in float32").format(pairs=format_count(scores.pairs))
        if scores.made_from:
            how += self.tr("; none of the sources was in training")
        self._add(how, 12, 400, "ink3")
        self._column.addSpacing(LINE_GAP)
        self._column.addWidget(self._length_table(scores))

    def _length_table(self, scores: ScoresOnSet) -> FigureTable:
        parts = scores.by_length
        lengths = [f"{part.shortest}+" if part.longest is None else f"{part.shortest}–{part.longest}" for part in parts]
        columns = {
            self.tr("words"): lengths,
            self.tr("pairs"): [format_count(part.pairs) for part in parts],
            self.tr("BLEU"): [f"{part.bleu:.1f}" for part in parts],
        }
        for name, figures in (
            (self.tr("chrF"), [part.chrf for part in parts]),
            (self.tr("exact"), [part.exact_match for part in parts]),
        ):
            if any(figure is not None for figure in figures):
                columns[name] = [_figure(figure) for figure in figures]
        return FigureTable(list(columns), list(zip(*columns.values(), strict=True)))

    def _add_weaknesses(self, card: ModelCard) -> None:
        if card.weaknesses:
            self._begin(self.tr("Where it fails"))
        for weakness in card.weaknesses:
            self._add_weakness(weakness, card.architecture)

    def _add_weakness(self, weakness: Weakness, architecture: str) -> None:
        self._add(weakness.source, 14, 500)
        self._add(weakness.translation or self.tr("(nothing)"), 14, 400, architecture)
        remark = engine_words(weakness.remark)
        if weakness.reference is not None:
            remark += " " + self.tr("Right is: {text}").format(text=weakness.reference)
        if weakness.missing:
            remark += " " + self.tr("Missing: {words}.").format(words=", ".join(weakness.missing))
        self._add(remark, 13, 400, "ink3")
        self._column.addSpacing(PART_GAP - LINE_GAP)

    def _add_training(self, card: ModelCard) -> None:
        training = card.training
        self._begin(self.tr("Training"))
        text = self.tr("{steps} steps in {minutes} minutes")
        self._add(
            text.format(steps=format_count(training.steps), minutes=format_count(round(training.minutes))), 14, 500
        )
        self._add(engine_words(training.machine), 13, 400, "ink2")
        if training.tokens_per_second:
            text = self.tr("Some {count} tokens a second, source and target")
            self._add(text.format(count=format_count(training.tokens_per_second)), 13, 400, "ink2")
        for earlier in training.earlier:
            text = self.tr("Before that, {steps} steps in {minutes} minutes: {machine}")
            steps = format_count(earlier.steps)
            self._add(
                text.format(
                    steps=steps, minutes=format_count(round(earlier.minutes)), machine=engine_words(earlier.machine)
                ),
                13,
                400,
                "ink2",
            )
        is_last = training.checkpoint == "last"
        text = self.tr("As it was at the end") if is_last else self.tr("As it was when it scored best")
        self._add(text, 13, 400, "ink2")
        if len(training.curve) > 1:
            self._column.addSpacing(LINE_GAP)
            self._column.addWidget(CurveSketch(card.architecture, training.curve))
            first, last = training.curve[0], training.curve[-1]
            text = self.tr("BLEU {first:.1f} to {last:.1f}, by step. {what}")
            self._add(
                text.format(first=first.bleu, last=last.bleu, what=engine_words(training.validated_on or "")),
                12,
                400,
                "ink3",
            )
        else:
            self._add(self.tr("Its learning curve was not kept."), 12, 400, "ink3")

    def _add_data(self, card: ModelCard) -> None:
        self._begin(self.tr("Trained on"))
        for part in card.data:
            text = self.tr("{name}: {pairs} pairs")
            if part.repeat > 1:
                text = self.tr("{name}: {pairs} pairs, {repeat} times an epoch")
            self._add(text.format(name=part.name, pairs=format_count(part.pairs), repeat=part.repeat), 13, 500)
            self._add(
                self.tr("{origin}. Licence: {licence}.").format(
                    origin=engine_words(part.origin), licence=engine_words(part.licence)
                ),
                12,
                400,
                "ink3",
            )

    def _add_model(self, card: ModelCard) -> None:
        self._begin(self.tr("Model"))
        text = self.tr("{parameters} parameters, {pieces} pieces of vocabulary, {size:.1f} MiB in {precision}")
        parameters, pieces = format_count(card.parameters), format_count(card.vocabulary_size)
        size, precision = card.weights.bytes / MEBIBYTE, engine_words(card.weights.precision)
        self._add(text.format(parameters=parameters, pieces=pieces, size=size, precision=precision), 13, 400, "ink2")
        sizes = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in card.sizes.items())
        self._add(sizes, 13, 400, "ink2")
        signatures = [("BLEU", scores.bleu_signature) for scores in card.scores]
        signatures += [("chrF", scores.chrf_signature) for scores in card.scores]
        for metric, signature in dict.fromkeys(signatures):
            self._add(f"{metric} {signature.replace('|', ' | ')}", 12, 400, "ink3")

    def _begin(self, title: str) -> None:
        self._column.addSpacing(SECTION_GAP - LINE_GAP)
        self._add(title, 13, 600, "ink2")

    def _add(self, text: str, px: float, weight: int, tone: str = "ink") -> None:
        label = Label(breakable(text), px, weight, tone, tabular=True)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(label)


def breakable(text: str) -> str:
    """The text with places in its long words where a line may end, as a label ends lines only between words."""
    return LONG_WORD.sub(lambda word: PART_OF_WORD.sub(rf"\g<0>{ZERO_WIDTH_SPACE}", word[0]), text)


def _figure(value: float | None) -> str:
    """A score, or a dash where it was not measured."""
    return "–" if value is None else f"{value:.1f}"
