"""The heads of delegations as the paragraph on visits names them."""

from dataclasses import dataclass, replace
from datetime import date

from intl_crm.delegations import rules
from intl_crm.delegations.bodies import beside_title
from intl_crm.delegations.models import Delegation, Person, Post
from intl_crm.listing import join
from intl_crm.names import LATIN, script_of
from intl_crm.permissions import Visibility
from intl_crm.records import Record
from intl_crm.reports.pieces import Fact, Paragraph, between, plain, spoken
from intl_crm.texts import NOTHING, Found

YES, NO = "yes", "no"
VIDEO = frozenset({"video", "online", "remote"})


@dataclass(frozen=True)
class Head:
    """Who led a delegation, in the words of one language at one day."""

    body: Found
    name: Found
    title: Found
    latin: str
    en_place: str
    is_then: bool
    is_video: bool
    is_typed: bool
    # The post by which the title was judged; nobody recorded one where there is none.
    post: Post | None = None


def head_of(case: Delegation, language: str, day: date) -> Head | None:
    """Return the head with the title judged at the day of the report; nobody where nobody may be named."""
    member = case.head
    if member is None or not may_be_named(member.person):
        return None
    post = rules.head_post(case)
    typed = case.body_as_printed.exactly(language)
    body = Found(language, typed) if typed else body_by_rule(case, post, language)
    found = person_head(member.person, post, body, language, day)
    return replace(found, is_video=case.mode in VIDEO, is_typed=typed is not None)


def person_head(person: Person, post: Post | None, body: Found, language: str, day: date) -> Head:
    """Return a person in a post of a body, the title judged at the day of the report."""
    return Head(
        body=body,
        name=name_of(person, language),
        title=rules.title_words(post, language) if post else NOTHING,
        latin=latin_beside(person, language),
        en_place=rules.en_place(post).value if post else "",
        is_then=post is not None and rules.is_then(post, day),
        is_video=False,
        is_typed=False,
        post=post,
    )


def may_be_named(record: Record) -> bool:
    """Return whether a report may name it: not what is restricted, nor what is deleted."""
    return record.deleted_at is None and record.visibility != Visibility.RESTRICTED.value


def body_by_rule(case: Delegation, post: Post | None, language: str) -> Found:
    """Return the body of the head's post, or the delegation's own where no post is on record."""
    body = (rules.body_of(post) if post else None) or case.city or case.organisation
    return beside_title(body, language) if body is not None and may_be_named(body) else NOTHING


def name_of(person: Person, language: str) -> Found:
    """Return the name; one in another language of the reader's script is the reader's own."""
    form = person.names.best(language)
    return Found(language if form.script == script_of(language) else form.tag, form.printed)


def latin_beside(person: Person, language: str) -> str:
    """Return the person's own Latin name where another one is printed; names in characters stand alone."""
    own, printed = person.names.forms[0], person.names.best(language)
    return own.printed if own.script == LATIN and printed.script != LATIN else ""


def head_words(head: Head, language: str) -> Paragraph:
    """Return a head with body, name, title and mode as the language orders them."""
    facts = {
        **_facts(head, language),
        "body": head.body,
        "video": answer(head.is_video),
    }
    if head.body.text and head.title.text:
        return spoken("head_item", language, facts | {"en_place": head.en_place})
    has = {"has_body": answer(head.body.text), "has_title": answer(head.title.text)}
    return spoken("head_partly", language, facts | has)


def titled_words(head: Head, language: str) -> Paragraph:
    """Return name and title of a head alone, where the body is said already or is our own."""
    if not head.title.text:
        return head_words(replace(head, body=NOTHING, is_video=False), language)
    return spoken("person_titled", language, {**_facts(head, language), "en_place": head.en_place})


def _facts(head: Head, language: str) -> dict[str, Fact]:
    return {
        "name": head.name,
        "latin": Found(language, head.latin),
        "has_latin": answer(head.latin),
        "title": head.title,
        "then": answer(head.is_then),
    }


def answer(held: object) -> str:
    """Return what a sentence chooses by: whether something is on record."""
    return YES if held else NO


def heads_words(heads: list[Head], language: str) -> Paragraph:
    """Return the list of heads."""
    items = [head_words(head, language) for head in heads]
    return between(join(map(plain, items), language), items, language)
