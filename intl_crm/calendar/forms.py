"""The form of a new feed; its conditions stand beside it as they stand above a list."""

from intl_crm.accounts.forms import Form
from intl_crm.calendar.models import Feed
from intl_crm.choice_field import ChoiceField
from intl_crm.desk.plain_fields import LineField
from intl_crm.i18n import gettext as _
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.languages import own_name
from intl_crm.texts import LANGUAGES

LONGEST_NAME, LONGEST_QUERY = (getattr(Feed, name).type.length for name in ("name", "query"))


class FeedForm(Form):
    """What a feed is called and which language it speaks."""

    name = LineField(
        _l("Name of the calendar"),
        longest=LONGEST_NAME,
        description=_l("Leave it empty to call it by the office and the conditions."),
    )
    language = ChoiceField(_l("Language"), choices=lambda: [(tag, own_name(tag)) for tag in LANGUAGES])

    def holds(self, query: str) -> bool:
        """Return whether a feed can keep these conditions; says so at the name if not."""
        if len(query) <= LONGEST_QUERY:
            return True
        self.name.errors = [_("These conditions are too long to be kept. Shorten the name searched for.")]
        return False
