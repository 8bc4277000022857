"""Those who take part, on a sheet: who leads the other side, then both sides in order."""

import re
from collections.abc import Iterator, Sequence

from intl_crm.date_words import Style, date_words
from intl_crm.dates import Precision
from intl_crm.delegations.models import Delegation, MemberRole, Person, Post
from intl_crm.languages import UnknownLanguage, spoken_name
from intl_crm.listing import blank_of, join
from intl_crm.printing import priorities
from intl_crm.printing.sheet_data import Fact, Participant, Principal
from intl_crm.printing.values import Text, Value, known, unknown
from intl_crm.protocol.address import spoken_address
from intl_crm.protocol.attendees import Attendee
from intl_crm.protocol.briefing import Briefing
from intl_crm.protocol.labels import said
from intl_crm.protocol.wording import body_name, gap, in_brackets, joined, name_of, office_of, other_name_of
from intl_crm.sentences import sentence
from intl_crm.words import label, term

NOBODY_KNOWS = frozenset({Precision.UNKNOWN, Precision.OPEN})
# What somebody does there that the title does not tell.
TOLD_ROLES = frozenset(
    {
        ("event_roles", role)
        for role in (
            "signer", "witness", "speaker", "moderator", "interpreter", "note_taker", "photographer",
            "escort", "master_of_ceremonies", "performer",
        )
    }
)  # fmt: skip
SYLLABLES = re.compile(r"[\u3041-\u30ff\uac00-\ud7a3\s]+")
UNTOLD_MEMBERS = frozenset({MemberRole.HEAD.value, MemberRole.MEMBER.value})


def principal_on(briefing: Briefing, language: str) -> Principal | None:
    """Return who leads the other side, with what one needs to know before shaking hands."""
    one = briefing.principal
    if one is None or one.person is None:
        return None
    return Principal(
        name=name_of(one.person, language),
        other=other_name_of(one.person, language),
        title=_title(one, briefing, language),
        facts=tuple(_facts(one.person, one.post, briefing, language)),
    )


def _facts(person: Person, post: Post | None, briefing: Briefing, language: str) -> Iterator[Fact]:
    pronunciation = _pronunciation(person, language)
    if pronunciation is not None:
        yield Fact(label=said("pronunciation", language), value=_or_unknown(pronunciation, language))
    yield Fact(label=said("in_office", language), value=_in_office(post, language))
    languages = join([_language(tag, language) for tag in person.languages], language)
    yield Fact(label=said("languages", language), value=_or_unknown(languages, language))
    if briefing.reads_diet:
        please_ask = unknown(term("sensitive_facts", "unknown", language))
        yield Fact(label=said("diet", language), value=known(person.diet) if person.diet else please_ask)
    address = spoken_address(person, post, language)
    if address:
        yield Fact(label=said("address", language), value=address)
    if person.spellings:
        spellings = join(person.spellings, language)
        yield Fact(label=said("spellings", language), value=spellings, prio=priorities.OTHER_SPELLINGS)


def _language(tag: str, language: str) -> str:
    try:
        return spoken_name(tag, language)
    except UnknownLanguage:
        return tag


def _or_unknown(text: str, language: str) -> Value:
    return known(text) if text else unknown(term("ui_states", "unknown", language))


def _pronunciation(person: Person, language: str) -> str | None:
    """Return how the name is read; None where kana or hangul that are printed say so themselves."""
    form = person.names.best(language)
    reading = next((one.reading for one in (form, *person.names.forms) if one.reading), "")
    says_itself = form.tag == language and SYLLABLES.fullmatch(form.printed)
    return None if says_itself and not reading else reading


def _in_office(post: Post | None, language: str) -> Text:
    if post is None or post.when.since.precision in NOBODY_KNOWS:
        return _or_unknown("", language)
    return date_words(post.when.since, language, Style.PAPER)


def guests_on(briefing: Briefing, language: str) -> tuple[Participant, ...]:
    """Return who comes; nobody where that is only the person named above."""
    alone = [one for one in briefing.theirs if one is not briefing.principal]
    return _participants(briefing.theirs, briefing, language) if alone else ()


def hosts_on(briefing: Briefing, language: str) -> tuple[Participant, ...]:
    """Return who of ours takes part; where somebody comes and nobody receives, that this is not known."""
    if briefing.ours or briefing.principal is None:
        return _participants(briefing.ours, briefing, language)
    nobody = term("ui_states", "not_set" if briefing.is_ahead else "unknown", language)
    return (Participant(name=unknown(nobody)),)


def visit_on(briefing: Briefing, language: str) -> tuple[Fact, ...]:
    """Return when each delegation comes and goes and what it needs, as far as that is recorded."""
    return tuple(
        Fact(label=said(key, language), value=_of(delegation, text, briefing, language))
        for delegation in briefing.delegations
        for key, text in _recorded(delegation, briefing, language)
    )


def _recorded(delegation: Delegation, briefing: Briefing, language: str) -> Iterator[tuple[str, str]]:
    for key, when in (("arrival", delegation.arrival), ("departure", delegation.departure)):
        if when.precision not in NOBODY_KNOWS:
            yield key, date_words(when, language, Style.PAPER, "short")
    if needs := briefing.needs_of(delegation):
        yield "needs", needs


def _of(delegation: Delegation, text: str, briefing: Briefing, language: str) -> Text:
    """Return what is said of one delegation; of several, each with the body that it comes from."""
    body = delegation.city or delegation.organisation
    if len(briefing.delegations) == 1 or body is None or not briefing.sees(body):
        return known(text)
    return joined([body_name(body, language), known(text)], said("colon", language))


def _participants(side: Sequence[Attendee], briefing: Briefing, language: str) -> tuple[Participant, ...]:
    return tuple(_participant(one, place, briefing, language) for place, one in enumerate(side))


def _participant(one: Attendee, place: int, briefing: Briefing, language: str) -> Participant:
    prio = priorities.at(priorities.PARTICIPANTS, place)
    if isinstance(one.who, Person):
        return Participant(
            no=str(place + 1),
            name=name_of(one.who, language),
            other=other_name_of(one.who, language),
            title=_title(one, briefing, language),
            prio=prio,
        )
    return Participant(name=body_name(one.who, language), title=label(*one.role, language), prio=prio)


def _title(one: Attendee, briefing: Briefing, language: str) -> Text:
    """Return the office at that date, with what somebody does there where that says more."""
    office = office_of(one, language, briefing.day)
    parts: list[Text] = [office or gap("title_unknown", language)]
    if office and one.post and briefing.is_dated(one.post):
        parts.append(_as_of(one.post, briefing, language))
    if _is_told(one):
        parts.append(in_brackets(term(*one.role, language), language))
    return joined(parts, "") if len(parts) > 1 else parts[0]


def _as_of(post: Post, briefing: Briefing, language: str) -> Text:
    """Return when a post is last on record, or that its end is not known."""
    last = briefing.last_records.get(post.id)
    if last is None:
        return (blank_of(language), gap("end_unknown", language))
    date = date_words(last, language, Style.PAPER_SHORT)
    return in_brackets(sentence("sheet_as_of", language, date=date), language)


def _is_told(one: Attendee) -> bool:
    group, role = one.role
    return one.role in TOLD_ROLES or (group == "delegation_roles" and role not in UNTOLD_MEMBERS)
