"""`python -m engine`, run as it is called: with real models that were trained for a moment."""

import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.__main__ import main
from engine.checkpoint import read_facts
from engine.config import preset, write_config
from engine.corpora.toy_tasks import reversal_pairs
from engine.decoding import iterate_translations, translate_batch
from engine.evaluation import corpus_scores
from engine.models import LoadedModels

ROOT = Path(__file__).resolve().parents[2]
ARCHITECTURES = ("rnn", "attention_rnn", "transformer")
PAIRS = list(reversal_pairs(30, seed=11))
Feed = Callable[[bytes], None]


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest configuration that trains all three."""
    path = tmp_path_factory.mktemp("config") / "smallest.toml"
    corpus = {"embedded": "reversal", "pairs": 400, "validation_pairs": 10}
    values = {"corpus": corpus, "budget": {"steps": 12}, "validation": {"steps": 6, "bleu_pairs": 4}}
    write_config(preset("tiny", name="smallest", **values), path)
    return path


@pytest.fixture(scope="module")
def run_folder(config: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A training that has come to its end."""
    folder = tmp_path_factory.mktemp("run")
    assert main(["train", "--config", str(config), "--run", str(folder)]) == 0
    return folder


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> Feed:
    """Gives standard input its content."""

    def put(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    return put


@pytest.fixture
def pairs_file(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.tsv"
    path.write_text("".join(f"{pair.source}\t{pair.target}\n" for pair in PAIRS), encoding="utf-8")
    return path


def model_in(run_folder: Path, architecture: str = "attention_rnn") -> str:
    return str(run_folder / architecture / "best")


def translations(model: str, sentences: list[str]) -> list[str]:
    loaded = LoadedModels().load(model)
    return [translate_batch(loaded.model, loaded.tokenizer, [sentence])[0] for sentence in sentences]


def start(*words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "engine", *words],
        cwd=ROOT,
        env=dict(os.environ, PYTHONUNBUFFERED="1"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def assert_is_told_plainly(error: str) -> None:
    assert 1 <= len(error.strip().split("\n")) <= 3
    assert "Traceback" not in error


def test_training_leaves_a_best_and_a_last_checkpoint_of_every_architecture(run_folder: Path) -> None:
    for architecture in ARCHITECTURES:
        assert read_facts(run_folder / architecture / "best").architecture == architecture
        assert read_facts(run_folder / architecture / "last").step == 12


def test_training_says_what_it_does(config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["train", "--config", str(config), "--architecture", "rnn", "--steps", "6", "--run", str(tmp_path / "run")]
    assert main(words) == 0
    output = capsys.readouterr().out
    assert f"The run is written to {tmp_path / 'run'}\n" in output
    assert re.search(r"rnn begins: [\d,]+ parameters, vocabulary 25, \d+ pairs to train and 11 to validate", output)
    assert re.search(r"rnn step 1: loss \d\.\d{3}, [\d,]+ tokens/s, learning rate 2\.00e-05\n", output)
    assert re.search(r"rnn step 6: validation loss \d\.\d{3}, BLEU \d+\.\d", output)
    assert f"rnn ends at step 6: all steps taken; the best is {tmp_path / 'run' / 'rnn' / 'best'}" in output
    assert not (tmp_path / "run" / "transformer").exists()


def test_a_run_goes_on_from_its_last_step_with_its_own_configuration(
    config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = str(tmp_path / "run")
    assert main(["train", "--config", str(config), "--architecture", "rnn", "--steps", "5", "--run", run]) == 0
    assert main(["train", "--resume", "--run", run, "--steps", "8"]) == 0
    assert "rnn goes on from step 5" in capsys.readouterr().out
    assert read_facts(tmp_path / "run" / "rnn" / "last").step == 8


def test_a_run_without_a_folder_of_its_own_goes_to_the_users_runs(config: Path, user_data: Path) -> None:
    assert main(["train", "--config", str(config), "--architecture", "rnn", "--steps", "2"]) == 0
    (run,) = (user_data / "runs").iterdir()
    assert run.name.endswith("_smallest")
    assert read_facts(run / "rnn" / "last").step == 2


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_ctrl_c_finishes_the_step_keeps_the_last_checkpoint_and_exits_with_130(config: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    words = ["--architecture", "attention_rnn", "--steps", "100000", "--run", str(run)]
    process = start("train", "--config", str(config), *words)
    assert process.stdout
    for line in process.stdout:
        if "step 6: validation" in line:
            break
    process.send_signal(signal.SIGINT)
    output, error = process.communicate(timeout=60)
    assert process.returncode == 130, error
    assert error == ""
    assert output.endswith(f"Stopped. To go on: python -m engine train --run {run} --resume\n")
    assert read_facts(run / "attention_rnn" / "last").step >= 6


def test_each_line_in_gives_one_line_out_in_its_order(
    run_folder: Path, feed: Feed, capsys: pytest.CaptureFixture[str]
) -> None:
    feed(b"1 2 3\n\n4 5\r\n6")
    assert main(["translate", "--model", model_in(run_folder)]) == 0
    first, third, fourth = translations(model_in(run_folder), ["1 2 3", "4 5", "6"])
    captured = capsys.readouterr()
    assert captured.out == f"{first}\n\n{third}\n{fourth}\n"
    assert captured.err == ""


def test_only_a_line_feed_ends_a_line(run_folder: Path, feed: Feed, capsys: pytest.CaptureFixture[str]) -> None:
    feed("1 2\u20283 4\u0085\n5".encode())
    assert main(["translate", "--model", model_in(run_folder)]) == 0
    assert capsys.readouterr().out.count("\n") == 2


def test_a_line_that_cannot_be_translated_is_named_and_the_others_are_translated(
    run_folder: Path, feed: Feed, capsys: pytest.CaptureFixture[str]
) -> None:
    feed(b"1 2 3\n\xff 4\n" + b"9" * 3000 + b"\n5")
    assert main(["translate", "--model", model_in(run_folder)]) == 1
    first, last = translations(model_in(run_folder), ["1 2 3", "5"])
    captured = capsys.readouterr()
    assert captured.out == f"{first}\n\n\n{last}\n"
    complaints = captured.err.split("\n")
    assert complaints[0].startswith("Line 2: This is not UTF-8 text (byte 1).")
    assert complaints[1].startswith("Line 3: The text has 3000 characters")


def test_a_translation_is_written_before_the_next_line_is_read(run_folder: Path) -> None:
    process = start("translate", "--model", model_in(run_folder))
    assert process.stdin
    assert process.stdout
    for sentence in ("1 2 3", "4 5"):
        process.stdin.write(f"{sentence}\n")
        process.stdin.flush()
        assert process.stdout.readline() == f"{translations(model_in(run_folder), [sentence])[0]}\n"
    _, error = process.communicate(timeout=60)
    assert (process.returncode, error) == (0, "")


def test_a_reader_that_goes_away_is_no_failure_to_speak_of(run_folder: Path) -> None:
    process = start("translate", "--model", model_in(run_folder))
    assert process.stdin
    assert process.stdout
    process.stdout.close()
    process.stdin.write("1 2\n" * 10)
    process.stdin.close()
    assert process.wait(60) == 141
    assert process.stderr
    assert process.stderr.read() == ""


def test_the_trace_shows_every_step_of_every_model(
    run_folder: Path, feed: Feed, capsys: pytest.CaptureFixture[str]
) -> None:
    models = [model_in(run_folder, architecture) for architecture in ARCHITECTURES]
    feed(b"1 2 3\n")
    words = [word for model in models for word in ("--model", model)]
    assert main(["translate", "--trace", "--max-tokens", "3", *words]) == 0
    output = capsys.readouterr().out
    assert output.startswith("1 2 3\n")
    rows = [line for line in output.split("\n") if re.match(r"│ +\d+ │", line)]
    assert 1 <= len(rows) <= 3
    assert [row[2:5].strip() for row in rows] == [str(step + 1) for step in range(len(rows))]
    assert "≈" in rows[0].split("│")[2]
    assert "←" in rows[0].split("│")[3]
    assert "←" in rows[0].split("│")[4]
    assert all(f"{model}: " in output for model in models)


def test_the_trace_of_one_model_of_a_pack_shows_the_whole_pack(
    run_folder: Path, user_data: Path, feed: Feed, capsys: pytest.CaptureFixture[str]
) -> None:
    for architecture in ARCHITECTURES:
        (user_data / "models" / "own").mkdir(parents=True, exist_ok=True)
        (user_data / "models" / "own" / architecture).symlink_to(run_folder / architecture / "best")
    feed(b"1 2\n")
    assert main(["translate", "--trace", "--model", "own/rnn", "--max-tokens", "2"]) == 0
    output = capsys.readouterr().out
    assert all(f"own/{architecture}: " in output for architecture in ARCHITECTURES)


def test_several_models_without_a_trace_are_refused(run_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["translate", "--model", "a/b", "--model", "c/d"]) == 1
    assert capsys.readouterr().err == "Several models translate side by side only with --trace.\nAdd --trace.\n"


def test_an_evaluation_as_json_holds_the_scores_of_the_models_own_translations(
    run_folder: Path, pairs_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = model_in(run_folder)
    assert main(["evaluate", "--model", model, "--pairs", str(pairs_file), "--limit", "20", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    loaded = LoadedModels().load(model)
    hypotheses = translate_batch(loaded.model, loaded.tokenizer, [pair.source for pair in PAIRS[:20]])
    scores = corpus_scores(hypotheses, [pair.target for pair in PAIRS[:20]])
    keys = ["model", "pairs", "bleu", "chrf", "exact_match", "alignment_error_rate", "signature", "chrf_signature"]
    assert list(result) == [*keys, "by_length", "sentences_per_s", "beam", "precision"]
    assert (result["beam"], result["precision"]) == (1, "auto")
    assert (result["model"], result["pairs"]) == (model, 20)
    assert (result["bleu"], result["chrf"]) == (round(scores.bleu, 2), round(scores.chrf, 2))
    assert (result["signature"], result["chrf_signature"]) == (scores.signature, scores.chrf_signature)
    assert (result["exact_match"], result["alignment_error_rate"]) == (round(scores.exact_match, 2), None)
    assert list(result["by_length"][0]) == ["from", "to", "pairs", "bleu", "chrf", "exact_match"]
    assert [(bucket["from"], bucket["to"]) for bucket in result["by_length"]] == [(1, 10), (11, 20)]
    assert sum(bucket["pairs"] for bucket in result["by_length"]) == 20
    assert result["sentences_per_s"] > 0


def test_an_evaluation_can_search_with_a_beam_in_a_precision_of_its_own(
    run_folder: Path, pairs_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model, options = model_in(run_folder), ["--limit", "10", "--beam", "3", "--precision", "float32", "--json"]
    assert main(["evaluate", "--model", model, "--pairs", str(pairs_file), *options]) == 0
    result = json.loads(capsys.readouterr().out)
    loaded = LoadedModels().load(model)
    sources = [pair.source for pair in PAIRS[:10]]
    found = iterate_translations(loaded.model, loaded.tokenizer, sources, beam=3, precision="float32")
    scores = corpus_scores([text for _, text in sorted(found)], [pair.target for pair in PAIRS[:10]])
    assert (result["bleu"], result["beam"], result["precision"]) == (round(scores.bleu, 2), 3, "float32")


@pytest.mark.parametrize("limit", ["0", "-1"])
def test_no_pairs_at_all_cannot_be_evaluated(
    limit: str, run_folder: Path, pairs_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["evaluate", "--model", model_in(run_folder), "--pairs", str(pairs_file), "--limit", limit])
    assert f"{limit} is not at least 1" in capsys.readouterr().err


def test_an_evaluation_reads_parallel_files_and_prints_a_table(
    run_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sides = [tmp_path / "source.txt", tmp_path / "target.txt"]
    for side, path in enumerate(sides):
        path.write_text("".join(f"{pair[side]}\n" for pair in PAIRS), encoding="utf-8")
    words = ["--pairs", str(sides[0]), "--pairs-target", str(sides[1])]
    assert main(["evaluate", "--model", model_in(run_folder), *words]) == 0
    output = capsys.readouterr().out
    assert re.search(r"│ all +│ +30 │ +\d+\.\d │", output)
    assert "chrF" in output
    assert "tok:13a" in output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["translate", "--model", "nothing/here"], "There is no model 'nothing/here'."),
        (["evaluate", "--model", "a/b", "--pairs", "missing.tsv"], "missing.tsv cannot be read"),
        (["train", "--architecture", "perceptron", "--corpus", "reversal"], "no architecture named 'perceptron'"),
        (["train", "--minutes", "-1"], "budget.minutes"),
        (["train", "--resume"], "Which run is to go on was not said."),
        (["train", "--config", "missing.toml"], "missing.toml cannot be read"),
        (["train", "--corpus", "latin"], "no embedded corpus named 'latin'"),
        (["bench", "--yardstick", "naive.py"], "The yardstick needs a corpus in a file."),
        (["bench", "--architecture", "perceptron"], "no architecture named 'perceptron'"),
    ],
)
def test_a_failure_is_told_in_up_to_three_lines_with_status_1(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 1
    error = capsys.readouterr().err
    assert told in error
    assert_is_told_plainly(error)


@pytest.mark.parametrize("words", [[], ["dance"], ["evaluate"], ["bench", "--steps", "0"], ["train", "--pairs", "a*0"]])
def test_wrong_use_has_status_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_info:
        main(words)
    assert exit_info.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_an_unexpected_failure_is_told_without_a_traceback(
    run_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs = tmp_path / "pairs.tsv"
    pairs.mkdir()
    assert main(["evaluate", "--model", model_in(run_folder), "--pairs", str(pairs)]) == 1
    assert_is_told_plainly(capsys.readouterr().err)


def test_help_comes_without_waiting_for_torch() -> None:
    check = "import sys, engine.__main__ as it; it.build_parser().format_help(); print('torch' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout == "False\n"
