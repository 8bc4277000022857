"""A form's text as nodes of YAML that know their lines, and the reading of one node."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from intl_crm.reports.form_faults import BadForm, Fault, Problem, unknown_value

# What a form takes at most: bytes, and how deep its brackets and indents lie in one another.
MOST_BYTES, DEEPEST_NODE = 100_000, 24
NULL, BOOL = "tag:yaml.org,2002:null", "tag:yaml.org,2002:bool"
TRUTHS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)

# Reads a node that stands under a name.
Read = Callable[[Node, str], Any]


def root_of(text: str) -> Node:
    """Return the topmost node; raises BadForm where the text is not plain YAML of a bearable size."""
    if len(text.encode(errors="replace")) > MOST_BYTES:
        raise BadForm([Problem(1, Fault("form_too_large", {"most": f"{MOST_BYTES // 1000}"}))])
    try:
        _refuse_tangles(text)
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise BadForm([Problem(line, Fault("form_bad_sign", {"sign": _code(error.character)}))]) from error
    except yaml.MarkedYAMLError as error:
        raise BadForm([_of_syntax(error)]) from error
    if root is None:
        raise BadForm([Problem(1, Fault("form_nothing"))])
    return root


def _code(character: int | str) -> str:
    return f"U+{character if isinstance(character, int) else ord(character):04X}"


def _of_syntax(error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    # What the reader of YAML says itself is English, whatever the language of the page.
    fault = Fault("form_syntax", {"column": str(mark.column + 1 if mark else 1)})
    return Problem(mark.line + 1 if mark else 1, fault)


def _refuse_tangles(text: str) -> None:
    """Refuse what would make a small text a huge one, before anything of it is made."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(event, OPENING) - isinstance(event, CLOSING)
        line = event.start_mark.line + 1 if event.start_mark else 1
        if getattr(event, "anchor", None) is not None or getattr(event, "tag", None) is not None:
            raise BadForm([Problem(line, Fault("form_no_anchors"))])
        if depth > DEEPEST_NODE:
            raise BadForm([Problem(line, Fault("form_tangled", {"most": str(DEEPEST_NODE)}))])


class Reading:
    """One reading of a text: it gathers all that is wrong instead of stopping at the first."""

    def __init__(self) -> None:
        """Begin without a problem."""
        self.problems: list[Problem] = []

    def refuse(self, node: Node, fault: Fault | None) -> None:
        """Note what is wrong at a node, if anything is."""
        if fault is not None:
            self.problems.append(Problem(line_of(node), fault))

    def fields(
        self, node: Node, name: str, known: Mapping[str, Read], needed: Collection[str] = ()
    ) -> dict[str, Any]:
        """Return the fields of a mapping; unknown, double and missing ones are noted."""
        found = self.entries(node, name)
        for key, (key_node, _value) in found.items():
            if key not in known:
                facts = {"field": key, "known": ", ".join(known)}
                self.refuse(key_node, Fault("form_unknown_field", facts))
        for key in needed:
            if key not in found and isinstance(node, MappingNode):
                self.refuse(node, Fault("form_missing_field", {"field": key}))
        return {key: known[key](found[key][1], key) for key in known if key in found}

    def entries(self, node: Node, name: str) -> dict[str, tuple[Node, Node]]:
        """Return the nodes of key and value of each entry of a mapping; one without a value is left out."""
        if not isinstance(node, MappingNode):
            self.refuse(node, Fault("form_needs_fields", {"field": name}))
            return {}
        found: dict[str, tuple[Node, Node]] = {}
        for key_node, value in node.value:
            key = key_node.value if isinstance(key_node, ScalarNode) else "?"
            if key in found:
                self.refuse(key_node, Fault("form_double_field", {"field": key}))
            elif value.tag != NULL:
                found[key] = (key_node, value)
        return found

    def items(self, node: Node, name: str, read: Read) -> list[Any]:
        """Return the items of a list."""
        if not isinstance(node, SequenceNode):
            self.refuse(node, Fault("form_needs_list", {"field": name}))
            return []
        return [read(item, name) for item in node.value]

    def text(self, node: Node, name: str) -> str:
        """Return a text as it is written; YAML's ideas of numbers and dates do not matter."""
        if isinstance(node, ScalarNode) and node.tag != NULL:
            return str(node.value).strip()
        self.refuse(node, Fault("form_needs_text", {"field": name}))
        return ""

    def number(self, node: Node, name: str, least: int, most: int) -> int:
        """Return a whole number within its bounds."""
        text = node.value if isinstance(node, ScalarNode) else ""
        if text.isascii() and text.isdecimal() and len(text) <= len(str(most)) and least <= int(text) <= most:
            return int(text)
        facts = {"field": name, "least": str(least), "most": str(most)}
        self.refuse(node, Fault("form_needs_number", facts))
        return least

    def truth(self, node: Node, name: str) -> bool:
        """Return whether something is so."""
        if isinstance(node, ScalarNode) and node.tag == BOOL:
            return TRUTHS[node.value.lower()]
        self.refuse(node, Fault("form_needs_truth", {"field": name}))
        return False

    def choice(self, node: Node, name: str, known: Sequence[str]) -> str:
        """Return one of the known values."""
        value = self.text(node, name)
        if value and value not in known:
            self.refuse(node, unknown_value(value, known))
        return value


def line_of(node: Node) -> int:
    """Return the line in which a node begins."""
    return int(node.start_mark.line) + 1
