"""What a briefing sheet is printed from; sheet.typ reads these fields under these names.

A section without content is not printed. `prio` says how soon an item goes when the page is full
(intl_crm/printing/priorities.py).
"""

from dataclasses import dataclass

from intl_crm.printing.report_data import Picture
from intl_crm.printing.values import Printed, Text, Value


@dataclass(frozen=True, kw_only=True)
class Band(Printed):
    """The strip on top of each page."""

    level: str  # who may read it: 限閱
    rule: str  # what to do with it


@dataclass(frozen=True, kw_only=True)
class Fact(Printed):
    """A label and its value: of the principal, of the partnership."""

    label: str
    value: Text
    prio: int = 1


@dataclass(frozen=True, kw_only=True)
class Principal(Printed):
    """Who leads the other side."""

    name: Text  # in the reader's script if there is one
    other: Text | None = None  # the name in the other script
    title: Text | None = None  # at the sheet's date
    facts: tuple[Fact, ...] = ()
    photo: Picture | None = None


@dataclass(frozen=True, kw_only=True)
class Participant(Printed):
    """One of those who take part, by rank."""

    name: Text
    no: str = "•"  # place in the order
    other: Text | None = None
    title: Text | None = None
    prio: int = 1


@dataclass(frozen=True, kw_only=True)
class Seat(Printed):
    """A seat of the table; its place follows from its number."""

    no: str  # empty for an interpreter
    name: Text
    other: Text | None = None
    state: str | None = None  # "open": nobody named yet, dashed


@dataclass(frozen=True, kw_only=True)
class Seating(Printed):
    """A table for two sides, drawn as the onlooker sees it."""

    alt: str
    guests: tuple[Seat, ...]
    hosts: tuple[Seat, ...]
    table: str  # words on the table
    note: str  # how to read the picture
    guest_interpreter: Seat | None = None
    host_interpreter: Seat | None = None
    flags_left: tuple[str, ...] = ()
    flags_right: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ProgrammeItem(Printed):
    """A line of the running order; a column that no line fills is not printed."""

    what: Text
    day: Text | None = None  # where the programme is longer than a day
    here: Text | None = None  # by the home clock
    there: Text | None = None  # by the partner's clock
    prio: int = 1


@dataclass(frozen=True, kw_only=True)
class Points(Printed):
    """A group of talking points."""

    head: str
    items: tuple[Value, ...]
    wide: bool = False  # over both columns
    prio: int = 1


@dataclass(frozen=True, kw_only=True)
class LastMeeting(Printed):
    """The last meeting with the principal."""

    when: Text
    what: Text
    notes: tuple[Value, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Meeting(Printed):
    """A meeting before the last one."""

    when: Text
    what: Text
    outcome: Text | None = None
    prio: int = 1


@dataclass(frozen=True, kw_only=True)
class PastExchange(Printed):
    """An exchange with the partner, latest first."""

    when: Text
    what: Text
    kind: Text | None = None  # in person, by video, …
    prio: int = 1


@dataclass(frozen=True, kw_only=True)
class GiftLine(Printed):
    """A gift given or received."""

    when: Text
    direction: Text
    what: Text
    who: Text | None = None  # from and to
    prio: int = 1


@dataclass(frozen=True, kw_only=True)
class Promise(Printed):
    """A commitment that is still open."""

    what: Text
    owner: Text | None = None
    due: Text | None = None
    status: Text | None = None
    prio: int = 1


@dataclass(frozen=True, kw_only=True)
class CityFact(Printed):
    """A fact of the partner city."""

    name: Text
    value: Text
    source: Text | None = None
    age: Text | None = None  # as of when
    prio: int = 1


@dataclass(frozen=True, kw_only=True)
class Contact(Printed):
    """Whom to call on the day."""

    duty: Text
    person: Text
    phone: Text | None = None
    prio: int = 1


@dataclass(frozen=True, kw_only=True)
class SheetLabels(Printed):
    """The words of the print itself: sections, then columns, then the foot."""

    purpose: str
    who: str
    guests_side: str
    our_side: str
    seating: str
    programme: str
    points: str
    last: str
    partnership: str
    history: str
    gifts: str
    promises: str
    facts: str
    contacts: str
    notes: str
    date: str
    item: str
    meeting: str
    outcome: str
    exchange: str
    kind: str
    direction: str
    gift: str
    from_to: str
    promise: str
    owner: str
    due: str
    status: str
    fact: str
    value: str
    source: str
    age: str
    duty: str
    person: str
    phone: str
    legend: str  # what dots, brackets and boxes mean
    left_out: str  # before what had to go: 因篇幅未列
    colon: str
    sep: str
    page: str  # with {n} and {m}


@dataclass(frozen=True, kw_only=True)
class SheetData(Printed):
    """A whole briefing sheet in one language."""

    lang: str
    office: Text
    kind: str  # the name of this kind of print
    title: Text
    when: Text  # the day, both clocks, or the offset and that no time is recorded
    band: Band
    edition: str
    printed: str  # by whom and when
    labels: SheetLabels
    where: Text | None = None  # venue and headcount
    crest: Picture | None = None
    purpose: tuple[Value, ...] = ()
    principal: Principal | None = None
    guests: tuple[Participant, ...] = ()
    hosts: tuple[Participant, ...] = ()
    visit: tuple[Fact, ...] = ()  # when a delegation comes and goes, and what it needs
    seating: Seating | None = None
    clocks: tuple[str, ...] = ()  # heads of the two clocks: 高雄, 科羅 +1
    programme: tuple[ProgrammeItem, ...] = ()
    points: tuple[Points, ...] = ()
    last: LastMeeting | None = None
    last_none: Text | None = None  # the words where there was no meeting yet
    meetings: tuple[Meeting, ...] = ()
    partnership: tuple[Fact, ...] = ()
    history: tuple[PastExchange, ...] = ()
    gifts: tuple[GiftLine, ...] = ()
    promises: tuple[Promise, ...] = ()
    facts: tuple[CityFact, ...] = ()
    contacts: tuple[Contact, ...] = ()
