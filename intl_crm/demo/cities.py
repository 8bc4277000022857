"""The demo's office, cities, partnerships, agreements, organisations and observances."""

from collections.abc import Iterator, Mapping

from intl_crm import data
from intl_crm.cities.models import Agreement, City, Observance, Office, Partnership
from intl_crm.dates import PartialDate
from intl_crm.delegations.models import Organisation
from intl_crm.demo.facts import Facts, item_of_report, read, texts, texts_list
from intl_crm.permissions import Visibility
from intl_crm.spans import Span
from intl_crm.texts import LANGUAGES, Texts

PUBLIC = Visibility.PUBLIC.value
HOME = "kaohsiung"
# A tie that stands has an open end; of a mere contact, and of a tie that nobody confirmed, nothing is known.
STANDING = "{since}.."
WITHOUT_DATES = frozenset({"contact", "unconfirmed"})


def cities() -> dict[str, City]:
    """Return the home city and its partners by key."""
    return {facts["key"]: _city(facts) for facts in read("cities")["cities"]}


def _city(facts: Facts) -> City:
    latitude, longitude = facts["coordinates"]
    return City(
        slug=facts["key"],
        visibility=PUBLIC,
        name=texts(facts, "name"),
        level=facts["level"],
        country=facts["country"],
        latitude=latitude,
        longitude=longitude,
        zone=facts["zone"],
        hours=facts["hours"],
        hours_assumed=read("cities")["hours_assumed"],
    )


def office(cities: Mapping[str, City]) -> Office:
    """Return the office."""
    facts = read("cities")["office"]
    return Office(
        slug=facts["key"],
        visibility=PUBLIC,
        name=texts(facts, "name"),
        short_name=texts(facts, "short_name"),
        home_city=cities[facts["home"]],
        language=facts["language"],
        languages=tuple(facts["languages"]),
        form=facts["form"],
    )


def partnerships(cities: Mapping[str, City]) -> dict[str, Partnership]:
    """Return the tie with each partner by the partner's key."""
    return {facts["partner"]: _partnership(facts, cities) for facts in read("partnerships")["partnerships"]}


def _partnership(facts: Facts, cities: Mapping[str, City]) -> Partnership:
    when = "?" if facts["kind"] in WITHOUT_DATES else STANDING.format(since=facts.get("since", "?"))
    return Partnership(
        slug=f"{HOME}-{facts['partner']}",
        visibility=PUBLIC,
        city=cities[HOME],
        partner=cities[facts["partner"]],
        tie=facts["kind"],
        state=facts.get("state"),
        when=Span.parse(when),
        basis=facts.get("basis", "unknown"),
        source=item_of_report(facts["ref"]),
    )


def agreements(partnerships: Mapping[str, Partnership]) -> dict[str, Agreement]:
    """Return the documents of which the report tells, by key."""
    facts = read("partnerships")["agreements"]
    source = texts(facts, "source")
    return {one["key"]: _agreement(one, partnerships, source) for one in facts["records"]}


def _agreement(facts: Facts, partnerships: Mapping[str, Partnership], source: Texts) -> Agreement:
    return Agreement(
        slug=facts["key"],
        visibility=PUBLIC,
        partnership=partnerships[facts["partner"]],
        title=texts(facts, "title"),
        form=facts["kind"],
        signed=PartialDate.parse(facts["signed"]),
        way=facts["way"],
        fields=texts_list(facts, "fields"),
        source=source,
    )


def organisations(cities: Mapping[str, City]) -> dict[str, Organisation]:
    """Return the organisations by key."""
    return {facts["key"]: _organisation(facts, cities) for facts in read("organisations")["organisations"]}


def _organisation(facts: Facts, cities: Mapping[str, City]) -> Organisation:
    return Organisation(
        slug=facts["key"],
        visibility=PUBLIC,
        name=texts(facts, "name"),
        form=facts["kind"],
        country=facts.get("country"),
        city=cities[facts["city"]] if "city" in facts else None,
    )


def observances(cities: Mapping[str, City]) -> Iterator[Observance]:
    """Go through the days of the home city and of partners' and envoys' countries."""
    chosen, known = read("observances"), data.read("observances")
    for facts in known["national_days"]:
        if facts["country"] in chosen["countries"]:
            yield _observance(facts, country=facts["country"])
    for facts in known["city_days"]:
        if facts["city"] in chosen["cities"] and facts["kind"] in chosen["sorts"]:
            yield _observance(facts, city=cities[facts["city"]])


def _observance(facts: Facts, **owner: object) -> Observance:
    month, day = map(int, facts["date"].split("-"))
    return Observance(
        visibility=PUBLIC,
        name=Texts({language: facts[language] for language in LANGUAGES}),
        sort=read("observances")["sorts"].get(facts["kind"], "national"),
        month=month,
        day=day,
        first_year=facts["first"],
        letter=facts["letter"],
        source=Texts(data.read("observances")["citations"].get(facts["source"], {})),
        **owner,
    )
