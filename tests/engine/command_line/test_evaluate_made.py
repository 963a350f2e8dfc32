"""`python -m engine evaluate` on pairs that an embedded corpus makes, for which no file is needed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.__main__ import main
from engine.architectures.contract import Architecture
from engine.card_files import write_card
from engine.cards import MadeFrom
from engine.checkpoint import save_model
from engine.corpora.made_sets import made_sources
from engine.corpora.tokenizer import Tokenizer
from tests.engine.checkpoint.folders import facts_of
from tests.engine.small_cards import small_card

Evaluate = Callable[..., dict[str, Any]]


@pytest.fixture
def evaluate(
    trained: dict[str, Architecture[Any]], tokenizer: Tokenizer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Evaluate:
    """Evaluate the attention RNN, whose card says that it has seen all that three digits can be but some."""
    save_model(tmp_path / "model", trained["attention_rnn"], facts_of("attention_rnn", tokenizer), tokenizer)
    made = MadeFrom(corpus="reversal", seed=1, pairs=3000, shortest=3, longest=3)
    (data,) = small_card().data
    write_card(tmp_path / "model", small_card(data=(data.model_copy(update={"made_from": made}),)))

    def run(*words: str) -> dict[str, Any]:
        status = main(["evaluate", "--model", str(tmp_path / "model"), "--corpus", "reversal", *words, "--json"])
        printed = capsys.readouterr()
        assert status == 0, printed.err
        result: dict[str, Any] = json.loads(printed.out)
        return result

    return run


def test_the_pairs_of_a_length_are_made_scored_and_compared_with_their_alignment(evaluate: Evaluate) -> None:
    result = evaluate("--count", "30", "--seed", "7", "--min-words", "4", "--max-words", "6")
    assert result["pairs"] == 30
    assert [(part["from"], part["to"], part["pairs"]) for part in result["by_length"]] == [(1, 10, 30)]
    assert 0 <= result["exact_match"] <= 100
    assert 0 < result["alignment_error_rate"] < 1
    again = evaluate("--count", "30", "--seed", "7", "--min-words", "4", "--max-words", "6")
    assert again["bleu"] == result["bleu"]
    assert evaluate("--count", "30", "--seed", "8", "--min-words", "4", "--max-words", "6")["chrf"] != result["chrf"]


def test_what_the_card_says_was_trained_on_can_be_left_out(
    evaluate: Evaluate, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unseen = 1000 - len(made_sources(MadeFrom(corpus="reversal", seed=1, pairs=3000, shortest=3, longest=3)))
    assert 20 < unseen < 100
    words = ["--count", str(unseen + 1), "--min-words", "3", "--max-words", "3"]
    assert evaluate(*words)["pairs"] == unseen + 1
    assert evaluate(*words, "--limit", str(unseen), "--unseen")["pairs"] == unseen
    model = ["--model", str(tmp_path / "model")]
    assert main(["evaluate", *model, "--corpus", "reversal", *words, "--unseen"]) == 1
    assert f"has no {unseen + 1} other pairs of 3 to 3 words" in capsys.readouterr().err


def test_a_file_and_a_corpus_together_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["evaluate", "--model", "a/b", "--corpus", "reversal", "--pairs", "c.tsv"])
    assert "not allowed with" in capsys.readouterr().err


def test_a_corpus_that_there_is_not_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--model", "everyday/rnn", "--corpus", "poetry"]) == 1
    assert "There is no embedded corpus named 'poetry'." in capsys.readouterr().err
