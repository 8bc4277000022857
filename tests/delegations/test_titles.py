"""Titles and their place beside names."""

import re

import pytest

from intl_crm import data
from intl_crm.delegations.titles import Form, Place, UnknownTitle, office, placed, title, title_keys
from intl_crm.texts import LANGUAGES


def test_title() -> None:
    mayor = title("lord_mayor")
    assert (mayor.rank, mayor.en_place, mayor.class_, mayor.address) == (
        37,
        Place.BEFORE,
        "lord_mayor",
        "Lord Mayor",
    )
    assert dict(mayor.texts) == {"zh-Hant-TW": "市長", "en": "Lord Mayor", "ja": "市長", "ko": "시장"}


def test_a_title_may_have_a_local_name() -> None:
    assert title("landrat").local == "Landrat / Landrätin"


def test_an_unknown_title_is_named() -> None:
    with pytest.raises(UnknownTitle, match="no_such_title") as refused:
        title("no_such_title")
    assert refused.value.key == "no_such_title"


def test_keys_are_unique() -> None:
    assert len(title_keys()) == len(data.read("titles")["titles"])


@pytest.mark.parametrize("key", title_keys())
def test_every_title_is_whole(key: str) -> None:
    one = title(key)
    assert list(one.texts) == list(LANGUAGES)
    assert 0 < one.rank < 100
    assert one.class_ in data.read("titles")["address_classes"]


ALTERNATIVES = re.compile(r"[/／·・]| or |或")
# A word in which the dot parts two transcribed words, and the courtesy that depends on who bears it.
OF_ONE_WORD = {("city_manager", "ja"), ("no_title", "zh-Hant-TW"), ("no_title", "en")}


@pytest.mark.parametrize("key", title_keys())
def test_no_title_leaves_a_choice_to_whoever_reads(key: str) -> None:
    found = {(key, language) for language, text in title(key).texts.items() if ALTERNATIVES.search(text)}
    assert found <= OF_ONE_WORD


@pytest.mark.parametrize(
    ("key", "language", "text"),
    [
        ("vice_minister", "ja", "政務次官"),
        ("minister_of_state", "ja", "国務大臣"),
        ("governor_province", "ja", "州知事"),
        ("governor_province", "ko", "주지사"),
    ],
)
def test_a_title_is_the_one_that_an_official_writes(key: str, language: str, text: str) -> None:
    assert title(key).texts[language] == text


@pytest.mark.parametrize(
    ("form", "language", "given", "text"),
    [
        (Form.IN_OFFICE, "zh-Hant-TW", {"name": "陳其邁", "title": "市長"}, "陳其邁市長"),
        (
            Form.IN_OFFICE,
            "zh-Hant-TW",
            {"name": "門川大作", "title": "市長", "body": "京都市"},
            "京都市門川大作市長",
        ),
        (
            Form.IN_OFFICE,
            "zh-Hant-TW",
            {
                "name": "公孫孟",
                "latin": "Jean-François Casabonne-Masonnave",
                "title": "主任",
                "body": "法國在台協會",
            },
            "法國在台協會公孫孟（Jean-François Casabonne-Masonnave）主任",
        ),
        (Form.IN_OFFICE, "en", {"name": "Chen Chi-mai", "title": "Mayor"}, "Mayor Chen Chi-mai"),
        (
            Form.IN_OFFICE,
            "en",
            {"name": "Chen Chi-mai", "title": "Mayor", "body": "Kaohsiung"},
            "Mayor Chen Chi-mai of Kaohsiung",
        ),
        (
            Form.IN_OFFICE,
            "en",
            {
                "name": "Jean-François Casabonne-Masonnave",
                "title": "Director",
                "body": "the Bureau Français de Taipei",
                "en_place": "after",
            },
            "Jean-François Casabonne-Masonnave, Director of the Bureau Français de Taipei",
        ),
        (Form.IN_OFFICE, "en", {"name": "A", "title": "Director", "en_place": "after"}, "A, Director"),
        (
            Form.IN_OFFICE,
            "ja",
            {"name": "門川大作", "title": "市長", "body": "京都市"},
            "京都市の門川大作市長",
        ),
        (Form.IN_OFFICE, "ja", {"name": "陳其邁", "title": "市長"}, "陳其邁市長"),
        (
            Form.IN_OFFICE,
            "ko",
            {"name": "천치마이", "title": "시장", "body": "가오슝시"},
            "가오슝시 천치마이 시장",
        ),
        (Form.IN_OFFICE, "ko", {"name": "홍길동", "title": "시장"}, "홍길동 시장"),
        (Form.IN_OFFICE, "de", {"name": "A B", "title": "Mayor", "body": "X"}, "Mayor A B of X"),
        (
            Form.THEN,
            "zh-Hant-TW",
            {"name": "麥哲培", "title": "代表", "body": "南非聯絡辦事處"},
            "南非聯絡辦事處時任麥哲培代表",
        ),
        (Form.THEN, "en", {"name": "Ryuichi Kurosu", "title": "Mayor"}, "then Mayor Ryuichi Kurosu"),
        (
            Form.THEN,
            "en",
            {"name": "A B", "title": "Representative", "body": "X", "en_place": "after"},
            "A B, then Representative of X",
        ),
        (
            Form.THEN,
            "ja",
            {"name": "黒須隆一", "title": "市長", "body": "八王子市"},
            "八王子市の黒須隆一市長（当時）",
        ),
        (
            Form.THEN,
            "ko",
            {"name": "구로스", "title": "시장", "body": "하치오지시"},
            "당시 하치오지시 구로스 시장",
        ),
        (
            Form.FORMER,
            "zh-Hant-TW",
            {"name": "黑須隆一", "title": "市長", "body": "八王子市"},
            "前八王子市市長黑須隆一",
        ),
        (Form.FORMER, "ko", {"name": "구로스", "title": "시장"}, "구로스 전 시장"),
        (Form.ELECT, "en", {"name": "A B", "title": "Mayor"}, "Mayor-elect A B"),
        (Form.ACTING, "ja", {"name": "甲", "title": "市長"}, "甲市長職務代理者"),
        (
            Form.HONORARY,
            "en",
            {"name": "A B", "title": "Consul", "en_place": "after"},
            "A B, Honorary Consul",
        ),
    ],
)
def test_placed(form: Form, language: str, given: dict[str, str], text: str) -> None:
    assert placed(form, language, **given) == text


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", Place)
def test_every_form_holds_what_it_is_given_and_no_gap(form: Form, language: str, place: Place) -> None:
    whole = placed(form, language, name="NAME", title="TITLE", body="BODY", en_place=place)
    assert [whole.count(part) for part in ("NAME", "TITLE", "BODY")] == [1, 1, 1]
    bare = placed(form, language, name="NAME", title="TITLE", en_place=place)
    assert bare == bare.strip()
    assert not re.search(r" of|^の|  ", bare)


@pytest.mark.parametrize(
    ("body", "name_of_office", "language", "text"),
    [
        ("京都市", "市長", "zh-Hant-TW", "京都市市長"),
        ("京都市", "市長", "ja", "京都市長"),
        ("熊本県", "知事", "ja", "熊本県知事"),
        ("東京都", "都知事", "ja", "東京都知事"),
        ("駐日代表処", "代表", "ja", "駐日代表処代表"),
        ("부산광역시", "시장", "ko", "부산광역시장"),
        ("구마모토현", "지사", "ko", "구마모토현 지사"),
        ("Kyoto", "Mayor", "en", "Mayor of Kyoto"),
        ("", "Mayor", "en", "Mayor"),
        ("京都市", "", "ja", "京都市"),
    ],
)
def test_office(body: str, name_of_office: str, language: str, text: str) -> None:
    assert office(body, name_of_office, language) == text


def test_braces_in_a_name_are_printed() -> None:
    assert placed(Form.IN_OFFICE, "en", name="{body}", title="Mayor", body="X") == "Mayor {body} of X"
