"""How a report speaks: its language, the words of its form, its dates, and people at its day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from intl_crm.calendars import era_year
from intl_crm.cities.models import City
from intl_crm.cities.rules import best
from intl_crm.date_words import Style, date_words, patterns
from intl_crm.dates import PartialDate, Precision
from intl_crm.delegations import rules
from intl_crm.delegations.bodies import beside_title
from intl_crm.delegations.models import Organisation, Person, Post
from intl_crm.listing import join
from intl_crm.reports.heads import Head, head_words, may_be_named, person_head, titled_words
from intl_crm.reports.pieces import Fact, Paragraph, Piece, between, joined, plain, spoken
from intl_crm.reports.visits import blank
from intl_crm.reports.wording import PRODUCT, Wording
from intl_crm.spans import Span
from intl_crm.texts import NOTHING, Found, Texts

# Quotation marks within others.
INNER = str.maketrans("「」“”", "『』‘’")


@dataclass(frozen=True)
class Voice:
    """The language of a report with its year, the day at which titles are judged, and whose report it is."""

    language: str
    year: int
    day: date
    home: City | None = None
    wording: Wording = PRODUCT

    def says(self, key: str, **facts: Fact) -> Paragraph:
        """Return a sentence of these facts."""
        return spoken(key, self.language, facts, self.wording)

    def best(self, texts: Texts) -> Found:
        """Return the text in the report's language, or in the one that it falls back to."""
        return best(texts, self.language)

    def telling(self, sentences: Sequence[Paragraph]) -> Paragraph:
        """Return sentences as one paragraph."""
        said = [piece for one in sentences if one for piece in (blank(self.language), *one)]
        return joined(said[1:])

    def listed(self, items: Sequence[Paragraph], *, others: bool = False) -> Paragraph:
        """Return items as a list; with `others` it says that there are more."""
        return between(join(map(plain, items), self.language, others=others), items, self.language)

    def piece(self, found: Found) -> Paragraph:
        """Return a text that was found, as one that stands in a sentence or a list."""
        return (Piece(found.text, found.language or self.language),) if found.text else ()

    def quoted(self, title: Found) -> Paragraph:
        """Return a title in quotation marks; those that it has itself become inner ones."""
        inner = Found(title.language, title.text.translate(INNER))
        return self.says("quoted_title", title=inner)

    def date(self, when: PartialDate) -> str:
        """Return a date as the report writes it in running text."""
        return date_words(when, self.language, self._style)

    def full_date(self, when: PartialDate) -> str:
        """Return a date as it stands alone, as in a table, with the name of its calendar."""
        return date_words(when, self.language, self.wording.date_style(self.language))

    def at(self, when: PartialDate) -> Paragraph:
        """Return a date as it begins a sentence."""
        return self.says("told_at", date=self.date(when), precision=_precision(when))

    def when(self, span: Span) -> Paragraph:
        """Return when something was: on a date, or from one to another as far as both are known."""
        if span.is_single or not span.until.is_known:
            return self.says("told_on", date=self.date(span.since), precision=_precision(span.since))
        start, end = self.ends(span)
        return self.says("told_span", start=start, end=end)

    def ends(self, span: Span) -> tuple[str, str]:
        """Return both ends of a span; what they share is said once, where the language says it."""
        since, until = self.date(span.since), self.date(span.until)
        if not self._share_year(span):
            return since, until
        if patterns(self.language).get("whole_first"):
            return since, date_words(span.until, self.language, Style.ROW)
        return date_words(span.since, self.language, Style.ROW), until

    def person(self, person: Person, on: PartialDate) -> Head:
        """Return somebody in the post held on a date; of our own city and of nobody the body is not said."""
        post = rules.post_at(rules.told_posts(person), on.last_day) if on.is_known else None
        return person_head(person, post, self._body(post), self.language, self.day)

    def named(self, head: Head) -> Paragraph:
        """Return name and title, with the body where it is to be said."""
        return head_words(head, self.language) if head.body.text else titled_words(head, self.language)

    def body(self, body: City | Organisation) -> Found:
        """Return a body's name in running text; nothing where only some may know of it."""
        return beside_title(body, self.language) if may_be_named(body) else NOTHING

    def is_home(self, body: City | Organisation | None) -> bool:
        """Return whether a body is the office's own city."""
        return body is not None and self.home is not None and body.id == self.home.id

    def _body(self, post: Post | None) -> Found:
        body = rules.body_of(post) if post else None
        return NOTHING if body is None or self.is_home(body) else self.body(body)

    @property
    def _style(self) -> Style:
        style = self.wording.date_style(self.language)
        return Style.PAPER_SHORT if style is Style.PAPER else style

    def _share_year(self, span: Span) -> bool:
        first, last = span.since, span.until
        if first.month is None or last.month is None or first.year != last.year:
            return False
        has_eras = self.language == "ja" and self._style is Style.PAPER_SHORT
        return not has_eras or era_year(first.first_day) == era_year(last.first_day)


def _precision(when: PartialDate) -> str:
    return "day" if when.precision is Precision.DAY else "other"
