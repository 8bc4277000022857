"""The language of a request, and the words of the interface in it.

Below the views there is no request: there the language is an argument.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple, cast
from urllib.parse import urlencode

from flask import (
    Flask,
    Response,
    current_app,
    g,
    has_app_context,
    has_request_context,
    request,
    session,
)
from flask_babel import Babel, force_locale, get_locale, gettext, ngettext
from flask_babel import lazy_gettext as make_lazy

from intl_crm import sentences, words
from intl_crm.languages import gettext_name, own_name, tag_of
from intl_crm.texts import LANGUAGES, Found

__all__ = [
    "LANGUAGES",
    "LanguageLink",
    "current_language",
    "gettext",
    "in_language",
    "init_app",
    "language_links",
    "lazy_gettext",
    "ngettext",
    "select_language",
]

# What speaks where neither the reader nor the office says anything.
DEFAULT = "zh-Hant-TW"
OFFICE_LANGUAGE = "office_language"
BY_FIRST_PART = {tag.partition("-")[0]: tag for tag in LANGUAGES}


class LanguageLink(NamedTuple):
    """A language of the interface, its own name, and the address of this page in it."""

    tag: str
    name: str
    url: str
    current: bool


def lazy_gettext(text: str, **facts: Any) -> str:
    """Return a text that is translated when it is shown: forms are made before there is a reader."""
    # It acts as a text everywhere, and the types of forms and tables know only texts.
    return cast(str, make_lazy(text, **facts))


def init_app(app: Flask, office_language: Callable[[], str | None] = lambda: None) -> None:
    """Let requests choose their language; `office_language` may also be set later in `app.extensions`."""
    app.extensions.setdefault(OFFICE_LANGUAGE, office_language)
    # Flask-Babel leaves its constructor without types.
    Babel(app, locale_selector=_selected)  # type: ignore[no-untyped-call]
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.globals.update(term=_term, label=_label, sentence=_sentence)
    app.context_processor(lambda: {"language": current_language(), "languages": language_links()})
    app.before_request(_remember)
    app.after_request(_declare)


def select_language() -> str:
    """Return the language of the address, or the session's, the reader's own, the browser's, the office's."""
    for wish in _wishes():
        if wish in LANGUAGES:
            return str(wish)
    return DEFAULT


def current_language() -> str:
    """Return the language that is spoken now."""
    spoken = get_locale() if has_app_context() else None
    return tag_of(str(spoken)) if spoken else DEFAULT


@contextmanager
def in_language(tag: str) -> Iterator[None]:
    """Speak another language for a while, as for a print that is ordered in it."""
    with force_locale(gettext_name(tag)):
        yield


def language_links() -> list[LanguageLink]:
    """Return the interface's languages, each with the address of this page in it."""
    spoken = current_language()
    return [LanguageLink(tag, own_name(tag), _here(tag), tag == spoken) for tag in LANGUAGES]


def _selected() -> str:
    return gettext_name(select_language())


def _wishes() -> Iterator[str | None]:
    if has_request_context():
        yield request.args.get("lang")
        yield session.get("language")
        yield getattr(g.get("actor"), "language", None)
        yield _accepted()
    yield current_app.extensions[OFFICE_LANGUAGE]()


def _accepted() -> str | None:
    """Return the first of the browser's languages that the interface has; any Chinese is ours."""
    firsts = (wish.partition("-")[0].lower() for wish, quality in request.accept_languages if quality > 0)
    return next((BY_FIRST_PART[first] for first in firsts if first in BY_FIRST_PART), None)


def _here(tag: str) -> str:
    """Return an address within this page: without a path of its own it can't lead anywhere else."""
    asked = list(request.args.items(multi=True)) if has_request_context() else []
    return "?" + urlencode([*(pair for pair in asked if pair[0] != "lang"), ("lang", tag)])


def _remember() -> None:
    asked = request.args.get("lang")
    if asked in LANGUAGES and session.get("language") != asked and not _is_file():
        session["language"] = asked


def _is_file() -> bool:
    """Return whether the address is a file's: its language is that of the file, not its reader's."""
    return "." in request.path.rpartition("/")[2]


def _declare(response: Response) -> Response:
    if response.mimetype == "text/html":
        response.content_language.add(current_language())
        response.vary.add("Accept-Language")
    return response


def _term(group: str, key: str, *, plural: bool = False) -> str:
    return words.term(group, key, current_language(), plural=plural)


def _label(group: str, key: str, *, plural: bool = False) -> str:
    return words.label(group, key, current_language(), plural=plural)


def _sentence(key: str, /, **facts: str | int | Found) -> str:
    return sentences.sentence(key, current_language(), **facts)
