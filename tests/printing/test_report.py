import pytest

from intl_crm.printing.engine import compile_pdf
from tests.printing import pdf
from tests.printing.examples import DATE, REPORTS, printed, sample, small_report, texts
from tests.programs import needs

pytestmark = needs("pdftotext", "pdffonts")


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_tagged_and_carries_its_fonts(name):
    catalogue = pdf.reader(printed(name)).trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalogue
    assert {(embedded, unicode) for _, embedded, unicode in pdf.fonts(printed(name))} == {("yes", "yes")}


@pytest.mark.parametrize("name", REPORTS)
def test_all_that_is_given_can_be_read(name):
    words = pdf.squeezed(pdf.body(printed(name)))
    # The dagger and the marks of notes stand between two parts of a text, never within one.
    assert [text for text in texts(sample(name)) if pdf.squeezed(text) not in words] == []


def test_headings_stand_with_their_numbers_in_bookmarks_and_contents():
    titles = pdf.headings(printed("report-2021.zh-Hant-TW"))
    assert titles[:3] == [
        "肆、 國際事務－訪賓接待聯繫業務",
        "一、 推動姊妹市、國際友好城市之互訪及實質交流",
        "1. 辦理訪賓接待業務",
    ]
    assert len(titles) == 35
    contents = pdf.text(printed("report-2021.zh-Hant-TW")).split("\f")[1]
    assert "(13) 姊妹市及友好城市問候信案" in contents
    assert "2021全民外交研習營" in contents


@pytest.mark.parametrize(
    ("language", "numbers"),
    [("ja", ("第4", "1", "(1)", "ア", "イ")), ("ko", ("Ⅳ.", "1.", "가.", "1)", "2)"))],
)
def test_each_language_numbers_as_it_does(language, numbers):
    words = pdf.squeezed(pdf.body(compile_pdf("report", small_report(language).to_json(), date=DATE)))
    top = small_report(language).sections[0]
    leaves = top.items[0].items[0].items
    for number, section in zip(numbers, (top, top.items[0], top.items[0].items[0], *leaves), strict=True):
        title = section.title if isinstance(section.title, str) else section.title.text
        assert pdf.squeezed(number + title) in words


@pytest.mark.parametrize("language", ["ja", "ko"])
def test_what_falls_back_carries_the_dagger_and_is_listed(language):
    data = small_report(language)
    made = compile_pdf("report", data.to_json(), date=DATE)
    assert pdf.holds(made, "與帛琉共和國科羅州締結為姊妹市暨帛國駐台大使歐克麗訪高†")
    assert data.labels.fallbacks in pdf.headings(made)
    assert pdf.holds(made, data.fallbacks[0].where + "與帛琉共和國科羅州締結為姊妹市暨帛國駐台大使歐克麗訪高")


def test_parts_without_content_are_not_there():
    data = sample("report-2021.en")
    for part in ("figures", "notes", "compared", "fallbacks", "subtitle", "issued"):
        del data[part]
    titles = pdf.headings(compile_pdf("report", data, date=DATE))
    assert titles[-1] == "(f) Video courtesy call with Kumamoto Prefecture"


def test_a_figure_without_rows_is_not_there():
    data = sample("report-2021.en")
    data["figures"] = [data["figures"][0] | {"rows": []}]
    made = compile_pdf("report", data, date=DATE)
    assert not pdf.holds(made, "Figure 1")


def test_published_and_computed_figures_stand_side_by_side():
    words = " ".join(pdf.text(printed("report-2021.en")).split())
    assert "Visiting cases 29 21 +8 Annual Report 2021, 4.1.1" in words
    assert "Persons 157 [unknown] Annual Report 2021, 4.1.1" in words


def test_the_cover_names_office_and_both_years():
    cover = pdf.text(printed("report-2021.zh-Hant-TW")).split("\f")[0]
    for words in ("高雄市政府行政暨國際處", "中華民國110年", "2021", "110年度施政績效成果報告", "第1版"):
        assert words in cover


def test_a_page_runs_under_the_section_that_it_opens_with():
    pages = pdf.text(printed("report-2021.zh-Hant-TW")).split("\f")
    assert "二、爭取辦理各類國際活動及市政建設參訪活動，積極行銷高雄" in pages[6]
    assert "第7頁，共8頁" in pages[6]


def test_a_section_that_begins_below_one_within_another_stands_in_the_running_head():
    data = sample("report-2021.en")
    inner = {"number": "1.1", "title": "Inner", "text": ["A few words."]}
    outer = {"number": "2", "title": "Outer", "text": ["Many words. " * 2000]}
    data["sections"] = [{"number": "1", "title": "First", "items": [inner]}, outer]
    pages = pdf.text(compile_pdf("report", data, date=DATE)).split("\f")
    assert "2 Outer" in pages[3]
    assert "Inner" not in pages[3]


def test_a_long_bar_stays_on_the_page():
    data = sample("report-2021.en")
    data["figures"][0]["rows"] = [{"name": "Asia", "values": [900, 400]}]
    assert pdf.holds(compile_pdf("report", data, date=DATE), "1300")


def test_a_row_of_published_figures_stays_on_one_page():
    data = sample("report-2021.en")
    reason = "Because " + "nobody counted " * 12 + "them."
    data["labels"]["reason"] = "Why they differ"
    data["compared"] = [data["compared"][0] | {"reason": reason}] * 12
    pages = pdf.text(compile_pdf("report", data, date=DATE)).split("\f")
    found = [(page.count("Because"), page.count("them.")) for page in pages if "Because" in page]
    assert len(found) > 1
    assert all(begun == ended for begun, ended in found)


@pytest.mark.parametrize("notes", range(13, 19))
def test_a_few_published_figures_stay_together_with_what_they_are_called(notes: int) -> None:
    data = sample("report-2021.en") | {"sections": [], "figures": []}
    data["notes"] = [{"mark": str(at), "text": "A few words.\n" * 2} for at in range(notes)]
    data["compared"] = [data["compared"][0] | {"name": f"figure{at}"} for at in range(5)]
    pages = pdf.text(compile_pdf("report", data, date=DATE)).split("\f")
    (found,) = [page for page in pages if "figure" in page]
    assert data["labels"]["compared"] in found
    assert all(f"figure{at}" in found for at in range(5))


def test_long_texts_that_changed_go_on_over_the_page():
    data = sample("report-2021.en")
    labels = {f"change_{one}": one for one in ("where", "what", "before", "after")}
    data["labels"] |= {"changes": "Changes", **labels}
    data["changes"] = [{"where": "4.1", "what": "Text", "before": "Word " * 2000 + "ended", "after": "None"}]
    assert pdf.holds(compile_pdf("report", data, date=DATE), "ended")
