"""The demo's facts as its files have them, and how their values are read."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from intl_crm import data
from intl_crm.names import NameForm, Order, PersonNames
from intl_crm.texts import Texts

Facts = Mapping[str, Any]

SECTIONS = "一二三四"
EVENT_FILES = ("events_partners", "events_others")


@cache
def read(name: str) -> Facts:
    """Return what one file of the demo says."""
    facts: Facts = data.read(f"demo/{name}")
    return facts


def exchanges() -> list[Facts]:
    """Return the exchanges of the year in the report's order."""
    return [event for name in EVENT_FILES for event in read(name)["events"]]


def item_of_report(ref: str) -> Texts:
    """Return the place in the report from which a record is taken."""
    number = SECTIONS.find(ref[0]) + 1
    section, item = (ref[0], ref[1:]) if number else ("", ref)
    form = "item" if not number else "section_item" if item else "section"
    titles, patterns = read("report")["cited"], read("report")[form]
    facts = {"number": number, "section": section, "item": item}
    return Texts({tag: patterns[tag].format(report=title, **facts) for tag, title in titles.items()})


def texts(facts: Facts, name: str) -> Texts:
    """Return the texts of a field, empty where the report has none."""
    return Texts(facts.get(name, {}))


def texts_list(facts: Facts, name: str) -> tuple[Texts, ...]:
    """Return the texts of a list in their order."""
    return tuple(Texts(one) for one in facts.get(name, ()))


def names(forms: Mapping[str, Mapping[str, str]], spellings: Sequence[str] = ()) -> PersonNames:
    """Return a person's names, the person's own script first."""
    return PersonNames(tuple(_form(tag, form) for tag, form in forms.items()), tuple(spellings))


def _form(tag: str, form: Mapping[str, str]) -> NameForm:
    order = Order(form.get("order", Order.SINGLE))
    return NameForm(tag, form.get("family", ""), form.get("given", ""), form.get("whole", ""), order)
