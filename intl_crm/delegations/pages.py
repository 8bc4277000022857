"""What the pages of organisations, people, posts and delegations say of them."""

from intl_crm import words
from intl_crm.countries import country_name
from intl_crm.date_words import Style, date_words, span_words
from intl_crm.delegations import rules
from intl_crm.delegations.models import Delegation, Organisation, Person, Post
from intl_crm.delegations.sightings import last_records
from intl_crm.delegations.tenure import tenure_words
from intl_crm.desk.facts import (
    Fact,
    Head,
    other_names,
    shown,
    shown_link,
    shown_record,
    shown_texts,
)
from intl_crm.i18n import gettext as _
from intl_crm.languages import spoken_name
from intl_crm.listing import join
from intl_crm.panels import Viewer
from intl_crm.permissions import may_read_field
from intl_crm.texts import Found


def organisation_head(viewer: Viewer, body: Organisation) -> Head:
    """Return the body's name in every language, and its kind."""
    title = rules.organisation_name(body, viewer.language)
    chips = (("building", rules.organisation_line(body, viewer.language)),)
    return Head(title, other_names(body.name, title), flag=(body.country or "").lower() or None, chips=chips)


def organisation_facts(viewer: Viewer, body: Organisation) -> list[Fact]:
    """Return what is recorded of a body."""
    language = viewer.language
    country = country_name(body.country, language) if body.country else ""
    return [
        Fact(_("Kind"), shown(rules.organisation_line(body, language))),
        Fact(_("Country or region"), shown(country)),
        Fact(_("Belongs to the city"), shown_record(viewer, body.city)),
        Fact(_("Website"), shown_link(body.website)),
        Fact(_("Telephone"), shown(body.phone)),
        Fact(_("Other spellings"), shown(join(body.spellings, language) if body.spellings else "")),
        Fact(_("Source"), shown_texts(body.source, language)),
    ]


def person_head(viewer: Viewer, person: Person) -> Head:
    """Return the name in every script, and the post."""
    title = rules.person_name(person, viewer.language)
    forms = (Found(form.tag, form.printed) for form in person.names.forms)
    others = tuple(form for form in forms if form.text != title.text)
    post = rules.present_post(rules.told_posts(person))
    line = rules.person_line(person, viewer.language)
    return Head(
        title,
        tuple({form.text: form for form in others}.values()),
        flag=(rules.country_of(post) or "").lower() or None if post else None,
        chips=(("id-badge", f"{line} · {_tenure(viewer, post)}"),) if post and line else (),
    )


def _tenure(viewer: Viewer, post: Post) -> str:
    return tenure_words(post, viewer.language, last_records(viewer, [post]), Style.PAGE)


def person_facts(viewer: Viewer, person: Person) -> list[Fact]:
    """Return what is recorded of a person, without what the viewer may not read."""
    language = viewer.language
    languages = join([spoken_name(tag, language) for tag in person.languages], language)
    addresses = {"mr": _("Mr."), "ms": _("Ms."), "dr": _("Dr."), "none": _("None")}
    readings = join([form.reading for form in person.names.forms if form.reading], language)
    facts = [
        ("names", Fact(_("Pronunciation"), shown(readings))),
        ("names", Fact(_("Other spellings"), shown(join(person.spellings, language)))),
        ("address", Fact(_("Form of address"), shown(addresses.get(person.address or "")))),
        ("languages", Fact(_("Languages"), shown(languages))),
        ("diet", Fact(_("Diet"), shown(person.diet), is_text=True)),
        ("phone", Fact(_("Telephone"), shown(person.phone))),
        ("email", Fact(_("E-mail"), shown(person.email))),
        ("private_address", Fact(_("Private address"), shown(person.private_address), is_text=True)),
        ("note", Fact(_("Note"), shown_texts(person.note, language), is_text=True)),
        ("restricted_note", Fact(_("Confidential note"), shown(person.restricted_note), is_text=True)),
        ("source", Fact(_("Source"), shown_texts(person.source, language))),
    ]
    return [fact for name, fact in facts if may_read_field(viewer.actor, "person", name)]


def post_head(viewer: Viewer, post: Post) -> Head:
    """Return who holds which office, and when."""
    language = viewer.language
    return Head(
        rules.post_name(post, language),
        flag=(rules.country_of(post) or "").lower() or None,
        when=_tenure(viewer, post),
    )


def post_facts(viewer: Viewer, post: Post) -> list[Fact]:
    """Return what is recorded of a post."""
    language = viewer.language
    return [
        Fact(_("Person"), shown_record(viewer, post.person)),
        Fact(_("City or organisation"), shown_record(viewer, rules.body_of(post))),
        Fact(_("Official title"), shown(rules.title_words(post, language).text)),
        Fact(_("Time in office"), shown(_tenure(viewer, post))),
        Fact(_("Heads this city or organisation"), shown(_("Yes") if post.is_head else _("No"))),
        Fact(_("Rank"), shown(str(post.rank) if post.rank is not None else "")),
        Fact(_("Source"), shown_texts(post.source, language)),
    ]


def delegation_head(viewer: Viewer, delegation: Delegation) -> Head:
    """Return the delegation, its dates, mode and state."""
    language = viewer.language
    title = rules.delegation_name(delegation, language)
    body = rules.comes_from(delegation)
    return Head(
        title,
        other_names(delegation.name, title) if delegation.name else (),
        flag=(body.country or "").lower() or None if body else None,
        states=(("delegation_states", delegation.state, ""),),
        when=span_words(delegation.when, language, Style.PAGE),
        chips=(
            ("plane-arrival", words.label("delegation_direction", delegation.direction, language)),
            (
                "video" if delegation.mode == "video" else "users",
                words.label("modes", delegation.mode, language),
            ),
        ),
    )


def delegation_facts(viewer: Viewer, delegation: Delegation) -> list[Fact]:
    """Return what is recorded of a delegation."""
    language = viewer.language
    number = f"{delegation.case_year}-{delegation.case_number:02d}" if delegation.case_number else ""
    facts = [
        ("body", Fact(_("Comes from"), shown_record(viewer, delegation.city or delegation.organisation))),
        ("headcount", Fact(_("Headcount"), shown(str(delegation.headcount) if delegation.headcount else ""))),
        ("purpose", Fact(_("Purpose"), shown_texts(delegation.purpose, language), is_text=True)),
        ("needs", Fact(_("Needs"), shown(delegation.needs), is_text=True)),
        ("case_number", Fact(_("Number of the case"), shown(number))),
        ("body_as_printed", Fact(_("Body as printed"), shown_texts(delegation.body_as_printed, language))),
        ("source", Fact(_("Source"), shown_texts(delegation.source, language))),
    ]
    readable = [fact for name, fact in facts if may_read_field(viewer.actor, "delegation", name)]
    return readable[:1] + _travel(delegation, language) + readable[1:]


def _travel(delegation: Delegation, language: str) -> list[Fact]:
    """Return the days of arrival and departure where they are recorded: no form asks for them."""
    days = ((_("Arrival"), delegation.arrival), (_("Departure"), delegation.departure))
    return [Fact(label, shown(date_words(day, language))) for label, day in days if day.is_known]
