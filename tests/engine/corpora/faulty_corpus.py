"""A small corpus with each fault that an inspection looks for, and pairs for property tests."""

from hypothesis import strategies as st

from engine.corpora.inspection_report import SuspectReason
from engine.corpora.pair_measures import TextPair

WHO = (("Anna", "Anna"), ("my sister", "ma sœur"), ("the doctor", "la médecin"), ("nobody", "personne"))
DOES = (("sees", "voit"), ("likes", "aime"), ("paints", "peint"), ("sells", "vend"))
WHAT = (("house", "maison"), ("street", "rue"), ("river", "rivière"), ("city", "ville"), ("car", "voiture"))

SOUND: tuple[TextPair, ...] = tuple(
    (f"{who[0]} {does[0]} the {what[0]}.", f"{who[1]} {does[1]} la {what[1]}.")
    for who in WHO
    for does in DOES
    for what in WHAT
)
FAULTS: dict[SuspectReason, TextPair] = {
    "length": ("A word.", "Une phrase qui parle de tout autre chose et qui ne finit pas, car elle est mal alignée."),
    "copy": ("Please do not feed the birds.", "Please do not feed the birds."),
    "numbers": ("In 1998 the house was sold.", "En 2003, la maison fut vendue."),
    "script": ("The bridge is closed.", "Мост закрыт на ремонт."),
    "markup": ("*** === --- ***", "*** === --- ***"),
    "characters": ("The café is open.", "Le caf\u00c3\u00a9 est ouvert."),
}
FAULTY_CORPUS: tuple[TextPair, ...] = (*SOUND, *FAULTS.values(), SOUND[0], (SOUND[1][0], "Une autre traduction."))

PHRASES = st.sampled_from(
    [
        *("one", "one two", "a b c d e f g h", "1998", "2003 and 7", "*** !!", "<p>", "\x07", "Ã©"),
        *("Anna sells the house", "la maison est vendue", "Мост закрыт", "", "same words on both sides"),
    ]
)
PAIR_LISTS = st.lists(st.tuples(PHRASES, PHRASES), max_size=60)
