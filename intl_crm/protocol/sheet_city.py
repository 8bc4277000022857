"""The partner city on a sheet: how the two cities are tied, and what one should know of the other."""

from collections.abc import Iterator
from datetime import date, timedelta

from intl_crm.cities.anniversaries import Anniversary, in_year
from intl_crm.cities.models import City, Partnership
from intl_crm.cities.rules import city_name, is_known_to_begin
from intl_crm.clock import offset_between, utc_words
from intl_crm.countries import country_name
from intl_crm.date_words import Style, date_words, year_words
from intl_crm.delegations.models import Post
from intl_crm.delegations.rules import title_words
from intl_crm.printing import priorities
from intl_crm.printing.sheet_data import CityFact, Fact
from intl_crm.printing.values import Text, Value, unknown
from intl_crm.protocol.briefing import Briefing
from intl_crm.protocol.labels import said
from intl_crm.protocol.sheet_times import offsets
from intl_crm.protocol.wording import gap, in_brackets, joined, listed, name_of, other_name_of, printed_best
from intl_crm.sentences import sentence
from intl_crm.texts import Texts
from intl_crm.words import capitalised, label, term

UTC = "Etc/UTC"


def partnership_on(briefing: Briefing, language: str) -> tuple[Fact, ...]:
    """Return of each tie what it is, since when it stands, and the next anniversary from that day on."""
    return tuple(fact for tie in briefing.ties for fact in _tie(tie, briefing, language))


def _tie(tie: Partnership, briefing: Briefing, language: str) -> Iterator[Fact]:
    yield Fact(label=said("relation", language), value=_relation(tie, briefing, language))
    if tie.tie == "contact" and not is_known_to_begin(tie):
        return
    yield Fact(label=_since_label(tie, language), value=_since(tie, language))
    yield Fact(label=said("next_anniversary", language), value=_anniversary(tie, briefing, language))


def _relation(tie: Partnership, briefing: Briefing, language: str) -> str:
    words = label("partnership_kinds", tie.tie, language)
    if tie.when.since.first_day == briefing.day and tie.when.since.day and briefing.since.day:
        return sentence("since_today", language, tie=words)
    if tie.state in {None, "signed"}:
        return words
    return words + said("sep", language) + term("partnership_states", tie.state or "", language)


def _since_label(tie: Partnership, language: str) -> str:
    if tie.basis == "signing":
        return said("signed", language)
    return said("since", language) if tie.basis == "unknown" else label("date_basis", tie.basis, language)


def _since(tie: Partnership, language: str) -> Text:
    words = date_words(tie.when.since, language, Style.PAPER)
    return capitalised(words, language) if is_known_to_begin(tie) else unknown(words)


def _anniversary(tie: Partnership, briefing: Briefing, language: str) -> Text:
    found = next_anniversary(tie, briefing.day)
    if found is None:
        return unknown(term("ui_states", "unknown", language))
    return sentence(
        "anniversary_on", language, date=date_words(found.when, language, Style.PAPER), n=found.years
    )


def next_anniversary(tie: Partnership, day: date) -> Anniversary | None:
    """Return the first anniversary that is not surely over on a day."""
    found = (in_year(tie, year) for year in (day.year, day.year + 1))
    return next((one for one in found if one and one.when.last_day >= day), None)


def facts_on(briefing: Briefing, language: str) -> tuple[CityFact, ...]:
    """Return what is on record of the partner city."""
    city = briefing.partner
    if city is None:
        return ()
    return (
        _country(city, language),
        _zone(city, briefing, language),
        _head(briefing, language),
        *_fields(briefing, language),
    )


def _country(city: City, language: str) -> CityFact:
    value = (
        country_name(city.country, language)
        + said("sep", language)
        + term("city_levels", city.level, language)
    )
    return CityFact(name=said("country_level", language), value=value, source=_source(city.source, language))


def _source(source: Texts, language: str) -> Value | None:
    return printed_best(source, language) if source else None


def _zone(city: City, briefing: Briefing, language: str) -> CityFact:
    name = said("time_zone", language)
    if not city.zone:
        return CityFact(name=name, value=unknown(term("ui_states", "unknown", language)))
    facts = [city.zone, *_offsets(city, briefing, language)]
    return CityFact(name=name, value=joined(facts, said("sep", language)), source=said("iana", language))


def _offsets(city: City, briefing: Briefing, language: str) -> Iterator[str]:
    """Go through what the zone means on the day: before UTC, and before or behind our clocks."""
    home = briefing.home
    if home is None or not home.zone or not city.zone:
        return
    found = offsets(home, city, briefing.when)
    days = (briefing.since.first_day, briefing.since.last_day)
    if found:
        utc = dict.fromkeys(utc_words(offset_between(UTC, city.zone, day)) for day in days)
        yield said("slash", language).strip().join(utc)
    if len(found) == 1:
        yield _difference(found[0], city_name(home, language).text, language)


def _difference(offset: timedelta, home: str, language: str) -> str:
    minutes = round(abs(offset) / timedelta(minutes=1))
    way = "ahead" if offset > timedelta() else "behind" if offset else "same"
    return sentence(
        "clock_difference", language, way=way, home=home, hours=minutes // 60, minutes=minutes % 60
    )


def _head(briefing: Briefing, language: str) -> CityFact:
    """Return who heads the city on that day, as far as is on record."""
    post = briefing.head
    if post is None:
        please_ask = unknown(term("sensitive_facts", "unknown", language))
        return CityFact(name=said("head", language), value=please_ask)
    other, title = other_name_of(post.person, language), title_words(post, language).text
    names: list[Text] = [name_of(post.person, language), *([other] if other else [])]
    value = joined([joined(names, " "), in_brackets(title, language)] if title else names, "")
    source = _source(post.source, language)
    return CityFact(
        name=said("head", language), value=value, source=source, age=_age(post, briefing, language)
    )


def _age(post: Post, briefing: Briefing, language: str) -> Text | None:
    """Return when a post is last on record, where nobody recorded whether it lasts until the day."""
    if not briefing.is_dated(post):
        return None
    last = briefing.last_records.get(post.id)
    return date_words(last, language, Style.PAPER_SHORT) if last else gap("end_unknown", language)


def _fields(briefing: Briefing, language: str) -> Iterator[CityFact]:
    for agreement in briefing.agreements:
        year = agreement.signed.year
        if agreement.fields:
            yield CityFact(
                name=said("fields", language),
                value=joined(listed(agreement.fields, language), said("sep", language)),
                source=_source(agreement.source, language),
                age=year_words(year, language, Style.PAPER_SHORT) if year else None,
                prio=priorities.OTHER_FACT,
            )
