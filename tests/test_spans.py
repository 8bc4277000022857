"""Spans with known, open, unknown and bounded ends."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from intl_crm.dates import OPEN_END, OPEN_START, UNKNOWN, Answer, PartialDate
from intl_crm.dates import Precision as P
from intl_crm.spans import BadSpan, EndBeforeStart, Span
from tests.strategies import near_days, near_spans, spans

YES, NO, UNSURE = Answer.YES, Answer.NO, Answer.UNKNOWN


@pytest.mark.parametrize(
    ("written", "since", "until"),
    [
        ("2021-09-17", PartialDate.parse("2021-09-17"), PartialDate.parse("2021-09-17")),
        ("2006", PartialDate.parse("2006"), PartialDate.parse("2006")),
        ("2021-12/early", PartialDate.part_of(2021, 12, P.EARLY), PartialDate.part_of(2021, 12, P.EARLY)),
        (
            "2021-04-07..2021-04-09",
            PartialDate.day_of(date(2021, 4, 7)),
            PartialDate.day_of(date(2021, 4, 9)),
        ),
        (
            "2021-11-15..2021-12-14",
            PartialDate.day_of(date(2021, 11, 15)),
            PartialDate.day_of(date(2021, 12, 14)),
        ),
        ("2021-01..", PartialDate.parse("2021-01"), OPEN_END),
        ("2021-01..2021-02", PartialDate.parse("2021-01"), PartialDate.parse("2021-02")),
        (
            "2021-06/late..2021-07/early",
            PartialDate.part_of(2021, 6, P.LATE),
            PartialDate.part_of(2021, 7, P.EARLY),
        ),
        ("?..<=2021-12-31", UNKNOWN, PartialDate.not_after(date(2021, 12, 31))),
        ("?..", UNKNOWN, OPEN_END),
        ("..?", OPEN_START, UNKNOWN),
        ("..", OPEN_START, OPEN_END),
        ("..2021", OPEN_START, PartialDate.parse("2021")),
        ("?", UNKNOWN, UNKNOWN),
        (">=2021-01-01..?", PartialDate.parse(">=2021-01-01"), UNKNOWN),
        ("<=2021-01-01", PartialDate.not_after(date(2021, 1, 1)), PartialDate.not_after(date(2021, 1, 1))),
    ],
)
def test_machine_forms(written: str, since: PartialDate, until: PartialDate) -> None:
    assert Span.parse(written) == Span(since, until)
    assert str(Span(since, until)) == written


def test_two_ends_of_one_value_are_one_date() -> None:
    assert str(Span.parse("2021-03..2021-03")) == "2021-03"
    assert Span.parse("2021-03").is_single
    assert not Span.parse("2021-03..").is_single


@pytest.mark.parametrize(
    "written",
    [
        "2021-04-09..2021-04-07",
        "2022..2021",
        "2021-02..2021-01/late",
        ">=2022-01-01..2021",
        "2022..<=2021-12-31",
        "",
        "...",
        "2021...2022",
        "2021..2022..2023",
        "<..",
        "..>",
        "..>..2021",
        "2021..<..",
        "2021-04-07..09",
        "2021 .. 2022",
    ],
)
def test_what_is_no_span_is_refused_with_what_was_written(written: str) -> None:
    with pytest.raises(BadSpan) as refused:
        Span.parse(written)
    assert refused.value.text == written


def test_open_ends_have_their_side() -> None:
    with pytest.raises(EndBeforeStart):
        Span(OPEN_END, OPEN_END)
    with pytest.raises(EndBeforeStart):
        Span(OPEN_START, OPEN_START)


@pytest.mark.parametrize(
    "written", ["2021..2021-03", "2021-03-20..2021-03", "?..<=1900-01-01", "<=2030-01-01..2021"]
)
def test_an_end_that_may_come_after_the_start_is_kept(written: str) -> None:
    assert str(Span.parse(written)) == written


@pytest.mark.parametrize(
    ("written", "on", "holds", "begun", "ended"),
    [
        ("2021-04-07..2021-04-09", "2021-04-06", NO, NO, NO),
        ("2021-04-07..2021-04-09", "2021-04-07", YES, YES, NO),
        ("2021-04-07..2021-04-09", "2021-04-09", YES, YES, YES),
        ("2021-04-07..2021-04-09", "2021-04-10", NO, YES, YES),
        ("2021-03", "2021-03-15", UNSURE, UNSURE, UNSURE),
        ("2021-03", "2021-03-31", UNSURE, YES, YES),
        ("2021-03", "2021-04-01", NO, YES, YES),
        ("2021-03", "2021-02-28", NO, NO, NO),
        ("2006..", "2006-06-01", UNSURE, UNSURE, NO),
        ("2006..", "2006-12-31", YES, YES, NO),
        ("2006..", "2021-12-31", YES, YES, NO),
        ("?..<=2021-12-31", "2021-12-31", UNSURE, YES, YES),
        ("?..<=2021-12-31", "2021-12-30", UNSURE, UNSURE, UNSURE),
        ("?..<=2021-12-31", "2022-01-01", NO, YES, YES),
        ("?..", "2021-12-31", UNSURE, UNSURE, NO),
        ("?..2021-12-31", "2021-12-31", YES, YES, YES),
        ("2020..?", "2019-12-31", NO, NO, NO),
        ("2020..?", "2021-12-31", UNSURE, YES, UNSURE),
        ("2020..>=2022-01-01", "2021-12-31", YES, YES, NO),
        ("..", "2021-12-31", YES, YES, NO),
        ("?", "2021-12-31", UNSURE, UNSURE, UNSURE),
        ("2021-03-15..2021-03", "2021-03-15", YES, YES, UNSURE),
        ("2021-03-15..2021-03", "2021-03-14", NO, NO, NO),
    ],
)
def test_questions_at_a_day(written: str, on: str, holds: Answer, begun: Answer, ended: Answer) -> None:
    span, at = Span.parse(written), date.fromisoformat(on)
    assert (span.holds_on(at), span.begun_by(at), span.ended_by(at)) == (holds, begun, ended)


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("2021", YES),
        ("2021-12-31..", YES),
        ("2020..2022", YES),
        ("2020-12-31..2022", YES),
        ("2020..2021-06", YES),
        ("..2021-01-01", YES),
        ("2022..", NO),
        ("..2020", NO),
        ("?", UNSURE),
        ("2020..?", UNSURE),
        ("<=2021-12-31", UNSURE),
        ("?..2022", UNSURE),
    ],
)
def test_overlap_with_a_year(written: str, answer: Answer) -> None:
    assert Span.parse(written).overlaps(date(2021, 1, 1), date(2021, 12, 31)) is answer


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ("2021-12-20..2023-01", [2021, 2022, 2023]),
        ("2006", [2006]),
        ("2021..", [2021]),
        ("?..2021", [2021]),
        ("?..<=2021-12-31", []),
        ("?", []),
    ],
)
def test_years(written: str, years: list[int]) -> None:
    assert list(Span.parse(written).years()) == years


@given(spans)
def test_parsing_what_was_written_gives_the_same_span(span: Span) -> None:
    assert Span.parse(str(span)) == span


@given(spans, spans)
def test_the_order_is_total(a: Span, b: Span) -> None:
    assert (a < b) + (a == b) + (a > b) == 1


@st.composite
def _possible(draw: st.DrawFn, span: Span) -> tuple[date, date]:
    """One way in which it may really have been, near the years that are asked."""
    low, high = date(2019, 1, 1), date(2023, 12, 31)
    starts = st.dates(max(span.since.first_day, low), min(max(span.since.last_day, low), high))
    start = draw(starts.filter(lambda found: found <= span.last_day))
    end = (
        start
        if span.is_single
        else draw(st.dates(max(start, span.until.first_day, low), min(span.last_day, date.max)))
    )
    return start, end


@given(st.data(), near_spans, near_days, st.integers(0, 400))
def test_answers_are_true_of_each_way_it_may_have_been(
    data: st.DataObject, span: Span, first: date, length: int
) -> None:
    last = first + timedelta(length)
    assume(span.first_day <= date(2023, 12, 31))
    start, end = data.draw(_possible(span))
    truths = [
        (span.overlaps(first, last), start <= last and end >= first),
        (span.holds_on(first), start <= first <= end),
        (span.begun_by(first), start <= first),
        (span.ended_by(first), end <= first),
    ]
    for answer, truth in truths:
        assert answer in {UNSURE, YES if truth else NO}


@given(near_spans, near_days)
def test_what_is_over_has_begun(span: Span, on: date) -> None:
    assert span.ended_by(on) is not YES or span.begun_by(on) is YES
    assert span.begun_by(on) is not NO or span.holds_on(on) is NO


@given(st.text(alphabet="0123456789-./?<=>early", max_size=24))
def test_any_other_text_is_refused_or_canonical(written: str) -> None:
    try:
        span = Span.parse(written)
    except BadSpan:
        return
    assert Span.parse(str(span)) == span
