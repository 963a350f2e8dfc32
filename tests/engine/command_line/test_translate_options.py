"""`python -m engine translate` beyond greedy decoding: a beam, its list, sampling, a forced beginning."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.__main__ import main
from engine.architectures import ARCHITECTURES
from engine.architectures.contract import Architecture
from engine.checkpoint import save_model
from engine.commands import Sampling
from engine.corpora.tokenizer import Tokenizer
from engine.decoding import most_tokens, n_best, sample, translate_batch
from tests.engine.checkpoint.folders import facts_of
from tests.engine.small_models import each_architecture

Translated = Callable[..., str]
SENTENCES = ["3 1 4 1 5", "2 7", "9 8 7 6 5 4"]
Trained = dict[str, Architecture[Any]]


@pytest.fixture
def translated(
    trained: Trained,
    tokenizer: Tokenizer,
    user_data: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Translated:
    """What `translate` writes for the three sentences with these options."""
    for name in ARCHITECTURES:
        save_model(user_data / "models" / "digits" / name, trained[name], facts_of(name, tokenizer), tokenizer)

    def translate(*words: str, name: str = "transformer", status: int = 0, lines: list[str] = SENTENCES) -> str:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\n".join(lines).encode())))
        assert main(["translate", "--model", f"digits/{name}", *words]) == status
        captured = capsys.readouterr()
        return captured.err if status else captured.out

    return translate


@each_architecture
def test_without_options_and_with_a_beam_of_one_it_decodes_greedily(
    name: str, translated: Translated, trained: Trained, tokenizer: Tokenizer
) -> None:
    expected = "".join(f"{text}\n" for text in translate_batch(trained[name], tokenizer, SENTENCES, batch_tokens=1))
    assert translated(name=name) == translated("--beam", "1", name=name) == expected


@each_architecture
def test_a_beam_writes_its_best_translation_line_by_line(
    name: str, translated: Translated, trained: Trained, tokenizer: Tokenizer
) -> None:
    expected = ""
    for sentence in SENTENCES:
        source = tokenizer.encode(sentence)
        (best,) = n_best(trained[name], source, width=4, alpha=1.5, max_tokens=most_tokens(len(source)))
        expected += f"{tokenizer.decode(best.token_ids)}\n"
    assert translated("--beam", "4", "--length-penalty", "1.5", name=name) == expected


def test_the_list_of_the_best_has_line_numbers_and_falling_scores(translated: Translated) -> None:
    rows = [line.split("\t") for line in translated("--beam", "4", "--n-best").splitlines()]
    assert [row[0] for row in rows] == ["1"] * 4 + ["2"] * 4 + ["3"] * 4
    for first in (0, 4, 8):
        scores = [float(score) for _, score, _ in rows[first : first + 4]]
        assert scores == sorted(scores, reverse=True)
        assert len({text for _, _, text in rows[first : first + 4]}) == 4
    assert translated("--beam", "4").splitlines() == [rows[first][2] for first in (0, 4, 8)]
    two = translated("--beam", "4", "--n-best", "2", lines=[SENTENCES[0], "", SENTENCES[1]])
    assert [line.split("\t")[0] for line in two.splitlines()] == ["1", "1", "3", "3"]


def test_sampling_with_a_seed_writes_the_same_again(
    translated: Translated, trained: Trained, tokenizer: Tokenizer
) -> None:
    options = ["--sample", "--temperature", "4", "--top-k", "15", "--top-p", "0.95", "--seed", "6", "--max-tokens", "8"]
    written = translated(*options)
    assert written == translated(*options)
    expected = ""
    for sentence in SENTENCES:
        tokens = sample(
            trained["transformer"],
            tokenizer.encode(sentence),
            Sampling(temperature=4, top_k=15, top_p=0.95, seed=6),
        )
        expected += f"{tokenizer.decode(token.token_id for token, _ in zip(tokens, range(8), strict=False))}\n"
    assert written == expected
    assert written != translated(*options[:-4], "--seed", "7", "--max-tokens", "8")


@pytest.mark.parametrize("options", [[], ["--beam", "3"], ["--sample", "--seed", "1"]], ids=" ".join)
def test_every_translation_begins_with_the_forced_text(options: list[str], translated: Translated) -> None:
    lines = translated("--prefix", "9 9 8", *options).splitlines()
    assert len(lines) == len(SENTENCES)
    assert all(line.startswith("9 9 8") for line in lines)


def test_a_trace_shows_a_forced_and_a_sampled_translation(translated: Translated) -> None:
    forced = translated("--trace", "--prefix", "9 9", "--max-tokens", "4", lines=["3 1"])
    assert all(f"digits/{name}: 9 9" in forced for name in ARCHITECTURES)
    options = ["--trace", "--sample", "--temperature", "9", "--max-tokens", "4"]
    assert translated(*options, "--seed", "1") == translated(*options, "--seed", "1")
    assert translated(*options, "--seed", "1") != translated(*options, "--seed", "2")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--temperature", "2"], "Add --sample."),
        (["--seed", "2"], "Add --sample."),
        (["--n-best"], "Add --beam N."),
        (["--length-penalty", "1"], "Add --beam N."),
        (["--beam", "2", "--sample"], "Take --beam alone."),
        (["--beam", "2", "--trace"], "Take --beam alone."),
        (["--beam", "2", "--n-best", "3"], "Use --beam 3 or more."),
        (["--beam", "2", "--length-penalty", "-1"], "cannot be searched"),
        (["--sample", "--temperature", "0"], "temperature must be above 0, not 0.0"),
        (["--prefix", "\udcff"], "lone surrogate"),
    ],
    ids=lambda part: " ".join(part).encode("ascii", "replace").decode() if isinstance(part, list) else "",
)
def test_options_that_do_not_go_together_are_refused_in_words(
    words: list[str], told: str, translated: Translated
) -> None:
    error = translated(*words, status=1)
    assert told in error
    assert len(error.splitlines()) <= 3
    assert "Traceback" not in error


@pytest.mark.parametrize(
    "words", [["--beam", "0"], ["--beam", "x"], ["--max-tokens", "0"], ["--beam", "2", "--n-best", "0"]]
)
def test_numbers_that_make_no_sense_are_wrong_use(words: list[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["translate", *words])
    assert raised.value.code == 2
