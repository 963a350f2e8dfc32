"""A climb over sentences that grow from one to the next, with the scores of what was made of each."""

from collections.abc import Iterable, Mapping, Sequence

SLOWEST_BREATH, SHORTEST_BREATH = 1.5, 0.3


class Ladder:
    """Stands on one of its rungs, and keeps the scores of those that were seen to their end.

    Attributes:
        sentences: from the shortest to the longest; at least one.
        rung: the one that is shown, from 1.
    """

    def __init__(self, sentences: Sequence[str]) -> None:
        self.sentences = tuple(sentences)
        self.rung = 1
        self._scores: dict[str, dict[int, float]] = {}
        self._seen: set[int] = set()

    @property
    def sentence(self) -> str:
        """The sentence of the rung that is shown."""
        return self.sentences[self.rung - 1]

    @property
    def length(self) -> int:
        """The words of the sentence that is shown."""
        return len(self.sentence.split())

    @property
    def has_next(self) -> bool:
        """Whether a longer sentence follows."""
        return self.rung < len(self.sentences)

    @property
    def is_done(self) -> bool:
        """Whether the last rung was seen to its end."""
        return len(self.sentences) in self._seen

    def go_to(self, rung: int) -> bool:
        """Stand on a rung, if there is one with this number; whether it is another one than before."""
        if rung == self.rung or not 1 <= rung <= len(self.sentences):
            return False
        self.rung = rung
        return True

    def keep(self, scores: Mapping[str, float | None]) -> None:
        """The rung that is shown was seen to its end: keep what each model has made of it, where that is known."""
        self._seen.add(self.rung)
        for model, score in scores.items():
            if score is not None:
                self._scores.setdefault(model, {})[self.rung] = score

    def scores(self, model: str) -> tuple[float | None, ...]:
        """A model's score on every rung; None where it is not known."""
        known = self._scores.get(model, {})
        return tuple(known.get(rung) for rung in range(1, len(self.sentences) + 1))


def is_of_digits(sentence: str) -> bool:
    """Whether what a sentence has many of are digits, not words."""
    return sentence.replace(" ", "").isdecimal()


def last_score(scores: Iterable[float | None]) -> float | None:
    """The score of the highest rung that has one."""
    return next((score for score in reversed(tuple(scores)) if score is not None), None)


def breath(speed: float) -> float:
    """Seconds between the end of a rung and the next one, at a speed of the clock."""
    return max(SLOWEST_BREATH / speed, SHORTEST_BREATH)
