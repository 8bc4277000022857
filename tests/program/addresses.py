"""Every address of the program with who may ask it: the declared answers, one line each."""

from dataclasses import dataclass

from flask import Flask
from werkzeug.routing import Rule

VIEWER, PROTOCOL, OFFICER, ADMIN = "viewer", "protocol", "officer", "admin"
READERS = frozenset({VIEWER, PROTOCOL, OFFICER, ADMIN})
PROTOCOL_WRITERS = frozenset({PROTOCOL, OFFICER, ADMIN})
WRITERS = frozenset({OFFICER, ADMIN})
ADMINS = frozenset({ADMIN})
EVERYBODY = READERS | {"nobody", "disabled"}

# Who makes, changes, deletes and restores the records of a kind.
WRITERS_OF = {
    "city": WRITERS, "partnership": WRITERS, "agreement": WRITERS, "observance": WRITERS,
    "organisation": PROTOCOL_WRITERS, "person": PROTOCOL_WRITERS, "post": PROTOCOL_WRITERS,
    "delegation": PROTOCOL_WRITERS, "event": PROTOCOL_WRITERS, "gift": PROTOCOL_WRITERS,
    "commitment": PROTOCOL_WRITERS, "link": PROTOCOL_WRITERS, "file": PROTOCOL_WRITERS,
    "figure": WRITERS, "introduction": WRITERS, "edition": WRITERS, "office": ADMINS,
}  # fmt: skip
READ, WRITE = ("list", "show", "tab"), ("new", "edit", "delete", "restore")
# Addresses that belong to no kind of record.
OTHERS = {
    "static": EVERYBODY,
    "healthz": EVERYBODY,
    "accounts.sign_in": EVERYBODY,
    "accounts.once": EVERYBODY,
    "home.first_start": EVERYBODY,
    "accounts.sign_out": READERS,
    "accounts.own": READERS,
    "accounts.own_password": READERS,
    "accounts.users": ADMINS,
    "accounts.new_user": ADMINS,
    "accounts.user": ADMINS,
    "accounts.user_address": ADMINS,
    "home.admin": ADMINS,
    "home.office": READERS,
    "home.today": READERS,
    "delegations.envoys": READERS,
    "desk.words": READERS,
    "editions.check": WRITERS,
    "editions.compare": READERS,
    "editions.edition": READERS,
    "editions.file": READERS,
    "editions.issue": WRITERS,
    "editions.of_year": READERS,
    "files.content": READERS,
    "jobs.job": READERS,
    "jobs.jobs": READERS,
    "jobs.result": READERS,
    "protocol.delegation_sheet": READERS,
    "protocol.event_sheet": READERS,
    "reports.figure_records": READERS,
    "reports.figures": READERS,
    "reports.file": READERS,
    "reports.open_data": EVERYBODY,
    "reports.open_exchanges": EVERYBODY,
    "reports.year": READERS,
    "reports.years": READERS,
    "report_forms.index": READERS,
    "report_forms.form": READERS,
    "report_forms.history": READERS,
    "report_forms.file": READERS,
    "report_forms.new": WRITERS,
    "report_forms.edit": WRITERS,
    "report_forms.cover": WRITERS,
    "report_forms.section": WRITERS,
    "report_forms.add": WRITERS,
    "report_forms.remove": WRITERS,
    "report_forms.wording": WRITERS,
    "report_forms.sentence": WRITERS,
    "report_forms.text": WRITERS,
    "report_forms.delete": WRITERS,
    "report_forms.restore": WRITERS,
    "calendar.feed": EVERYBODY,
    "calendar.no_feed": EVERYBODY,
    "calendar.robots": EVERYBODY,
    "calendar.feeds": READERS,
    "calendar.renew_feed": READERS,
    "calendar.revoke_feed": READERS,
    "calendar.month": READERS,
    "calendar.download": READERS,
    "search.choose": READERS,
    "search.results": READERS,
}
# What stands in an address, for a record that is there.
KEYS = {
    "city": "busan", "organisation": "jtea", "person": "chen", "delegation": "2021-case-01",
    "event": "2021-09-17-koror", "gift": "masks-2020", "commitment": "promise", "file": "photo",
    "edition": "draft",
}  # fmt: skip


@dataclass(frozen=True)
class Address:
    """One rule of the program and who may ask it."""

    endpoint: str
    rule: Rule
    who: frozenset[str] | None

    @property
    def kind(self) -> str | None:
        """The kind of record it belongs to."""
        name = self.endpoint.partition(".")[2]
        kind = name.rpartition("_")[0]
        return kind if kind in WRITERS_OF and name.rpartition("_")[2] in READ + WRITE else None


def declared(endpoint: str) -> frozenset[str] | None:
    """Return who may ask an address; None where nobody has declared it."""
    kind, _line, page = endpoint.partition(".")[2].rpartition("_")
    if kind in WRITERS_OF and page in READ:
        return READERS
    if kind in WRITERS_OF and page in WRITE:
        return WRITERS_OF[kind]
    return OTHERS.get(endpoint)


def addresses(app: Flask) -> list[Address]:
    """Return every rule of the program."""
    return [Address(rule.endpoint, rule, declared(rule.endpoint)) for rule in app.url_map.iter_rules()]
