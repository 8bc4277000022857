"""The forms of an office: in the place of the product's, copied, changed, deleted, and chosen."""

import json

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from intl_crm.accounts.models import AuditEntry
from intl_crm.cli import commands
from intl_crm.db import Database
from intl_crm.permissions import Actor, NotAllowed, Role
from intl_crm.reports import form_operations as operations
from intl_crm.reports.form_choices import exchange_section_choices, form_choices, section_choices
from intl_crm.reports.form_faults import BadForm
from intl_crm.reports.form_queries import form_in, kept_form, kept_forms, office_form_key
from intl_crm.reports.models import ReportForm
from intl_crm.reports.names import introduction_name
from intl_crm.reports.report_form import UnknownForm, form
from intl_crm.texts import Texts
from tests import factories
from tests.desk.browsing import Browser, Desk
from tests.factories import ACTOR

VIEWER = Actor(role=Role.VIEWER, name="viewer")


def keep(database: Database, *records: object) -> None:
    with database.transaction(ACTOR) as session:
        session.add_all(records)


def save(session: Session, key: str, version: int, **facts: object) -> ReportForm:
    """Save a form as it stands, but for what is given."""
    definition = kept_form(session, key).definition | facts
    return operations.save_form(session, ACTOR, key, definition, version=version)


def test_without_a_record_the_forms_are_the_product_s(database: Database) -> None:
    with database.reading() as session:
        found = kept_forms(session)
        assert [(one.key, one.record, one.version) for one in found] == [
            ("general", None, 0),
            ("kaohsiung", None, 0),
        ]
        assert form_in(session, "kaohsiung") is form("kaohsiung")
        assert office_form_key(session) == "kaohsiung"


def test_what_is_changed_is_a_copy_in_the_place_of_the_product_s(database: Database) -> None:
    with database.transaction(ACTOR) as session:
        made = save(session, "kaohsiung", 0, first=5)
        assert (made.key, made.version) == ("kaohsiung", 1)
    with database.transaction(ACTOR) as session:
        assert form_in(session, "kaohsiung").first == 5
        assert form_in(session, "kaohsiung").sections == form("kaohsiung").sections
        assert len(kept_forms(session)) == 2
        save(session, "kaohsiung", 1, first=6)
    with database.reading() as session:
        entries = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
        assert [entry.action for entry in entries] == ["create", "edit"]
        before, after = entries[1].changes["definition"]
        assert (before["first"], after["first"]) == (5, 6)
    assert form("kaohsiung").first == 4


def test_deleting_it_brings_back_the_product_s_and_restoring_one_s_own(database: Database) -> None:
    with database.transaction(ACTOR) as session:
        made = save(session, "kaohsiung", 0, first=5)
        operations.delete_form(session, ACTOR, made, version=1)
        assert form_in(session, "kaohsiung") is form("kaohsiung")
        operations.saving.restore(session, ACTOR, made)
        assert form_in(session, "kaohsiung").first == 5


@pytest.mark.parametrize("version", [0, 2])
def test_an_outdated_change_is_refused(database: Database, version: int) -> None:
    keep(database, factories.report_form(slug="general"))
    with database.reading() as session, pytest.raises(StaleDataError):
        save(session, "general", version, first=2)


def test_what_is_wrong_is_not_saved(database: Database) -> None:
    with database.reading() as session:
        with pytest.raises(BadForm):
            save(session, "general", 0, first=0)
        with pytest.raises(UnknownForm, match="there are: general, kaohsiung"):
            form_in(session, "nope")
        with pytest.raises(NotAllowed):
            operations.save_form(
                session, VIEWER, "general", kept_form(session, "general").definition, version=0
            )


def test_a_copy_is_a_form_of_its_own(database: Database) -> None:
    with database.transaction(ACTOR) as session:
        operations.copy_form(session, ACTOR, kept_form(session, "general"), "ours", Texts({"en": "Ours"}))
        ours = form_in(session, "ours")
        assert (ours.sections, ours.name) == (form("general").sections, Texts({"en": "Ours"}))
        assert [one.key for one in kept_forms(session)] == ["general", "kaohsiung", "ours"]


@pytest.mark.parametrize(
    ("key", "is_taken"),
    [("general", True), ("ours", True), ("new", True), ("Ours", False), ("", False), ("a/b", False)],
)
def test_a_form_has_a_name_of_its_own_that_an_address_can_bear(
    database: Database, key: str, is_taken: bool
) -> None:
    keep(database, factories.report_form())
    with database.reading() as session:
        with pytest.raises(operations.BadKey) as refused:
            operations.copy_form(session, ACTOR, kept_form(session, "general"), key, Texts({"en": "X"}))
        assert refused.value.is_taken is is_taken


@pytest.mark.parametrize(("chosen", "is_refused"), [("ours", True), ("general", False)])
def test_the_form_that_the_office_has_chosen_stays(database: Database, chosen: str, is_refused: bool) -> None:
    keep(database, factories.report_form(), factories.office(form=chosen))
    with database.transaction(ACTOR) as session:
        record = kept_form(session, "ours").record
        assert record is not None
        if is_refused:
            with pytest.raises(operations.InUse):
                operations.delete_form(session, ACTOR, record, version=1)
        else:
            operations.delete_form(session, ACTOR, record, version=1)
        assert len(kept_forms(session)) == 2 + is_refused


def test_the_chosen_form_and_its_sections_are_offered_first(database: Database) -> None:
    keep(database, factories.report_form(), factories.office(form="ours"))
    with database.reading() as session:
        assert [key for key, _name in form_choices(session, "en")] == ["ours", "general", "kaohsiung"]
        assert exchange_section_choices(session, "en")[0] == ("all", "All exchanges")
        offered = dict(section_choices(session, "ja"))
        assert offered.keys() > {"all", "visits", "figures", "committees", "committee"}
        assert offered.keys() - dict(exchange_section_choices(session, "ja")).keys() > {"visits", "figures"}


def test_opening_words_are_named_after_a_section_of_one_s_own(database: Database) -> None:
    words = factories.introduction(section="all", text=Texts({"en": "Much."}))
    keep(database, factories.report_form(), words)
    with database.reading() as session:
        (found,) = session.scalars(select(type(words)))
        assert introduction_name(found, "en").text == "2021 · All exchanges"


def run(database: Database, *arguments: str) -> Result:
    return CliRunner().invoke(
        commands, ["report", "2021", *arguments], obj=lambda migrate: Database(database.url)
    )


def test_the_command_line_prints_by_a_form_of_one_s_own(database: Database) -> None:
    keep(database, factories.report_form(), factories.event(status="held"))
    made = json.loads(run(database, "--form", "ours", "--format", "json", "--out", "-").stdout)
    assert (made["form"], [one["key"] for one in made["sections"]]) == ("ours", ["all"])
    refused = run(database, "--form", "nope", "--format", "json", "--out", "-")
    assert refused.exit_code == 2
    assert "there are: general, kaohsiung, ours." in " ".join(refused.stderr.split())


def test_the_office_chooses_its_form(database: Database, as_role: Browser) -> None:
    office = factories.office(hours="08:00-17:30", zone="Asia/Taipei")
    keep(database, factories.report_form(), office)
    admin = Desk(as_role("admin"))
    assert admin.fill(f"/admin/office/{office.key}/edit", {"form": "ours"}).status_code == 302
    with database.reading() as session:
        assert office_form_key(session) == "ours"
    assert 'href="/reports/forms/ours"' in admin.get(f"/admin/office/{office.key}").text
    assert admin.fill(f"/admin/office/{office.key}/edit", {"form": "nope"}).status_code == 422


def test_an_event_keeps_a_section_that_no_form_offers_any_more(database: Database, as_role: Browser) -> None:
    keep(database, factories.office(), factories.event(slug="call", report_section="gone"))
    desk = Desk(as_role("officer"))
    assert desk.fill("/events/call/edit", {"title-en": "A call"}).status_code == 302
    page = desk.get("/events/call/edit").text
    assert '<option selected value="gone">gone</option>' in page
    assert desk.fill("/events/call/edit", {"report_section": "friends"}).status_code == 302
    assert desk.fill("/events/call/edit", {"report_section": "No, such"}).status_code == 422
