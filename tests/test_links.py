"""Links and ways on: nothing leaves the site or runs a script."""

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intl_crm.links import safe_link, safe_next
from tests.naughty import NAMES

HOST = "127.0.0.1:5000"


@pytest.mark.parametrize(
    "text",
    [
        "https://www.kcg.gov.tw/",
        "http://127.0.0.1:5000/events/?q=1#a",
        "HTTPS://example.org",
        "https://例え.jp/高雄?名=釜山",
        "https://[2001:db8::1]:8080/",
        "https://example.org/a%20b",
        "mailto:office@example.org",
        "mailto:office@example.org?subject=%E9%AB%98%E9%9B%84",
        "tel:+886-7-337-3333",
        "tel:0912345678;ext=12",
    ],
)
def test_a_link_is_kept(text: str) -> None:
    assert safe_link(text) == text
    assert safe_link(f"  {text}\n") == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "www.kcg.gov.tw",
        "//example.org",
        "/events/",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.org",
        "https:evil.example",
        "https:/evil.example",
        "https:\\\\evil.example",
        "https://",
        "https:///path",
        "https://kcg.gov.tw@evil.example/",
        "https://kcg.gov.tw\\@evil.example/",
        "https://example.org/a b",
        "https://example.org/\r\nX: y",
        'https://example.org/"onmouseover=alert(1)',
        "https://example.org/\u202egpj.exe",
        "https://example.org:port/",
        "https://[::1",
        "https://example.org/\ud800",
        "mailto:",
        "mailto:nobody",
        "mailto:a@b@c",
        "tel:",
        "tel:call me",
        "tel:+",
    ],
)
def test_what_is_no_link_stays_text(text: str) -> None:
    assert safe_link(text) is None


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("/", "/"),
        ("/events/", "/events/"),
        ("/events/?city=busan&year=2021#top", "/events/?city=busan&year=2021#top"),
        ("/search?q=釜山", "/search?q=釜山"),
        ("/search?q=https://example.org/", "/search?q=https://example.org/"),
        ("/search?q=a%5Cb", "/search?q=a%5Cb"),
        (f"http://{HOST}/cities/", "/cities/"),
        (f"https://{HOST.upper()}/cities/?a=1", "/cities/?a=1"),
        (f"http://{HOST}", "/"),
    ],
)
def test_the_way_on_stays_on_the_site(text: str, path: str) -> None:
    assert safe_next(text, HOST) == path


@pytest.mark.parametrize(
    "text",
    [
        "",
        "events",
        "?a=1",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\/evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "\t//evil.example",
        " //evil.example",
        "/.//evil.example",
        "/%2f/evil.example",
        "/%2fevil.example",
        "/%5cevil.example",
        "/events//evil.example",
        "https:evil.example",
        "https:/evil.example",
        "https:///evil.example",
        "https://evil.example/",
        "http://evil.example:5000/",
        f"http://{HOST}@evil.example/",
        f"http://{HOST}.evil.example/",
        f"http://{HOST}//evil.example",
        f"http:{HOST}/",
        f"ftp://{HOST}/",
        "http://[::1",
        "javascript:alert(1)",
        "/events/%0d%0aSet-Cookie:%20a=b",
        "/events/?next=%0D%0ALocation:%20//evil.example",
        "/events/\r\nLocation: //evil.example",
        "/events/%00",
        "/\ud800",
    ],
)
def test_a_way_out_is_refused(text: str) -> None:
    assert safe_next(text, HOST) is None


def test_an_endless_address_is_not_looked_at() -> None:
    for endless in ("/events/?q=" + "x" * 8000, "http://a" + "\u0315\u0300" * 1_000_000):
        assert safe_next(endless, HOST) is None
        assert safe_link(endless) is None


ADDRESS_PIECES = st.lists(
    st.sampled_from([*"/\\:@.?#\t ", "//", "%2f", "%5c", "%0d%0a", "http", "https:", "evil", HOST]),
    max_size=8,
).map("".join)


@given(ADDRESS_PIECES | st.text() | st.sampled_from(NAMES))
def test_whatever_is_typed_resolves_on_the_site(text: str) -> None:
    path = safe_next(text, HOST)
    if path is not None:
        resolved = urlsplit(urljoin(f"http://{HOST}/sign-in", path))
        assert resolved.netloc == HOST
        assert path.startswith("/")
        assert not path.startswith(("//", "/\\"))
        assert safe_next(path, HOST) == path


@given(ADDRESS_PIECES | st.text() | st.sampled_from(NAMES))
def test_whatever_is_typed_has_a_scheme_of_the_four(text: str) -> None:
    link = safe_link(text)
    assert link is None or link.split(":", 1)[0].lower() in {"http", "https", "mailto", "tel"}
