"""The one clock of the Stage: which step is shown, and when the next one is."""

import math
from dataclasses import dataclass

STEPS_PER_SECOND = 2.2
INSTANT = math.inf
SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, INSTANT)
SETTLED = 0.35


@dataclass(slots=True)
class Playback:
    """A position in a recording that may still grow.

    Attributes:
        length: steps recorded so far.
        step: the step that is shown, 1..length; 0 while there is none.
        fraction: how much of the step's time has passed, 0..1.
        speed: 1.0 shows 2.2 steps a second; `INSTANT` the last one there is.
        glides: whether the picture moves from one step to the next, rather than jumps.
        is_growing: whether further steps may come, here or in the translation that is played next, for which a playing
            clock waits at the end.
    """

    length: int = 0
    step: int = 0
    fraction: float = SETTLED
    speed: float = 1.0
    is_playing: bool = False
    is_growing: bool = False
    glides: bool = True

    @property
    def blend(self) -> float:
        """How far the picture has moved from the step before to this one, 0..1; 1 whenever the clock stands."""
        if not self.glides:
            return 1.0
        t = min(self.fraction / SETTLED, 1.0)
        return t * t * (3 - 2 * t)

    @property
    def is_at_end(self) -> bool:
        """Whether the last step is shown and none follows."""
        return self.step == self.length and not self.is_growing

    def restart(self) -> None:
        """Begin a new recording, of which nothing is known yet, and play it."""
        self.length, self.step, self.fraction = 0, 0, SETTLED
        self.is_growing = self.is_playing = True

    def clear(self) -> None:
        """Forget the recording."""
        self.length, self.step, self.fraction = 0, 0, SETTLED
        self.is_growing = self.is_playing = False

    def grow(self, length: int, is_growing: bool) -> None:
        """Take note of the steps that are recorded by now, and of whether more may come.

        They are fewer than before where a lane has begun to go on otherwise.
        """
        self.length, self.is_growing = length, is_growing
        self.step = min(self.step, length)
        if self.length and not self.step:
            self.step = 1
            self.fraction = 0.0 if self.is_playing else SETTLED
        self._stop_at_end()

    def advance(self, seconds: float) -> bool:
        """Let time pass; whether anything that is shown has changed."""
        if not self.is_playing or not self.step:
            return False
        before = (self.step, self.blend, self.is_playing)
        if self.speed == INSTANT:
            self.step, self.fraction = self.length, SETTLED
        else:
            self.fraction += seconds * self.speed * STEPS_PER_SECOND
            whole = min(int(self.fraction), self.length - self.step)
            self.step += whole
            self.fraction = min(self.fraction - whole, 1.0)
        self._stop_at_end()
        return before != (self.step, self.blend, self.is_playing)

    def play(self) -> None:
        """Go on, or at the end begin again."""
        if self.is_at_end:
            self.seek(1)
        self.is_playing = self.length > 1 or self.is_growing

    def play_on_from(self, step: int) -> None:
        """Stand on a step that is new, and play what follows it."""
        self.step, self.fraction, self.is_playing = step, SETTLED, True

    def pause(self) -> None:
        """Stand still on the step that is shown."""
        self.is_playing = False
        self.fraction = max(self.fraction, SETTLED)

    def toggle(self) -> None:
        """Play or pause."""
        if self.is_playing:
            self.pause()
        else:
            self.play()

    def seek(self, step: int) -> None:
        """Stand still on `step`, brought into 1..length."""
        self.step = min(max(step, 1), self.length)
        self.fraction = SETTLED
        self.is_playing = False

    def first(self) -> None:
        """Stand still on the first step."""
        self.seek(1)

    def back(self) -> None:
        """Stand still one step earlier."""
        self.seek(self.step - 1)

    def forward(self) -> None:
        """Stand still one step later."""
        self.seek(self.step + 1)

    def last(self) -> None:
        """Stand still on the last step recorded."""
        self.seek(self.length)

    def faster(self) -> None:
        """Choose the next higher speed."""
        self.speed = next((s for s in SPEEDS if s > self.speed), SPEEDS[-1])

    def slower(self) -> None:
        """Choose the next lower speed."""
        self.speed = next((s for s in reversed(SPEEDS) if s < self.speed), SPEEDS[0])

    def _stop_at_end(self) -> None:
        if self.is_playing and self.is_at_end and self.fraction >= SETTLED:
            self.is_playing = False
