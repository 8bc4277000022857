"""Rules of people, posts and delegations: names, titles at a date, who heads what."""

from collections.abc import Iterable
from datetime import date

from intl_crm import words
from intl_crm.cities.models import City
from intl_crm.cities.rules import best
from intl_crm.dates import Answer, Precision
from intl_crm.delegations import titles
from intl_crm.delegations.bodies import before_title, beside_title
from intl_crm.delegations.models import Delegation, Organisation, Person, Post
from intl_crm.permissions import open_to_all
from intl_crm.texts import NOTHING, Found

# Bodies whose head is an envoy.
MISSIONS = frozenset(
    {
        "embassy",
        "representative_office",
        "trade_office",
        "consulate",
        "consulate_general",
        "honorary_consulate",
    }
)
# States of a delegation that has been received; what is planned or was called off counts never.
RECEIVED = ("held", "followed_up", "closed")


def person_name(person: Person, language: str) -> Found:
    """Return the name in the reader's script, or in the one that it falls back to."""
    return person.names.printed(language)


def other_script(person: Person, language: str) -> Found:
    """Return the name in Latin letters beside one in characters, and the other way round."""
    shown = person_name(person, language).text
    candidates = (Found("en", person.names.latin() or ""), person.names.own())
    return next((found for found in candidates if found.text and found.text != shown), NOTHING)


def person_line(person: Person, language: str) -> str:
    """Return what the person is: the post held, as far as is recorded."""
    post = present_post(told_posts(person))
    return office_words(post, language).text if post else ""


def told_posts(person: Person) -> list[Post]:
    """Return the posts of which everybody may know who knows of the person."""
    return [post for post in person.posts if open_to_all(post)]


def present_post(posts: Iterable[Post]) -> Post | None:
    """Return the post that is held now as far as is recorded, else one that may be, else the last one."""
    return min((post for post in posts if post.deleted_at is None), key=presence, default=None)


def presence(post: Post) -> tuple[bool, int, bool, date]:
    """Return the place of a post among others: surely held still, then perhaps, then the latest to end."""
    until = post.when.until
    is_open = until.precision is Precision.OPEN
    return not is_open, -until.last_day.toordinal(), not post.is_head, post.when.since.first_day


def post_at(posts: Iterable[Post], day: date) -> Post | None:
    """Return the post in which somebody acts on a day: one surely held before one perhaps held."""
    living = [post for post in posts if post.deleted_at is None]
    order = {Answer.YES: 0, Answer.UNKNOWN: 1}
    held = [post for post in living if post.when.holds_on(day) in order]
    return min(held, key=lambda post: (order[post.when.holds_on(day)], not post.is_head), default=None)


def is_then(post: Post, day: date) -> bool:
    """Return whether the post has surely ended by the document's day (時任); not known is the plain title."""
    return post.when.ended_by(day) is Answer.YES


def body_of(post: Post) -> City | Organisation | None:
    """Return the city or organisation of a post."""
    return post.city or post.organisation


def told_body(post: Post) -> City | Organisation | None:
    """Return the post's body, unless only some may know of it."""
    body = body_of(post)
    return body if body is not None and open_to_all(body) else None


def body_name(post: Post, language: str) -> Found:
    """Return the name of the post's city or organisation."""
    body = told_body(post)
    return best(body.name, language) if body else NOTHING


def country_of(post: Post) -> str | None:
    """Return the country or region of the post's body."""
    body = told_body(post)
    return body.country if body else None


def title_words(post: Post, language: str) -> Found:
    """Return the title: the post's own in this language, else the list's, else the post's own in another."""
    own = post.own_title.exactly(language)
    if own:
        return Found(language, own)
    if post.title:
        return best(titles.title(post.title).texts, language)
    return best(post.own_title, language)


def en_place(post: Post) -> titles.Place:
    """Return where the English title stands beside the name; one of the post's own stands after it."""
    return titles.title(post.title).en_place if post.title else titles.Place.AFTER


def office_words(post: Post, language: str) -> Found:
    """Return body and title joined: 京都市市長, Mayor of Kyoto, Ambassador of the Republic of Palau."""
    body = told_body(post)
    return office_of(post, before_title(body, language) if body else NOTHING, language)


def office_of(post: Post, body: Found, language: str) -> Found:
    """Return the title joined with a body's name, in the language of either that is not the reader's."""
    title = title_words(post, language)
    said = words.capitalised(titles.office(body.text, title.text, language), language)
    return Found(next((one.language for one in (title, body) if _is_foreign(one, language)), language), said)


def _is_foreign(found: Found, language: str) -> bool:
    return bool(found.text) and found.language != language


def titled(person: Person, post: Post | None, language: str, day: date, body: str = "") -> str:
    """Return name and title, with the body if one is given, as they stand in running text on that day."""
    name = person_name(person, language).text
    title = title_words(post, language).text if post else ""
    if post is None or not title:
        return name
    form = titles.Form.THEN if is_then(post, day) else titles.Form.IN_OFFICE
    return titles.placed(form, language, name=name, title=title, body=body, en_place=en_place(post))


def post_name(post: Post, language: str) -> Found:
    """Return who holds which office; of somebody of whom only some may know, the office alone."""
    office = office_words(post, language)
    if not open_to_all(post.person):
        return office
    name = person_name(post.person, language)
    return Found(name.language, f"{name.text} · {office.text}")


def organisation_name(organisation: Organisation, language: str) -> Found:
    """Return the body's name."""
    return best(organisation.name, language)


def organisation_line(organisation: Organisation, language: str) -> str:
    """Return what kind of body it is."""
    return words.label("organisation_kinds", organisation.form, language)


def is_mission(organisation: Organisation) -> bool:
    """Return whether the body's head is an envoy."""
    return organisation.form in MISSIONS


def delegation_name(delegation: Delegation, language: str) -> Found:
    """Return the delegation's own name, else its head with body and title on the first day, else the body.

    A head of whom only some may know is left to the page, which asks who reads it.
    """
    if delegation.name:
        return best(delegation.name, language)
    if delegation.head is None or not open_to_all(delegation.head.person):
        return delegation_body(delegation, language)
    person, post = delegation.head.person, head_post(delegation)
    body = told_body(post) if post else None
    beside = beside_title(body, language).text if body else ""
    printed = delegation.body_as_printed.exactly(language) or beside
    said = titled(person, post, language, delegation.when.since.first_day, printed)
    return Found(person_name(person, language).language, said)


def delegation_body(delegation: Delegation, language: str) -> Found:
    """Return the city or organisation that comes, or the mere word where only some may know of it."""
    body = comes_from(delegation)
    if body:
        return best(body.name, language)
    return Found(language, words.label("records", "delegation", language))


def comes_from(delegation: Delegation) -> City | Organisation | None:
    """Return the city or organisation that comes, unless only some may know of it."""
    body = delegation.city or delegation.organisation
    return body if body is not None and open_to_all(body) else None


def head_post(delegation: Delegation) -> Post | None:
    """Return the post by which the head leads: of the delegation's own body, on its first day."""
    if delegation.head is None:
        return None
    posts = told_posts(delegation.head.person)
    own = [post for post in posts if _is_of(post, delegation)]
    day = delegation.when.since.last_day
    return post_at(own, day) or post_at(posts, day) or present_post(own or posts)


def _is_of(post: Post, delegation: Delegation) -> bool:
    body = delegation.city_id or delegation.organisation_id
    return body is not None and body in {post.city_id, post.organisation_id}
