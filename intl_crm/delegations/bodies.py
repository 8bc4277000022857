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
# With no name between them Japanese and Korean say the state as well: パラオ共和国大使, 팔라우 공화국 대사.
OF_A_STATE_ALONE = {
    ("embassy", "ja"): re.compile(r"大使館$"),
    ("government", "ja"): re.compile(r"政府$"),
    ("embassy", "ko"): re.compile(r" ?대사관$"),
    ("government", "ko"): re.compile(r" ?정부$"),
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


def before_title(body: City | Organisation, language: str) -> Found:
    """Return the body's name as it stands with a title alone: the Republic of Palau, パラオ共和国, Busan."""
    found = beside_title(body, language)
    if isinstance(body, City):
        return found
    of_a_state = OF_A_STATE_ALONE.get((body.form, found.language))
    return Found(found.language, of_a_state.sub("", found.text) or found.text) if of_a_state else found


def _in_text(form: str, found: Found) -> str:
    of_a_state = OF_A_STATE.get((form, found.language))
    if of_a_state:
        return of_a_state.sub("", found.text) or found.text
    takes_article = found.language == "en" and form in WITH_ARTICLE
    return f"the {found.text}" if takes_article and not found.text.lower().startswith("the ") else found.text
