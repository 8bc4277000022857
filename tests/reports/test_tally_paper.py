"""What stands below a figure: what is not known of it, and the years of which nothing is on record."""

from pathlib import Path

import pytest

from intl_crm.db import Database
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND
from intl_crm.reports.tally_paper import note_words
from intl_crm.reports.tally_queries import year_records
from intl_crm.reports.year_tallies import tallies_of


@pytest.mark.parametrize(
    ("language", "key", "said"),
    [
        ("en", "years", "Nothing is on record for 2017, 2018, 2019, and 2020."),
        ("zh-Hant-TW", "years", "2017年、2018年、2019年、2020年無任何紀錄。"),
        ("en", "months", "21 visits give no headcount and are not in the numbers of people."),
    ],
)
def test_years_without_records_are_told_from_years_without_visits(
    demo_file: Path, language: str, key: str, said: str
) -> None:
    database = Database(f"sqlite:///{demo_file}")
    with database.reading() as session:
        tallies = tallies_of(year_records(Viewer(session, COMMAND, language), 2021))
        (tally,) = (one for one in tallies if one.key == key)
        note = note_words(tally, language)
    database.close()
    assert note.endswith(said)
    assert ("Nothing is on record" in note) == (language == "en" and key == "years")
