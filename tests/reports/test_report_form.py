"""Forms of the year's report: whole in every language."""

import re

import pytest

from intl_crm.reports.report_form import Form, UnknownForm, form, form_keys
from intl_crm.texts import LANGUAGES

FORMS = [form(key) for key in form_keys()]


def test_two_forms_come_with_the_product() -> None:
    assert form_keys() == ("general", "kaohsiung")


def test_another_form_is_unknown() -> None:
    with pytest.raises(UnknownForm, match="no_such"):
        form("no_such")


@pytest.mark.parametrize("found", FORMS, ids=lambda one: one.key)
def test_every_title_is_there_in_every_language(found: Form) -> None:
    texts = [found.name, found.title, found.subtitle, *(section.title for section in found.every())]
    assert [text for text in texts if tuple(text) != LANGUAGES] == []


@pytest.mark.parametrize("found", FORMS, ids=lambda one: one.key)
def test_a_section_has_either_exchanges_or_sections(found: Form) -> None:
    assert [one.key for one in found.every() if one.shows != "nothing" and one.sections] == []
    assert len({one.key for one in found.every()}) == len(list(found.every()))


@pytest.mark.parametrize("found", FORMS, ids=lambda one: one.key)
def test_a_form_serves_every_city(found: Form) -> None:
    texts = [found.title, found.subtitle, *(section.title for section in found.every())]
    said = [text for one in texts for text in one.values()]
    assert [text for text in said if re.search("高雄|Kaohsiung|가오슝", text)] == []
