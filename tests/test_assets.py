import pytest

from intl_crm.assets import FOLDER, NotBuilt, asset


@pytest.mark.parametrize("name", ["main.css", "main.js", "fonts.css", "theme.js", "sprite.svg", "mark.svg"])
def test_a_built_file_has_an_address_that_leads_to_it(name: str) -> None:
    address = asset(name)
    assert address.startswith("/static/dist/")
    assert (FOLDER / address.removeprefix("/static/dist/")).is_file()


def test_a_file_that_was_not_built_is_named() -> None:
    with pytest.raises(NotBuilt) as caught:
        asset("nothing.css")
    assert caught.value.name == "nothing.css"
