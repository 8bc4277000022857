"""Renders templates as the program does, without the program: for tests of single macros."""

from functools import cache, partial
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from intl_crm import words
from intl_crm.assets import asset
from intl_crm.languages import language_name, own_name
from intl_crm.texts import LANGUAGES

PROJECT = Path(__file__).parents[2]
TEMPLATES = PROJECT / "intl_crm" / "templates"
VOID = frozenset({"input", "meta", "link", "br", "hr", "img", "use", "rect", "path"})


@cache
def environment(language: str = "en") -> Environment:
    """Return the templates with the globals of the program; what one asks for and lacks is an error."""
    # The autoescaping is that of the program.
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_null_translations(newstyle=True)
    made.globals.update(
        asset=asset,
        csrf_token=lambda: "a-token",
        label=partial(_word, words.label, language),
        term=partial(_word, words.term, language),
        language_name=language_name,
        own_name=own_name,
        get_flashed_messages=lambda with_categories: [
            ("undo /cities/busan/restore", "Gone."),
            ("done", "Kept."),
        ],
        url_for=lambda endpoint, **values: f"/{endpoint}",
        chooser_url="/search/choose",
        date_words_url="/dates/words",
        request=SimpleNamespace(path="/cities/"),
    )
    return made


def _word(speak: Any, language: str, group: str, key: str, plural: bool = False) -> str:
    return str(speak(group, key, language, plural=plural))


def context(language: str = "en") -> dict[str, Any]:
    """Return what the frame reads."""
    items = [
        SimpleNamespace(label=word, url=f"/{word}", icon="home", current=word == "b", count=3)
        for word in "abcde"
    ]
    links = [SimpleNamespace(tag=tag, name=own_name(tag), url=f"?lang={tag}") for tag in LANGUAGES]
    return {
        "language": language,
        "languages": links,
        "office": SimpleNamespace(name=found("高雄市政府", "zh-Hant-TW")),
        "actor": SimpleNamespace(name="Lin", role="officer", may=lambda *_asked: True),
        "rooms": [SimpleNamespace(heading=heading, items=items) for heading in (None, "Directory", "Work")],
        "additions": items,
    }


def found(text: str, language: str) -> SimpleNamespace:
    """Return a text with its language."""
    return SimpleNamespace(text=text, language=language)


def render(source: str, language: str = "en", **given: Any) -> str:
    """Return what the macros make of `source`; each file of macros is known by its name."""
    names = sorted(path.stem for path in (TEMPLATES / "macros").glob("*.html"))
    imports = "".join(f'{{% import "macros/{name}.html" as {name} with context %}}' for name in names)
    return environment(language).from_string(imports + source).render(**context(language) | given).strip()


def render_page(template: str, language: str = "en", /, **given: Any) -> str:
    """Return a whole page."""
    return environment(language).get_template(template).render(**context(language) | given)


class Reader(HTMLParser):
    """Reads a page and keeps what other things refer to."""

    def __init__(self, html: str) -> None:
        """Read it at once."""
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.misnested: list[str] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element; one that was not the last to be opened is misnested."""
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.misnested.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element that closes itself."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of every element of this name."""
        return [attributes for name, attributes in self.elements if name == tag]

    def one(self, tag: str, **wanted: str) -> dict[str, str]:
        """Return the attributes of the only such element."""
        fitting = [
            one for one in self.all(tag) if all(one.get(name) == value for name, value in wanted.items())
        ]
        assert len(fitting) == 1, f"{len(fitting)} of <{tag} {wanted}>"
        return fitting[0]

    @property
    def words(self) -> str:
        """Everything that is read, with single blanks."""
        return " ".join("".join(self.text).split())

    def dangling(self) -> list[str]:
        """Return the references to which no id answers, and ids given twice."""
        ids = [one["id"] for _tag, one in self.elements if "id" in one]
        wanted = [
            target
            for tag, one in self.elements
            for name in ("for", "aria-describedby", "aria-labelledby", "form", "data-copy")
            for target in one.get(name, "").split()
        ]
        wanted += [
            one["href"][1:]
            for one in self.all("a")
            if one.get("href", "").startswith("#") and one["href"] != "#"
        ]
        return [target for target in wanted if target not in ids] + [one for one in ids if ids.count(one) > 1]
