"""Names of bodies beside the titles of who holds an office there."""

import pytest

from intl_crm.cities.models import City
from intl_crm.delegations.bodies import beside_title
from intl_crm.delegations.models import Organisation
from intl_crm.texts import Found, Texts


@pytest.mark.parametrize(
    ("form", "name", "language", "said"),
    [
        ("embassy", "Embassy of the Republic of Palau", "en", "the Republic of Palau"),
        ("embassy", "Embassy of Belize", "en", "Belize"),
        ("embassy", "帛琉共和國大使館", "zh-Hant-TW", "帛琉共和國"),
        ("embassy", "帛琉共和國駐華大使館", "zh-Hant-TW", "帛琉共和國"),
        ("embassy", "帛琉共和國", "zh-Hant-TW", "帛琉共和國"),
        ("embassy", "大使館", "zh-Hant-TW", "大使館"),
        ("government", "Government of Saint Lucia", "en", "Saint Lucia"),
        ("representative_office", "French Office in Taipei", "en", "the French Office in Taipei"),
        ("ministry", "The Foreign Office", "en", "The Foreign Office"),
        ("company", "Eternal Materials Co., Ltd.", "en", "Eternal Materials Co., Ltd."),
        ("representative_office", "法國在台協會", "zh-Hant-TW", "法國在台協會"),
    ],
)
def test_a_body_beside_a_title(form: str, name: str, language: str, said: str) -> None:
    body = Organisation(name=Texts({language: name}), form=form)
    assert beside_title(body, language) == Found(language, said)


def test_a_city_beside_a_title_is_as_it_is_called() -> None:
    assert beside_title(City(name=Texts({"en": "Kyoto"})), "en") == Found("en", "Kyoto")
