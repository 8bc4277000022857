"""How long somebody is in office, in words; that it still lasts is said only where somebody recorded it."""

from collections.abc import Mapping
from uuid import UUID

from intl_crm.date_words import Style, date_words, span_words
from intl_crm.dates import OPEN_END, PartialDate, Precision
from intl_crm.delegations.models import Post
from intl_crm.sentences import sentence
from intl_crm.spans import Span


def tenure_words(
    post: Post, language: str, last: Mapping[UUID, PartialDate], style: Style = Style.LIST
) -> str:
    """Return the time in office: that it lasts, when it was last on record, or that its end is unknown."""
    since, until = post.when.since, post.when.until
    if until.precision not in {Precision.OPEN, Precision.UNKNOWN}:
        return span_words(post.when, language, style)
    beginning = "no" if since.precision is Precision.UNKNOWN else "yes"
    facts = {"known": beginning, "since": span_words(Span(since, OPEN_END), language, style)}
    if until.precision is Precision.OPEN:
        return sentence("in_office_still", language, **facts)
    if post.id in last:
        seen = date_words(last[post.id], language, style)
        return sentence("in_office_last", language, date=seen, **facts)
    return sentence("in_office_unknown", language, **facts)
