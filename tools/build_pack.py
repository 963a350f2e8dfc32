#!/usr/bin/env python3
"""Make a pack to ship from finished runs, or score one anew: small models, a card beside each.

usage: python -m tools.build_pack tools/packs/everyday.toml assets/models/everyday --run RUN --machine '4 cores' \\
         --corpora FOLDER

Nothing in the pack is touched unless all of it could be made. Without --run its models stay and are scored anew.
"""

import argparse
import hashlib
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import torch
from pydantic import ValidationError

from engine.architectures import ARCHITECTURES
from engine.card_files import write_card
from engine.card_text import length_text
from engine.cards import ModelCard, PackCard, ScoresOnSet, Weakness, Weights
from engine.checkpoint import TOKENIZER, WEIGHTS, load_model, read_facts, save_model
from engine.command_line.output import print_failure
from engine.config import describe_problems
from engine.device import keep_freed_memory
from engine.errors import CheckpointError, ConfigError, EngineError
from engine.failures import describe_failure
from tools.pack_facts import PackFacts, read_pack_facts
from tools.pack_origin import Origin, origin_in_pack, origin_in_runs, sources_of
from tools.pack_scores import find_weaknesses, make_test_set, score

EMBEDDING = "embedding.table.weight"
EIGHT_BITS: Literal["float16, embeddings in 8 bits"] = "float16, embeddings in 8 bits"


def main(words: list[str] | None = None) -> int:
    """Build the pack and print each model's scores; 1 for a failure that was told."""
    arguments = build_parser().parse_args(words)
    keep_freed_memory()
    try:
        build(arguments)
    except (EngineError, OSError) as error:
        print_failure(describe_failure(error))
        return 1
    except ValidationError as error:
        what = f"A card cannot be written, as its {error.title} is not valid: {describe_problems(error)}."
        told = ConfigError(what, kept="The pack is as it was.", advice="Mend the facts, or what was given here.")
        print_failure(describe_failure(told))
        return 1
    return 0


def build_parser() -> argparse.ArgumentParser:
    """What can be asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("facts", type=Path, help="what is known beforehand, such as tools/packs/everyday.toml")
    parser.add_argument("pack", type=Path, help="the folder to write, such as assets/models/everyday")
    parser.add_argument(
        "--run", type=Path, nargs="+", default=[], help="the runs with the models: of each the first that there is"
    )
    parser.add_argument("--checkpoint", choices=("best", "last"), default="last", help="which one of each run")
    parser.add_argument("--corpora", type=Path, help="the folder of training and test sets, where they are files")
    parser.add_argument("--machine", help="what the models were trained on, such as '4 cores'; needed with --run")
    return parser


def build(arguments: argparse.Namespace) -> None:
    """Make all of the pack elsewhere, then put it in place; raises EngineError, with the pack as it was."""
    facts = read_pack_facts(arguments.facts)
    origins = find_origins(arguments, facts)
    first = next(iter(origins.values()))
    data = first.data  # the same of all
    with tempfile.TemporaryDirectory(prefix="lockstep-pack-") as folder:
        made = Path(folder)
        for name, origin in origins.items():
            put_model(origin.folder, made / name, facts)
        seen = sources_of(first.all_data, arguments.corpora)
        tests = [make_test_set(test, seen, arguments.corpora) for test in facts.test_sets]
        for name, origin in origins.items():
            scores = tuple(
                score(made / name, test, has_one_answer=facts.has_one_answer, lower_case=origin.is_lower_case)
                for test in tests
            )
            weaknesses = find_weaknesses(made / name, facts.weaknesses)
            write_card(made / name, make_card(made / name, facts, origin, scores, weaknesses))
            tell(name, scores, weaknesses)
        write_card(made, PackCard(title=facts.title, use=facts.use, data=data))
        replace_pack(made, arguments.pack)


def find_origins(arguments: argparse.Namespace, facts: PackFacts) -> dict[str, Origin]:
    """The models to put into the pack, by architecture; raises EngineError if there is none, or their data differ."""
    if arguments.run and not arguments.machine:
        raise ConfigError(
            "The cards have to tell what the models were trained on.",
            advice="Name the machine of the runs with --machine, such as --machine '4 cores, no accelerator'.",
        )
    found: dict[str, Origin] = {}
    for name in ARCHITECTURES:
        if arguments.run:
            origin = origin_in_runs(
                arguments.run, name, arguments.checkpoint, arguments.machine, facts, arguments.corpora
            )
        else:
            origin = origin_in_pack(arguments.pack, name)
        if origin:
            found[name] = origin
    if not found:
        places = ", ".join(map(str, arguments.run or [arguments.pack]))
        raise CheckpointError(f"There is no model in {places}.", advice="Name the folder of a run with --run.")
    if len({(origin.data, origin.all_data) for origin in found.values()}) > 1:
        raise ConfigError(
            f"The models {', '.join(found)} were trained on different data, but a pack has one description of it.",
            kept="The pack is as it was.",
            advice="Train all of them on the same data, with the same seed.",
        )
    return found


def put_model(source: Path, target: Path, facts: PackFacts) -> None:
    """Write a model as it is shipped, with its tokenizer; raises CheckpointError if they take more than they may."""
    model, tokenizer, known = load_model(source)
    embeddings = [name for name, _ in model.named_parameters() if name.endswith(EMBEDDING)]
    eight_bits = embeddings if facts.has_small_embeddings else ()
    save_model(target, model, known, tokenizer, dtype=torch.float16, eight_bits=eight_bits)
    size = sum(file.stat().st_size for file in target.iterdir())
    if size > facts.most_bytes:
        raise CheckpointError(
            f"The model in {source} takes {size:,} bytes; in this pack it may take {facts.most_bytes:,}.",
            kept="The pack is as it was.",
            advice="Train a smaller one, or with a smaller vocabulary.",
        )
    share_tokenizer(target)


def share_tokenizer(folder: Path) -> None:
    """Put a model's tokenizer beside its folder, for all of the pack, unless another one lies there."""
    own, shared = folder / TOKENIZER, folder.parent / TOKENIZER
    if not shared.exists():
        own.replace(shared)
    elif shared.read_bytes() == own.read_bytes():
        own.unlink()


def make_card(
    folder: Path,
    facts: PackFacts,
    origin: Origin,
    scores: tuple[ScoresOnSet, ...],
    weaknesses: tuple[Weakness, ...],
) -> ModelCard:
    """The card of the model in a folder."""
    known, content = read_facts(folder), (folder / WEIGHTS).read_bytes()
    title = ARCHITECTURES[known.architecture].description.title
    return ModelCard(
        title=f"{facts.title} · {title}",
        architecture=known.architecture,
        architecture_title=title,
        sizes=known.sizes,
        parameters=known.parameters,
        vocabulary_size=known.vocabulary_size,
        source_language=known.source_language,
        target_language=known.target_language,
        weights=Weights(
            precision=EIGHT_BITS if facts.has_small_embeddings else "float16",
            bytes=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
        ),
        use=facts.use,
        data=origin.data,
        training=origin.training,
        scores=scores,
        weaknesses=weaknesses,
    )


def tell(name: str, scores: Iterable[ScoresOnSet], weaknesses: Iterable[Weakness]) -> None:
    """Print what a model reached, and what it gets wrong, for whoever reads the remarks through."""
    for test in scores:
        parts = [f"BLEU {test.bleu}", f"chrF {test.chrf}"]
        if test.exact_match is not None:
            parts.append(f"exact match {test.exact_match} %")
        if test.alignment_error_rate is not None:
            parts.append(f"alignment error rate {test.alignment_error_rate}")
        by_length = ", ".join(
            f"{length_text(part)}: {part.bleu if part.exact_match is None else part.exact_match}"
            for part in test.by_length
        )
        print(f"{name} {test.name}: {', '.join(parts)} ({by_length})", flush=True)
    for weakness in weaknesses:
        print(f"  {weakness.source} -> {weakness.translation} [{weakness.remark}]", flush=True)


def replace_pack(made: Path, pack: Path) -> None:
    """Put what was made in place of the pack; raises OSError, with the pack as it was."""
    pack.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=pack.parent, prefix=f".{pack.name}-") as folder:
        new, old = Path(folder) / "new", Path(folder) / "old"
        shutil.copytree(made, new)  # beside the pack, as only a folder on the same disk can be renamed
        if pack.exists():
            pack.rename(old)
        try:
            new.rename(pack)
        except BaseException:
            if old.exists():
                old.rename(pack)
            raise


if __name__ == "__main__":
    sys.exit(main())
