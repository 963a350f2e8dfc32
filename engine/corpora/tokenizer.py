"""One joint subword vocabulary for both languages (SentencePiece, byte-pair encoding; Sennrich et al. 2016)."""

import hashlib
import io
from collections.abc import Iterable, Sequence
from functools import cached_property

import sentencepiece

from engine.corpora.pair import Pair
from engine.errors import CheckpointError, CorpusError, TextError
from engine.events import Piece

PAD, UNKNOWN, START, END = 0, 1, 2, 3
WORD_BOUNDARY = "\u2581"
LONGEST_TEXT = 2000


class Tokenizer:
    """Text to piece numbers and back.

    Attributes:
        model: the SentencePiece model as bytes, as it is written to disk.
        vocabulary_size: number of pieces, the four special ones included.
    """

    def __init__(self, model: bytes) -> None:
        try:
            if not model:
                raise ValueError("an empty file")  # which SentencePiece would take for a model without pieces
            self._processor = sentencepiece.SentencePieceProcessor(model_proto=model)
        except (RuntimeError, TypeError, ValueError, OSError) as error:
            raise CheckpointError("The tokenizer is damaged: it is no SentencePiece model.") from error
        self.model = model
        self.vocabulary_size: int = self._processor.vocab_size()

    @cached_property
    def digest(self) -> str:
        """A short fingerprint: equal for tokenizers that cut text alike."""
        return hashlib.sha256(self.model).hexdigest()[:16]

    def encode(self, text: str) -> list[int]:
        """Piece numbers of a text, the end symbol last; raises TextError for text that is empty or cannot be cut."""
        ids: list[int] = self._processor.encode(_checked_text(text), out_type=int)
        return [*ids, END]

    def encode_lines(self, lines: Sequence[str]) -> list[list[int]]:
        """Piece numbers of many texts, the end symbol last; no checks."""
        return [[*ids, END] for ids in self._processor.encode(list(lines), out_type=int)]

    def source_pieces(self, text: str) -> tuple[Piece, ...]:
        """The pieces of a text as they are shown, one a number of `encode`; unknown ones keep their characters."""
        ids = self.encode(text)
        surfaces: list[str] = self._processor.encode(text, out_type=str)
        known = (_shown(surface, unknown=i == UNKNOWN) for surface, i in zip(surfaces, ids[:-1], strict=True))
        return (*known, END_PIECE)

    def piece(self, token_id: int) -> Piece:
        """A piece of the vocabulary as it is shown."""
        if token_id == END:
            return END_PIECE
        if token_id == UNKNOWN:
            return UNKNOWN_PIECE
        return _shown(self._processor.id_to_piece(token_id), unknown=False)

    def decode(self, token_ids: Iterable[int]) -> str:
        """The plain text of produced pieces, up to the end symbol."""
        kept: list[int] = []
        for token_id in token_ids:
            if token_id == END:
                break
            kept.append(token_id)
        text: str = self._processor.decode(kept)
        return text


END_PIECE = Piece("</s>", starts_word=True, is_end=True)
UNKNOWN_PIECE = Piece("⁇", starts_word=True, is_unknown=True)  # as SentencePiece decodes it


def train_tokenizer(pairs: Iterable[Pair], vocabulary_size: int) -> Tokenizer:
    """Learn a joint vocabulary of at most `vocabulary_size` pieces; raises CorpusError if it cannot be."""
    written = io.BytesIO()
    try:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=(text for pair in pairs for text in pair),
            model_writer=written,
            model_type="bpe",
            vocab_size=vocabulary_size,
            hard_vocab_limit=False,
            character_coverage=0.9998,
            pad_id=PAD,
            unk_id=UNKNOWN,
            bos_id=START,
            eos_id=END,
            minloglevel=2,
        )
    except RuntimeError as error:
        if "required_chars" in str(error):
            raise CorpusError(
                f"The text has more different characters than a vocabulary of {vocabulary_size} pieces can hold.",
                advice="Use a larger vocabulary_size.",
            ) from error
        raise CorpusError("No vocabulary can be learned: there is no text.", advice="Use another corpus.") from error
    return Tokenizer(written.getvalue())


def _shown(surface: str, *, unknown: bool) -> Piece:
    text = surface.removeprefix(WORD_BOUNDARY).replace(WORD_BOUNDARY, " ")
    return Piece(text or " ", starts_word=surface.startswith(WORD_BOUNDARY), is_unknown=unknown)


def _checked_text(text: str) -> str:
    if not text.strip():
        raise TextError("There is no text to translate.", advice="Type a sentence.")
    if len(text) > LONGEST_TEXT:
        raise TextError(
            f"The text has {len(text)} characters; more than {LONGEST_TEXT} are not translated at once.",
            advice="Translate it sentence by sentence.",
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise TextError(
            "The text holds half a character (a lone surrogate).", advice="Type or paste it anew."
        ) from error
    return text
