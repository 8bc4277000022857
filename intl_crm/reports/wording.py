"""How a report words its composed sentences and its years, some of it as its form says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from intl_crm.date_words import Style, year_words
from intl_crm.message_format import Pattern
from intl_crm.sentences import arguments, sentence, worded
from intl_crm.texts import Found

# By the key of the sentence and the language: an ICU pattern in place of the product's.
Patterns = Mapping[str, Mapping[str, str]]
# The sentences that a form may word otherwise, in the order in which reports speak them.
WORDED = (
    "visits_total", "visits_total_because", "visits_counted", "visits_counted_because",
    "visits_no_headcount", "headcount_unknown", "visits_heads", "visits_heads_all",
    "visit_received", "visit_named", "visit_alone", "visit_by_video",
    "delegation_led", "delegation_led_uncounted",
    "missions_counted", "our_mission", "mission", "mission_named", "mission_alone",
    "agreement_signed", "agreement_signed_within", "agreement_named",
    "signed_by", "witnessed_by", "fields_of_cooperation",
    "anniversary_marks", "years_marked", "anniversary_noted",
    "donated", "gift_handed", "gift_taken",
    "partners_with_exchange",
    "video_meeting_held", "calls_received", "exhibition_period", "participants_listed",
)  # fmt: skip
YEAR_WORDS = ("年", "년")


@dataclass(frozen=True)
class Wording:
    """The words of a form for the sentences and the years of a report."""

    patterns: Patterns = field(default_factory=lambda: MappingProxyType({}))
    # Languages that have years of their own, in which the form yet writes common ones.
    common_years: frozenset[str] = frozenset()

    def sentence(self, key: str, language: str, /, **facts: str | int | Found) -> str:
        """Return the sentence as the form words it, else as the product does."""
        own = self.patterns.get(key, {}).get(language)
        if own is None:
            return sentence(key, language, **facts)
        return worded(_pattern(own, language), key, language, facts)

    def year_number(self, year: int, language: str) -> str:
        """Return a year without its word: 110 or 2021, 令和3 or 2021."""
        is_common = language in self.common_years
        words = year_words(year, language, Style.LIST if is_common else Style.PAPER_SHORT)
        return words[:-1] if words.endswith(YEAR_WORDS) else words

    def date_style(self, language: str) -> Style:
        """Return for what kind of writing a date of the report is to be written."""
        return Style.LIST if language in self.common_years else Style.PAPER


PRODUCT = Wording()
# Stand for facts where a sentence is only shown.
SOME_TEXT, SOME_NUMBER = "…", 3


def example_of(pattern: str, key: str, language: str) -> str:
    """Return a sentence as it would be spoken, with dots for what a record would say."""
    facts: dict[str, str | int | Found] = {
        name: SOME_NUMBER if kind == "number" else "yes" if name.startswith("has_") else SOME_TEXT
        for name, kind in arguments(key).items()
    }
    return worded(_pattern(pattern, language), key, language, facts)


@cache
def _pattern(text: str, language: str) -> Pattern:
    return Pattern(text, language)
