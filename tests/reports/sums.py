"""Sums as somebody keeps them who makes the records: by year, table, row and column."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

# A number of a table: of which year's report, in which table, row (None is that of all) and column.
Place = tuple[int, str, str | None, str]
COLUMNS = {"inbound": ("visit_cases", "visitors"), "outbound": ("outbound_cases", "outbound_persons")}
# So many years stand side by side.
SIDE_BY_SIDE = 5


@dataclass
class Sums:
    """Counted records, headcounts as far as they are known, and cities, each of which counts once."""

    counted: Counter[Place] = field(default_factory=Counter)
    headcounts: dict[Place, list[int | None]] = field(default_factory=lambda: defaultdict(list))
    partners: dict[Place, set[str]] = field(default_factory=lambda: defaultdict(set))
    ties: dict[tuple[int, str], str] = field(default_factory=dict)

    def visit(
        self, year: int, way: str, *, country: str, body: str, mode: str, month: str, headcount: int | None
    ) -> None:
        """Count one visit."""
        cases, persons = COLUMNS[way]
        rows = [("countries", country), ("months", month), ("modes", mode)]
        for table, row in (*rows, (f"{way}_bodies", body)):
            for one in (row, None):
                self.counted[year, table, one, cases] += 1
                self.headcounts[year, table, one, persons].append(headcount)
        for one in (body, None):
            self.counted[year, f"{way}_bodies", one, mode] += 1
        for place in self._in_years(year, cases):
            self.counted[place] += 1
        for place in self._in_years(year, persons):
            self.headcounts[place].append(headcount)

    def exchange(self, year: int, *, family: str, mode: str, month: str) -> None:
        """Count one exchange."""
        for row in (family, None):
            self.counted[year, "exchange_kinds", row, mode] += 1
            self.counted[year, "exchange_kinds", row, "exchanges"] += 1
        for row in (month, None):
            self.counted[year, "exchange_months", row, "exchanges"] += 1
        for place in self._in_years(year, "exchanges"):
            self.counted[place] += 1

    def agreement(self, year: int) -> None:
        """Count one agreement."""
        for place in self._in_years(year, "agreements"):
            self.counted[place] += 1

    def partner(self, year: int, tie: str, city: str) -> None:
        """Note a partner of a year, who rests until an exchange is held with it."""
        self.ties[year, city] = tie
        for row in (tie, None):
            self.partners[year, "partners", row, "partners"].add(city)
            self.partners[year, "partners", row, "partners_resting"].add(city)

    def held_with(self, year: int, city: str) -> None:
        """Note that an exchange was held with a city, which may be no partner."""
        tie = self.ties.get((year, city))
        if tie is None:
            return
        for row in (tie, None):
            self.partners[year, "partners", row, "partners_resting"].discard(city)
            self.partners[year, "partners", row, "partners_active"].add(city)
        for place in self._in_years(year, "partners_active"):
            self.partners[place].add(city)

    def number(self, place: Place) -> tuple[int | None, int]:
        """Return the number of a place, none where nobody knows it, and how many headcounts are unknown."""
        if place[3] in ("visitors", "outbound_persons"):
            every = self.headcounts.get(place, [])
            known = [one for one in every if one is not None]
            unknown = len(every) - len(known)
            return (None if unknown and not known else sum(known)), unknown
        return self.counted[place] + len(self.partners.get(place, ())), 0

    def places(self, year: int) -> set[Place]:
        """Return all places of a year's tables in which there is something."""
        counted = {place for place, number in self.counted.items() if number}
        cities = {place for place, found in self.partners.items() if found}
        return {place for place in (*counted, *cities, *self.headcounts) if place[0] == year}

    def _in_years(self, year: int, column: str) -> list[Place]:
        """Return where something of a year stands among five years, in its own row and in that of all."""
        reports = range(year, year + SIDE_BY_SIDE)
        return [(report, "years", row, column) for report in reports for row in (str(year), None)]
