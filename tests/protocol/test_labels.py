import pytest

from intl_crm import data
from intl_crm.protocol.labels import said, sheet_labels
from intl_crm.texts import LANGUAGES
from tests.printing.examples import sample

# The samples have longer legends, and the Japanese and Korean ones short words for a task's due day.
DIFFER = {"legend"}


@pytest.mark.parametrize("key", data.read("sheet_labels"))
def test_every_label_is_said_in_every_language(key: str) -> None:
    assert [language for language in LANGUAGES if not said(key, language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_print_are_those_of_the_samples(language: str) -> None:
    wanted = sample(f"sheet-koror.{language}")["labels"]
    found = sheet_labels(language).to_json()
    assert {key: (found[key], wanted[key]) for key in found if found[key] != wanted[key]}.keys() <= DIFFER
