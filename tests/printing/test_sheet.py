import re

import pytest

from intl_crm.printing.engine import compile_pdf
from intl_crm.printing.values import unknown
from tests.printing import pdf
from tests.printing.examples import DATE, SHEETS, printed, sample, small_sheet, texts
from tests.programs import needs

pytestmark = needs("pdftotext", "pdffonts")
LANGUAGES = {"zh-Hant-TW": "zh-TW", "en": "en-GB", "ja": "ja-JP", "ko": "ko-KR"}


def sheet(**changes):
    return compile_pdf("sheet", small_sheet().to_json() | changes, date=DATE)


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_has_two_pages_at_most_is_tagged_and_carries_its_fonts(name):
    read = pdf.reader(printed(name))
    catalogue = read.trailer["/Root"]
    assert len(read.pages) == 2
    assert catalogue["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalogue
    assert catalogue["/Lang"] == LANGUAGES[sample(name)["lang"]]
    assert {(embedded, unicode) for _, embedded, unicode in pdf.fonts(printed(name))} == {("yes", "yes")}


@pytest.mark.parametrize("name", SHEETS[:4])
def test_all_that_is_given_can_be_read(name):
    words = pdf.squeezed(pdf.text(printed(name)))
    assert [text for text in texts(sample(name)) if pdf.squeezed(text) not in words] == []


def test_what_had_to_go_is_counted_at_the_foot():
    made = printed("sheet-full.zh-Hant-TW")
    words = pdf.text(made)
    assert pdf.holds(made, "因篇幅未列（件）：上次會面 1、近三年交流 3、城市簡介 1")
    assert "示例會面4" in words and "示例會面5" not in words
    assert "示例交流第11件" in words and "示例交流第12件" not in words


@pytest.mark.parametrize(
    ("exchanges", "kept", "on_the_first"),
    [(40, 40, False), (48, 48, False), (50, 50, True), (60, 11, True)],
)
def test_what_the_second_page_has_no_room_for_stands_on_the_first(exchanges, kept, on_the_first):
    history = [
        {"when": "2021", "what": f"Exchange {n}.", "prio": 9 if n > 10 else 1} for n in range(exchanges)
    ]
    made = sheet(history=history)
    first, second = pdf.text(made).split("\f")[:2]
    assert ("Gifts" in first, "Gifts" in second) == (on_the_first, not on_the_first)
    assert tuple(len(re.findall(r"Exchange \d", page)) for page in (first, second)) == (0, kept)


@pytest.mark.parametrize("exchanges", range(30, 50))
def test_a_sheet_is_printed_however_much_is_left_of_its_page(exchanges):
    history = [{"when": "2021", "what": f"Exchange {n}"} for n in range(exchanges)]
    assert pdf.holds(sheet(history=history), "Page 2 of 2")


def test_items_of_one_priority_go_together():
    items = [{"text": f"Aim {n}. " * 40, "prio": 5} for n in range(20)]
    made = sheet(purpose=[{"text": "First aim"}, *items])
    assert pdf.holds(made, "First aim") and not pdf.holds(made, "Aim 1.")
    assert pdf.holds(made, "Left out for space (items): Purpose and aims 20")


def test_a_section_without_content_is_not_there():
    labels = sample("sheet-koror.en")["labels"]
    absent = ("purpose", "seating", "points", "last", "promises", "facts", "contacts")
    assert not set(pdf.headings(sheet())) & {labels[key] for key in absent}
    present = ("who", "programme", "partnership", "history", "gifts")
    assert pdf.headings(sheet())[1:] == [labels[key] for key in present]


def test_what_fits_on_one_page_is_one_page():
    assert pdf.holds(sheet(), "Page 1 of 1")
    history = [{"when": "2021", "what": f"Exchange {n}"} for n in range(40)]
    assert pdf.holds(sheet(history=history), "Page 2 of 2")


def test_without_a_time_the_sheet_says_so_and_shows_the_offset():
    words = pdf.text(sheet())
    assert "Monday 8 March 2021 [no time recorded] Brisbane +2" in " ".join(words.split())
    assert "Item" not in words.split()


def test_columns_that_no_line_fills_are_left_out():
    programme = [{"what": "Call", "here": "14:00"}, {"what": "Signing", "here": "14:30"}]
    words = pdf.text(sheet(programme=programme, clocks=["Kaohsiung", "Koror +1"]))
    assert "Kaohsiung Item\n14:00 Call\n14:30 Signing" in words
    assert "Koror +1" not in words


def test_without_a_principal_those_who_come_are_listed():
    data = small_sheet().to_json()
    del data["principal"]
    guests = [{"no": "1", "name": "Gómez", "title": unknown("title unknown").to_json()}, {"name": "Pitts"}]
    made = compile_pdf("sheet", data | {"guests": guests}, date=DATE)
    assert pdf.holds(made, "1 Gómez [title unknown] • Pitts")


def test_seats_too_narrow_for_their_names_show_their_numbers():
    seats = [{"no": str(n), "name": "Bartholomew Featherstonehaugh-Cholmondeley " * 2} for n in range(1, 10)]
    seating = sample("sheet-koror.en")["seating"] | {"guests": seats}
    made = sheet(seating=seating)
    assert not pdf.holds(made, "Featherstonehaugh")
    assert "8 6 4 2 1 3 5 7 9" in " ".join(pdf.text(made).split())


def test_level_and_edition_are_read_aloud_and_not_only_seen():
    words = pdf.text(sheet())
    assert words.count("INTERNAL") >= 2
    assert words.count("Edition 1, 5 Mar 2021") >= 2


@pytest.mark.parametrize("name", ["W" * 200, "名" * 200, "é" * 200, "<b>長</b>" * 25, "가" * 200])
def test_a_name_of_200_characters_is_printed_whole(name):
    assert pdf.holds(compile_pdf("sheet", small_sheet(name).to_json(), date=DATE), name)


@pytest.mark.parametrize("exchanges", range(36, 40))
def test_a_page_that_is_full_to_its_end_begins_no_other_one_for_notes(exchanges):
    history = [{"when": "2021", "what": f"Exchange {n}"} for n in range(exchanges)]
    last = {"when": "2020", "what": "Call", "notes": [{"text": "A note"}] * 4}
    assert pdf.holds(sheet(history=history, last=last), "Page 2 of 2")
