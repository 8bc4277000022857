"""Every page: nothing for axe to find, nothing that scrolls sideways, nothing that the policy refuses."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests import programs
from tests.browser.conftest import DESK, HEIGHT, PHONE, Complaints, Served
from tests.browser.looking import findings, overhang

pytestmark = programs.needs("chromium")

WIDTHS = (320, PHONE, 768, 1024, 1920)
KINDS = (
    "city", "person", "organisation", "post", "partnership", "agreement", "observance",
    "delegation", "event", "gift", "link", "figure", "introduction",
)  # fmt: skip
# The pages of one kind are made like those of every other: the short run looks at those of one.
SAMPLED = ("event",)
OWN = (
    "/",
    "/account/",
    "/account/password",
    "/envoys/",
    "/search?q=busan",
    "/events/?year=2021&mode=video",
    "/calendar/?month=2021-12",
    "/calendar/?month=2021-06&country=KR&mode=in_person",
    "/calendar/?month=1999-01",
    "/feeds/",
    "/feeds/?country=JP",
    "/reports/",
    "/reports/2021",
    "/reports/2021/figures",
    "/reports/2021/figures/countries?row=JP&column=visitors",
    "/reports/1990",
    "/files/new",
    "/nothing",
)
# What the short run looks at too.
OFTEN = ("/", "/calendar/?month=2021-12", "/reports/2021")
REPORT_FORMS = (
    "/reports/forms/",
    "/reports/forms/general",
    "/reports/forms/kaohsiung/edit",
    "/reports/forms/kaohsiung/sections/city_visits",
    "/reports/forms/kaohsiung/cover",
    "/reports/forms/kaohsiung/wording/visits_total",
    "/reports/forms/kaohsiung/text",
)
OFFICE = "/admin/office/kaohsiung-international-affairs"
ADMINISTRATION = ("/admin/", "/admin/users/", "/admin/users/new", OFFICE, f"{OFFICE}/edit")


def sampled_of(every: tuple[str, ...], sampled: tuple[str, ...]) -> list[Any]:
    """All of them, the sampled ones for the short run too."""
    return [pytest.param(one, marks=pytest.mark.short if one in sampled else ()) for one in every]


# Light and dark differ in nothing but colours.
COLOURS = ("color-contrast", "link-in-text-block")


def looked_at(page: Page, complaints: Complaints) -> None:
    """Fail with everything that is wrong with a page, on a phone and at a desk, light and dark."""
    assert {width: by for width in WIDTHS if (by := overhang(page, width)) > 0} == {}
    wrong = {}
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for scheme, rules in (("light", ()), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)
            if found := findings(page, *rules):
                wrong[f"{width} {scheme}"] = found
    assert wrong == {}
    assert complaints.said == []


@pytest.mark.parametrize("path", ["/sign-in", "/sign-in/once/spent", "/nothing", "/open-data/"])
def test_signed_out(visit: Callable[..., Page], complaints: Complaints, path: str) -> None:
    looked_at(visit(path, None), complaints)


@pytest.mark.parametrize("path", [*sampled_of(OWN, OFTEN), *REPORT_FORMS])
def test_page(visit: Callable[..., Page], complaints: Complaints, path: str) -> None:
    looked_at(visit(path), complaints)


@pytest.mark.parametrize("path", ADMINISTRATION)
def test_administration(visit: Callable[..., Page], complaints: Complaints, path: str) -> None:
    looked_at(visit(path, "admin"), complaints)


@pytest.mark.parametrize("part", ["", "/edit"])
@pytest.mark.parametrize("kind", sampled_of(KINDS, SAMPLED))
def test_record(
    served: Served, visit: Callable[..., Page], complaints: Complaints, kind: str, part: str
) -> None:
    looked_at(visit(served.address_of(kind) + part), complaints)


@pytest.mark.parametrize("part", ["/history", "/delete"])
def test_past_and_end_of_a_record(
    served: Served, visit: Callable[..., Page], complaints: Complaints, part: str
) -> None:
    looked_at(visit(served.address_of("city") + part), complaints)


@pytest.mark.parametrize("kind", KINDS)
def test_list(served: Served, visit: Callable[..., Page], complaints: Complaints, kind: str) -> None:
    looked_at(visit(served.address_of(kind).rpartition("/")[0] + "/"), complaints)


@pytest.mark.parametrize("language", ("zh-Hant-TW", "ja", "ko"))
@pytest.mark.parametrize("path", ["/", "/cities/busan", "/cities/busan/edit", "/events/"])
def test_language(visit: Callable[..., Page], complaints: Complaints, path: str, language: str) -> None:
    page = visit(f"{path}?lang={language}")
    assert page.locator("html").get_attribute("lang") == language
    looked_at(page, complaints)
