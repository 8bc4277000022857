"""Recorded names, texts and offices as the sheet prints them, each with what a reader must know of it."""

from collections.abc import Sequence
from datetime import date

from intl_crm.cities.models import City
from intl_crm.cities.rules import best
from intl_crm.delegations import rules, titles
from intl_crm.delegations.bodies import before_title, beside_title
from intl_crm.delegations.models import Delegation, Organisation, Person, Post
from intl_crm.languages import FULL_WIDTH
from intl_crm.listing import join
from intl_crm.names import script_of
from intl_crm.printing.values import Text, Value, fallback, known, unknown
from intl_crm.protocol.attendees import Attendee, Sees, post_in, posts_seen
from intl_crm.protocol.labels import said
from intl_crm.sentences import sentence
from intl_crm.texts import NOTHING, Found, Texts
from intl_crm.words import capitalised, term

# Chinese and Japanese papers have brackets of their own width, whatever was typed.
BRACKETS = str.maketrans("()", "（）")
VIDEO = frozenset({"video", "online"})


def printed(found: Found, language: str) -> Value:
    """Return a recorded text, with a dagger where it is another language's."""
    text = found.text.translate(BRACKETS) if found.language in FULL_WIDTH else found.text
    return fallback(Found(found.language, text), language)


def printed_best(texts: Texts, language: str) -> Value:
    """Return the best of recorded texts."""
    return printed(best(texts, language), language)


def listed(all_texts: Sequence[Texts], language: str) -> list[Value]:
    """Return short texts as one list, and those of another language behind it, each for itself."""
    found = [best(texts, language) for texts in all_texts]
    own = join([one.text for one in found if one.language == language], language)
    others = [printed(one, language) for one in found if one.language != language and one.text]
    return [known(own), *others] if own else others


def in_brackets(text: str, language: str) -> str:
    """Return what stands behind a text in brackets of the language."""
    if language in FULL_WIDTH:
        return f"（{text}）"
    return f" ({text})" if language == "en" else f"({text})"


def gap(key: str, language: str) -> Value:
    """Return the words of the sheet for something that is not known."""
    return unknown(said(key, language))


def none_on_record(language: str) -> Value:
    """Return the words of an empty list."""
    return unknown(term("ui_states", "none_on_record", language))


def name_of(person: Person, language: str) -> Value:
    """Return a name; one in another script than the reader's is no fallback, but the person's name."""
    return _in_its_script(rules.person_name(person, language), language)


def other_name_of(person: Person, language: str) -> Value | None:
    """Return the name in another script: in Latin letters, the person's own, or the one borne here."""
    shown = rules.person_name(person, language)
    forms = (Found(form.tag, form.printed) for form in person.names.forms)
    candidates = (rules.other_script(person, language), *forms)
    other = next((one for one in candidates if one.text not in {"", shown.text}), NOTHING)
    return _in_its_script(other, language) if other.text else None


def _in_its_script(found: Found, language: str) -> Value:
    is_own = found.language == language or script_of(found.language) == script_of(language)
    return known(found.text, lang=None if is_own else found.language)


def body_name(body: City | Organisation, language: str) -> Value:
    """Return the name of a city or organisation."""
    return printed_best(body.name, language)


def office_of(attendee: Attendee, language: str, day: date) -> Value | None:
    """Return title and body of somebody as they stand alone; none where no title is on record."""
    return post_words(attendee.post, language, day, attendee.body) if attendee.post else None


def post_words(post: Post, language: str, day: date, body_as_printed: Texts | None = None) -> Value | None:
    """Return an office; with the word for then (時任) where the post had surely ended by the day."""
    if not rules.title_words(post, language).text:
        return None
    body = _typed(body_as_printed, language)
    if not body.text and (found := rules.body_of(post)):
        body = before_title(found, language)
    office = rules.office_of(post, body, language)
    if not rules.is_then(post, day):
        return printed(office, language)
    then = " ".join(titles.placed(titles.Form.THEN, language, name="", title=office.text).split())
    return printed(Found(office.language, capitalised(then, language)), language)


def _beside(post: Post, language: str, body_as_printed: Texts | None) -> Found:
    typed, body = _typed(body_as_printed, language), rules.body_of(post)
    return typed if typed.text or body is None else beside_title(body, language)


def _typed(body_as_printed: Texts | None, language: str) -> Found:
    typed = body_as_printed.exactly(language) if body_as_printed else None
    return Found(language, typed) if typed else NOTHING


def in_text(person: Person, post: Post | None, language: str, day: date) -> str:
    """Return name and title as they stand in running text: 歐克麗大使, Ambassador Dilmei Louisa Olkeriil."""
    return rules.titled(person, post, language, day)


def with_body(
    person: Person, post: Post | None, language: str, day: date, body_as_printed: Texts | None = None
) -> str:
    """Return name and title with the body: 澳洲辦事處露珍怡代表."""
    body = _beside(post, language, body_as_printed).text if post else ""
    return rules.titled(person, post, language, day, body)


def visit_title(delegation: Delegation, language: str, sees: Sees) -> Value:
    """Return whose visit it is, for what has no event of its own, as far as the reader may know who came."""
    who = _who_came(delegation, language, sees)
    is_video = "yes" if delegation.mode in VIDEO else "no"
    words = sentence("sheet_visit", language, who=who.text, direction=delegation.direction, video=is_video)
    return Value(text=words, fallback=who.language != language)


def _who_came(delegation: Delegation, language: str, sees: Sees) -> Found:
    body, head = delegation.city or delegation.organisation, delegation.head
    if delegation.name:
        return best(delegation.name, language)
    if head and head.person.deleted_at is None and sees(head.person):
        day = delegation.when.since
        post = post_in(delegation, posts_seen(head.person, sees), day)
        said_of = with_body(head.person, post, language, day.first_day, delegation.body_as_printed)
        return Found(language, said_of)
    if body and sees(body):
        return best(body.name, language)
    return Found(language, term("records", "delegation", language))


def joined(parts: Sequence[Text], between: str) -> Text:
    """Return texts one after the other."""
    flat: list[str | Value] = []
    for part in parts:
        if flat:
            flat.append(between)
        flat += part if isinstance(part, tuple) else (part,)
    return tuple(flat)
