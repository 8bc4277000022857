"""Reading a print back: its text, its fonts, its structure."""

import re
import subprocess
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from tests.programs import require

_UNSEEN = re.compile("[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def text(pdf: bytes) -> str:
    """The print's text in reading order."""
    return _run("pdftotext", "-raw", "-enc", "UTF-8", "-", "-", given=pdf)


def body(pdf: bytes) -> str:
    """The text of a report without its running heads, so that a paragraph goes on from page to page."""
    return _run("pdftotext", "-raw", "-x", "0", "-y", "90", "-W", "595", "-H", "668", "-", "-", given=pdf)


def laid_out(pdf: bytes) -> str:
    """The print's text as it stands on the page, lines from right to left turned around."""
    return _run("pdftotext", "-enc", "UTF-8", "-", "-", given=pdf)


def squeezed(words: str) -> str:
    """Words without blanks and with one form of each character, as lines may break anywhere."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", words))


def unmarked(words: str) -> str:
    """Words without the marks at their letters, which readers put at another place."""
    return "".join(c for c in squeezed(words) if unicodedata.category(c) != "Mn")


def holds(pdf: bytes, words: str) -> bool:
    """Whether the words can be read in the print, wherever its lines break."""
    return squeezed(words) in squeezed(text(pdf))


def fonts(pdf: bytes) -> list[tuple[str, str, str]]:
    """Of each font in the print its name, whether it is embedded and whether it maps to Unicode."""
    lines = [line.split() for line in _run("pdffonts", "-", given=pdf).splitlines()[2:]]
    return [(line[0], line[-5], line[-3]) for line in lines]


def reader(pdf: bytes) -> PdfReader:
    """The print's structure."""
    return PdfReader(BytesIO(pdf))


def headings(pdf: bytes) -> list[str]:
    """The titles in the print's bookmarks, outer before inner."""

    def walk(entries: list) -> list[str]:  # type: ignore[type-arg]
        nested = (walk(e) if isinstance(e, list) else [str(e.title)] for e in entries)
        return [title for titles in nested for title in titles]

    return walk(reader(pdf).outline)


def elements(pdf: bytes) -> list[Any]:
    """The elements of the print's structure in reading order: each a dictionary whose /S is its tag."""

    def walk(element: Any) -> Iterator[Any]:
        yield element
        for inner in _several(element.get("/K")):
            if hasattr(inner, "get") and "/S" in inner:
                yield from walk(inner)

    root = reader(pdf).trailer["/Root"]["/StructTreeRoot"]
    return [found for top in _several(root["/K"]) for found in walk(top)]


def tags(pdf: bytes) -> list[str]:
    """The tags of the print's structure in reading order."""
    return [element["/S"] for element in elements(pdf)]


def metadata(pdf: bytes) -> str:
    """The print's metadata as XML."""
    found: bytes = reader(pdf).trailer["/Root"]["/Metadata"].get_object().get_data()
    return found.decode()


def _several(kids: Any) -> list[Any]:
    found = kids.get_object() if hasattr(kids, "get_object") else kids
    listed = found if isinstance(found, list) else [] if found is None else [found]
    return [one.get_object() if hasattr(one, "get_object") else one for one in listed]


def _run(program: str, *arguments: str, given: bytes) -> str:
    done = subprocess.run([require(program), *arguments], input=given, capture_output=True, check=True)
    return done.stdout.decode()
