"""The pages of forms of report: outline, preview, changes by step and as text, conflicts, who may what."""

import re
from typing import Any

import pytest

from intl_crm.db import Database
from intl_crm.printing.numbering import OWN_SIGNS
from intl_crm.reports.form_operations import save_form
from intl_crm.reports.form_queries import form_in, kept_form, kept_forms
from intl_crm.reports.report_form import Condition, Form, form
from intl_crm.texts import LANGUAGES, Texts
from tests import factories
from tests.desk.browsing import Browser, Desk, FormReader, errors
from tests.factories import ACTOR

AT = "/reports/forms/kaohsiung"


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What a page shows is the same from either database."""
    return sqlite_url


@pytest.fixture
def desk(as_role: Browser) -> Desk:
    """An officer at the desk."""
    return Desk(as_role("officer"))


def keep(database: Database, *records: object) -> None:
    with database.transaction(ACTOR) as session:
        session.add_all(records)


def kept(database: Database, key: str = "kaohsiung") -> Form:
    with database.reading() as session:
        return form_in(session, key)


def section(found: Form, key: str) -> Any:
    return next(one for one in found.every() if one.key == key)


def touch(database: Database, key: str = "kaohsiung", **facts: object) -> None:
    """Let another officer save the form."""
    with database.transaction(ACTOR) as session:
        found = kept_form(session, key)
        save_form(session, ACTOR, key, found.definition | facts, version=found.version)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_there_in_every_language(database: Database, as_role: Browser, language: str) -> None:
    keep(database, factories.office(), factories.report_form(), factories.event(status="held"))
    desk = Desk(as_role("officer"), language)
    for page in (
        "/reports/forms/", "/reports/forms/new", AT, "/reports/forms/general", f"{AT}/edit", f"{AT}/cover",
        f"{AT}/history", f"{AT}/add", f"{AT}/sections/city_visits", f"{AT}/sections/friends/remove",
        f"{AT}/wording", f"{AT}/wording/visits_total", f"{AT}/text", "/reports/forms/ours/delete",
    ):  # fmt: skip
        assert desk.get(page).status_code == 200, page


def test_the_list_says_whose_each_form_is(database: Database, desk: Desk) -> None:
    keep(database, factories.office(), factories.report_form(), factories.report_form(slug="general"))
    page = desk.get("/reports/forms/").text
    assert page.count("Chosen by the office") == 1
    for words in ("Comes with the product", "Changed by the office", "The office’s own"):
        assert words in page
    assert 'href="/reports/forms/"' in desk.get("/reports/").text


def test_the_outline_has_numbers_and_says_what_each_section_takes(database: Database, desk: Desk) -> None:
    keep(database, factories.office())
    page = desk.get(AT).text
    assert "4.1.2" in page
    for words in (
        "With a sister or friendship city",
        "With gifts to: All envoys in the country",
        "Of the kinds: training camp, workshop, and lecture",
        "Of the groups: delegations",
        "What no other section takes",
    ):
        assert words in page


def test_pages_to_change_say_what_is_printed(database: Database, desk: Desk) -> None:
    keep(database, factories.office())
    assert "projects: promoting our city</h1>" in desk.get(f"{AT}/sections/city_visits").text
    cover = desk.get(f"{AT}/cover").text
    assert [own for own in OWN_SIGNS.values() if f"Left empty: {'  '.join(own)}." not in cover] == []


def test_the_preview_leads_to_what_falls_nowhere_or_twice(database: Database, desk: Desk) -> None:
    takes = {"video": [{"modes": ["video"]}], "calls": [{"kinds": ["video_call"]}]}
    sections = [
        {"key": key, "title": {"en": key.title()}, "shows": "exchanges", "takes": takes[key]} for key in takes
    ]
    ours = factories.report_form(definition={"title": {"en": "R"}, "sections": sections})
    kinds = (("both", "video_call", "video"), ("none", "lecture", "in_person"), ("one", "webinar", "video"))
    held = [
        factories.event(slug=slug, status="held", title=Texts({"en": slug}), form=kind, mode=mode)
        for slug, kind, mode in kinds
    ]
    keep(database, factories.office(), ours, *held)
    page = desk.get("/reports/forms/ours?year=2021").text
    nowhere, several = page.split("1 in no section")[1].split("1 in two sections or more")
    assert 'href="/events/none"' in nowhere
    assert 'href="/events/both"' in several
    assert "Video › Calls" in several
    assert 'href="/events/one"' not in page
    assert "3 exchanges were held" in page
    assert "2 exchanges</span>" in page


def test_the_first_change_makes_a_copy_and_deleting_it_takes_it_back(database: Database, desk: Desk) -> None:
    keep(database, factories.office())
    assert "This form comes with the product." in desk.get(f"{AT}/edit").text
    sent = {"section": "training", "move": "up", "version": "0"}
    assert desk.post(f"{AT}/edit", sent).location == f"{AT}/edit#s-training"
    keys = [one.key for one in kept(database).every()]
    assert keys.index("training") < keys.index("city_visits")
    assert "changed the record" not in desk.get(f"{AT}/history").text
    assert "Bring back the product’s form" in desk.get(f"{AT}/edit").text
    answer = desk.fill_plain(f"{AT}/delete")
    assert answer.location == AT
    assert [one.key for one in kept(database).every()].index("training") > keys.index("training")
    page = desk.get(AT).text
    assert "The product’s form stands in its place again." in page
    (undo,) = re.findall('action="([^"]+/restore)"', page)
    assert desk.post(undo, {}).location == AT
    assert [one.key for one in kept(database).every()] == keys


@pytest.mark.parametrize(
    "sent", [{"move": "in"}, {"move": "sideways"}, {"section": "gone"}, {"version": "7"}]
)
def test_a_move_that_cannot_be_made_changes_nothing(
    database: Database, desk: Desk, sent: dict[str, str]
) -> None:
    keep(database, factories.office())
    right = {"section": "training", "move": "up", "version": "0"}
    answer = desk.post(
        f"{AT}/edit", {**right, "section": "international", **sent} if "move" in sent else right | sent
    )
    assert answer.status_code == 409
    assert "The section was not moved." in answer.text
    with database.reading() as session:
        assert kept_form(session, "kaohsiung").record is None


def test_a_section_is_changed(database: Database, desk: Desk) -> None:
    keep(database, factories.office())
    typed = {"title-en": "Visits to {home}", "lone_is_plain": "y", "participants": "y", "takes-0-partner": "",
             "takes-1-remove": "1", "takes-2-kinds": ["summit", "forum"]}  # fmt: skip
    assert desk.fill(f"{AT}/sections/city_visits", typed).location == f"{AT}/edit"
    made = section(kept(database), "city_visits")
    assert (made.title["en"], made.title["ja"][:2]) == ("Visits to {home}", "国際")
    assert (made.lone_is_plain, made.participants) == (True, True)
    assert made.takes == (
        Condition(families=("visit",), modes=("in_person", "hybrid"), direction="inbound"),
        Condition(kinds=("summit", "forum")),
    )
    answer = desk.fill(f"{AT}/sections/city_visits", {"taking": "rest"})
    assert (answer.status_code, "takes the rest already" in answer.text) == (422, True)
    assert desk.fill(f"{AT}/sections/city_visits", {"shows": "figures"}).status_code == 302
    assert section(kept(database), "city_visits").takes == ()


def test_a_title_that_stays_as_it_is_stays_a_word_of_the_vocabulary(database: Database, desk: Desk) -> None:
    keep(database, factories.office())
    desk.fill(f"{AT}/sections/visits", {})
    desk.fill(f"{AT}/sections/friends", {"title-en": "Other things"})
    with database.reading() as session:
        found = kept_form(session, "kaohsiung").definition["sections"][0]["sections"][0]["sections"]
    assert [one.get("word") for one in found] == ["visits_received", "partner_exchanges", None]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title-en": "", "title-ja": "", "title-ko": "", "title-zh-Hant-TW": ""}, "Write the title"),
        ({"title-en": "{year}"}, "A title knows no “{year}”; there are: {home}."),
        ({"title-en": "x" * 401}, "This is longer than 400 characters."),
        ({"shows": "dances"}, "Choose one."),
        ({"taking": "conditions"}, "Fill in at least one condition."),
    ],
)
def test_what_is_wrong_in_a_section_is_said_at_its_field(
    database: Database, desk: Desk, typed: dict[str, str], said: str
) -> None:
    keep(database, factories.office())
    answer = desk.fill(f"{AT}/sections/friends", {"title-ja": "他", **typed})
    assert answer.status_code == 422
    assert [one for one in errors(answer.text) if one.startswith(said)]
    assert 'value="他"' in answer.text or typed.get("title-ja") == ""


def test_sections_are_added_after_and_below_and_removed(database: Database, desk: Desk) -> None:
    keep(database, factories.office())
    typed = {"title-en": "Calls & more", "shows": "exchanges"}
    desk.post(f"{AT}/add", {**desk.form(f"{AT}/add"), **typed})
    assert [one.key for one in kept(database).sections] == ["international", "calls_more"]
    sent = {**desk.form(f"{AT}/add?at=exchange&below=1"), **typed, "key": "called"}
    desk.client.post(f"{AT}/add?at=exchange&below=1&lang=en", data=sent)
    assert [one.key for one in section(kept(database), "exchange").sections][-1] == "called"
    sent = {**desk.form(f"{AT}/add?at=visits"), **typed, "key": "called"}
    answer = desk.client.post(f"{AT}/add?at=visits&lang=en", data=sent)
    assert (answer.status_code, "There is a section “called”" in answer.text) == (422, True)
    assert "Calls &amp; more" in answer.text
    assert desk.post(f"{AT}/add", sent | {"key": "A B"}).status_code == 422
    page = desk.get(f"{AT}/sections/exchange/remove").text
    assert "These sections go with it:" in page
    assert desk.fill_plain(f"{AT}/sections/exchange/remove").location == f"{AT}/edit"
    assert "visits" not in [one.key for one in kept(database).every()]
    desk.fill_plain(f"{AT}/sections/calls_more/remove")
    assert desk.get(f"{AT}/sections/international/remove").location == f"{AT}/edit"


def test_the_cover_is_changed(database: Database, desk: Desk) -> None:
    keep(database, factories.office(), factories.event(status="held"))
    typed = {"title-en": "The year {year}", "first": "2", "languages": ["en", "ja"], "years_ja": "common",
             "numbers_en": "A.\r\n1.\r\n(a)"}  # fmt: skip
    assert desk.fill(f"{AT}/cover", typed).status_code == 302
    made = kept(database)
    assert (made.title["en"], made.first, made.languages) == ("The year {year}", 2, ("en", "ja"))
    assert made.wording.year_number(2021, "ja") == "2021"
    assert made.sections == form("kaohsiung").sections
    page = desk.get("/reports/2021").text
    assert "The year 2021" in page
    assert "B." in page
    assert [tag for tag in LANGUAGES if f'hreflang="{tag}"' in page.split("ic-choices")[1]] == ["en", "ja"]
    assert desk.client.get("/reports/2021/report.json?lang=ko").json["language"] == "en"
    same = desk.form(f"{AT}/cover")
    assert (same["years_ja"], same["numbers_en"]) == ("common", "A.\r\n1.\r\n(a)")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"first": "0"}, "Write a whole number from 1 to 99."),
        ({"first": ""}, "Write a whole number from 1 to 99."),
        ({"languages": []}, "Choose at least one language."),
        ({"numbers_ko": "1.\r\nQ"}, "Nothing is numbered with Q."),
        ({"numbers_ko": "\r\n".join(["1."] * 6)}, "There are at most 5 depths."),
        ({"title-ko": "{x}"}, "A title knows no “{x}”; there are: {year} {number}."),
        ({"years_ja": "roc"}, "Choose one."),
    ],
)
def test_what_is_wrong_on_the_cover_is_said_at_its_field(
    database: Database, desk: Desk, typed: dict[str, Any], said: str
) -> None:
    keep(database, factories.office())
    answer = desk.fill(f"{AT}/cover", typed)
    assert (answer.status_code, errors(answer.text)) == (422, [said])


def test_a_sentence_is_worded_anew_and_as_before(database: Database, desk: Desk) -> None:
    case = factories.delegation(state="held", case_year=2021, case_number=1)
    keep(database, factories.office(), case)
    at = f"{AT}/wording/visits_counted"
    wrong = desk.fill(at, {"patterns-en": "{cases} came"})
    assert (wrong.status_code, errors(wrong.text)) == (
        422,
        ["“cases” needs its plurals (plural, one, other)."],
    )
    assert "{cases} came" in wrong.text
    pattern = "{cases, plural, one {# party} other {# parties}} in {year}."
    assert desk.fill(at, {"patterns-en": pattern}).location == f"{AT}/wording"
    assert "In the words of this form" in desk.get(f"{AT}/wording").text
    assert "1 party in 2021." in desk.get("/reports/2021").text
    assert desk.fill(at, {"patterns-en": ""}).status_code == 302
    assert kept(database).wording.patterns == {}
    assert desk.get(f"{AT}/wording/page_of").status_code == 404


def test_a_form_is_changed_as_text(database: Database, desk: Desk) -> None:
    keep(database, factories.office())
    text = desk.form(f"{AT}/text")["text"]
    assert desk.client.get(f"{AT}/form.yaml").text == text.replace("\r\n", "\n")
    wrong = text.replace("first: 4", "frist: 4\r\ncolour: red")
    answer = desk.fill(f"{AT}/text", {"text": wrong})
    assert answer.status_code == 422
    assert "Line 6: There is no field “frist” here" in answer.text
    assert "Line 7: There is no field “colour” here" in answer.text
    assert FormReader(answer.text).sent["text"] == wrong
    assert desk.fill(f"{AT}/text", {"text": text.replace("first: 4", "first: 7")}).location == AT
    assert kept(database).first == 7
    history = desk.get(f"{AT}/history").text
    assert "made the record" in history
    desk.fill(f"{AT}/text", {"text": text.replace("first: 4", "first: 8")})
    history = desk.get(f"{AT}/history").text
    assert "first</th>" in history
    assert history.count("<tr>") == 2


@pytest.mark.parametrize(
    ("page", "typed", "there"),
    [
        ("cover", {"title-en": "Mine"}, 'value="Mine"'),
        ("sections/friends", {"title-en": "Mine"}, 'value="Mine"'),
        ("add", {"title-en": "Mine"}, 'value="Mine"'),
        ("wording/visits_counted", {"patterns-ko": "{cases}건"}, "{cases}건"),
        ("text", {}, "first: 4"),
    ],
)
def test_nothing_typed_is_lost_where_another_has_saved_meanwhile(
    database: Database, desk: Desk, page: str, typed: dict[str, str], there: str
) -> None:
    keep(database, factories.office())
    sent = {**desk.form(f"{AT}/{page}"), **desk.ticked(), **typed}
    touch(database, first=9)
    answer = desk.post(f"{AT}/{page}", sent)
    assert answer.status_code == 409
    assert "While you were editing, tester saved this form." in answer.text
    assert there in answer.text
    assert kept(database).first == 9
    again = {**FormReader(answer.text).sent, **FormReader(answer.text).ticked}
    assert desk.post(f"{AT}/{page}", again).status_code == 302
    assert kept(database).first == (9 if page not in {"cover", "text"} else 4)


def test_a_section_that_is_gone_meanwhile_can_be_added_again(database: Database, desk: Desk) -> None:
    keep(database, factories.office(), factories.report_form())
    desk.client.post("/reports/forms/ours/add?lang=en", data=_new(desk, "Second", "second"))
    sent = {**desk.form("/reports/forms/ours/sections/second"), "title-en": "Mine"}
    desk.fill_plain("/reports/forms/ours/sections/second/remove")
    answer = desk.post("/reports/forms/ours/sections/second", sent)
    assert (answer.status_code, "This section has been removed." in answer.text) == (409, True)
    assert 'action="/reports/forms/ours/add"' in answer.text
    assert desk.post("/reports/forms/ours/add", FormReader(answer.text).sent).status_code == 302
    assert section(kept(database, "ours"), "second").title["en"] == "Mine"
    assert desk.get("/reports/forms/ours/sections/gone").status_code == 404


def _new(desk: Desk, title: str, key: str) -> dict[str, str]:
    return {**desk.form("/reports/forms/ours/add"), "title-en": title, "key": key}


def test_a_removal_that_is_outdated_is_asked_again(database: Database, desk: Desk) -> None:
    keep(database, factories.office())
    touch(database, first=9)
    answer = desk.post(f"{AT}/sections/friends/remove", {"version": "0"})
    assert (answer.status_code, "The section was not removed." in answer.text) == (409, True)
    assert "friends" in [one.key for one in kept(database).every()]


def test_a_form_is_copied_to_a_new_one(database: Database, desk: Desk) -> None:
    keep(database, factories.office())
    typed = {"name-en": "Ours", "key": "ours"}
    sent = {**desk.form("/reports/forms/new?from=kaohsiung"), **typed}
    answer = desk.client.post("/reports/forms/new?from=kaohsiung&lang=en", data=sent)
    assert answer.location == "/reports/forms/ours/edit"
    assert kept(database, "ours").sections == form("kaohsiung").sections
    for key, said in (
        ("ours", "Another form has this key."),
        ("Our form", "A key begins with a small letter"),
    ):
        answer = desk.fill("/reports/forms/new", typed | {"key": key})
        assert answer.status_code == 422
        assert errors(answer.text)[0].startswith(said)
    assert desk.fill("/reports/forms/new", {"name-en": "X", "key": ""}).status_code == 422


def test_the_form_that_the_office_has_chosen_is_not_deleted(database: Database, desk: Desk) -> None:
    keep(database, factories.office(form="ours"), factories.report_form())
    answer = desk.fill_plain("/reports/forms/ours/delete")
    assert (answer.status_code, "The office has chosen this form." in answer.text) == (409, True)
    assert desk.get(f"{AT}/delete").status_code == 404
    with database.reading() as session:
        assert len(kept_forms(session)) == 3


@pytest.mark.parametrize("role", ["viewer", "protocol"])
def test_others_look_at_forms_and_change_none(database: Database, as_role: Browser, role: str) -> None:
    keep(database, factories.office(), factories.report_form())
    reader = Desk(as_role(role))
    page = reader.get("/reports/forms/ours")
    assert page.status_code == 200
    assert "/edit" not in page.text.split("<main")[1]
    for address in ("new", "ours/edit", "ours/cover", "ours/text", "ours/wording", "ours/delete"):
        assert reader.get(f"/reports/forms/{address}").status_code == 403
    assert reader.post("/reports/forms/ours/edit", {"move": "up", "section": "all"}).status_code == 403


def test_a_form_that_is_not_there_leads_to_those_that_are(database: Database, desk: Desk) -> None:
    keep(database, factories.office())
    answer = desk.get("/reports/forms/nope")
    assert answer.status_code == 404
    assert "there are: general, kaohsiung." in answer.text


def test_what_is_typed_is_never_markup(database: Database, desk: Desk) -> None:
    keep(database, factories.office(), factories.report_form())
    evil = "<b>x</b> {home} 'q' \"z\""
    assert desk.fill("/reports/forms/ours/sections/all", {"title-en": evil}).status_code == 302
    for page in ("", "/edit", "/history", "/text", "/sections/all"):
        assert "<b>x</b>" not in desk.get(f"/reports/forms/ours{page}").text
