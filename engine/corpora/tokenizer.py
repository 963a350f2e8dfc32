"""One joint subword vocabulary for both languages (SentencePiece, byte-pair encoding; Sennrich et al. 2016)."""

import hashlib
from collections.abc import Generator, Iterable, Sequence
from functools import cached_property

import sentencepiece

from engine.child_process import ChildError, finish, run_child
from engine.corpora.pair import Pair, Span
from engine.errors import CheckpointError, CorpusError, TextError
from engine.events import Piece

PAD, UNKNOWN, START, END = 0, 1, 2, 3
WORD_BOUNDARY = "\u2581"
LONGEST_TEXT = 2000
LEARNING_SECONDS = 3600.0
LEARNING_MEMORY = 1 << 33  # bytes; 37 MB of text took 0.4 GB


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
        return digest_of(self.model)

    def encode(self, text: str) -> list[int]:
        """Piece numbers of a text, the end symbol last; raises TextError for text that is empty or cannot be cut."""
        ids: list[int] = self._processor.encode(_checked_text(text), out_type=int)
        return [*ids, END]

    def encode_spans(self, text: str) -> tuple[list[int], list[Span]]:
        """What `encode` gives, and where each piece stands in the text: the end symbol behind it, with no length.

        The space before a word is part of its first piece.
        """
        mapping = self._processor.encode(_checked_text(text), out_type="offset_mapping")
        return [*mapping["ids"], END], [*mapping["offsets"], (len(text), len(text))]

    def encode_lines(self, lines: Sequence[str]) -> list[list[int]]:
        """Piece numbers of many texts, the end symbol last; no checks."""
        return [[*ids, END] for ids in self._processor.encode(list(lines), out_type=int)]

    def normalise_lines(self, lines: Sequence[str]) -> list[str]:
        """Many texts as they are before they are cut, each word beginning with `WORD_BOUNDARY`."""
        return [self._processor.normalize(line) for line in lines]

    @cached_property
    def scores(self) -> dict[str, float]:
        """Each piece that can be merged of others, with its score: of two possible merges the higher comes first."""
        pieces = range(self.vocabulary_size)
        return {self._processor.id_to_piece(i): self._processor.get_score(i) for i in pieces if i > END}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each piece that is not a special one."""
        return {self._processor.id_to_piece(i): i for i in range(END + 1, self.vocabulary_size)}

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


def digest_of(model: bytes) -> str:
    """The digest of the tokenizer that these bytes are, without opening it."""
    return hashlib.sha256(model).hexdigest()[:16]


def train_tokenizer(pairs: Iterable[Pair], vocabulary_size: int, *, fold_case: bool = False) -> Tokenizer:
    """Learn a joint vocabulary of at most `vocabulary_size` pieces; raises CorpusError if it cannot be.

    With `fold_case` it takes every text in lower case, and has no capitals to write with.
    """
    text = "\n".join(text for pair in pairs for text in pair).encode()
    return finish(learn_tokenizer(text, vocabulary_size, fold_case=fold_case))


def learn_tokenizer(text: bytes, vocabulary_size: int, *, fold_case: bool = False) -> Generator[None, None, Tokenizer]:
    """The same from lines of text, in a process of its own: yields some 20 times a second, closing it ends that."""
    rule = "nmt_nfkc_cf" if fold_case else "nmt_nfkc"
    try:
        model = yield from run_child(
            "engine.corpora.tokenizer_learning",
            *map(str, (rule, vocabulary_size, PAD, UNKNOWN, START, END)),
            given=text,
            seconds=LEARNING_SECONDS,
            memory=LEARNING_MEMORY,
        )
    except ChildError as error:
        raise _worded(error, vocabulary_size) from error
    return Tokenizer(model)


def _worded(error: ChildError, vocabulary_size: int) -> CorpusError:
    if "required_chars" in error.last_line:
        return CorpusError(
            f"The text has more different characters than a vocabulary of {vocabulary_size} pieces can hold.",
            advice="Use a larger vocabulary_size.",
        )
    if error.last_line.startswith("RuntimeError"):  # what SentencePiece itself complains of
        return CorpusError("No vocabulary can be learned: there is no text.", advice="Use another corpus.")
    return CorpusError(
        f"No vocabulary could be learned. {error.what}", advice="Close other programs, or use a smaller corpus."
    )


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
