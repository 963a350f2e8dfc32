"""BPE-dropout: what is cut otherwise, how often, and that it is the same in every process."""

import subprocess
import sys
import time
from random import Random

import pytest

from engine.corpora import subword_sampling
from engine.corpora.pair import Pair
from engine.corpora.subword_sampling import CUTS_A_WORD, SubwordSampling, merge
from engine.corpora.tokenizer import Tokenizer, train_tokenizer

NOUNS = (("cat", "chat"), ("garden", "jardin"), ("bird", "oiseau"), ("child", "élève"), ("tree", "arbre"))
PAIRS = [
    (f"The {one} sees the {other} at {hour} o'clock.", f"Le {un} voit l'{autre} à {hour} heures, où ça ?")
    for one, un in NOUNS
    for other, autre in NOUNS
    for hour in (3, 12, 485, 967)
]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return train_tokenizer([Pair(*pair) for pair in PAIRS], 150)


def sample(tokenizer: Tokenizer, dropout: float, pairs: list[tuple[str, str]] = PAIRS) -> SubwordSampling:
    sampling = SubwordSampling(tokenizer, dropout)
    sampling.extend(pairs)
    return sampling


def test_without_dropout_words_are_cut_as_the_tokenizer_cuts_them(tokenizer: Tokenizer) -> None:
    strange = [*PAIRS, ("  A  \u3042\u3044 bird\u3042s ", "ＣＡＴ ½ …")]
    sides = (tokenizer.encode_lines([pair[side] for pair in strange]) for side in (0, 1))
    assert sample(tokenizer, 0.0, strange).cut(range(len(strange)), "any") == list(zip(*sides, strict=True))


def test_any_cut_joins_to_the_same_text_in_more_pieces(tokenizer: Tokenizer) -> None:
    cuts = sample(tokenizer, 0.3).cut(range(len(PAIRS)), "a seed")
    assert [(tokenizer.decode(source), tokenizer.decode(target)) for source, target in cuts] == PAIRS
    usual = sum(len(ids) for side in (0, 1) for ids in tokenizer.encode_lines([pair[side] for pair in PAIRS]))
    assert sum(len(ids) for pair in cuts for ids in pair) > 1.2 * usual


def test_a_seed_gives_the_same_cuts_whatever_was_cut_before(tokenizer: Tokenizer) -> None:
    fresh, used = sample(tokenizer, 0.3), sample(tokenizer, 0.3)
    used.cut(range(50, 100), "another seed")
    chosen = [7, 3, 90]
    assert fresh.cut(chosen, "a seed") == used.cut(chosen, "a seed") != used.cut(chosen, "another seed")


def test_another_process_cuts_alike(tokenizer: Tokenizer) -> None:
    program = (
        "import sys\n"
        "from engine.corpora.subword_sampling import SubwordSampling\n"
        "from engine.corpora.tokenizer import Tokenizer\n"
        "sampling = SubwordSampling(Tokenizer(sys.stdin.buffer.read()), 0.3)\n"
        f"sampling.extend({PAIRS[:5]!r})\n"
        "print(sampling.cut(range(5), 'a seed'))"
    )
    result = subprocess.run([sys.executable, "-c", program], input=tokenizer.model, capture_output=True, check=True)
    assert result.stdout.decode().strip() == str(sample(tokenizer, 0.3).cut(range(5), "a seed"))


def test_a_merge_is_left_out_as_often_as_asked() -> None:
    chance = Random(1)
    cuts = [merge("ab", {"ab": -1.0}, 0.3, chance) for _ in range(20_000)]
    assert cuts.count(["a", "b"]) / len(cuts) == pytest.approx(0.3, abs=0.01)


def test_a_merge_that_was_left_out_may_still_be_made_after_another_one() -> None:
    scores = {"ab": -1.0, "cd": -2.0, "abcd": -3.0}
    chance = Random(2)
    cuts = [tuple(merge("abcd", scores, 0.5, chance)) for _ in range(20_000)]
    assert set(cuts) == {("a", "b", "c", "d"), ("ab", "c", "d"), ("a", "b", "cd"), ("ab", "cd"), ("abcd",)}
    # Neither merge is made at first with probability 1/4; the rest follows from the tree of choices, by hand.
    assert cuts.count(("a", "b", "c", "d")) / len(cuts) == pytest.approx(1 / 4, abs=0.01)
    assert cuts.count(("ab", "c", "d")) / len(cuts) == pytest.approx(1 / 4, abs=0.01)
    assert cuts.count(("a", "b", "cd")) / len(cuts) == pytest.approx(1 / 8, abs=0.01)
    assert cuts.count(("abcd",)) / len(cuts) == pytest.approx(3 / 16, abs=0.01)


def test_a_word_has_several_cuts(tokenizer: Tokenizer) -> None:
    sampling = sample(tokenizer, 0.3, [("garden", "jardin")])
    drawn = {tuple(sampling.cut([0], str(seed))[0][0]) for seed in range(200)}
    assert 4 < len(drawn) <= CUTS_A_WORD


def test_a_sentence_without_spaces_is_cut_in_a_moment_and_joins_to_the_same(tokenizer: Tokenizer) -> None:
    sentence = "thecatseesthegarden" * 60
    began = time.process_time()
    [(source, _)] = sample(tokenizer, 0.1, [(sentence, "a")]).cut([0], "a seed")
    assert time.process_time() - began < 1
    assert tokenizer.decode(source) == sentence


def test_cuts_that_had_to_be_forgotten_are_made_alike_again(
    tokenizer: Tokenizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = range(len(PAIRS))
    expected = sample(tokenizer, 0.3).cut(every, "a seed")
    monkeypatch.setattr(subword_sampling, "MOST_CUTS", 7)
    small = sample(tokenizer, 0.3)
    assert small.cut(every, "a seed") == expected
    assert len(small._cuts) <= 7
