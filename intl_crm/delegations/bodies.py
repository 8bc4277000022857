"""A city's or organisation's name as it stands beside the title of who holds an office there."""

import re

from intl_crm.cities.models import City
from intl_crm.cities.rules import best
from intl_crm.delegations.models import Organisation
from intl_crm.texts import Found

# An ambassador is a state's, not a building's; a prime minister is a state's too.
OF_A_STATE = {
    ("embassy", "en"): re.compile(r"^(?:the )?Embassy of ", re.IGNORECASE),
    ("government", "en"): re.compile(r"^(?:the )?Government of ", re.IGNORECASE),
    ("embassy", "zh-Hant-TW"): re.compile(r"(?:駐[華台臺]|駐中華民國)?大使館$"),
}
# Bodies whose English names describe them, and so take the article in running text.
WITH_ARTICLE = frozenset(
    {
        "association",
        "chamber",
        "consulate",
        "consulate_general",
        "council",
        "honorary_consulate",
        "ministry",
        "museum",
        "parliament",
        "representative_office",
        "trade_office",
    }
)


def beside_title(body: City | Organisation, language: str) -> Found:
    """Return the body's name for running text: the Republic of Palau, the Australian Office Taipei, Busan."""
    found = best(body.name, language)
    return found if isinstance(body, City) else Found(found.language, _in_text(body.form, found))


def _in_text(form: str, found: Found) -> str:
    of_a_state = OF_A_STATE.get((form, found.language))
    if of_a_state:
        return of_a_state.sub("", found.text) or found.text
    takes_article = found.language == "en" and form in WITH_ARTICLE
    return f"the {found.text}" if takes_article and not found.text.lower().startswith("the ") else found.text
