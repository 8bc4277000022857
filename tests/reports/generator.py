"""Six years of exchanges, visits, agreements and partners from one seed, and the sums kept while making them.

Nothing here asks the program what counts: of each sort of record it is written down here whether it counts,
in which year and month, and as what.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from random import Random
from uuid import UUID

from intl_crm.cities.models import Agreement, City, Office, Partnership
from intl_crm.clock import now
from intl_crm.dates import PartialDate
from intl_crm.delegations.models import Delegation, Organisation
from intl_crm.events.models import Event, Participation
from intl_crm.records import Record
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.reports.sums import Sums

YEARS = range(2016, 2022)
EXCHANGES, RECEIVED, SENT = 200, 30, 12
# Kinds of exchange with their family and usual mode, as the vocabulary has them.
KINDS = (
    ("courtesy_call", "meeting", "in_person"),
    ("video_call", "meeting", "video"),
    ("study_tour", "visit", "in_person"),
    ("signing", "ceremony", "in_person"),
    ("webinar", "conference", "online"),
    ("exhibition", "culture", "in_person"),
    ("lecture", "learning", "in_person"),
    ("trade_promotion", "economy", "in_person"),
    ("letter_campaign", "letters", "mail"),
    ("donation", "giving", "in_person"),
)
MODES = ("in_person", "video", "hybrid")
COUNTRIES = ("JP", "KR", "US", "FR", "DE", "PW", "AU", "CZ")
BODIES = ("embassy", "representative_office", "ministry", "museum")
# A date within a year as it is written, and the month that is known of it.
DATES = (
    ("{y}-{m:02}-{d:02}", True),
    ("{y}-{m:02}-{d:02}..{y}-12-31", True),
    ("{y}-{m:02}", True),
    ("{y}-{m:02}/late", True),
    ("{y}", False),
)
# Spans that go on into another year, or whose end nobody knows.
SPANS = ("{y}-12-30..{z}-01-02", "{y}-12-31..{z}-03", "{y}-12-05..", "{y}-12-05..?")
# What is never counted, by what is said of it.
NEVER: tuple[dict[str, object], ...] = (
    {"status": "cancelled"},
    {"status": "planned"},
    {"status": "postponed"},
    {"visibility": "restricted"},
    {"when": Span.parse("?")},
    {"when": Span.parse("..2021")},
)
NEVER_VISITED: tuple[dict[str, object], ...] = (
    {"state": "requested"},
    {"state": "declined"},
    {"state": "preparing"},
    {"visibility": "restricted"},
    {"when": Span.parse("?")},
)


@dataclass
class Generator:
    """Makes the records of an office and keeps their sums."""

    random: Random
    sums: Sums = field(default_factory=Sums)
    cities: list[City] = field(default_factory=list)
    bodies: list[Organisation] = field(default_factory=list)
    # The kind of tie of each city, and the last year in which it holds; cities without one are no partners.
    ties: dict[str, tuple[str, int]] = field(default_factory=dict)

    def records(self) -> Iterator[Record]:
        """Go through all records, in an order in which they can be stored."""
        office = factories.office(languages=("zh-Hant-TW", "en"))
        yield office
        yield from self._places()
        yield from self._partnerships(office)
        for year in YEARS:
            yield from self._exchanges(year)
            yield from self._visits(year, "inbound", RECEIVED)
            yield from self._visits(year, "outbound", SENT)

    def _places(self) -> Iterator[Record]:
        for at, country in zip(range(24), cycle(COUNTRIES), strict=False):
            name = Texts({"en": f"Testcity {at}", "zh-Hant-TW": f"測試{at}市"})
            self.cities.append(City(name=name, country=country, slug=f"city-{at}"))
        for at, (form, country) in enumerate(zip(cycle(BODIES), COUNTRIES, strict=False)):
            city = self.cities[at] if form == "museum" else None
            name = Texts({"en": f"Body {at}", "zh-Hant-TW": f"機構{at}"})
            self.bodies.append(Organisation(name=name, form=form, country=country, city=city))
        yield from (*self.cities, *self.bodies)

    def _partnerships(self, office: Office) -> Iterator[Record]:
        """Tie cities to ours: some ties end, some are not signed yet, some are not known to all."""
        home = office.home_city
        kinds = zip(self.cities, cycle(("sister", "friendship", "cooperation")), strict=False)
        for at, (city, kind) in enumerate(kinds):
            tie = Partnership(city=home, partner=city, tie=kind, state="signed", when=Span.parse("1990.."))
            if at % 8 == 5:
                tie.when, tie.state = Span.parse("1990..2018-06"), "ended"
            if at % 8 == 6:
                tie.state = "proposed"
            elif at % 8 == 7:
                tie.visibility = "restricted"
            else:
                self.ties[str(city.slug)] = (kind, 2018 if at % 8 == 5 else YEARS[-1])
            if at % 2:
                tie.city, tie.partner = tie.partner, tie.city
            yield tie
            yield from self._agreements(tie, counts=at % 8 < 6)
        yield from self._among_others()
        self._count_partners()

    def _among_others(self) -> Iterator[Record]:
        """Tie two cities to each other: what they sign is not ours."""
        others = Partnership(city=self.cities[0], partner=self.cities[1], tie="sister", state="signed")
        yield others
        yield Agreement(partnership=others, form="mou", signed=PartialDate.parse("2020-05-05"))

    def _agreements(self, tie: Partnership, *, counts: bool) -> Iterator[Record]:
        for year in YEARS:
            if self.random.random() < 0.25:
                written, _month = self._date(year)
                signed = Span.parse(written).since
                yield Agreement(partnership=tie, form=self.random.choice(("mou", "renewal")), signed=signed)
                # One that was proposed alone is ours all the same; what is restricted is nobody's to read.
                if tie.visibility != "restricted":
                    self.sums.agreement(year)
            yield Agreement(
                partnership=tie, form="mou", visibility="restricted", signed=PartialDate.year_of(year)
            )
        yield Agreement(partnership=tie, form="termination", signed=PartialDate.parse("2018-06-01"))
        yield Agreement(partnership=tie, form="mou", signed=PartialDate.parse("?"))

    def _count_partners(self) -> None:
        for city, (kind, last) in self.ties.items():
            for year in YEARS:
                if year <= last:
                    self.sums.partner(year, kind, city)

    def _exchanges(self, year: int) -> Iterator[Record]:
        for _at in range(EXCHANGES):
            yield self._exchange(year)
        for facts in NEVER:
            for one in (
                facts,
                facts | {"participations": [Participation(city=self.random.choice(self.cities))]},
            ):
                yield self._event(year, one)
        gone = self._event(year, {"participations": [Participation(city=self.cities[-1])]})
        gone.deleted_at, gone.deletion = now(), UUID(int=1)
        yield gone

    def _event(self, year: int, facts: dict[str, object]) -> Event:
        form, _family, _mode = self.random.choice(KINDS)
        when = Span.parse(self._date(year)[0])
        return factories.event(**{"status": "held", "form": form, "when": when} | facts)

    def _exchange(self, year: int) -> Event:
        """Make an exchange that counts in this year."""
        form, family, usual = self.random.choice(KINDS)
        mode = self.random.choice((None, *MODES))
        written, month = self._date(year)
        self.sums.exchange(year, family=family, mode=mode or usual, month=month)
        number = self.random.randrange(10**6)
        title = Texts({"en": f"Exchange {number}", "zh-Hant-TW": f"交流{number}"})
        taking_part = [] if self.random.random() < 0.85 else [self._taker(year)]
        return factories.event(
            title=title,
            form=form,
            mode=mode,
            status="held",
            when=Span.parse(written),
            participations=taking_part,
        )

    def _taker(self, year: int) -> Participation:
        """Let a city take part: itself, by its body, or by a delegation, whatever became of that."""
        way = self.random.choice(("city", "organisation", "delegation"))
        city = self.random.choice(self.cities)
        if way == "organisation":
            body = self.random.choice(self.bodies)
            if body.city:
                self.sums.held_with(year, str(body.city.slug))
            return Participation(organisation=body)
        self.sums.held_with(year, str(city.slug))
        if way == "city":
            return Participation(city=city)
        visit = factories.delegation(state="requested", city=city, when=Span.parse(str(year)))
        return Participation(delegation=visit)

    def _visits(self, year: int, direction: str, number: int) -> Iterator[Record]:
        for at in range(1, number + 1):
            yield self._visit(year, direction, at)
        for facts in NEVER_VISITED:
            yield factories.delegation(
                **{"state": "held", "direction": direction, "when": Span.parse(str(year)), "headcount": 90}
                | facts
            )

    def _visit(self, year: int, direction: str, number: int) -> Delegation:
        """Make a visit that counts in this year."""
        mode = self.random.choice(MODES)
        headcount = self.random.choice((None, *range(1, 9)))
        dated, month = self._dates_of_visit(year, direction, number)
        body, facts = self._body()
        self.sums.visit(
            year,
            direction,
            country=str(facts["country"]),
            body=str(facts["kind"]),
            mode=mode,
            month=month,
            headcount=headcount,
        )
        state = self.random.choice(("held", "followed_up", "closed"))
        return factories.delegation(
            direction=direction, mode=mode, state=state, headcount=headcount, **dated, **body
        )

    def _body(self) -> tuple[dict[str, object], dict[str, str]]:
        """Return a body that comes or is visited, its country and its kind; sometimes nobody recorded one."""
        chance = self.random.random()
        if chance < 0.1:
            return {"name": Texts({"en": "Somebody"})}, {"country": "unknown", "kind": "unknown"}
        if chance < 0.6:
            city = self.random.choice(self.cities)
            return {"city": city}, {"country": city.country, "kind": "city"}
        body = self.random.choice(self.bodies)
        return {"organisation": body}, {"country": str(body.country), "kind": body.form}

    def _dates_of_visit(self, year: int, direction: str, number: int) -> tuple[dict[str, object], str]:
        """Return when a visit was: by its span, by the day of arrival or departure, or by its number."""
        if number == 1:
            numbered = {"case_year": year, "case_number": 1 if direction == "inbound" else 101}
            return numbered | {"when": Span.parse("?")}, "unknown"
        if number == 2:
            # Who comes on the last day and is received in the new year counts by the day of coming.
            travel = "arrival" if direction == "inbound" else "departure"
            last = PartialDate.parse(f"{year}-12-31")
            return {travel: last, "when": Span.parse(f"{year + 1}-01-02")}, "12"
        written, month = self._date(year)
        return {"when": Span.parse(written)}, month

    def _date(self, year: int) -> tuple[str, str]:
        """Return a span that begins in the year, as it is written, and the month in which it counts."""
        month, day = self.random.randrange(1, 13), self.random.randrange(1, 29)
        if self.random.random() < 0.05:
            return self.random.choice(SPANS).format(y=year, z=year + 1), "12"
        written, has_month = self.random.choice(DATES)
        return written.format(y=year, m=month, d=day), str(month) if has_month else "unknown"


def generated(seed: int = 3) -> tuple[list[Record], Sums]:
    """Return six years of records and their sums."""
    generator = Generator(Random(seed))  # noqa: S311 -- the same numbers each time, no secret
    return list(generator.records()), generator.sums
