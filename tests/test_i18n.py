"""The language of a request."""

from types import SimpleNamespace

import pytest
from flask import Flask, g, render_template_string
from flask.testing import FlaskClient

from intl_crm import i18n
from intl_crm.i18n import current_language, in_language, lazy_gettext


@pytest.fixture
def app() -> Flask:
    """Return a program with no more than a language."""
    app = Flask("intl_crm")
    app.config.update(SECRET_KEY="of no worth", TESTING=True)
    i18n.init_app(app)

    @app.get("/")
    @app.get("/of/<name>")
    def page(name: str = "") -> str:
        return current_language()

    @app.get("/links")
    def links() -> str:
        return render_template_string(
            "{{ language }} {% for l in languages %}"
            "{{ l.tag }} {{ l.name }} {{ l.url }} {{ l.current }};{% endfor %}"
        )

    @app.get("/words")
    def words() -> str:
        return render_template_string(
            "{{ term('records', 'city', plural=true) }} {{ label('ui_verbs', 'save') }}"
            " {{ sentence('anniversary_short', n=3) }}"
        )

    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Return a browser."""
    return app.test_client()


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("zh-TW,zh;q=0.9,en;q=0.8", "zh-Hant-TW"),
        ("zh-CN", "zh-Hant-TW"),
        ("ja-JP,en;q=0.5", "ja"),
        ("KO", "ko"),
        ("en-GB", "en"),
        ("fr-FR,fr;q=0.9", "zh-Hant-TW"),
        ("fr;q=0.9,ko;q=0.2", "ko"),
        ("en;q=0,ja;q=0.1", "ja"),
        ("*", "zh-Hant-TW"),
        ("\x7f;;q=x", "zh-Hant-TW"),
        ("", "zh-Hant-TW"),
    ],
)
def test_the_browser_is_asked(client: FlaskClient, accepted: str, language: str) -> None:
    assert client.get("/", headers={"Accept-Language": accepted}).text == language


def test_the_address_is_remembered(client: FlaskClient) -> None:
    assert client.get("/?lang=ko", headers={"Accept-Language": "ja"}).text == "ko"
    assert client.get("/", headers={"Accept-Language": "ja"}).text == "ko"
    assert client.get("/?lang=en").text == "en"
    assert client.get("/").text == "en"


def test_the_language_of_a_file_is_not_the_readers(client: FlaskClient) -> None:
    assert client.get("/of/report.pdf?lang=ko").text == "ko"
    assert client.get("/", headers={"Accept-Language": "ja"}).text == "ja"


@pytest.mark.parametrize("asked", ["fr", "de", "xx", "", "zh_Hant_TW", "../../etc"])
def test_a_language_that_the_interface_lacks_is_not_taken(client: FlaskClient, asked: str) -> None:
    assert client.get("/", query_string={"lang": asked}, headers={"Accept-Language": "ja"}).text == "ja"
    assert client.get("/", headers={"Accept-Language": "ko"}).text == "ko"


def test_the_readers_own_comes_before_the_browsers(app: Flask, client: FlaskClient) -> None:
    @app.before_request
    def sign_in() -> None:
        g.actor = SimpleNamespace(language="ja")

    assert client.get("/", headers={"Accept-Language": "ko"}).text == "ja"
    assert client.get("/?lang=en").text == "en"


def test_the_office_speaks_where_nobody_asks(app: Flask, client: FlaskClient) -> None:
    app.extensions[i18n.OFFICE_LANGUAGE] = lambda: "ko"
    assert client.get("/").text == "ko"
    assert client.get("/", headers={"Accept-Language": "ja"}).text == "ja"
    with app.app_context():
        assert current_language() == "ko"


def test_without_a_program_the_default_is_spoken() -> None:
    assert current_language() == i18n.DEFAULT


def test_another_language_for_a_while(app: Flask) -> None:
    with app.test_request_context("/?lang=en"):
        with in_language("ja"):
            assert current_language() == "ja"
        assert current_language() == "en"


def test_a_lazy_text_waits_for_its_reader(app: Flask) -> None:
    waiting = lazy_gettext("Rooms")
    with app.test_request_context("/?lang=en"):
        assert str(waiting) == "Rooms"


def test_links_lead_to_this_page(client: FlaskClient) -> None:
    shown = client.get("/links?kind=a&kind=b&lang=en").text
    assert shown.startswith("en ")
    assert "ko 한국어 ?kind=a&amp;kind=b&amp;lang=ko False;" in shown
    assert "en English ?kind=a&amp;kind=b&amp;lang=en True;" in shown


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("/nowhere", "?lang=en"),
        ("//evil.example/?x=1", "?x=1&lang=en"),
        ("/?_external=1&_scheme=javascript", "?_external=1&_scheme=javascript&lang=en"),
        ("/?q=釜山%26lang=ko", "?q=%E9%87%9C%E5%B1%B1%26lang%3Dko&lang=en"),
    ],
)
def test_links_never_leave_the_page(app: Flask, address: str, url: str) -> None:
    with app.test_request_context(address):
        assert i18n.language_links()[1].url == url


@pytest.mark.parametrize(
    ("language", "shown"), [("en", "cities Save 3rd"), ("zh-Hant-TW", "城市 儲存 3周年")]
)
def test_templates_speak_the_words(client: FlaskClient, language: str, shown: str) -> None:
    answer = client.get(f"/words?lang={language}")
    assert answer.text == shown
    assert answer.headers["Content-Language"] == language
    assert "Accept-Language" in answer.headers["Vary"]
