"""Heads of delegations: body, name, title and mode as each language orders them."""

from datetime import date

import pytest

from intl_crm.cities.models import City
from intl_crm.clock import now
from intl_crm.delegations.models import Delegation, DelegationMember, Organisation, Person, Post
from intl_crm.names import NameForm, Order, PersonNames
from intl_crm.reports.heads import head_of, head_words, heads_words
from intl_crm.reports.pieces import Piece, plain
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories

DAY = date(2021, 12, 31)
KYOTO = Texts({"zh-Hant-TW": "京都市", "en": "Kyoto", "ja": "京都市", "ko": "교토시"})
PALAU = Texts(
    {"zh-Hant-TW": "帛琉共和國", "en": "Embassy of the Republic of Palau", "ja": "パラオ共和国大使館"}
)
KADOKAWA = PersonNames(
    (
        NameForm("ja", "門川", "大作", order=Order.FAMILY_FIRST),
        NameForm("zh-Hant-TW", "門川", "大作", order=Order.FAMILY_FIRST),
        NameForm("en", "Kadokawa", "Daisaku", order=Order.FAMILY_FIRST),
    )
)
OLKERIIL = factories.person().names


def visit(
    names: PersonNames = OLKERIIL,
    *,
    title: str | None = "ambassador",
    until: str = "",
    city: City | None = None,
    organisation: Organisation | None = None,
    **facts: object,
) -> Delegation:
    """A visit by somebody with one post."""
    person = Person(names=names, visibility="internal")
    if title:
        Post(person=person, title=title, own_title=Texts(), city=city, organisation=organisation,
             when=Span.parse(f"?..{until}"))  # fmt: skip
    made = factories.delegation(**{"mode": "in_person", "body_as_printed": Texts()} | facts)
    made.members = [DelegationMember(person=person, role="head", position=0)]
    return made


def kyoto() -> City:
    return City(name=KYOTO, country="JP", visibility="internal")


def embassy() -> Organisation:
    return Organisation(name=PALAU, form="embassy", country="PW", visibility="internal")


def words(case: Delegation, language: str) -> str:
    head = head_of(case, language, DAY)
    assert head is not None
    return plain(head_words(head, language))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh-Hant-TW", "京都市門川大作市長（視訊）"),
        ("en", "Mayor Kadokawa Daisaku of Kyoto (by video)"),
        ("ja", "京都市の門川大作市長（オンライン）"),
        ("ko", "교토시 Kadokawa Daisaku 시장(화상)"),
    ],
)
def test_a_name_in_characters_stands_alone(language: str, said: str) -> None:
    assert words(visit(KADOKAWA, title="mayor", city=kyoto(), mode="video"), language) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh-Hant-TW", "帛琉共和國歐克麗（Dilmei Louisa Olkeriil）大使"),
        ("en", "Ambassador Dilmei Louisa Olkeriil of the Republic of Palau"),
        ("ja", "パラオ共和国大使館のDilmei Louisa Olkeriil大使"),
    ],
)
def test_a_latin_name_stands_beside_another_script(language: str, said: str) -> None:
    assert words(visit(organisation=embassy()), language) == said


@pytest.mark.parametrize(
    ("until", "language", "said"),
    [
        ("<=2021-12-31", "zh-Hant-TW", "帛琉共和國時任歐克麗（Dilmei Louisa Olkeriil）大使"),
        ("2021-10", "en", "then Ambassador Dilmei Louisa Olkeriil of the Republic of Palau"),
        ("2021", "ja", "パラオ共和国大使館のDilmei Louisa Olkeriil大使（当時）"),
        ("2022-01", "zh-Hant-TW", "帛琉共和國歐克麗（Dilmei Louisa Olkeriil）大使"),
        ("?", "zh-Hant-TW", "帛琉共和國歐克麗（Dilmei Louisa Olkeriil）大使"),
        ("<=2022", "en", "Ambassador Dilmei Louisa Olkeriil of the Republic of Palau"),
    ],
)
def test_only_who_has_surely_left_by_the_day_was_it_then(until: str, language: str, said: str) -> None:
    assert words(visit(organisation=embassy(), until=until), language) == said


def test_a_typed_body_goes_before_the_rule_in_its_language_alone() -> None:
    case = visit(KADOKAWA, title="mayor", city=kyoto(), body_as_printed=Texts({"zh-Hant-TW": "日本京都市"}))
    assert words(case, "zh-Hant-TW") == "日本京都市門川大作市長"
    assert words(case, "en") == "Mayor Kadokawa Daisaku of Kyoto"
    typed = {language: head_of(case, language, DAY).is_typed for language in ("zh-Hant-TW", "en")}  # type: ignore[union-attr]
    assert typed == {"zh-Hant-TW": True, "en": False}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh-Hant-TW", "門川大作"),
        ("en", "Kadokawa Daisaku"),
        ("ja", "門川大作"),
        ("ko", "Kadokawa Daisaku"),
    ],
)
def test_without_a_post_the_name_stands_alone(language: str, said: str) -> None:
    assert words(visit(KADOKAWA, title=None), language) == said


def test_without_a_post_the_delegation_tells_from_where() -> None:
    assert words(visit(KADOKAWA, title=None, city=None), "zh-Hant-TW") == "門川大作"
    case = visit(KADOKAWA, title=None)
    case.city = kyoto()
    assert words(case, "zh-Hant-TW") == "京都市門川大作"
    assert words(case, "en") == "Kadokawa Daisaku of Kyoto"


def test_who_is_restricted_or_deleted_is_not_named() -> None:
    case = visit(organisation=embassy())
    case.members[0].person.visibility = "restricted"
    assert head_of(case, "en", DAY) is None
    other = visit(organisation=embassy())
    other.members[0].person.deleted_at = now()
    assert head_of(other, "en", DAY) is None


def test_a_restricted_body_is_not_named() -> None:
    hidden = embassy()
    hidden.visibility = "restricted"
    assert words(visit(organisation=hidden), "zh-Hant-TW") == "歐克麗（Dilmei Louisa Olkeriil）大使"


def test_a_visit_without_a_head_names_nobody() -> None:
    case = factories.delegation()
    case.members = []
    assert head_of(case, "en", DAY) is None


def test_a_name_in_another_language_says_so() -> None:
    head = head_of(visit(organisation=embassy()), "ja", DAY)
    assert head is not None
    assert [(one.text, one.language) for one in head_words(head, "ja")] == [
        ("パラオ共和国大使館の", "ja"),
        ("Dilmei Louisa Olkeriil", "en"),
        ("大使", "ja"),
    ]


def test_a_list_of_heads_keeps_their_pieces() -> None:
    heads = [
        head
        for case in (visit(KADOKAWA, title="mayor", city=kyoto()), visit(organisation=embassy()))
        if (head := head_of(case, "ja", DAY))
    ]
    assert heads_words(heads, "ja") == (
        Piece("京都市の門川大作市長、パラオ共和国大使館の", "ja"),
        Piece("Dilmei Louisa Olkeriil", "en"),
        Piece("大使", "ja"),
    )
