"""Lists of organisations, people, envoys, posts and delegations."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from intl_crm.cities.models import City
from intl_crm.columns import part
from intl_crm.date_words import Style, span_words
from intl_crm.dates import MAX, PartialDate
from intl_crm.delegations import queries, rules
from intl_crm.delegations.models import Delegation, Organisation, Person, Post
from intl_crm.delegations.sightings import last_records
from intl_crm.delegations.tenure import tenure_words
from intl_crm.desk.cells import country_cell, name_cell, term_cell, text_cell, when_cell
from intl_crm.desk.lists import Cell, Column, Filter, Listing
from intl_crm.desk.narrowing import (
    by_column,
    by_name_order,
    by_span_order,
    country_filter,
    equal_to,
    term_filter,
    text_filter,
)
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.panels import Viewer
from intl_crm.permissions import visible


def _organisation_rows(viewer: Viewer, bodies: Sequence[Organisation]) -> list[tuple[Cell, ...]]:
    language = viewer.language
    return [
        (
            name_cell(body, language, flag=(body.country or "").lower()),
            text_cell(rules.organisation_line(body, language)),
            country_cell(body.country, language),
        )
        for body in bodies
    ]


ORGANISATIONS = Listing(
    kind="organisation",
    model=Organisation,
    query=lambda _viewer: select(Organisation),
    rows=_organisation_rows,
    preset_order="name",
    columns=(
        Column("name", _l("Organisation"), by_name_order(Organisation)),
        Column("form", _l("Kind"), by_column(Organisation, "form")),
        Column("country", _l("Country or region"), by_column(Organisation, "country")),
    ),
    filters=(
        text_filter(Organisation),
        term_filter(Organisation, "form", "organisation_kinds", _l("Kind")),
        country_filter(equal_to(Organisation, "country"), Organisation),
    ),
)


def _person_rows(viewer: Viewer, people: Sequence[Person]) -> list[tuple[Cell, ...]]:
    posts = {person.id: rules.present_post(rules.told_posts(person)) for person in people}
    last = last_records(viewer, (post for post in posts.values() if post))
    return [_person_row(person, posts[person.id], viewer.language, last) for person in people]


def _person_row(
    person: Person, post: Post | None, language: str, last: Mapping[UUID, PartialDate]
) -> tuple[Cell, ...]:
    flag = (rules.country_of(post) or "").lower() if post else ""
    return (
        name_cell(person, language, below=rules.other_script(person, language).text),
        text_cell(rules.title_words(post, language).text if post else ""),
        text_cell(rules.body_name(post, language).text if post else "", flag),
        when_cell(tenure_words(post, language, last) if post else ""),
    )


def _by_country(viewer: Viewer, query: Select[Any], code: str) -> Select[Any]:
    cities = select(City.id).where(City.country == code, visible(viewer.actor, City))
    bodies = select(Organisation.id).where(Organisation.country == code, visible(viewer.actor, Organisation))
    held = Post.city_id.in_(cities) | Post.organisation_id.in_(bodies)
    posts = select(Post.person_id).where(held, visible(viewer.actor, Post))
    return query.where(Person.id.in_(posts))


PERSON_COLUMNS = (
    Column("name", _l("Full name"), by_name_order(Person)),
    Column("title", _l("Official title")),
    Column("body", _l("City or organisation")),
    Column("when", _l("In office")),
)
PERSON_FILTERS = (
    text_filter(Person, _l("Full name")),
    country_filter(_by_country, City, Organisation),
)
PEOPLE = Listing(
    kind="person",
    model=Person,
    query=lambda _viewer: queries.people(),
    rows=_person_rows,
    preset_order="name",
    columns=PERSON_COLUMNS,
    filters=PERSON_FILTERS,
)


def _envoys(_viewer: Viewer) -> Select[Any]:
    """Return people who head an embassy or a representative office, and whose post has no end on record."""
    missions = select(Organisation.id).where(Organisation.form.in_(rules.MISSIONS))
    heads = select(Post.person_id).where(
        Post.organisation_id.in_(missions), Post.is_head, part(Post, "when_until_last") == MAX
    )
    return queries.people().where(Person.id.in_(heads))


ENVOYS = Listing(
    kind="person",
    model=Person,
    query=_envoys,
    rows=_person_rows,
    preset_order="name",
    columns=PERSON_COLUMNS,
    filters=PERSON_FILTERS,
)


def _post_rows(viewer: Viewer, posts: Sequence[Post]) -> list[tuple[Cell, ...]]:
    language, last = viewer.language, last_records(viewer, posts)
    return [
        (
            name_cell(post, language),
            text_cell(rules.body_name(post, language).text, (rules.country_of(post) or "").lower()),
            when_cell(tenure_words(post, language, last)),
        )
        for post in posts
    ]


POSTS = Listing(
    kind="post",
    model=Post,
    query=lambda _viewer: select(Post).options(*queries.OF_POST),
    rows=_post_rows,
    preset_order="name",
    columns=(
        Column("name", _l("Post"), by_name_order(Post)),
        Column("body", _l("City or organisation")),
        Column("when", _l("In office"), by_span_order(Post)),
    ),
    filters=(text_filter(Post),),
)


def _delegation_rows(viewer: Viewer, delegations: Sequence[Delegation]) -> list[tuple[Cell, ...]]:
    language = viewer.language
    return [
        (
            when_cell(span_words(one.when, language, Style.LIST)),
            name_cell(one, language, flag=_flag(one)),
            text_cell(rules.delegation_body(one, language).text),
            term_cell("modes", one.mode, language),
            text_cell(str(one.headcount) if one.headcount else ""),
            Cell(state=("delegation_states", one.state)),
        )
        for one in delegations
    ]


def _flag(delegation: Delegation) -> str:
    body = rules.comes_from(delegation)
    return (body.country or "").lower() if body else ""


def _by_year(_viewer: Viewer, query: Select[Any], year: str) -> Select[Any]:
    return query.where(Delegation.case_year == int(year)) if year.isdecimal() else query


def _years(viewer: Viewer) -> list[tuple[str, str]]:
    seen = select(Delegation.case_year).where(visible(viewer.actor, Delegation))
    years = viewer.session.scalars(seen.distinct())
    return [(str(year), str(year)) for year in sorted(filter(None, years), reverse=True)]


DELEGATIONS = Listing(
    kind="delegation",
    model=Delegation,
    query=lambda _viewer: queries.delegations(),
    rows=_delegation_rows,
    preset_order="when",
    preset_descending=True,
    columns=(
        Column("when", _l("Date"), by_span_order(Delegation)),
        Column("name", _l("Delegation"), by_name_order(Delegation)),
        Column("body", _l("Comes from")),
        Column("mode", _l("Mode"), by_column(Delegation, "mode")),
        Column("headcount", _l("Headcount"), by_column(Delegation, "headcount")),
        Column("state", _l("State"), by_column(Delegation, "state")),
    ),
    filters=(
        text_filter(Delegation),
        Filter("year", _l("Year"), _by_year, _years),
        term_filter(Delegation, "direction", "delegation_direction", _l("Direction")),
        term_filter(Delegation, "mode", "modes", _l("Mode")),
        term_filter(Delegation, "state", "delegation_states", _l("State")),
    ),
)
