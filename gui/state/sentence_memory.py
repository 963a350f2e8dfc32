"""Which sentence stands in the field when models of another kind come onto the lanes."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class SentenceMemory:
    """Keeps what was typed where the new models can read it, and brings back what they were given last.

    Attributes:
        language, samples: of the models on the lanes; "" before the first.
    """

    language: str = ""
    samples: tuple[str, ...] = ()
    _left: dict[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)

    def switch(self, text: str, language: str, samples: Sequence[str]) -> str:
        """The sentence for models that read `language` and have these samples, where `text` has stood until now.

        An empty field stays empty. A sentence of the reader's own stays as long as the language is the same. Any other
        gives way to what stood there when models of this kind were left, else to their first sample.
        """
        before, now = (self.language, self.samples), (language, tuple(samples))
        if not language or before == now:
            return text
        self._left[before] = text
        self.language, self.samples = now
        is_own = bool(text.strip()) and text not in before[1]
        if not text.strip() or text in samples or (is_own and before[0] in ("", language)):
            return text
        return self._left.get(now) or (samples[0] if samples else "")
