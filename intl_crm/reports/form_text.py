"""A form of report as a text of YAML, read with all that is wrong in it and written back."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import yaml
from yaml import MappingNode, Node, SequenceNode

from intl_crm.printing.numbering import LEVELS
from intl_crm.reports.form_faults import (
    OF_COVER,
    OF_SECTION,
    BadForm,
    Fault,
    fault_of_key,
    fault_of_pattern,
    fault_of_title,
    unknown_value,
)
from intl_crm.reports.form_nodes import Read, Reading, line_of, root_of
from intl_crm.reports.report_form import DEEPEST, SHOWS, YEARS
from intl_crm.reports.wording import WORDED
from intl_crm.texts import LANGUAGES
from intl_crm.words import keys

DIRECTIONS = ("inbound", "outbound")
# The whole groups to which a gift can go.
GIFT_GROUPS = ("partners", "envoys")
MOST_LEVELS = 5
MOST_SECTIONS = 200
LARGEST_FIRST = 99
FIELDS = (
    "name", "first", "languages", "years", "numbering", "title", "subtitle", "sections", "wording",
)  # fmt: skip
OF_A_CONDITION = ("partner", "families", "kinds", "modes", "direction", "gifts_to")
OF_A_SECTION = ("key", "title", "word", "shows", "lone_is_plain", "participants", "takes", "rest", "sections")

Definition = dict[str, Any]


def read_form(text: str) -> Definition:
    """Return the definition that a text writes; BadForm carries all that is wrong, with the lines."""
    reading = FormReading()
    definition = reading.form(root_of(text))
    if reading.problems:
        raise BadForm(reading.problems)
    return definition


def text_of(definition: Mapping[str, Any]) -> str:
    """Return the text that writes a definition, its fields in the order in which people think."""
    ordered = {name: definition[name] for name in FIELDS if name in definition}
    ordered["sections"] = [_ordered(one) for one in definition["sections"]]
    for name in ("name", "title", "subtitle", "years", "numbering"):
        if name in ordered:
            ordered[name] = _by_language(ordered[name])
    if "wording" in ordered:
        wording = ordered["wording"]
        ordered["wording"] = {key: _by_language(wording[key]) for key in WORDED if key in wording}
    return yaml.dump(ordered, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)


class _Dumper(yaml.SafeDumper):
    """Writes each value in full: a reader knows no anchors."""

    def ignore_aliases(self, data: object) -> bool:
        """Return that nothing is written by reference."""
        del data
        return True


def _ordered(section: Mapping[str, Any]) -> Definition:
    found = {name: section[name] for name in OF_A_SECTION if name in section}
    if "title" in found:
        found["title"] = _by_language(found["title"])
    if "takes" in found:
        found["takes"] = [
            {name: one[name] for name in OF_A_CONDITION if name in one} for one in found["takes"]
        ]
    if "sections" in found:
        found["sections"] = [_ordered(one) for one in found["sections"]]
    return found


def _by_language(texts: Mapping[str, Any]) -> dict[str, Any]:
    return {language: texts[language] for language in LANGUAGES if language in texts}


class FormReading(Reading):
    """The reading of a form."""

    def __init__(self) -> None:
        """Begin without a section."""
        super().__init__()
        # The line in which each key of a section was found first, and that of the section with the rest.
        self.lines: dict[str, int] = {}
        self.rest: int | None = None

    def form(self, node: Node) -> Definition:
        """Return a form's definition as far as it is right."""
        known: dict[str, Read] = {
            "name": self.name,
            "first": partial(self.number, least=1, most=LARGEST_FIRST),
            "languages": self.languages,
            "years": self.years,
            "numbering": self.numbering,
            "title": partial(self.titles, known=OF_COVER),
            "subtitle": partial(self.titles, known=OF_COVER),
            "sections": partial(self.sections, depth=1),
            "wording": self.wording,
        }
        return self.fields(node, "form", known, needed=("name", "title", "sections"))

    def name(self, node: Node, name: str) -> dict[str, str]:
        """Return the form's own name."""
        return self.titles(node, name, known=())

    def titles(self, node: Node, name: str, known: tuple[str, ...]) -> dict[str, str]:
        """Return a title in each language; at least one says something."""
        found = {}
        for language, value in self._by_language(node, name):
            if said := self.text(value, language):
                found[language] = said
                self.refuse(value, fault_of_title(said, known))
        if not found and isinstance(node, MappingNode):
            self.refuse(node, Fault("form_missing_title", {"field": name}))
        return found

    def languages(self, node: Node, name: str) -> list[str]:
        """Return the languages of the form, each once; none is as wrong as an unknown one."""
        found = self.items(node, name, partial(self.choice, known=LANGUAGES))
        if not found:
            self.refuse(node, Fault("form_missing_field", {"field": name}))
        return list(dict.fromkeys(found))

    def years(self, node: Node, name: str) -> dict[str, str]:
        """Return how each language writes years."""
        return {
            language: self.choice(value, name, YEARS[language])
            for language, value in self._by_language(node, name)
        }

    def numbering(self, node: Node, name: str) -> dict[str, list[str]]:
        """Return the signs of each depth by language."""
        read = partial(self.choice, known=tuple(LEVELS))
        found = {}
        for language, value in self._by_language(node, name):
            found[language] = self.items(value, name, read)
            if isinstance(value, SequenceNode) and not 0 < len(value.value) <= MOST_LEVELS:
                self.refuse(value, Fault("form_levels", {"most": str(MOST_LEVELS)}))
        return found

    def wording(self, node: Node, name: str) -> dict[str, dict[str, str]]:
        """Return the patterns of sentences by key and language."""
        found = {}
        for key, (key_node, value) in self.entries(node, name).items():
            if key not in WORDED:
                self.refuse(key_node, unknown_value(key, WORDED))
                continue
            patterns = self._by_language(value, key)
            found[key] = {language: self.pattern(one, key, language) for language, one in patterns}
        return found

    def pattern(self, node: Node, key: str, language: str) -> str:
        """Return the pattern of a sentence in a language."""
        text = self.text(node, language)
        self.refuse(node, fault_of_pattern(key, language, text) if text else None)
        return text

    def sections(self, node: Node, name: str, depth: int) -> list[Definition]:
        """Return the sections of one depth, with those below."""
        if depth > DEEPEST:
            self.refuse(node, Fault("form_too_deep", {"most": str(DEEPEST)}))
            return []
        found = self.items(node, name, partial(self.section, depth=depth))
        if not found:
            self.refuse(node, Fault("form_missing_field", {"field": "key"}))
        return found

    def section(self, node: Node, name: str, depth: int) -> Definition:
        """Return one section."""
        known: dict[str, Read] = {
            "key": self.key,
            "title": partial(self.titles, known=OF_SECTION),
            "word": partial(self.choice, known=keys("report_sections")),
            "shows": partial(self.choice, known=SHOWS),
            "lone_is_plain": self.truth,
            "participants": self.truth,
            "takes": self.takes,
            "rest": self.truth,
            "sections": partial(self.sections, depth=depth + 1),
        }
        found = self.fields(node, name, known, needed=("key",))
        if isinstance(node, MappingNode):
            self._judge(node, found)
        return found

    def key(self, node: Node, name: str) -> str:
        """Return the key of a section; each is there once."""
        key = self.text(node, name)
        self.refuse(node, fault_of_key(key) if key else None)
        if key in self.lines:
            facts = {"key": key, "line": str(self.lines[key])}
            self.refuse(node, Fault("form_double_section", facts))
        self.lines.setdefault(key, line_of(node))
        if len(self.lines) == MOST_SECTIONS + 1:
            self.refuse(node, Fault("form_too_many", {"most": str(MOST_SECTIONS)}))
        return key

    def takes(self, node: Node, name: str) -> list[Definition]:
        """Return the conditions of a section."""
        return self.items(node, name, self.condition)

    def condition(self, node: Node, name: str) -> Definition:
        """Return one condition; one that states nothing would take everything."""
        known: dict[str, Read] = {
            "partner": self.truth,
            "kinds": partial(self.some, group="event_kinds"),
            "families": partial(self.some, group="event_families"),
            "modes": partial(self.some, group="modes"),
            "direction": partial(self.choice, known=DIRECTIONS),
            "gifts_to": partial(self.choice, known=GIFT_GROUPS),
        }
        found = self.fields(node, name, known)
        if not found and isinstance(node, MappingNode):
            self.refuse(node, Fault("form_empty_condition"))
        return found

    def some(self, node: Node, name: str, group: str) -> list[str]:
        """Return some keys of a group of the vocabulary."""
        return self.items(node, name, partial(self.choice, known=keys(group)))

    def _judge(self, node: Node, found: Definition) -> None:
        """Note what of a section contradicts itself or another one."""
        if ("title" in found) == ("word" in found):
            self.refuse(node, Fault("form_title_or_word"))
        shows = found.get("shows", "nothing")
        for name in ("takes", "rest", "lone_is_plain", "participants"):
            if found.get(name) and shows != "exchanges":
                self.refuse(node, Fault("form_only_exchanges", {"field": name}))
        if "sections" in found and shows != "nothing":
            self.refuse(node, Fault("form_shows_and_sections", {"shows": shows}))
        if found.get("rest"):
            self._judge_rest(node, found)

    def _judge_rest(self, node: Node, found: Definition) -> None:
        if found.get("takes"):
            self.refuse(node, Fault("form_rest_or_takes"))
        if self.rest is not None:
            self.refuse(node, Fault("form_double_rest", {"line": str(self.rest)}))
        self.rest = self.rest or line_of(node)

    def _by_language(self, node: Node, name: str) -> list[tuple[str, Node]]:
        """Return the values by language."""
        entries = self.entries(node, name)
        for language, (key_node, _value) in entries.items():
            if language not in LANGUAGES:
                facts = {"tag": language, "known": ", ".join(LANGUAGES)}
                self.refuse(key_node, Fault("form_unknown_language", facts))
        return [(language, value) for language, (_key, value) in entries.items() if language in LANGUAGES]
