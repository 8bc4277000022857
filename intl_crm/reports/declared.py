"""What reports declare: their kinds."""

from intl_crm.kinds import Kind, kinds
from intl_crm.reports.models import Figure, Introduction
from intl_crm.reports.names import figure_name, introduction_name


def declare() -> None:
    """Register the kinds."""
    for kind in KINDS:
        kinds.register(kind)


KINDS = (
    Kind(
        "figure", Figure, "/reports/figures/", figure_name,
        spellings=lambda figure: figure.source.values(), is_listed=False, icon="report",
    ),
    Kind(
        "introduction", Introduction, "/reports/introductions/", introduction_name,
        spellings=lambda introduction: introduction.text.values(), is_listed=False, icon="report",
    ),
)  # fmt: skip
