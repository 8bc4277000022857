"""Content lines of iCalendar: texts escaped once, addresses not at all, nothing injected."""

import re
from collections.abc import Iterable

from icalendar.parser import Contentline, Parameters
from icalendar.prop import vDate, vDatetime, vDuration, vUnknown

from intl_crm.calendar.folding import fold
from intl_crm.texts import Found

# All that some reader takes for the end of a line.
LINE_ENDS = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# RFC 5545 forbids the controls but the tab, UTF-8 lone surrogates, and some readers drop a byte order mark.
FORBIDDEN = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ufeff\ud800-\udfff]")
TO_ESCAPE = re.compile(r"[\\;,]")


def cleaned(text: str) -> str:
    """Return `text` with plain line ends and without the characters that iCalendar forbids."""
    return FORBIDDEN.sub("", LINE_ENDS.sub("\n", text))


def escaped(text: str) -> str:
    """Return `text` as a TEXT value."""
    # vText turns a written \N into a line end, so that C:\New would lose its N.
    return TO_ESCAPE.sub(r"\\\g<0>", cleaned(text)).replace("\n", "\\n")


def content_line(name: str, value: str | vDate | vDatetime | vDuration, **parameters: str) -> bytes:
    """Return a folded line; a string goes out as it is."""
    clean = Parameters({key: cleaned(text) for key, text in parameters.items()})
    return fold(Contentline.from_parts(name, clean, vUnknown(value) if isinstance(value, str) else value))


def text_line(name: str, found: Found | None) -> bytes:
    """Return a line of a text with the language it is in; nothing for no text."""
    return texts_line(name, [found.text] if found else [], found.language if found else "")


def texts_line(name: str, texts: Iterable[str], language: str) -> bytes:
    """Return a line of several texts of one language; nothing if there is none."""
    value = ",".join(filter(None, (escaped(text) for text in texts)))
    parameters = {"LANGUAGE": language} if language else {}
    return content_line(name, value, **parameters) if value else b""
