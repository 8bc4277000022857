import re
from collections.abc import Iterator

import pytest

from tests.project.sources import ROOT, python_files

# An exemption, and whatever is said behind it on its line.
EXEMPTION = re.compile(
    r"#\s*(?:noqa|type:\s*ignore|nosec)"
    r"(?P<rules>:\s*[A-Z]+\d+(?:[,\s]+[A-Z]+\d+)*|\[[\w, -]+\])?"
    r"\s*(?P<reason>(?:--|#)\s*\w.*)?$"
)


def exemptions(lines: list[str]) -> Iterator[tuple[int, re.Match[str]]]:
    return ((index, found) for index, line in enumerate(lines) if (found := EXEMPTION.search(line)))


def has_reason(lines: list[str], index: int, found: re.Match[str]) -> bool:
    """A reason stands behind the exemption, or is the comment above its statement."""
    above = next((line for line in reversed(lines[:index]) if line.strip()), "")
    return bool(found["reason"]) or above.lstrip().startswith("# ")


def test_each_exemption_names_its_rule_and_has_a_reason() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{index + 1}"
        for path in python_files("intl_crm", "tests/project")
        for lines in [path.read_text(encoding="utf-8").splitlines()]
        for index, found in exemptions(lines)
        if not found["rules"] or not has_reason(lines, index, found)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("comment", "rules", "reason"),
    [
        ("no" + "qa", False, False),
        ("no" + "qa: S101", True, False),
        ("no" + "qa: S101, E501 -- because of this", True, True),
        ("no" + "qa: S101  # Because of this.", True, True),
        ("type: ig" + "nore", False, False),
        ("type: ig" + "nore[misc, no-any-return]", True, False),
        ("type: ig" + "nore[misc]  # Because of this.", True, True),
    ],
)
def test_an_exemption_is_understood(comment: str, rules: bool, reason: bool) -> None:
    [(index, found)] = exemptions([f"x = 1  # {comment}"])
    assert bool(found["rules"]) is rules
    assert has_reason(["x = 1"], index, found) is reason


def test_a_comment_above_is_a_reason() -> None:
    lines = ["# Because of this.", "x = 1  # no" + "qa: S101"]
    [(index, found)] = exemptions(lines)
    assert has_reason(lines, index, found)
