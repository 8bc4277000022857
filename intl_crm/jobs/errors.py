"""What keeps a job from being done, beside the errors of the work itself."""

from intl_crm.errors import CrmError
from intl_crm.sentences import sentence


class JobError(CrmError):
    """A job that fails for a reason of its own, said by the sentence of its class."""

    key: str

    def __init__(self) -> None:
        """Carry the sentence in English."""
        super().__init__(sentence(self.key, "en"))

    def said(self, language: str) -> str:
        """Return the sentence in this language."""
        return sentence(self.key, language)


class NoLongerAllowed(JobError):
    """Whoever asked for it may no longer print: the account is disabled, for instance."""

    key = "job_not_allowed"


class Abandoned(JobError):
    """The program has ended in the middle of it each time."""

    key = "job_abandoned"


class UnknownWork(JobError):
    """Work that this version of the program does not know."""

    key = "job_unknown_work"


class Fault(CrmError):
    """A fault of the program, which is found in the log by a reference."""

    def __init__(self, reference: str) -> None:
        """Carry the reference."""
        super().__init__(f"a fault of the program, reference {reference}")
        self.reference = reference

    def said(self, language: str) -> str:
        """Return the sentence in this language."""
        return sentence("job_fault", language, reference=self.reference)


class TakenOver(Exception):
    """Another worker does the job now: this one had given no sign of life for too long."""
