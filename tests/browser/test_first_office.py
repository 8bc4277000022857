"""From an empty database to a video call on its city's page, in feeds and in the year's report."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from intl_crm.config import Settings
from tests import programs
from tests.browser.conftest import Complaints
from tests.browser.empty_office import EmptyOffice, choose, empty_office, pick, save, write

pytestmark = programs.needs("chromium")

PASSWORD = "a ferry crosses the harbour"
OFFICE = {
    "zh-Hant-TW": "高雄市政府行政暨國際處",
    "en": "Kaohsiung City Government Secretariat",
    "ja": "高雄市政府行政・国際処",
    "ko": "가오슝시정부 행정국제처",
}
HOME = {"zh-Hant-TW": "高雄市", "en": "Kaohsiung City", "ja": "高雄市", "ko": "가오슝시"}
PARTNER = {"zh-Hant-TW": "釜山市", "en": "Busan", "ja": "釜山広域市", "ko": "부산광역시"}
TITLES = {
    "zh-Hant-TW": "與釜山市長視訊會晤",
    "en": "Video call with the Mayor of Busan",
    "ja": "釜山市長とのオンライン会談",
    "ko": "부산시장 화상 면담",
}
TEXTS = {
    "zh-Hant-TW": "雙方就港灣城市交流交換意見。",
    "en": "Both sides spoke about exchanges between port cities.",
    "ja": "港湾都市の交流について意見を交わした。",
    "ko": "항만 도시 간 교류에 대해 의견을 나누었다.",
}
# Nobody wrote the name in Japanese, so Latin letters stand there.
MAYOR = {"zh-Hant-TW": "朴亨埈", "en": "Heong-joon Park", "ja": "Heong-joon Park", "ko": "박형준"}
# Before the titles in a feed, as most calendar programs show no status.
TENTATIVE = {"zh-Hant-TW": "【暫定】", "en": "Tentative: ", "ja": "【仮】", "ko": "[잠정] "}
HOME_ZONE, PARTNER_ZONE = "Asia/Taipei", "Asia/Seoul"
STARTS, ENDS = "14:00", "15:00"
# Seoul's clock is an hour ahead of Taipei's, the year round.
THERE_STARTS, THERE_ENDS = "15:00", "16:00"


@pytest.fixture
def office(settings: Settings, chromium: Browser, complaints: Complaints) -> Iterator[EmptyOffice]:
    """A program on an empty database, of each kind in turn."""
    with empty_office(settings, chromium, complaints) as made:
        yield made


def first_start(page: Page, address: str) -> None:
    """Say at the one-time address who the office is, and come in as its administrator."""
    page.goto(address)
    write(page, "office_name", OFFICE)
    write(page, "city_name", HOME)
    pick(page, country="TW", zone=HOME_ZONE, language="zh-Hant-TW")
    page.locator("[name=hours]").fill("08:00-17:30")
    page.locator("[name=languages][value=es]").check()
    page.locator("[name=name]").fill("Lin Mei-ling")
    page.locator("[name=login]").fill("lin")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=repeat]").fill(PASSWORD)
    save(page, "Set up and sign in")
    expect(page.get_by_text("The office is set up. What comes next:")).to_be_visible()


def new_officer(page: Page) -> str:
    """Give a colleague an account, as the dashboard says, and return the one-time address."""
    page.get_by_role("link", name="Give your colleagues accounts").click()
    page.locator("[name=name]").fill("Chen Ya-ting")
    page.locator("[name=login]").fill("chen")
    pick(page, role="officer")
    page.get_by_role("main").locator("button[type=submit]").click()
    return page.locator("input[readonly]").input_value()


def enter(page: Page, address: str) -> None:
    """Come in by a one-time address with a password of one's own."""
    page.goto(address)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=repeat]").fill(PASSWORD)
    page.get_by_role("button", name="Set the password and sign in").click()
    page.wait_for_url("**/")


def record_city(page: Page) -> str:
    """Record the partner as the dashboard says, and return the address of its page."""
    page.get_by_role("link", name="Record the first partner city").click()
    write(page, "name", PARTNER)
    pick(page, country="KR", zone=PARTNER_ZONE)
    page.locator("[name=hours]").fill("09:00-18:00")
    save(page)
    expect(page.locator("h1")).to_have_text("Busan")
    return page.url


def record_partnership(page: Page, city: str) -> None:
    """Record the tie from the city's page, which presets both cities."""
    page.goto(city)
    page.locator("a[href^='/partnerships/new?city=']").first.click()
    pick(page, tie="sister", when__since__month="6", when__since__day="30")
    page.locator("[name=when-since-year]").fill("1966")
    save(page)
    expect(page.locator("h1")).to_contain_text("Busan")


def record_mayor(page: Page) -> None:
    """Record a person with a name in three scripts, and the post."""
    page.goto("/people/new")
    write(page, "names", {"ko-family": "박", "ko-given": "형준"})
    write(page, "names", {"en-family": "Park", "en-given": "Heong-joon"})
    write(page, "names", {"zh-Hant-TW-family": "朴", "zh-Hant-TW-given": "亨埈"})
    save(page)
    page.goto("/posts/new")
    choose(page, "person_id", "박형준", "Park")
    choose(page, "city_id", "부산", "Busan")
    pick(page, title="mayor", when__since__month="4")
    page.locator("[name=is_head]").check()
    page.locator("[name=when-since-year]").fill("2021")
    save(page)


def plan_call(page: Page, city: str, day: date) -> str:
    """Plan a call with the mayor from the city's page, and return the address of the call's page."""
    page.goto(city)
    page.get_by_role("link", name="Add an exchange").click()
    write(page, "title", TITLES)
    write(page, "text", TEXTS)
    pick(page, form="video_call", when__since__month=str(day.month), when__since__day=str(day.day))
    page.locator("[name=when-since-year]").fill(str(day.year))
    write(page, "times", {"start": STARTS, "end": ENDS})
    choose(page, "taking_part-1-record", "朴亨埈", "Park")
    pick(page, **{"taking_part-1-role": "counterpart"})
    save(page)
    expect(page.locator("h1")).to_have_text(TITLES["en"])
    return page.url


def feed_address(page: Page, language: str) -> str:
    """Make a feed in a language and return its address, which is shown only then."""
    page.goto("/feeds/")
    pick(page, language=language)
    page.get_by_role("button", name="Make the feed").click()
    return page.locator("#feed-address").input_value()


def the_call_in_a_feed(office: EmptyOffice, address: str) -> Any:
    """Ask for a feed as a calendar program does, without an account, and return its only event."""
    with office.browser() as nobody:
        answer = nobody.request.get(address)
        assert answer.status == 200
        assert "set-cookie" not in answer.headers
        (event,) = Calendar.from_ical(answer.body()).walk("VEVENT")
    return event


def hear_call(office: EmptyOffice, address: str, day: date, language: str, status: str) -> None:
    """See the call in a feed in its language, at its time and with whom it is."""
    event = the_call_in_a_feed(office, address)
    title = (TENTATIVE[language] if status == "TENTATIVE" else "") + TITLES[language]
    assert (event["SUMMARY"], event["STATUS"]) == (title, status)
    times = [event[name].dt.astimezone(ZoneInfo(HOME_ZONE)) for name in ("DTSTART", "DTEND")]
    assert [f"{one:%Y-%m-%d %H:%M}" for one in times] == [f"{day} {STARTS}", f"{day} {ENDS}"]
    assert MAYOR[language] in event["DESCRIPTION"]


def every_item(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Go through the sections of a report, and all below them."""
    for item in items:
        yield item
        yield from every_item(item["items"])


def look_at_call(page: Page, call: str, language: str) -> None:
    """See the call with who takes part and the clocks of both cities."""
    page.goto(f"{call}?lang={language}")
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("h1")).to_have_text(TITLES[language])
    clocks = page.locator(".ic-clock")
    expect(clocks).to_have_count(2)
    for clock, city, times in ((0, HOME, (STARTS, ENDS)), (1, PARTNER, (THERE_STARTS, THERE_ENDS))):
        for words in (city[language], *times):
            expect(clocks.nth(clock)).to_contain_text(words)
    expect(page.locator(".ic-person")).to_contain_text([PARTNER[language], MAYOR[language]])


def look_at_city(page: Page, city: str, language: str, year: int) -> None:
    """See the call under its year on the page of its city, beside the clocks of today."""
    page.goto(f"{city}?lang={language}")
    expect(page.locator("h1")).to_have_text(PARTNER[language])
    expect(page.locator(".ic-year").filter(has_text=str(year))).to_contain_text(TITLES[language])
    for city_name in (HOME, PARTNER):
        expect(page.locator(".ic-clock").filter(has_text=city_name[language])).to_have_count(1)


def look_at_report(page: Page, year: int, call: str, language: str) -> None:
    """Read the call in the report of its year and in the report as data, with nothing in another language."""
    page.goto(f"/reports/{year}?lang={language}")
    paper = page.locator("article.ic-paper")
    expect(paper.get_by_role("link", name=TITLES[language])).to_have_count(1)
    expect(paper).to_contain_text(TEXTS[language])
    report = page.request.get(f"/reports/{year}/report.json?lang={language}").json()
    (told,) = (one for one in every_item(report["sections"]) if one["name"] == TITLES[language])
    assert told["key"] == call.rpartition("/")[2]
    assert told["mode"] == "video"
    assert {moment[11:16] for moment in told["starts"]["local"].values()} == {STARTS, THERE_STARTS}
    assert report["fallbacks"] == []


def test_call_of_a_new_office_is_in_page_feed_and_report(office: EmptyOffice, complaints: Complaints) -> None:
    day = datetime.now(ZoneInfo(HOME_ZONE)).date()
    with office.browser() as admin:
        first_start(admin, office.first_start)
        invitation = new_officer(admin)
    with office.browser() as officer:
        enter(officer, invitation)
        city = record_city(officer)
        record_partnership(officer, city)
        record_mayor(officer)
        call = plan_call(officer, city, day)
        officer.goto("/")
        expect(officer.locator("section").filter(has_text="Coming up")).to_contain_text(TITLES["en"])
        feeds = {language: feed_address(officer, language) for language in TITLES}
        for language, address in feeds.items():
            hear_call(office, address, day, language, "TENTATIVE")
        officer.goto(f"{call}/edit?lang=en")
        pick(officer, status="held")
        save(officer)
        for language, address in feeds.items():
            hear_call(office, address, day, language, "CONFIRMED")
            look_at_call(officer, call, language)
            look_at_city(officer, city, language, day.year)
            look_at_report(officer, day.year, call, language)
    assert complaints.said == []
