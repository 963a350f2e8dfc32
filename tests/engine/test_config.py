"""A training's configuration: to disk and back, and what is said of a wrong one."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from engine.config import (
    PRESETS,
    BudgetConfig,
    CorpusConfig,
    CorpusFile,
    OptimisationConfig,
    TrainingConfig,
    ValidationConfig,
    parse_config,
    preset,
    read_config,
    write_config,
)
from engine.errors import ConfigError
from engine.paths import shipped_assets

VALID: dict[str, Any] = {"architectures": ["rnn"], "corpus": {"embedded": "reversal"}}
words = st.text(min_size=1, max_size=20)
sizes = st.dictionaries(
    words, st.one_of(words, st.integers(-(2**53), 2**53), st.floats(allow_nan=False), st.booleans())
)


def full_config() -> TrainingConfig:
    """A configuration in which no value is the default."""
    return TrainingConfig(
        name='Déjà "vu"\n한국어',
        architectures=("transformer", "rnn"),
        corpus=CorpusConfig(
            files=(CorpusFile(source=Path("a.tsv.xz"), repeat=3), CorpusFile(source=Path("b.en"), target=Path("b.fr"))),
            validation_files=(CorpusFile(source=Path("dev.tsv")),),
            pairs=500,
            validation_pairs=7,
            vocabulary_size=8000,
            max_pieces=60,
            source_language="German",
            target_language="Korean",
        ),
        sizes={"rnn": {"cell": "lstm", "hidden_size": 64, "dropout": 0.25, "bidirectional": True}},
        optimisation=OptimisationConfig(
            learning_rate=7e-5,
            warmup_steps=9,
            weight_decay=0.01,
            label_smoothing=0.0,
            gradient_clip=0.5,
            batch_tokens=99,
        ),
        budget=BudgetConfig(minutes=0.5, steps=12, patience=3),
        validation=ValidationConfig(seconds=1.5, steps=40, bleu_pairs=5, sample="Where is it?"),
        seed=42,
        device="cpu",
        precision="bfloat16",
        threads=2,
    )


def problems_of(values: dict[str, Any]) -> str:
    with pytest.raises(ConfigError) as caught:
        parse_config(values, "my.toml")
    assert caught.value.what.startswith("my.toml cannot be used: ")
    return caught.value.what


def test_every_value_survives_the_way_to_disk_and_back(tmp_path: Path) -> None:
    write_config(full_config(), tmp_path / "config.toml")
    assert read_config(tmp_path / "config.toml") == full_config()


def test_a_value_left_at_none_stays_none_on_disk(tmp_path: Path) -> None:
    config = parse_config(VALID, "")
    write_config(config, tmp_path / "config.toml")
    again = read_config(tmp_path / "config.toml")
    assert again == config
    assert (again.budget.minutes, again.corpus.vocabulary_size, again.threads) == (None, None, None)


@given(name=st.text(), rate=st.floats(0, 1, exclude_min=True), sizes=st.dictionaries(words, sizes, max_size=3))
def test_any_text_number_and_size_survives(
    tmp_path_factory: pytest.TempPathFactory, name: str, rate: float, sizes: dict[str, Any]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    config = parse_config({**VALID, "name": name, "optimisation": {"learning_rate": rate}, "sizes": sizes}, "")
    write_config(config, path)
    assert read_config(path) == config


def test_all_problems_are_listed_at_once_each_with_its_path() -> None:
    message = problems_of(
        {
            "architectures": [],
            "corpus": {"embedded": "reversal", "pairs": 5},
            "optimisation": {"learning_rate": -1.0, "batch_tokens": "many"},
            "device": "abacus",
        }
    )
    for path in ("architectures", "corpus.pairs", "optimisation.learning_rate", "optimisation.batch_tokens", "device"):
        assert f"{path}: " in message
    assert message.count("; ") == 4


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ({**VALID, "epochs": 10}, "epochs"),
        ({**VALID, "optimisation": {"lerning_rate": 0.1}}, "optimisation.lerning_rate"),
        ({**VALID, "corpus": {"files": [{"source": "a.tsv", "weight": 2}]}}, "corpus.files.0.weight"),
    ],
)
def test_an_unknown_key_is_named_with_its_path(values: dict[str, Any], path: str) -> None:
    assert f"{path}: Extra inputs are not permitted" in problems_of(values)


@pytest.mark.parametrize(
    "corpus", [{}, {"embedded": "reversal", "files": [{"source": "a.tsv"}]}], ids=["no origin", "two origins"]
)
def test_a_corpus_has_exactly_one_origin(corpus: dict[str, Any]) -> None:
    assert "either the name of an embedded corpus or files" in problems_of({**VALID, "corpus": corpus})


def test_a_missing_section_is_named() -> None:
    assert "corpus: Field required" in problems_of({"architectures": ["rnn"]})


def test_a_configuration_cannot_be_changed_afterwards() -> None:
    config = parse_config(VALID, "")
    with pytest.raises(ValidationError, match="frozen"):
        config.seed = 2


@pytest.mark.parametrize(
    ("content", "complaint"),
    [(b"= 3", "is not a TOML file"), (b'name = "\xff"', "is not a TOML file"), (b"seed = 'x'", "cannot be used")],
    ids=["no TOML", "no UTF-8", "no configuration"],
)
def test_a_file_that_is_no_configuration_is_named(tmp_path: Path, content: bytes, complaint: str) -> None:
    path = tmp_path / "broken.toml"
    path.write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        read_config(path)
    assert caught.value.what.startswith(f"{path} {complaint}")


def test_a_missing_file_is_named_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"absent\.toml cannot be read: No such file or directory"):
        read_config(tmp_path / "absent.toml")


def test_the_presets_are_the_shipped_files() -> None:
    shipped = {path.stem for path in (shipped_assets() / "configs").glob("*.toml")}
    assert shipped == set(PRESETS)


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_is_valid_bears_its_name_and_ends(name: str) -> None:
    config = preset(name)
    assert config.name == name
    assert set(config.sizes) == set(config.architectures)
    assert config.budget.minutes


def test_a_value_given_to_a_preset_replaces_only_its_own() -> None:
    config = preset("tiny", seed=7, corpus={"embedded": "grammar"})
    assert (config.seed, config.corpus.embedded) == (7, "grammar")
    assert config.sizes == preset("tiny").sizes


def test_an_unknown_preset_is_refused_by_its_name() -> None:
    with pytest.raises(ConfigError, match="enormous"):
        preset("enormous")


def test_a_wrong_value_given_to_a_preset_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"The preset small cannot be used: seed: "):
        preset("small", seed="first")
