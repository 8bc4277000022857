"""What keeps an edition from being changed, checked or issued."""

from collections.abc import Mapping, Sequence

from intl_crm.errors import CrmError
from intl_crm.reports.edition_changes import Change
from intl_crm.sentences import sentence


class EditionError(CrmError):
    """A refusal that the sentence of its class says."""

    key: str

    def __init__(self) -> None:
        """Carry the sentence in English."""
        super().__init__(sentence(self.key, "en"))

    def said(self, language: str) -> str:
        """Return the sentence in this language."""
        return sentence(self.key, language)


class AlreadyIssued(EditionError):
    """An issued edition is neither changed nor deleted."""

    key = "edition_already_issued"


class NotChecked(EditionError):
    """Only what has been checked is issued."""

    key = "edition_not_checked"


class ReasonNeeded(EditionError):
    """Another edition of the same year and form has been issued, so a further one needs a reason."""

    key = "edition_reason_needed"


class RemarkNeeded(EditionError):
    """Something is missing, so whoever checks has to say why that may be."""

    key = "edition_remark_needed"


class SignatureNeeded(EditionError):
    """It is not said in every language who signs."""

    key = "edition_signature_needed"


class ChangedMeanwhile(EditionError):
    """A record was changed while the edition was checked."""

    key = "edition_changed_meanwhile"


class Outdated(EditionError):
    """The edition was changed or deleted, or another one issued, while it was printed."""

    key = "edition_outdated"


class ChangedSinceCheck(EditionError):
    """The records say something else by now than what was checked."""

    key = "edition_changed_since_check"

    def __init__(self, changes: Mapping[str, Sequence[Change]]) -> None:
        """Carry what changed, by language."""
        super().__init__()
        self.changes = changes
