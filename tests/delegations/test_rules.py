"""Names and lines of people, posts and delegations: how they are worded, and what they never tell."""

from typing import Any

import pytest

from intl_crm.delegations import rules, titles
from intl_crm.delegations.models import Delegation, DelegationMember, Organisation, Person, Post
from intl_crm.names import NameForm, PersonNames
from intl_crm.texts import LANGUAGES, Texts
from tests import factories

PALAU = {
    "zh-Hant-TW": "帛琉共和國大使館",
    "en": "Embassy of the Republic of Palau",
    "ja": "パラオ共和国大使館",
    "ko": "팔라우 공화국 대사관",
}
AUSTRALIA = {
    "zh-Hant-TW": "澳洲辦事處",
    "en": "Australian Office Taipei",
    "ja": "オーストラリア弁事処",
    "ko": "호주 사무소",
}
VINCENT = {
    "zh-Hant-TW": "聖文森及格瑞那丁",
    "en": "Government of Saint Vincent and the Grenadines",
    "ja": "セントビンセント及びグレナディーン諸島政府",
    "ko": "세인트빈센트 그레나딘 정부",
}
KYOTO = {"zh-Hant-TW": "京都市", "en": "Kyoto", "ja": "京都市", "ko": "교토시"}
NAMES = PersonNames((NameForm("en", whole="Canary Name"), NameForm("zh-Hant-TW", whole="金絲雀")))


def post(**facts: Any) -> Post:
    """A post with what the database would fill in."""
    return factories.post(**({"own_title": Texts(), "is_head": True, "visibility": "internal"} | facts))


def post_of(form: str, name: dict[str, str], title: str) -> Post:
    """A post in a city or an organisation, held by nobody in particular."""
    if form == "city":
        return post(title=title, city=factories.city(name=Texts(name), visibility="internal"))
    body = factories.organisation(name=Texts(name), form=form, visibility="internal")
    return post(title=title, organisation=body)


@pytest.mark.parametrize(
    ("form", "name", "title", "said"),
    [
        (
            "embassy", PALAU, "ambassador",
            ("帛琉共和國大使", "Ambassador of the Republic of Palau", "パラオ共和国大使",
             "팔라우 공화국 대사"),
        ),
        (
            "representative_office", AUSTRALIA, "representative",
            ("澳洲辦事處代表", "Representative of the Australian Office Taipei", "オーストラリア弁事処代表",
             "호주 사무소 대표"),
        ),
        (
            "government", VINCENT, "prime_minister",
            ("聖文森及格瑞那丁總理", "Prime Minister of Saint Vincent and the Grenadines",
             "セントビンセント及びグレナディーン諸島首相", "세인트빈센트 그레나딘 총리"),
        ),
        ("city", KYOTO, "mayor", ("京都市市長", "Mayor of Kyoto", "京都市長", "교토시장")),
    ],
)  # fmt: skip
def test_an_office_is_a_title_of_a_state_an_office_or_a_city(
    form: str, name: dict[str, str], title: str, said: tuple[str, ...]
) -> None:
    post = post_of(form, name, title)
    assert tuple(rules.office_words(post, language).text for language in LANGUAGES) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh-Hant-TW", "帛琉共和國歐克麗大使"),
        ("en", "Ambassador Dilmei Louisa Olkeriil of the Republic of Palau"),
    ],
)
def test_a_delegation_is_named_after_its_head(language: str, said: str) -> None:
    assert rules.delegation_name(visit(ambassador()), language).text == said


def test_a_delegation_is_of_the_body_as_printed() -> None:
    delegation = visit(ambassador(), body_as_printed=Texts({"zh-Hant-TW": "斯洛伐克共和國"}))
    assert rules.delegation_name(delegation, "zh-Hant-TW").text == "斯洛伐克共和國歐克麗大使"


@pytest.mark.parametrize(
    ("body", "title", "said"),
    [
        ("斯洛伐克共和國經濟部", "經濟部政務次長", "斯洛伐克共和國經濟部政務次長"),
        ("京都市", "市長", "京都市市長"),
        ("外交部", "外交部", "外交部外交部"),
    ],
)
def test_a_chinese_title_does_not_repeat_its_body(body: str, title: str, said: str) -> None:
    assert titles.office(body, title, "zh-Hant-TW") == said


@pytest.mark.parametrize(
    ("body", "title", "said"),
    [
        ("the Ministry of Economy of the Slovak Republic", "Vice Minister of Economy", "the Slovak Republic"),
        ("the Ministry of Economy of Japan", "Vice Minister of Economy", "Japan"),
        ("the Ministry of Economy of Japan", "Director", "the Ministry of Economy of Japan"),
        ("the Ministry of Economy", "Minister of Economy", "the Ministry of Economy"),
    ],
)
def test_a_ministers_title_that_names_the_ministry_is_of_the_state(body: str, title: str, said: str) -> None:
    assert titles.office(body, title, "en") == f"{title} of {said}"
    named = titles.placed(titles.Form.IN_OFFICE, "en", name="X", title=title, body=body, en_place="after")
    assert named == f"X, {title} of {said}"


def test_an_office_whose_body_has_no_name_in_the_language_says_which_one_it_is_in() -> None:
    post = post_of("city", {"en": "Kyoto"}, "mayor")
    assert rules.office_words(post, "ja").language == "en"


def ambassador(**facts: Any) -> Person:
    """Somebody who heads the embassy of Palau."""
    return with_post(factories.person(**({"visibility": "internal"} | facts)))


def with_post(person: Person, **facts: Any) -> Person:
    """Give somebody a post in the embassy of Palau."""
    body = facts.pop("organisation", None) or embassy()
    person.posts = [post(person=person, organisation=body, **facts)]
    return person


def embassy(**facts: Any) -> Organisation:
    """The embassy of Palau."""
    return factories.organisation(
        **({"name": Texts(PALAU), "country": "PW", "visibility": "internal"} | facts)
    )


def visit(head: Person, **facts: Any) -> Delegation:
    """A delegation of the embassy."""
    return factories.delegation(
        **(
            {
                "name": Texts(),
                "body_as_printed": Texts(),
                "members": [DelegationMember(person=head, role="head")],
                "organisation": embassy(),
            }
            | facts
        )
    )


SECRET = {"visibility": "restricted"}


@pytest.mark.parametrize(
    ("named", "said"),
    [
        (rules.post_name(with_post(factories.person(names=NAMES, **SECRET)).posts[0], "en"),
         "Ambassador of the Republic of Palau"),
        (rules.delegation_name(visit(ambassador(names=NAMES, **SECRET)), "en"),
         "Embassy of the Republic of Palau"),
        (rules.delegation_name(
            visit(ambassador(names=NAMES, **SECRET), organisation=embassy(**SECRET)), "en"), "Delegation"),
        (rules.delegation_name(visit(with_post(ambassador(), **SECRET)), "en"), "Dilmei Louisa Olkeriil"),
        (rules.delegation_name(visit(with_post(ambassador(), organisation=embassy(**SECRET))), "en"),
         "Ambassador Dilmei Louisa Olkeriil"),
        (rules.office_words(with_post(ambassador(), organisation=embassy(**SECRET)).posts[0], "en"),
         "Ambassador"),
    ],
)  # fmt: skip
def test_nothing_is_named_after_what_only_some_may_see(named: Any, said: str) -> None:
    assert named.text == said


@pytest.mark.parametrize(
    ("person", "said"),
    [
        (ambassador(), "Ambassador of the Republic of Palau"),
        (with_post(ambassador(), **SECRET), ""),
        (with_post(ambassador(), organisation=embassy(**SECRET)), "Ambassador"),
    ],
)
def test_a_line_tells_of_no_post_that_only_some_may_see(person: Person, said: str) -> None:
    assert rules.person_line(person, "en") == said


def test_a_secret_body_has_no_flag() -> None:
    assert rules.country_of(with_post(ambassador(), organisation=embassy(**SECRET)).posts[0]) is None
