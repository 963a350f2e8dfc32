"""How neighbouring French words change each other: l'homme, s'il, du pain, aux enfants."""

_VOWELS = frozenset("aàâeéèêëiîïoôuùûœ")
_ELIDED = frozenset({"le", "la", "je", "me", "te", "se", "ne", "de", "que"})
_CONTRACTED = {
    ("de", "le"): "du",
    ("de", "les"): "des",
    ("à", "le"): "au",
    ("à", "les"): "aux",
    ("jusqu'à", "le"): "jusqu'au",
    ("jusqu'à", "les"): "jusqu'aux",
}
_ASPIRATED = frozenset({"huit"})  # the h that does not let its neighbour elide; every other h here is mute


def begins_with_vowel(word: str) -> bool:
    """Whether the word before elides: before vowels, a mute h, and the pronoun y."""
    lower = word.lower()
    if lower[0] == "h":
        return lower not in _ASPIRATED
    return lower[0] in _VOWELS or lower == "y"


def elide(word: str, following: str) -> str:
    """`word` as it stands before `following`: le before homme is l', si before il is s'."""
    if word.lower() in _ELIDED and begins_with_vowel(following):
        return word[:-1] + "'"
    if word == "si" and following in {"il", "ils"}:
        return "s'"
    return word


def contraction(word: str, following: str) -> str | None:
    """The one word that a preposition and an article that was not elided make, or None."""
    return _CONTRACTED.get((word, following))
