"""The README promises nothing that no test holds."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
SECTION = re.compile(r"^## What it promises\n(.*?)^## ", re.MULTILINE | re.DOTALL)
TEST = re.compile(r"`([\w/]*\.py)?::(test_\w+)`")


def test_every_test_that_the_readme_names_is_there() -> None:
    found = SECTION.search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert found
    missing, file, named = [], "", TEST.findall(found[1])
    for path, name in named:
        file = path or file
        tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
        if name not in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}:
            missing.append(f"{file}::{name}")
    assert len(named) > 30
    assert not missing


def test_what_is_called_slow_is_slow() -> None:
    """A row is marked slow in the README if and only if a test that it names is marked so."""
    found = SECTION.search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert found
    wrong = []
    for row in found[1].split("\n"):
        if not row.startswith("| ") or "`" not in row:
            continue
        file, is_slow = "", False
        for path, name in TEST.findall(row):
            file = path or file
            tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
            nodes = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name]
            is_slow |= any("slow" in ast.unparse(mark) for node in nodes for mark in node.decorator_list)
        if is_slow != ("slow" in row):
            wrong.append(row)
    assert not wrong
