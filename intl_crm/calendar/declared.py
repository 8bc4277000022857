"""What the calendar declares: feeds."""

from intl_crm.calendar.models import Feed
from intl_crm.kinds import Kind, kinds
from intl_crm.texts import Found


def declare() -> None:
    """Register the kind."""
    kinds.register(
        Kind(
            "feed", Feed, "/feeds/", lambda feed, language: Found(language, feed.name),
            spellings=lambda _feed: (), is_listed=False, icon="rss",
        )
    )  # fmt: skip
