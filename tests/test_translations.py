"""The interface is whole in every language, and no template says a word of its own."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from jinja2 import Environment

from intl_crm import words
from intl_crm.i18n import LANGUAGES
from intl_crm.languages import gettext_name
from intl_crm.sentences import sentence_keys
from translations import update
from translations.update import extracted

PROJECT = Path(__file__).parent.parent
TEMPLATES = sorted((PROJECT / "intl_crm" / "templates").rglob("*.html"))
SOURCES = sorted((PROJECT / "intl_crm").rglob("*.py"))
# English is the language of the message ids.
TRANSLATED = [tag for tag in LANGUAGES if tag != "en"]
GETTEXT = {"_", "_l", "gettext", "ngettext", "lazy_gettext"}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|(%%)")
# Words of the mainland, and the words of Taiwan in whose place they would stand.
NOT_OF_TAIWAN = {
    "視頻": "視訊",
    "信息": "訊息",
    "軟件": "軟體",
    "保存": "儲存",
    "鏈接": "連結",
    "默認": "預設",
    "用戶": "使用者",
    "添加": "新增",
    "打印": "列印",
    "搜索": "搜尋",
    "網絡": "網路",
    "創建": "建立",
    "郵箱": "信箱",
    "數據": "資料",
}
# Names of the program and of standards, which no language translates.
LITERALS = frozenset({"intl_crm"})
SPOKEN_ATTRIBUTES = frozenset(
    {"title", "alt", "aria-label", "aria-description", "placeholder", "label", "summary"}
)
VALUES_SPOKEN_BY = frozenset({"submit", "button", "reset"})
WORD = re.compile(r"""\b(?:label|term)\(\s*["'](\w+)["'],\s*(?:["'](\w+)["'](?=\s*[,)]))?""")
SENTENCE_KEY = re.compile(r"""\bsentence\(\s*["'](\w+)["']""")
LETTERS = re.compile(r"[^\W\d_]{2,}")
# A macro may make a piece of a tag: attributes, or the name of a class.
NOT_SAID = re.compile(r"""[\w-]+=(?:"[^"]*"|'[^']*')|\b[a-z]+(?:-[a-z0-9]+)+\b""")
SENTENCE = re.compile(r"^[A-Z][a-z’]+ [a-z]|^[A-Z][a-z]+[.!?…]$|[⺀-鿿぀-ヿ가-힯]{2}")


@cache
def source() -> Catalog:
    """Return all messages of the source, read once."""
    return extracted()


@cache
def catalogue(tag: str) -> Catalog:
    """Return the translated messages of a language, read once."""
    return update.catalogue(gettext_name(tag))


def messages(catalog: Catalog) -> Iterator[Message]:
    """Go through the messages without the head."""
    return (message for message in catalog if message.id)


def spoken(message: Message) -> list[str]:
    """Return the translations of a message, one for each plural form."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


def ids(message: Message) -> list[str]:
    """Return the English forms of a message."""
    return [message.id] if isinstance(message.id, str) else list(message.id)


def placeholders(text: str) -> set[str]:
    """Return the names of what is filled in."""
    return {name for name, _percent in PLACEHOLDER.findall(text) if name}


def test_there_is_something_to_translate() -> None:
    assert len(source()) > 100


def test_every_language_has_a_catalogue() -> None:
    assert update.locales() == sorted(gettext_name(tag) for tag in TRANSLATED)


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_catalogue_is_written_as_it_is_renewed(tag: str) -> None:
    """So that a renewal changes just what it has to."""
    locale = gettext_name(tag)
    assert update.path_of(locale).read_text(encoding="utf-8") == update.written(locale, catalogue(tag))


def test_a_renewal_keeps_what_is_translated_and_drops_what_is_not_said() -> None:
    old, said = Catalog(locale="ja"), Catalog()
    old.add("City", "都市")
    old.add("Gone", "昔")
    said.add("City")
    said.add(("%(num)s city", "%(num)s cities"))
    new = update.renewed("ja", said, old)
    assert [(message.id, message.string) for message in messages(new)] == [
        ("City", "都市"),
        (("%(num)s city", "%(num)s cities"), ("",)),
    ]


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_message_is_in_the_catalogue(tag: str) -> None:
    there = {message.id for message in messages(catalogue(tag))}
    assert {message.id for message in messages(source())} - there == set()


@pytest.mark.parametrize("tag", TRANSLATED)
def test_the_catalogue_has_no_message_that_nobody_says(tag: str) -> None:
    assert list(catalogue(tag).obsolete) == []
    said = {message.id for message in messages(source())}
    assert {message.id for message in messages(catalogue(tag))} - said == set()


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_message_is_translated(tag: str) -> None:
    for message in messages(catalogue(tag)):
        assert not message.fuzzy, message.id
        assert all(spoken(message)), message.id
        if message.pluralizable:
            assert len(spoken(message)) == catalogue(tag).num_plurals, message.id


@pytest.mark.parametrize("tag", TRANSLATED)
def test_translations_fill_in_the_same_things(tag: str) -> None:
    for message in messages(catalogue(tag)):
        expected = set().union(*map(placeholders, ids(message)))
        for text in spoken(message):
            assert placeholders(text) == expected, message.id
            assert "%" not in PLACEHOLDER.sub("", text), message.id
        assert list(message.check(catalogue(tag))) == []


def test_english_plurals_speak_of_the_same_things() -> None:
    for message in messages(source()):
        assert len({frozenset(placeholders(text)) for text in ids(message)}) == 1, message.id


@pytest.mark.parametrize("tag", TRANSLATED)
def test_signs_are_those_of_the_language(tag: str) -> None:
    """Chinese and Japanese write signs at full width beside their characters, Korean at half width."""
    han = "[⺀-鿿぀-ヿ]"
    half_beside_han = re.compile(rf"{han}[,;:!?(]|[),;!?]{han}|{han} {han}")
    wrong = re.compile(r"[（），。：；]|\w\(\w\)\s") if tag == "ko" else half_beside_han
    assert [
        text for message in messages(catalogue(tag)) for text in spoken(message) if wrong.search(text)
    ] == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_message_that_ends_a_sentence_does_so_in_every_language(tag: str) -> None:
    ends = {"zh-Hant-TW": "。？！", "ja": "。？", "ko": ".?"}[tag]
    for message in messages(catalogue(tag)):
        english = ids(message)[0]
        if " " in english and english.endswith((".", "?")):
            assert all(text.endswith(tuple(ends)) or text[-1:].isalnum() for text in spoken(message)), (
                message.id
            )
        elif not english.endswith(("…", ":", ".")):
            assert not any(text.endswith(tuple(ends)) for text in spoken(message)), message.id


def test_chinese_is_that_of_taiwan() -> None:
    for message in messages(catalogue("zh-Hant-TW")):
        for text in spoken(message):
            assert not [f"{word}: {ours}" for word, ours in NOT_OF_TAIWAN.items() if word in text], text


def test_korean_waits_for_no_particle() -> None:
    """A message cannot choose 을 or 를 by what is filled in: it keeps a noun before the particle."""
    for message in messages(catalogue("ko")):
        assert not any(re.search(r"[은이을과]\([는가를와]\)|\(으\)로", text) for text in spoken(message)), (
            message.id
        )


def calls_of_gettext(tree: ast.AST) -> Iterator[str]:
    """Return the messages that a source file asks for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in GETTEXT:
            said = node.args[0]
            assert isinstance(said, ast.Constant), f"line {node.lineno}: a message is written out"
            yield str(said.value)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_message_of_the_source_is_found(path: Path) -> None:
    """Extraction does not look into an f-string: a message there would never be translated."""
    said = set(calls_of_gettext(ast.parse(path.read_text(encoding="utf-8"))))
    assert said - {english for message in messages(source()) for english in ids(message)} == set()


def test_every_word_that_is_asked_for_is_in_the_vocabulary() -> None:
    for path in [*TEMPLATES, *SOURCES]:
        text = path.read_text(encoding="utf-8")
        for group, key in WORD.findall(text):
            assert group in words.groups(), f"{path.name}: {group}"
            assert not key or key in words.keys(group), f"{path.name}: {group}/{key}"
        assert set(SENTENCE_KEY.findall(text)) <= set(sentence_keys()), path.name


class Spoken(HTMLParser):
    """Collects what a page says in its own words: text between tags and attributes that are read out."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.words: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Listen to the attributes that are read out."""
        self.silent += tag in {"script", "style"}
        given = dict(attrs)
        listened = SPOKEN_ATTRIBUTES | ({"value"} if given.get("type") in VALUES_SPOKEN_BY else set())
        self.words += [value or "" for name, value in attrs if name in listened]

    def handle_endtag(self, tag: str) -> None:
        """Listen again after what is not read out."""
        self.silent -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        """Listen to a text."""
        if not self.silent:
            self.words.append(data)


def own_words(template: str) -> list[str]:
    """Return the runs of letters that a template says itself, outside expressions and translated blocks."""
    page, translated = [], False
    tokens = [token for token in Environment(autoescape=True).lex(template) if token[1] != "whitespace"]
    for index, (_line, kind, text) in enumerate(tokens):
        if kind == "block_begin":
            name = tokens[index + 1][2]
            translated = name == "trans" or (translated and name != "endtrans")
        elif kind == "variable_begin":
            # It may stand where a tag has its name, so it begins with a letter, and is no word of its own.
            page.append("x·")
        elif kind == "data" and not translated:
            page.append(text)
    parser = Spoken()
    parser.feed("".join(page))
    parser.close()
    said = (NOT_SAID.sub(" ", words) for words in parser.words)
    return [run for words in said for run in LETTERS.findall(words) if run not in LITERALS]


def literal_sentences(template: str) -> list[str]:
    """Return the sentences written into a template's expressions without being marked for translation."""
    tokens = [token for token in Environment(autoescape=True).lex(template) if token[1] != "whitespace"]
    texts = [index for index, token in enumerate(tokens) if token[1] == "string"]
    said = [(tokens[index][2][1:-1], _is_marked([token[2] for token in tokens[:index]])) for index in texts]
    return [text for text, is_marked in said if SENTENCE.search(text) and not is_marked]


def _is_marked(before: list[str]) -> bool:
    """Return whether what follows these tokens is a message, or the plural of one."""
    marks = {"_", "gettext", "ngettext"}
    if before[-1] == "(":
        return before[-2] in marks
    return before[-1] == "," and before[-3] == "(" and before[-4] == "ngettext"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_templates_have_no_literal_text(path: Path) -> None:
    template = path.read_text(encoding="utf-8")
    assert own_words(template) == []
    assert literal_sentences(template) == []


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("<p>Hello</p>", ["Hello"]),
        ("<p>{{ _('Hello') }}</p>", []),
        ("<p>{% trans %}Hello{% endtrans %}</p>", []),
        ("<p>{% if a %}Yes{% endif %}</p>", ["Yes"]),
        ("{# a remark #}<a title='Open'>{{ x }}</a>", ["Open"]),
        ("<a title=\"{{ _('Open') }}\">1 · 2 →</a>", []),
        ("<input type='submit' value='Send'><input type='text' value='Send'>", ["Send"]),
        ("<script>let word;</script><p>城市</p>", ["城市"]),
        ("{% macro f(x) %} aria-label=\"{{ x }}\" class='wide' {% endmacro %}form-select", []),
        ("<a class='link' href='/x'>{{ x }} &nbsp; {{ y }}</a>", []),
    ],
)
def test_literal_text_is_found(template: str, words: list[str]) -> None:
    assert own_words(template) == words


@pytest.mark.parametrize(
    ("template", "sentences"),
    [
        ("{{ ui.note('Nothing here yet') }}", ["Nothing here yet"]),
        ("{{ ui.note(_('Nothing here yet')) }}", []),
        ("{{ ngettext('%(num)s city', 'Some more cities', n) }}", []),
        ("{{ ui.note('城市') }}", ["城市"]),
        ("{{ ui.icon('map-pin') }}", []),
        ("{{ label('ui_verbs', 'save') }}", []),
    ],
)
def test_literal_sentences_are_found(template: str, sentences: list[str]) -> None:
    assert literal_sentences(template) == sentences
