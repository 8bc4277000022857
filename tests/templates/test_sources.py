"""Rules that hold for every template, read from its source."""

import re
from collections.abc import Iterator

import pytest
from jinja2 import nodes

from intl_crm.assets import FOLDER, asset
from tests.templates.rendering import PROJECT, TEMPLATES, environment

SOURCES = sorted(TEMPLATES.rglob("*.html"))
STYLES = PROJECT / "web" / "src"
ICONS = [
    line
    for line in (STYLES / "icons.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
# Which argument of a macro names an icon.
ICON_AT = {"icon": 0, "chip": 1, "foot_menu": 1, "button": 2, "post_button": 2, "empty": 3}
FORBIDDEN = {
    "inline style": re.compile(r"\sstyle\s*="),
    "inline handler": re.compile(r"\son[a-z]+\s*="),
    "inline script": re.compile(r"<script(?![^>]*\ssrc=)|javascript:"),
    "inline style sheet": re.compile(r"<style"),
    "text taken for markup": re.compile(r"\|\s*safe\b|autoescape\s+false"),
    "foreign address": re.compile(r"(?:src|href)=\"https?:"),
}
CLASSES = re.compile(r'\bclass="([^"]*)"')
EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
# Read by scripts or tests alone.
WITHOUT_STYLE = frozenset({"ts-line"})


def names(path: object) -> str:
    """Return how a test names a template."""
    return str(path).removeprefix(f"{TEMPLATES}/")


def all_sources() -> list[tuple[str, str]]:
    """Return the name and the source of every template."""
    return [(names(path), path.read_text(encoding="utf-8")) for path in SOURCES]


@pytest.mark.parametrize(("name", "source"), all_sources(), ids=lambda given: str(given)[:40])
def test_is_well_formed(name: str, source: str) -> None:
    assert environment().parse(source, name).body


@pytest.mark.parametrize("what", FORBIDDEN)
def test_strict_policy_holds(what: str) -> None:
    assert [name for name, source in all_sources() if FORBIDDEN[what].search(source)] == []


def test_the_rules_would_notice() -> None:
    broken = '<p style="a" onclick="b"><script>c</script><style></style>{{ d|safe }}<a href="https://e">'
    assert [what for what, pattern in FORBIDDEN.items() if not pattern.search(broken)] == []


def test_every_post_form_carries_a_token() -> None:
    forms = re.compile(r'<form[^>]*method="post".*?</form>', re.DOTALL)
    found = [form for _name, source in all_sources() for form in forms.findall(source)]
    assert found
    assert [form for form in found if "csrf()" not in form and "hidden_tag()" not in form] == []


def test_every_icon_is_in_the_sprite() -> None:
    sprite = (FOLDER / asset("sprite.svg").rsplit("/", 1)[-1]).read_text(encoding="utf-8")
    asked = {*icons_of_templates(), *icons_of_code()}
    assert {"plus", "map-pin"} <= asked
    assert sorted(icon for icon in asked if f'id="{icon}"' not in sprite) == []


def test_icons_are_listed_once_in_order_and_each_is_shown() -> None:
    assert sorted(set(ICONS)) == ICONS
    shown = set(re.findall(r"[\"']([a-z0-9-]+)[\"']", "".join(spoken_of())))
    assert [icon for icon in ICONS if icon not in shown] == []


def test_every_style_of_ours_is_of_a_class_in_use() -> None:
    sheets = "".join(path.read_text(encoding="utf-8") for path in STYLES.glob("*.css"))
    # A class may be put together: ic-state-{{ mark }}.
    used = set(re.findall(r"ic-[a-z0-9-]+", "".join(spoken_of())))
    beginnings = tuple(word for word in used if word.endswith("-"))
    classes = set(re.findall(r"\.(ic-[a-z0-9-]+)", sheets))
    assert sorted(word for word in classes - used if not word.startswith(beginnings)) == []


def spoken_of() -> Iterator[str]:
    """Go through all sources that may name an icon or a class."""
    package = PROJECT / "intl_crm"
    for path in (*SOURCES, *package.rglob("*.py"), *STYLES.glob("*.js")):
        yield path.read_text(encoding="utf-8")


def icons_of_templates() -> Iterator[str]:
    """Go through the icons that templates name outright."""
    for _name, source in all_sources():
        for call in environment().parse(source).find_all(nodes.Call):
            macro = call.node.attr if isinstance(call.node, nodes.Getattr) else getattr(call.node, "name", "")
            at = ICON_AT.get(macro)
            given = [*call.args[at : at + 1]] if at is not None else []
            given += [one.value for one in call.kwargs if one.key == "icon_name"]
            yield from (
                const.value for one in given for const in constants(one) if isinstance(const.value, str)
            )


def constants(node: nodes.Node) -> list[nodes.Const]:
    """Return the constants that a node may turn out to be."""
    if isinstance(node, nodes.CondExpr):
        return [*constants(node.expr1), *(constants(node.expr2) if node.expr2 else [])]
    return [node] if isinstance(node, nodes.Const) else []


def icons_of_code() -> Iterator[str]:
    """Go through the icons that kinds of record name."""
    for path in (PROJECT / "intl_crm").rglob("*.py"):
        yield from re.findall(r'\bicon(?:: str)?\s*=\s*"([a-z0-9-]+)"', path.read_text(encoding="utf-8"))


def test_every_class_has_a_style() -> None:
    sheet = (FOLDER / asset("main.css").rsplit("/", 1)[-1]).read_text(encoding="utf-8")
    known = set(re.findall(r"\.(-?[a-zA-Z_][\w-]*)", sheet)) | WITHOUT_STYLE
    used = {
        (name, word)
        for name, source in all_sources()
        for value in CLASSES.findall(EXPRESSION.sub(" ", source))
        for word in value.split()
    }
    assert ("base.html", "ic-skip") in used
    assert sorted((name, word) for name, word in used if word not in known and not word.endswith("-")) == []
