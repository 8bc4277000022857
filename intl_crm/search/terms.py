"""Words by which records are found: any script, with and without diacritics, both forms of characters."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from anyascii import anyascii
from opencc import OpenCC

HAN = r"\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
KANA = r"\u3040-\u30ff\u31f0-\u31ff"
HANGUL = r"\uac00-\ud7af"
RUN = re.compile(f"[{HAN}]+|[{KANA}]+|[{HANGUL}]+|[^\\W{HAN}{KANA}{HANGUL}]+")
UNSPACED = re.compile(f"[{HAN}{KANA}{HANGUL}]")
LONGEST_QUERY = 200
MOST_TOKENS = 24
MOST_TERMS = 20_000


def folded(text: str) -> str:
    """Return the text as it is compared: one width, no case, traditional characters."""
    return _traditional(unicodedata.normalize("NFKC", text).casefold())


@cache
def _converter() -> OpenCC:
    return OpenCC("s2t")


def _traditional(text: str) -> str:
    """Return simplified and Japanese characters, and 台 and 臺, as one and the same."""
    converted: str = _converter().convert(text)
    return converted.translate(VARIANTS)


# What the conversion leaves apart, and what names in Japan and Taiwan write both ways.
VARIANTS = str.maketrans(
    "台枱黒温沢浜広国県斉辺桜栄姉姐円竜滝塩霊発総処売戸内収礼",
    "臺臺黑溫澤濱廣國縣齊邊櫻榮姊姊圓龍瀧鹽靈發總處賣戶內收禮",
)


def tokens(text: str) -> Iterator[str]:
    """Go through the words of a text: Latin words without diacritics, overlapping pairs of characters."""
    for run in RUN.findall(folded(text)):
        if UNSPACED.match(run):
            yield from _pairs(run)
        else:
            yield from _latin(run)


def _pairs(run: str) -> Iterator[str]:
    if len(run) == 1:
        yield run
    yield from (run[at : at + 2] for at in range(len(run) - 1))


def _latin(run: str) -> Iterator[str]:
    plain = "".join(anyascii(run).casefold().split())
    yield from filter(None, re.split(r"[^0-9a-z]+", plain))


def indexed(texts: Iterable[str]) -> str:
    """Return all words of a record as the index holds them, characters also one by one."""
    found: dict[str, None] = {}
    for text in texts:
        for token in tokens(text):
            found[token] = None
            if UNSPACED.match(token):
                found.update(dict.fromkeys(token))
    return " ".join(list(found)[:MOST_TERMS])


def queried(text: str) -> list[str]:
    """Return the words that a record must have to be found; the last one may be unfinished."""
    return list(dict.fromkeys(tokens(text[:LONGEST_QUERY])))[:MOST_TOKENS]
