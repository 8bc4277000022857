import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form

from intl_crm.choice_field import ChoiceField, ChoicesField

PAIRS = (("tw", "臺灣"), ("jp", "日本"))


class Both(Form):
    one = ChoiceField("One", choices=PAIRS)
    some = ChoicesField("Some", choices=lambda: PAIRS)


@pytest.mark.parametrize(
    ("one", "some", "fits"),
    [("tw", ["jp"], True), ("jp", [], True), ("kr", [], False), ("tw", ["kr"], False)],
)
def test_only_what_is_offered_can_be_chosen(one: str, some: list[str], fits: bool) -> None:
    form = Both(MultiDict([("one", one), *(("some", value) for value in some)]))
    assert form.validate() is fits
    if fits:
        assert (form.one.data, form.some.data) == (one, some)


def test_the_words_are_shown_and_the_choice_is_marked() -> None:
    shown = str(Both(data={"one": "jp"}).one())
    assert '<option selected value="jp">日本</option>' in shown
    assert '<option value="tw">臺灣</option>' in shown
