"""The golden list: sentences of all lengths that were read by eye."""

from tests.engine.corpora.grammar_derivations import FILE, golden_derivations, line_of

RENEWAL = (
    "If the grammar was meant to change, read the new list and run python -m tests.engine.corpora.grammar_derivations"
)


def test_the_golden_list_is_what_the_grammar_derives() -> None:
    lines = FILE.read_text(encoding="utf-8").split("\n")[:-1]
    assert [line_of(one) for one in golden_derivations()] == lines, RENEWAL


def test_the_golden_list_reaches_from_three_to_sixty_words() -> None:
    lengths = [len(line.split("\t")[0].split()) for line in FILE.read_text(encoding="utf-8").split("\n")[:-1]]
    assert len(lengths) == 200
    assert min(lengths) == 3
    assert max(lengths) >= 58
    assert all(any(low <= length < low + 10 for length in lengths) for low in range(3, 60, 10))
