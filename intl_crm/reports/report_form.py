"""Forms of the year's report: which sections it has, in which order, and what each of them shows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from intl_crm import data
from intl_crm.cities.models import City
from intl_crm.cities.rules import best, short_city_name
from intl_crm.errors import CrmError
from intl_crm.permissions import open_to_all
from intl_crm.printing.numbering import Scheme, scheme
from intl_crm.reports.wording import PRODUCT, Wording
from intl_crm.sentences import sentence
from intl_crm.texts import LANGUAGES, Found, Texts
from intl_crm.words import term

FOLDER = "forms"
# The form of an office that has chosen none.
PRESET = "kaohsiung"

Shows = Literal[
    "nothing",
    "visits",
    "exchanges",
    "inbound",
    "outbound",
    "agreements",
    "anniversaries",
    "gifts",
    "partners",
    "figures",
]
SHOWS: tuple[Shows, ...] = get_args(Shows)
Direction = Literal["inbound", "outbound"]
# How a language may count the years of a report; the first is its own way.
YEARS = {"zh-Hant-TW": ("roc", "common"), "en": ("common",), "ja": ("era", "common"), "ko": ("common",)}
COMMON = "common"
# How deep sections lie in sections: numbers have four depths.
DEEPEST = 4


class UnknownForm(CrmError):
    """No form of report has this name."""

    def __init__(self, key: str, known: Sequence[str] = ()) -> None:
        """Carry the name, and those that there are."""
        super().__init__(f"{key!r} is not a form of report; there are: {', '.join(known)}")
        self.key, self.known = key, tuple(known)

    def said(self, language: str) -> str:
        """Return the sentence in this language."""
        return sentence("unknown_form", language, key=self.key, known=", ".join(self.known))


@dataclass(frozen=True)
class Condition:
    """What holds of the exchanges of a section; what is not stated may be anything."""

    partner: bool | None = None
    kinds: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    direction: Direction | None = None
    gifts_to: str | None = None


@dataclass(frozen=True)
class FormSection:
    """One section of a form with those below it."""

    key: str
    title: Texts
    shows: Shows = "nothing"
    lone_is_plain: bool = False
    # Below each exchange stands who took part.
    participants: bool = False
    sections: tuple["FormSection", ...] = ()
    # An exchange belongs here that meets one of these, or, of `rest`, that no other section takes.
    takes: tuple[Condition, ...] = ()
    rest: bool = False

    def heading(self, language: str, home: City | None) -> Found:
        """Return the title; where it speaks of the home city, with its name or as ours."""
        found = best(self.title, language)
        named = short_city_name(home, found.language) if home and open_to_all(home) else ""
        named = named or term("records", "home_city", found.language) if "{home}" in found.text else ""
        return Found(found.language, filled(found.text, home=named))

    def every(self) -> Iterator["FormSection"]:
        """Go through this section and all below it, in order."""
        yield self
        for section in self.sections:
            yield from section.every()


@dataclass(frozen=True)
class Form:
    """A form of report: cover, number of the topmost section, and the sections."""

    key: str
    first: int
    title: Texts
    subtitle: Texts
    sections: tuple[FormSection, ...]
    name: Texts = field(default_factory=Texts)
    languages: tuple[str, ...] = LANGUAGES
    # The signs with which each depth is numbered, by language; else the language's own.
    numbering: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    years: Mapping[str, str] = field(default_factory=dict)
    wording: Wording = PRODUCT

    def every(self) -> Iterator[FormSection]:
        """Go through all sections, in order."""
        for section in self.sections:
            yield from section.every()

    @property
    def of_exchanges(self) -> tuple[str, ...]:
        """The keys of the sections to which an exchange can belong."""
        return tuple(section.key for section in self.every() if section.shows == "exchanges")

    def scheme(self, language: str) -> Scheme:
        """Return how the sections are numbered in a language."""
        return scheme(language, self.numbering.get(language, ()))

    def language_for(self, asked: str) -> str:
        """Return the language that is asked for, or the first one if the form is not printed in it."""
        return asked if asked in self.languages else self.languages[0]


def filled(text: str, **facts: str) -> str:
    """Return a title with its {names} filled in; nothing else in it is read as a sign."""
    for name, fact in facts.items():
        text = text.replace(f"{{{name}}}", fact)
    return text


@cache
def form_keys() -> tuple[str, ...]:
    """Return the names of the product's forms."""
    folder = files(data).joinpath(FOLDER)
    return tuple(sorted(path.name.removesuffix(".yaml") for path in folder.iterdir()))


@cache
def form(key: str) -> Form:
    """Return the product's form of this name; another raises UnknownForm."""
    return form_of(key, definition_of(key))


def definition_of(key: str) -> Mapping[str, Any]:
    """Return what the product's form of this name says, as plain data; another raises UnknownForm."""
    if key not in form_keys():
        raise UnknownForm(key, form_keys())
    found: Mapping[str, Any] = data.read(f"{FOLDER}/{key}")
    return found


def form_of(key: str, definition: Mapping[str, Any]) -> Form:
    """Return the form that a definition says, once it has been found right (see form_text.py)."""
    return Form(
        key=key,
        first=definition.get("first", 1),
        title=Texts(definition["title"]),
        subtitle=Texts(definition.get("subtitle", {})),
        sections=tuple(section_of(one) for one in definition["sections"]),
        name=Texts(definition["name"]),
        languages=tuple(definition.get("languages", LANGUAGES)),
        numbering={tag: tuple(signs) for tag, signs in definition.get("numbering", {}).items()},
        years=dict(definition.get("years", {})),
        wording=_wording(definition),
    )


def section_of(entry: Mapping[str, Any]) -> FormSection:
    """Return the section that an entry of a definition says."""
    return FormSection(
        key=entry["key"],
        title=Texts(entry["title"] if "title" in entry else words_of(entry["word"])),
        shows=entry.get("shows", "nothing"),
        lone_is_plain=entry.get("lone_is_plain", False),
        participants=entry.get("participants", False),
        sections=tuple(section_of(one) for one in entry.get("sections", ())),
        takes=tuple(_condition(one) for one in entry.get("takes", ())),
        rest=entry.get("rest", False),
    )


def words_of(key: str) -> dict[str, str]:
    """Return a term of the report's sections in every language."""
    return {language: term("report_sections", key, language) for language in LANGUAGES}


def _wording(definition: Mapping[str, Any]) -> Wording:
    years = definition.get("years", {})
    return Wording(definition.get("wording", {}), frozenset(tag for tag in years if years[tag] == COMMON))


def _condition(entry: Mapping[str, Any]) -> Condition:
    several = {name: tuple(entry.get(name, ())) for name in ("kinds", "families", "modes")}
    return Condition(
        partner=entry.get("partner"),
        direction=entry.get("direction"),
        gifts_to=entry.get("gifts_to"),
        **several,
    )
