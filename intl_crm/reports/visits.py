"""The year's visits: how many, published and computed, and the paragraph that tells of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from intl_crm.cities.rules import best
from intl_crm.delegations.models import Delegation
from intl_crm.listing import blank_of
from intl_crm.reports.heads import Head, head_of, heads_words
from intl_crm.reports.models import Figure, Introduction
from intl_crm.reports.pieces import Paragraph, Piece, joined, marked, spoken
from intl_crm.reports.rules import in_case_order, visitors_of
from intl_crm.reports.wording import PRODUCT, Wording
from intl_crm.sentences import sentence
from intl_crm.texts import NOTHING, Found
from intl_crm.words import label

CASES, VISITORS = "visit_cases", "visitors"
# Names of the figures of a year, in their order.
FIGURES = (CASES, VISITORS)
MARK = "1"

Facts = dict[str, str | int | Found]


@dataclass(frozen=True)
class Counted:
    """A figure of the year: as published, and as the records add up to it; None is unknown."""

    name: str
    published: int | None
    computed: int | None
    source: Found = NOTHING
    reason: Found = NOTHING

    @property
    def value(self) -> int | None:
        """What the report prints: the published figure, else the computed one."""
        return self.computed if self.published is None else self.published

    @property
    def differs(self) -> bool:
        """Whether a published figure is not what the records add up to."""
        return self.published is not None and self.published != self.computed


@dataclass(frozen=True)
class Case:
    """A visit received, with its head as the report names it."""

    delegation: Delegation
    head: Head | None


@dataclass(frozen=True)
class Visits:
    """The visits of a year in one language, in the order of print."""

    year: int
    language: str
    cases: tuple[Case, ...]
    counted: tuple[Counted, ...]
    reason: Found
    wording: Wording = PRODUCT

    def figure(self, name: str) -> Counted:
        """Return a figure by its name."""
        return next(one for one in self.counted if one.name == name)

    @property
    def heads(self) -> list[Head]:
        """The heads that are named, in order."""
        return [case.head for case in self.cases if case.head]

    @property
    def without_headcount(self) -> int:
        """How many cases have no headcount on record."""
        return sum(case.delegation.headcount is None for case in self.cases)


def visits_of(
    cases: Sequence[Delegation],
    figures: Mapping[str, Figure],
    introduction: Introduction | None,
    *,
    year: int,
    language: str,
    day: date,
    wording: Wording = PRODUCT,
) -> Visits:
    """Return the visits of a year, the heads' titles judged at a day."""
    computed = {CASES: len(cases), VISITORS: visitors_of(cases)}
    return Visits(
        year=year,
        language=language,
        cases=tuple(Case(case, head_of(case, language, day)) for case in in_case_order(cases)),
        counted=tuple(_counted(name, figures.get(name), computed[name], language) for name in FIGURES),
        reason=best(introduction.because, language) if introduction else NOTHING,
        wording=wording,
    )


def _counted(name: str, figure: Figure | None, computed: int | None, language: str) -> Counted:
    if figure is None:
        return Counted(name, None, computed)
    source, reason = best(figure.source, language), best(figure.reason, language)
    return Counted(name, round(figure.value), computed, source, reason)


def visits_paragraph(visits: Visits) -> Paragraph:
    """Return how many cases and visitors there were and who led them; marked where a figure is published."""
    return _paragraph(visits, (_total(visits), _uncounted(visits), _heads(visits)))


def counts_paragraph(visits: Visits) -> Paragraph:
    """Return how many cases and visitors there were; marked where a figure is published."""
    return _paragraph(visits, (_total(visits), _uncounted(visits)))


def _paragraph(visits: Visits, sentences: Sequence[Paragraph]) -> Paragraph:
    language = visits.language
    if not visits.cases and not visits.figure(CASES).value:
        return (Piece(label("ui_states", "none_on_record", language), language),)
    *others, last = [one for one in sentences if one]
    whole = joined((*(piece for one in others for piece in (*one, blank(language))), *last))
    return marked(whole, sentence("report_mark", language, number=MARK)) if notes_of(visits) else whole


def _total(visits: Visits) -> Paragraph:
    cases, visitors = visits.figure(CASES).value, _visitors(visits)
    key = "visits_counted" if visitors is None else "visits_total"
    facts: Facts = {"year": visits.wording.year_number(visits.year, visits.language), "cases": cases or 0}
    if visitors is not None:
        facts["visitors"] = visitors
    if visits.reason.text:
        key, facts = f"{key}_because", facts | {"reason": visits.reason}
    return spoken(key, visits.language, facts, visits.wording)


def _visitors(visits: Visits) -> int | None:
    """Return the number to print: published, or of the headcounts that are known; None where none is."""
    figure = visits.figure(VISITORS)
    return _known(visits) if figure.published is None else figure.value


def _known(visits: Visits) -> int | None:
    """Return the visitors as far as they are counted; None where that is known of no case."""
    known = [case.delegation.headcount for case in visits.cases if case.delegation.headcount is not None]
    return sum(known) if known else None


def _uncounted(visits: Visits) -> Paragraph:
    """Return how many cases give no headcount, where no published figure stands for them."""
    if not visits.without_headcount or visits.figure(VISITORS).published is not None:
        return ()
    key = "visits_no_headcount" if _visitors(visits) is None else "headcount_unknown"
    return spoken(key, visits.language, {"n": visits.without_headcount}, visits.wording)


def _heads(visits: Visits) -> Paragraph:
    heads = visits.heads
    if not heads:
        return ()
    is_whole = len(heads) == visits.figure(CASES).value
    key = "visits_heads_all" if is_whole else "visits_heads"
    sign = Found(visits.language, "\ue0ff")
    before, named, after = visits.wording.sentence(key, visits.language, heads=sign).partition(sign.text)
    listed = heads_words(heads, visits.language) if named else ()
    return joined((Piece(before, visits.language), *listed, Piece(after, visits.language)))


def notes_of(visits: Visits) -> list[Paragraph]:
    """Return what stands behind the mark: published and computed figures, the source, why they differ."""
    return [_note(one, visits) for one in visits.counted if one.differs]


def _note(one: Counted, visits: Visits) -> Paragraph:
    language = visits.language
    name = sentence("figure_named", language, name=sentence(f"report_{one.name}", language), says="")
    said = (Piece(name, language), *_both_numbers(one, visits))
    if one.reason.text:
        said = (*said, blank(language), Piece(one.reason.text, one.reason.language))
    return joined(said)


def _both_numbers(one: Counted, visits: Visits) -> Paragraph:
    """Return the published number and that of the records, which may count a part of the cases alone."""
    language = visits.language
    facts: Facts = {"published": one.value or 0, "source": one.source}
    known = _known(visits) if one.computed is None else one.computed
    if known is None:
        return spoken("figure_published_unknown", language, facts)
    says = spoken("figure_published", language, facts | {"computed": known})
    if one.computed is not None:
        return says
    return (*says, blank(language), *spoken("headcount_unknown", language, {"n": visits.without_headcount}))


def blank(language: str) -> Piece:
    """Return what stands between two sentences."""
    return Piece(blank_of(language), language)
