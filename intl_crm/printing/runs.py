"""Texts of a print as runs: stretches of words in one language and one look, as word processors keep them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from intl_crm.printing.values import Part, Text, Value

DAGGER = "†"
_BRACKETS = {"zh": ("〔", "〕"), "ja": ("〔", "〕")}


class Look(StrEnum):
    """What a run says by how it is set."""

    PLAIN = "plain"
    OPEN = "open"  # not settled: under a dotted line
    UNKNOWN = "unknown"  # not on record: grey, in brackets
    FLAG = "flag"  # to be checked: the word in a box
    RAISED = "raised"  # a dagger or the mark of a note


@dataclass(frozen=True)
class Run:
    """Some words in one language and one look."""

    text: str
    look: Look = Look.PLAIN
    language: str | None = None  # where it is not the print's


Runs = tuple[Run, ...]


def runs_of(text: Text | None, language: str) -> Runs:
    """Return a text of a print in one language as runs; nothing for none."""
    parts: Sequence[Part] = () if text is None else text if isinstance(text, tuple) else (text,)
    found = [run for part in parts for run in _runs(part, language) if run.text]
    return tuple(_joined(found))


def words_of(runs: Runs) -> str:
    """Return the words alone, without daggers and marks."""
    return "".join(run.text for run in runs if run.look not in (Look.RAISED, Look.FLAG))


def base(language: str) -> str:
    """Return the language without its script and country."""
    return language.partition("-")[0]


def is_cjk(language: str) -> bool:
    """Whether a language is written in characters of full width."""
    return base(language) in ("zh", "ja", "ko")


def in_letters(runs: Runs) -> bool:
    """Whether all words stand in for missing ones in a language of letters; such lines are set ragged."""
    said = [run for run in runs if run.look != Look.RAISED]
    return bool(said) and all(run.language and not is_cjk(run.language) for run in said)


def _runs(part: Part, language: str) -> Iterator[Run]:
    if isinstance(part, str):
        yield Run(part)
        return
    yield from _stated(part, language)
    if part.fallback:
        yield Run(DAGGER, Look.RAISED)
    if part.mark:
        yield Run(part.mark, Look.RAISED)


def _stated(value: Value, language: str) -> Iterator[Run]:
    said = Run(value.text, language=value.lang)
    if value.state == "unknown":
        before, after = _BRACKETS.get(base(language), ("[", "]"))
        yield Run(before, Look.UNKNOWN)
        yield replace(said, look=Look.UNKNOWN)
        yield Run(after, Look.UNKNOWN)
    elif value.state == "open":
        yield replace(said, look=Look.OPEN)
    else:
        yield said
    if value.state == "check" and value.flag:
        yield Run(value.flag, Look.FLAG)


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """Go through the runs, those of one look and language in one."""
    last: Run | None = None
    for run in runs:
        if last and (last.look, last.language) == (run.look, run.language):
            last = replace(last, text=last.text + run.text)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last
