import ast
from statistics import median

import pytest

from tests.project.sources import ROOT, modules, tracked

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
MEDIAN_FUNCTION = 8
WRITTEN_BY_HAND = {".py", ".html", ".js", ".mjs", ".css", ".typ"}


def function_lengths() -> dict[str, int]:
    return {
        f"{name}:{node.name}": (node.end_lineno or node.lineno) - node.body[0].lineno + 1
        for name, path in modules().items()
        if ".migrations." not in name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_files_are_short() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in tracked()
        if path.suffix in WRITTEN_BY_HAND and "versions" not in path.parts
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    lengths = function_lengths()
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}
    assert median(lengths.values()) <= MEDIAN_FUNCTION


@pytest.mark.parametrize("drawer", ["util", "utils", "helpers", "misc", "common"])
def test_no_module_is_a_drawer(drawer: str) -> None:
    assert [name for name in modules() if name.rpartition(".")[2] == drawer] == []
