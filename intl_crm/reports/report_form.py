"""Forms of the year's report: which sections it has, in which order, and what each of them shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from intl_crm import data
from intl_crm.cities.models import City
from intl_crm.cities.rules import best, short_city_name
from intl_crm.errors import CrmError
from intl_crm.permissions import open_to_all
from intl_crm.texts import LANGUAGES, Found, Texts
from intl_crm.words import term

FOLDER = "forms"

Shows = Literal["nothing", "visits", "exchanges"]


class UnknownForm(CrmError):
    """No form of report has this name."""

    def __init__(self, key: str) -> None:
        """Carry the name."""
        super().__init__(f"{key!r} is not a form of report")
        self.key = key


@dataclass(frozen=True)
class FormSection:
    """One section of a form with those below it."""

    key: str
    title: Texts
    shows: Shows
    lone_is_plain: bool
    sections: tuple["FormSection", ...]

    def heading(self, language: str, home: City | None) -> Found:
        """Return the title; where it speaks of the home city, with its name or as ours."""
        found = best(self.title, language)
        named = short_city_name(home, found.language) if home and open_to_all(home) else ""
        return Found(
            found.language, found.text.format(home=named or term("records", "home_city", found.language))
        )

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

    def every(self) -> Iterator[FormSection]:
        """Go through all sections, in order."""
        for section in self.sections:
            yield from section.every()

    @property
    def of_exchanges(self) -> tuple[str, ...]:
        """The keys of the sections to which an exchange can belong."""
        return tuple(section.key for section in self.every() if section.shows == "exchanges")


def form_keys() -> tuple[str, ...]:
    """Return the names of all forms."""
    folder = files(data).joinpath(FOLDER)
    return tuple(sorted(path.name.removesuffix(".yaml") for path in folder.iterdir()))


@cache
def form(key: str) -> Form:
    """Return the form of this name; another raises UnknownForm."""
    if key not in form_keys():
        raise UnknownForm(key)
    entry: Mapping[str, Any] = data.read(f"{FOLDER}/{key}")
    sections = tuple(_section(one) for one in entry["sections"])
    return Form(key, entry["first"], Texts(entry["title"]), Texts(entry["subtitle"]), sections)


def _section(entry: Mapping[str, Any]) -> FormSection:
    return FormSection(
        key=entry["key"],
        title=Texts(entry["title"] if "title" in entry else _words(entry["word"])),
        shows=entry.get("shows", "nothing"),
        lone_is_plain=entry.get("lone_is_plain", False),
        sections=tuple(_section(one) for one in entry.get("sections", ())),
    )


def _words(key: str) -> dict[str, str]:
    return {language: term("report_sections", key, language) for language in LANGUAGES}
