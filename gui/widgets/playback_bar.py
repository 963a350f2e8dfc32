"""The controls of the clock: first, back, play or pause, forward, last, the line of steps, and the speed."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget

from gui.i18n.spoken import Text, on_language, said, say
from gui.state.playback import Playback
from gui.theme import is_restyling, mix, primary_ring, scaled, theme_of
from gui.widgets.button import Button
from gui.widgets.icon import paint_icon
from gui.widgets.label import Label
from gui.widgets.scrubber import Scrubber
from gui.widgets.speed_choice import SpeedChoice

HEIGHT = 64
PLAY_SIZE = 44
NARROW, TIGHT = 1000, 460
STEP_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class TransportButton(Button):
    """A small icon button that leaves the arrow keys to the page, which steps with them."""

    def __init__(self, icon_name: str, name: Text, keys: Text, parent: QWidget | None = None) -> None:
        super().__init__("", icon_name, "quiet", 40, parent=parent)
        say(self.setAccessibleName, name)
        say(self.setToolTip, lambda: f"{said(name)} ({said(keys)})")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEP_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class PlayButton(QAbstractButton):
    """The round button that starts and stops the clock."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_playing = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())
        self._name()
        on_language(self, self._name)

    def show_playing(self, is_playing: bool) -> None:
        """Offer to pause while the clock runs, else to play."""
        if is_playing != self._is_playing:
            self._is_playing = is_playing
            self._name()
            self.update()

    def _name(self) -> None:
        name, key = self.tr("Pause") if self._is_playing else self.tr("Play"), self.tr("Space")
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({key})")

    def sizeHint(self) -> QSize:
        return QSize(scaled(PLAY_SIZE), scaled(PLAY_SIZE))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            is_lit = self.underMouse() and self.isEnabled()
            ground = mix(theme.primary, theme.card, 0.15) if is_lit else theme.primary
            painter.setPen(QPen(primary_ring(theme), 3) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(ground if self.isEnabled() else theme.faint)
            circle = QRectF(self.rect()).adjusted(1, 1, -1, -1) if self.hasFocus() else QRectF(self.rect())
            painter.drawEllipse(circle)
            size = scaled(16)
            box = QRectF((self.width() - size) / 2, (self.height() - size) / 2, size, size)
            colour = theme.on_primary if self.isEnabled() else theme.ink3
            paint_icon(painter, "pause" if self._is_playing else "play", box, colour)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEP_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self.setFixedSize(self.sizeHint())
        super().changeEvent(event)


class PlaybackBar(QFrame):
    """All controls of the clock in one card.

    Signals:
        first(), back(), toggled(), forward(), last(): a button was pressed.
        sought(int): the reader went to a step. speed_chosen(object): the reader chose a speed, a float.
    """

    first = Signal()
    back = Signal()
    toggled = Signal()
    forward = Signal()
    last = Signal()
    sought = Signal(int)
    speed_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        say(self.setAccessibleName, lambda: self.tr("Playback"))
        self._first = TransportButton("first", lambda: self.tr("First step"), lambda: self.tr("Home"))
        self._back = TransportButton("back", lambda: self.tr("One step back"), "←")
        self._play = PlayButton()
        self._forward = TransportButton("forward", lambda: self.tr("One step forward"), "→")
        self._last = TransportButton("last", lambda: self.tr("Last step"), lambda: self.tr("End"))
        self._scrubber = Scrubber()
        self._step = Label("", 18, 600, tabular=True)
        self._step.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._length = Label("", 18, 400, "ink3", tabular=True)
        self._speed = SpeedChoice()
        self._lay_out()
        self._connect()
        self._playback = Playback()
        self.show_playback(self._playback)
        on_language(self, self._say_counter)

    @property
    def scrubber(self) -> Scrubber:
        """The line of steps."""
        return self._scrubber

    @property
    def speed(self) -> SpeedChoice:
        """The choice of speed."""
        return self._speed

    @property
    def play_button(self) -> PlayButton:
        """The round button."""
        return self._play

    def transport_buttons(self) -> tuple[TransportButton, ...]:
        """First, back, forward and last."""
        return self._first, self._back, self._forward, self._last

    def show_playback(self, playback: Playback) -> None:
        """Show where the clock is and what can be done with it."""
        self._playback, has_steps = playback, playback.length > 0
        self._scrubber.show_playback(playback)
        self._scrubber.setEnabled(has_steps)
        self._first.setEnabled(playback.step > 1)
        self._back.setEnabled(playback.step > 1)
        self._forward.setEnabled(playback.step < playback.length)
        self._last.setEnabled(playback.step < playback.length)
        self._play.setEnabled(has_steps or playback.is_playing)
        self._play.show_playing(playback.is_playing)
        self._speed.set_value(playback.speed)
        self._say_counter()

    def _say_counter(self) -> None:
        playback, has_steps = self._playback, self._playback.length > 0
        self._step.setText(self.tr("step {step}").format(step=playback.step) if has_steps else "")
        of = self.tr("of {length}").format(length=playback.length)
        self._length.setText(of + ("…" if playback.is_growing else "") if has_steps else "")

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), scaled(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._adapt()

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self.setFixedHeight(scaled(HEIGHT))
            self._reserve_counter()
            self._adapt()
        super().changeEvent(event)

    def _adapt(self) -> None:
        """Fold the speeds where room is short for text of this size."""
        self._speed.set_compact(self.width() < scaled(NARROW))
        self._length.setHidden(self.width() < scaled(TIGHT))  # the line of steps shows it too

    def _lay_out(self) -> None:
        self.setFixedHeight(scaled(HEIGHT))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(4)
        for button in (self._first, self._back):
            row.addWidget(button)
        row.addWidget(self._play)
        for button in (self._forward, self._last):
            row.addWidget(button)
        row.addSpacing(20)
        row.addWidget(self._scrubber, 1)
        row.addSpacing(8)
        row.addWidget(self._step)
        row.addSpacing(4)
        row.addWidget(self._length)
        row.addSpacing(10)
        row.addWidget(self._speed)
        self._reserve_counter()

    def _reserve_counter(self) -> None:
        """Keep the counter's width, so that nothing beside it moves while it counts."""
        for label, text in ((self._step, self.tr("step {step}")), (self._length, self.tr("of {length}"))):
            label.setMinimumWidth(label.fontMetrics().horizontalAdvance(text.format(step=88, length=88)))

    def _connect(self) -> None:
        self._first.clicked.connect(self.first)
        self._back.clicked.connect(self.back)
        self._play.clicked.connect(self.toggled)
        self._forward.clicked.connect(self.forward)
        self._last.clicked.connect(self.last)
        self._scrubber.sought.connect(self.sought)
        self._speed.chosen.connect(self.speed_chosen)
