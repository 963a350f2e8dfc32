"""What the cards of the shipped models say in English words, for `engine_words` to say in the window's language.

A card is a file beside the weights and has its texts in one language; a card that others wrote stays as it is.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP

CARD_TEXTS = (
    # What a model may be used for.
    QT_TRANSLATE_NOOP("engine", "anything, like the program itself, which made all of its training text (MIT licence)"),
    QT_TRANSLATE_NOOP("engine", "research and education: some of the training text was published for that only"),
    # Where it fails.
    QT_TRANSLATE_NOOP("engine", "24 digits in an order without a rule: not all of them come back in their places."),
    QT_TRANSLATE_NOOP("engine", "30 digits, longer than anything in training."),
    QT_TRANSLATE_NOOP("engine", "A long sentence of several clauses: not all of its nouns arrive."),
    QT_TRANSLATE_NOOP("engine", "A sentence that the grammar cannot derive."),
    QT_TRANSLATE_NOOP("engine", "Names that were not in training are spelt from pieces, and come out as other names."),
    QT_TRANSLATE_NOOP("engine", "Numbers are not copied reliably."),
    QT_TRANSLATE_NOOP("engine", "One digit repeated: the model has to count, and loses count."),
    QT_TRANSLATE_NOOP("engine", "Shorter than anything in training."),
    QT_TRANSLATE_NOOP("engine", "The subject, a letter, stands far from its verb, and three other nouns between them."),
    QT_TRANSLATE_NOOP(
        "engine",
        "Words that are not in the grammar's lexicon: the model has never seen them, and puts others in their place.",
    ),
    QT_TRANSLATE_NOOP("engine", "Words that are rare in the training text are lost or become others."),
    # Where its text comes from, and under which licence.
    QT_TRANSLATE_NOOP("engine", "Multi30k, task 1"),
    QT_TRANSLATE_NOOP("engine", "Python's documentation and its French translation"),
    QT_TRANSLATE_NOOP("engine", "Tatoeba (Anki export of 2019-04-07, and a small later extract)"),
    QT_TRANSLATE_NOOP("engine", "WMT news tests 2008 to 2012"),
    QT_TRANSLATE_NOOP("engine", "extracts of Europarl"),
    QT_TRANSLATE_NOOP("engine", "made by the program: digits drawn at random, and the same ones backwards"),
    QT_TRANSLATE_NOOP(
        "engine", "made by the program: sentences derived in both languages from one tree, with their word alignment"
    ),
    QT_TRANSLATE_NOOP("engine", "the PHP manual and its French translation"),
    QT_TRANSLATE_NOOP("engine", "web pages of public institutions (a part of the WMT 10^9 corpus)"),
    QT_TRANSLATE_NOOP("engine", "MIT, as the program"),
    QT_TRANSLATE_NOOP("engine", "free of known restrictions"),
    QT_TRANSLATE_NOOP("engine", "images for research and education only; none stated for the text"),
    QT_TRANSLATE_NOOP("engine", "none stated"),
    QT_TRANSLATE_NOOP("engine", "research use"),
    # What it was trained on and scored with.
    QT_TRANSLATE_NOOP(
        "engine",
        "2 cores of a server processor with AVX-512 and bfloat16, shared unequally with other work; no accelerator",
    ),
    QT_TRANSLATE_NOOP(
        "engine", "2 cores of a server processor with AVX-512 and bfloat16, shared with other work; no accelerator"
    ),
    QT_TRANSLATE_NOOP(
        "engine", "one core of a server processor with AVX-512 and bfloat16, beside other work; no accelerator"
    ),
    QT_TRANSLATE_NOOP(
        "engine", "one core of a server processor with AVX-512 and bfloat16, shared with other work; no accelerator"
    ),
    QT_TRANSLATE_NOOP("engine", "{0}: loss on {1} pairs, BLEU on the first {2}"),
    QT_TRANSLATE_NOOP("engine", "pairs held out of the corpus"),
    QT_TRANSLATE_NOOP("engine", "grammar, {0} to {1} words"),
    QT_TRANSLATE_NOOP("engine", "reversal, lengths {0} to {1}"),
    QT_TRANSLATE_NOOP("engine", "{0}, embeddings in 8 bits"),
)
"""Those that are known; of some a part varies."""
