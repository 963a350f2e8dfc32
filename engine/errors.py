"""The failures that the engine reports, worded for the person who reads them."""


class EngineError(Exception):
    """Something failed: what it was, what was kept, and what to do next.

    Attributes:
        what: one sentence that says what failed.
        kept: what is still as it was before ("" if nothing was at stake).
        advice: what the reader can do now ("" if nothing).
    """

    def __init__(self, what: str, *, kept: str = "", advice: str = "") -> None:
        super().__init__(" ".join(part for part in (what, kept, advice) if part))
        self.what = what
        self.kept = kept
        self.advice = advice


class ConfigError(EngineError):
    """A configuration that cannot be used; the message lists all that is wrong with it."""


class CorpusError(EngineError):
    """Parallel text that cannot be read, or not be read as pairs."""


class CheckpointError(EngineError):
    """A model folder that is missing, damaged, or not written by this program."""


class EventLogError(EngineError):
    """A file that is no event log of a training, or one of a newer version."""


class SavingError(CheckpointError):
    """A model that the disk did not take; once there is room, or the folder may be written, it does."""


class TextError(EngineError):
    """A sentence that cannot be translated as it stands."""


class TrainingError(EngineError):
    """A training that cannot go on."""
