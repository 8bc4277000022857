"""The licences under which an office opens its public records."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from intl_crm import data

USUAL = "ogdl-taiwan-1.0"


@dataclass(frozen=True)
class Licence:
    """A licence as it is named in one language, and where its text stands."""

    key: str
    name: str
    address: str


def licence_keys() -> tuple[str, ...]:
    """Return the keys of all licences."""
    return tuple(_licences())


def licence(key: str, language: str) -> Licence:
    """Return a licence; one that is no longer among them stands for the usual one."""
    found = key if key in _licences() else USUAL
    entry = _licences()[found]
    return Licence(found, entry[language], entry["address"])


@cache
def _licences() -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = data.read("licences")
    return found
