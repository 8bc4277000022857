import ast
import re
import tomllib
from collections.abc import Iterator

import pytest

from tests.project.sources import ROOT, modules, tracked

# What switches escaping off in a template, and what the strict Content-Security-Policy refuses in a browser.
UNSAFE_IN_TEMPLATES = {
    "a value marked safe": re.compile(r"\|\s*safe\b|\bMarkup\b"),
    "escaping switched off": re.compile(r"{%-?\s*autoescape\s+false"),
    "an inline style": re.compile(r"<style\b|\sstyle\s*="),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>|\son[a-z]+\s*=\s*[\"']|javascript:"),
}

# Calls whose first argument is SQL, or is taken for markup as it is.
TAKE_SQL = {"text", "execute", "exec_driver_sql", "literal_column", "executescript", "DDL"}
TAKE_MARKUP = {"Markup"}


def unsafe_templates(texts: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (name, what)
        for name, text in texts.items()
        for what, found in UNSAFE_IN_TEMPLATES.items()
        if found.search(text)
    ]


def calls_with_composed_text(source: str, functions: set[str]) -> Iterator[int]:
    """The lines of calls of these functions whose first argument is text put together at run time."""
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Call)
            and node.args
            and _name(node.func) in functions
            and _is_composed(node.args[0])
        ):
            yield node.lineno


def calls_with_any_value(source: str, functions: set[str]) -> Iterator[int]:
    """The lines of calls of these functions whose first argument is not a literal."""
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and node.args and _name(node.func) in functions):
            continue
        if not isinstance(node.args[0], ast.Constant):
            yield node.lineno


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _is_composed(value: ast.expr) -> bool:
    if isinstance(value, ast.Call):
        return _name(value.func) in {"format", "join"} and isinstance(value.func, ast.Attribute)
    return isinstance(value, ast.JoinedStr | ast.BinOp)


def test_templates_leave_escaping_on_and_hold_nothing_inline() -> None:
    texts = {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for path in tracked()
        if "templates" in path.parts and path.suffix in {".html", ".svg", ".xml"}
    }
    assert texts
    assert unsafe_templates(texts) == []


@pytest.mark.parametrize(
    "text",
    [
        "{{ name|safe }}",
        "{{ name | safe }}",
        "{% autoescape false %}",
        '<p style="color: red">',
        "<style>p {}</style>",
        "<script>alert(1)</script>",
        '<a onclick="go()">',
        '<a href="javascript:go()">',
    ],
)
def test_an_unsafe_template_is_found(text: str) -> None:
    assert unsafe_templates({"it": text})


@pytest.mark.parametrize(
    "text", ['<script src="{{ asset("main.js") }}" defer></script>', "{{ safe_name }}", "<b>on = 1</b>"]
)
def test_a_safe_template_is_let_through(text: str) -> None:
    assert unsafe_templates({"it": text}) == []


def test_no_sql_is_put_together_and_no_data_is_marked_as_markup() -> None:
    wrong = [
        f"{name}:{line}"
        for name, path in modules().items()
        # Steps of migration put together their own constants alone.
        if not name.startswith("intl_crm.migrations.")
        for source in [path.read_text(encoding="utf-8")]
        for line in (*calls_with_composed_text(source, TAKE_SQL), *calls_with_any_value(source, TAKE_MARKUP))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "source",
    ['s.execute(f"SELECT {x}")', 'text("SELECT " + x)', 'sa.text("SELECT %s" % x)', 'text("{}".format(x))'],
)
def test_sql_put_together_is_found(source: str) -> None:
    assert list(calls_with_composed_text(source, TAKE_SQL)) == [1]


def test_sql_with_parameters_is_let_through() -> None:
    assert list(calls_with_composed_text('s.execute(text("SELECT :x"), {"x": x})', TAKE_SQL)) == []


def test_data_marked_as_markup_is_found() -> None:
    assert list(calls_with_any_value("Markup(x)", TAKE_MARKUP)) == [1]
    assert list(calls_with_any_value('Markup("<br>")', TAKE_MARKUP)) == []


def test_the_rules_of_bandit_are_on_for_the_program() -> None:
    lint = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]
    assert "S" in lint["select"]
    assert not [rule for rule in lint["ignore"] if re.fullmatch(r"S\d*", rule)]
    assert [place for place in lint["per-file-ignores"] if not place.startswith("tests/")] == []
