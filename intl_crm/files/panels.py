"""Where files show: on their own page, and in the papers of other records."""

from intl_crm.files.pages import count_files, file_itself, files_of
from intl_crm.panels import Panel

OWNERS = ("city", "person", "organisation", "delegation", "event", "partnership", "agreement", "gift")
PANELS = (
    Panel("file", "itself", file_itself, "files/shots.html"),
    *(
        Panel(kind, "papers", files_of, "files/shots.html", tab="papers", count=count_files, adds="file")
        for kind in OWNERS
    ),
)
