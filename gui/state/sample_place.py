"""Which validation of a training the reader looks at."""

from collections.abc import Sequence

from gui.state.alignment_samples import nearest_index


class SamplePlace:
    """The newest validation as they come, until the reader goes to another; then that one, whatever comes."""

    def __init__(self) -> None:
        self._step: int | None = None

    @property
    def is_newest(self) -> bool:
        """Whether it goes along with the training."""
        return self._step is None

    def go(self, steps: Sequence[int], index: int) -> None:
        """Look at one of the validations, which were after these steps; at the last of them: go along again."""
        self._step = None if index >= len(steps) - 1 else steps[max(index, 0)]

    def index(self, steps: Sequence[int]) -> int:
        """Which of the validations after these steps is looked at, of another model's the nearest; -1: none."""
        found = None if self._step is None else nearest_index(steps, self._step)
        return len(steps) - 1 if found is None else found
