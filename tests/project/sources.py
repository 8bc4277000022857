"""The project's own files, and what the program's modules import."""

import ast
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "intl_crm"
LIST_FILES = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
BUILT = {".git", ".venv", "node_modules", "dist", "translations", "var", "__pycache__"} | {
    f".{tool}" for tool in ("hypothesis", "mypy_cache", "pytest_cache", "ruff_cache")
}


@dataclass(frozen=True)
class Import:
    """One module of the program or of a library, imported by another at a line."""

    importer: str
    imported: str
    line: int
    for_types: bool

    def __str__(self) -> str:
        return f"{self.importer}:{self.line} imports {self.imported}"


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git keeps, or would on the next commit, as long as it is there."""
    listed = subprocess.run(LIST_FILES, cwd=ROOT, check=False, capture_output=True, text=True)
    names = listed.stdout.split("\0") if listed.returncode == 0 else _unpacked()
    return tuple(sorted({path for name in names if name and (path := ROOT / name).is_file()}))


def python_files(*folders: str) -> tuple[Path, ...]:
    """The tracked files of Python below the folders, or everywhere."""
    return tuple(path for path in tracked() if path.suffix == ".py" and _is_below(path, folders))


@cache
def modules() -> dict[str, Path]:
    """Every module of the program by its name."""
    return {_module_name(path): path for path in python_files("intl_crm")}


@cache
def imports() -> tuple[Import, ...]:
    """Every import of the program, those for type checking and inside functions included."""
    return tuple(found for name, path in modules().items() for found in _imports_of(name, path))


@cache
def imported_by() -> dict[str, frozenset[str]]:
    """What each module of the program imports when it runs."""
    # The package itself loads the program only when one is made.
    running = [found for found in imports() if not found.for_types and found.importer != "intl_crm"]
    return {name: frozenset(i.imported for i in running if i.importer == name) for name in modules()}


def reached(name: str) -> dict[str, str]:
    """All that a module imports, by itself or through others, each with the module that imports it."""
    through: dict[str, str] = {}
    waiting = [name]
    while waiting:
        importer = waiting.pop()
        new = imported_by().get(importer, frozenset()) - through.keys()
        through |= dict.fromkeys(new, importer)
        waiting += new
    return through


def way(start: str, end: str) -> str:
    """How a module comes to import another, for messages."""
    through, steps = reached(start), [end]
    while steps[-1] != start:
        steps.append(through[steps[-1]])
    return " → ".join(reversed(steps))


def _lines_for_types(tree: ast.Module) -> set[int]:
    blocks = (
        node for node in ast.walk(tree) if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
    )
    return {line for block in blocks for line in range(block.lineno, (block.end_lineno or block.lineno) + 1)}


def _unpacked() -> Iterator[str]:
    """The files of sources that came without their history."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in BUILT]
        yield from (str(Path(folder, name)) for name in names)


def _is_below(path: Path, folders: tuple[str, ...]) -> bool:
    return not folders or any(path.is_relative_to(ROOT / folder) for folder in folders)


def _module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports_of(name: str, path: Path) -> Iterator[Import]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_types = _lines_for_types(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (
                Import(name, imported, node.lineno, node.lineno in for_types) for imported in _names(node)
            )


def _names(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    origin = node.module or ""
    for alias in node.names:
        inner = f"{origin}.{alias.name}"
        yield inner if inner in modules() else origin
