"""How one speaks to somebody: by the title's class, never by a guess."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from intl_crm import data
from intl_crm.delegations import titles
from intl_crm.delegations.models import Person, Post
from intl_crm.delegations.rules import title_words

# What the record says of the form of address before an English name.
FORMS = {"mr": "Mr.", "ms": "Ms.", "dr": "Dr."}


def spoken_address(person: Person, post: Post | None, language: str) -> str:
    """Return the form of address to somebody's face; nothing where no title of the list is recorded."""
    if post is None or not post.title:
        return ""
    title = titles.title(post.title)
    pattern = str(_classes()[title.class_]["spoken"][language])
    said = pattern.format(**_facts(person, title_words(post, language).text, title, pattern, language))
    return " ".join(said.split())


def _facts(person: Person, words: str, title: titles.Title, pattern: str, language: str) -> Mapping[str, str]:
    form = FORMS.get(person.address or "", "")
    name = person.names.printed(language).text
    asks_for_form = "{mr}" in pattern or ("{title_en_address}" in pattern and not title.address)
    return {
        "title": words,
        "name": name,
        # Without a form of address on record the whole name stands, as it is for nobody to guess one.
        "family": name if asks_for_form and not form else person.names.short(language).text,
        "mr": form,
        "title_en_address": title.address or form,
    }


@cache
def _classes() -> Mapping[str, Any]:
    found: Mapping[str, Any] = data.read("titles")["address_classes"]
    return found
