"""Changing the outline of a form: each step takes a definition and returns another one."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, Literal

from intl_crm.errors import CrmError
from intl_crm.reports.form_faults import LONGEST_KEY
from intl_crm.reports.report_form import DEEPEST

Definition = dict[str, Any]
Place = Literal["after", "below"]
Move = Literal["up", "down", "in", "out"]
MOVES: tuple[Move, ...] = ("up", "down", "in", "out")


class UnknownSection(CrmError):
    """The form has no such section any more."""

    def __init__(self, key: str) -> None:
        """Carry the key."""
        super().__init__(f"there is no section {key!r}")
        self.key = key


class NoWay(CrmError):
    """A section can't be moved there."""


def sections_in(definition: Mapping[str, Any]) -> Iterator[Definition]:
    """Go through all sections, in order."""
    for section in definition.get("sections", ()):
        yield section
        yield from sections_in(section)


def section_in(definition: Mapping[str, Any], key: str) -> Definition:
    """Return a section by its key; another raises UnknownSection."""
    found = next((one for one in sections_in(definition) if one["key"] == key), None)
    if found is None:
        raise UnknownSection(key)
    return found


def replaced(definition: Mapping[str, Any], key: str, values: Mapping[str, Any]) -> Definition:
    """Return the definition with a section that says `values`; what lies below it stays."""
    made = deepcopy(dict(definition))
    section = section_in(made, key)
    below = {"sections": section["sections"]} if "sections" in section else {}
    section.clear()
    section.update({**deepcopy(dict(values)), **below})
    return made


def added(definition: Mapping[str, Any], place: Place, at: str, values: Mapping[str, Any]) -> Definition:
    """Return the definition with another section after or below the one at `at`, else at the end."""
    made, section = deepcopy(dict(definition)), deepcopy(dict(values))
    if not at:
        made["sections"].append(section)
    elif place == "below":
        section_in(made, at).setdefault("sections", []).append(section)
    else:
        among, index = _place(made, at)
        among.insert(index + 1, section)
    return made


def removed(definition: Mapping[str, Any], key: str) -> Definition:
    """Return the definition without a section and all below it; the last one of all stays."""
    made = deepcopy(dict(definition))
    among, index = _place(made, key)
    if among is made["sections"] and len(among) == 1:
        raise NoWay("a form has at least one section")
    del among[index]
    return _without_empty(made)


def moved(definition: Mapping[str, Any], key: str, move: Move) -> Definition:
    """Return the definition with a section one place further; NoWay where there is none."""
    if not can_move(definition, key, move):
        raise NoWay(f"{key} cannot go {move}")
    made = deepcopy(dict(definition))
    among, index = _place(made, key)
    section = among.pop(index)
    if move in {"up", "down"}:
        among.insert(index + (1 if move == "down" else -1), section)
    elif move == "in":
        among[index - 1].setdefault("sections", []).append(section)
    else:
        outer, above = _place(made, _parent(definition, key))
        outer.insert(above + 1, section)
    return _without_empty(made)


def can_move(definition: Mapping[str, Any], key: str, move: Move) -> bool:
    """Return whether a section has a place to go to."""
    among, index = _place(definition, key)
    if move == "up":
        return index > 0
    if move == "down":
        return index + 1 < len(among)
    if move == "out":
        return bool(_parent(definition, key))
    depth = _depth(definition, key) + _height(among[index])
    return index > 0 and among[index - 1].get("shows", "nothing") == "nothing" and depth <= DEEPEST


def free_key(definition: Mapping[str, Any], wish: str) -> str:
    """Return a key that no section has yet, as near to the wish as can be."""
    taken = {one["key"] for one in sections_in(definition)}
    letters = "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in wish.lower())
    key = "_".join(filter(None, letters.split("_"))).lstrip("0123456789_")[: LONGEST_KEY - 4].rstrip("_")
    key = key or "section"
    numbered = (f"{key}_{at}" for at in range(2, len(taken) + 3))
    return key if key not in taken else next(one for one in numbered if one not in taken)


def _place(definition: Mapping[str, Any], key: str) -> tuple[list[Definition], int]:
    """Return the list in which a section stands, and where in it."""
    for one in (definition, *sections_in(definition)):
        for index, section in enumerate(one.get("sections", ())):
            if section["key"] == key:
                return one["sections"], index
    raise UnknownSection(key)


def _parent(definition: Mapping[str, Any], key: str) -> str:
    """Return the key of the section above; nothing where there is none."""
    above = (one["key"] for one in sections_in(definition) if key in _keys(one.get("sections", ())))
    return next(above, "")


def _keys(sections: Sequence[Definition]) -> list[str]:
    return [one["key"] for one in sections]


def _depth(definition: Mapping[str, Any], key: str) -> int:
    parent = _parent(definition, key)
    return 1 + (_depth(definition, parent) if parent else 0)


def _height(section: Mapping[str, Any]) -> int:
    """Return how many depths a section takes with those below it."""
    return 1 + max((_height(one) for one in section.get("sections", ())), default=0)


def _without_empty(definition: Definition) -> Definition:
    """Return the definition without lists of sections in which there is none any more."""
    for section in list(sections_in(definition)):
        if section.get("sections") == []:
            del section["sections"]
    return definition
