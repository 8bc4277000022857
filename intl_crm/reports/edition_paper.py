"""A report as an edition prints it: numbered, signed off, with what changed from the one before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from intl_crm.reports.edition_changes import Change
from intl_crm.reports.edition_words import printed_change
from intl_crm.reports.paper import day_words
from intl_crm.reports.printout import Printout
from intl_crm.sentences import sentence
from intl_crm.texts import Texts


@dataclass(frozen=True)
class SignOff:
    """Who signs an edition, with name and title as printed in each of its languages, and of which day."""

    by: Texts
    on: date
    # Whether a mark is printed for each character that no font has.
    without_missing: bool = False


@dataclass(frozen=True)
class Imprint:
    """What the prints of an edition say of it."""

    number: int
    sign: SignOff
    # From the edition before, by language.
    changes: Mapping[str, Sequence[Change]] = field(default_factory=dict)


def as_edition(printout: Printout, imprint: Imprint) -> Printout:
    """Return the printout of a report as that of an edition."""
    language = printout.report.language
    line = sentence(
        "edition_line",
        language,
        number=str(imprint.number),
        # A paper writes all its dates in one calendar.
        date=day_words(replace(printout.report, day=imprint.sign.on)),
        by=imprint.sign.by[language],
    )
    changes = tuple(printed_change(one, language) for one in imprint.changes.get(language, ()))
    data = replace(printout.data, edition=line, changes=changes)
    return replace(printout, data=data, without_missing=imprint.sign.without_missing)
