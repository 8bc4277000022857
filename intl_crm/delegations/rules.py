"""Rules of people, posts and delegations: names, titles at a date, who heads what."""

from collections.abc import Iterable, Sequence
from datetime import date

from intl_crm import words
from intl_crm.cities.models import City
from intl_crm.cities.rules import best
from intl_crm.dates import Answer, Precision
from intl_crm.delegations import titles
from intl_crm.delegations.models import Delegation, Organisation, Person, Post
from intl_crm.texts import Found

NOBODY = Found("", "")
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


def person_name(person: Person, language: str) -> Found:
    """Return the name in the reader's script, or in the one that it falls back to."""
    return person.names.printed(language)


def other_script(person: Person, language: str) -> Found:
    """Return the name in Latin letters beside one in characters, and the other way round."""
    shown = person_name(person, language).text
    candidates = (Found("en", person.names.latin() or ""), person.names.own())
    return next((found for found in candidates if found.text and found.text != shown), NOBODY)


def person_line(person: Person, language: str) -> str:
    """Return what the person is: the post held, as far as is recorded."""
    post = present_post(person.posts)
    return office_words(post, language).text if post else ""


def present_post(posts: Iterable[Post]) -> Post | None:
    """Return the post that is held now as far as is recorded, else the last one."""
    living = [post for post in posts if post.deleted_at is None]
    held = [post for post in living if post.when.until.precision is Precision.OPEN]
    return next(
        iter(sorted(held or living, key=lambda post: (not post.is_head, post.when.since.first_day))), None
    )


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


def body_name(post: Post, language: str) -> Found:
    """Return the name of the post's city or organisation."""
    body = body_of(post)
    return best(body.name, language) if body else NOBODY


def country_of(post: Post) -> str | None:
    """Return the country or region of the post's body."""
    body = body_of(post)
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
    """Return body and title joined: 京都市市長, Mayor of Kyoto."""
    title, body = title_words(post, language), body_name(post, language)
    return Found(title.language, titles.office(body.text, _capital(title.text, language), language))


def _capital(text: str, language: str) -> str:
    return words.capitalised(text, language)


def titled(person: Person, post: Post | None, language: str, day: date, *, with_body: bool = False) -> str:
    """Return name and title as they stand in running text on the day of the document."""
    name = person_name(person, language).text
    if post is None or not title_words(post, language).text:
        return name
    form = titles.Form.THEN if is_then(post, day) else titles.Form.IN_OFFICE
    body = body_name(post, language).text if with_body else ""
    title = title_words(post, language).text
    return titles.placed(form, language, name=name, title=title, body=body, en_place=en_place(post))


def post_name(post: Post, language: str) -> Found:
    """Return who holds which office."""
    name = person_name(post.person, language)
    return Found(name.language, f"{name.text} · {office_words(post, language).text}")


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
    """Return the delegation's own name, else its head with body and title on the first day."""
    if delegation.name:
        return best(delegation.name, language)
    if delegation.head is None:
        return delegation_body(delegation, language)
    person = delegation.head.person
    post = head_post(delegation)
    name = person_name(person, language)
    with_body = titled(person, post, language, delegation.when.since.first_day, with_body=True)
    return Found(name.language, with_body)


def delegation_body(delegation: Delegation, language: str) -> Found:
    """Return the city or organisation that comes."""
    body = delegation.city or delegation.organisation
    if body:
        return best(body.name, language)
    return Found(language, words.label("records", "delegation", language))


def head_post(delegation: Delegation) -> Post | None:
    """Return the post by which the head leads: of the delegation's own body, on its first day."""
    if delegation.head is None:
        return None
    posts = delegation.head.person.posts
    own = [post for post in posts if _is_of(post, delegation)]
    day = delegation.when.since.last_day
    return post_at(own, day) or post_at(posts, day) or present_post(own or posts)


def _is_of(post: Post, delegation: Delegation) -> bool:
    body = delegation.city_id or delegation.organisation_id
    return body is not None and body in {post.city_id, post.organisation_id}


def living_posts(posts: Sequence[Post]) -> list[Post]:
    """Return posts that are not deleted, latest first, those of unknown dates before all."""
    living = [post for post in posts if post.deleted_at is None]
    return sorted(living, key=lambda post: (post.when.until.last_day, post.when.since.last_day), reverse=True)
