"""Which typed addresses may become links, and which addresses a sign-in may go on to."""

import re
from urllib.parse import SplitResult, unquote, urlsplit

WEB = ("http", "https")
# No address of ours is as long; to split one takes the square of the marks in its host.
LONGEST = 8000
# Browsers drop or reinterpret these (tabs, line ends, backslashes) or show them misleadingly (directions).
NEVER_IN_A_LINK = re.compile(r"[\s\x00-\x1f\x7f-\x9f\\\"<>`\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
NEVER_IN_NEXT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
MAIL_ADDRESS = re.compile(r"[^@]+@[^@]+")
TELEPHONE = re.compile(r"\+?[0-9][0-9().*#-]*(;[a-z-]+=[^;]+)*", re.IGNORECASE)


def safe_link(text: str) -> str | None:
    """Return `text` without outer blanks if it is a whole http, https, mailto or tel address, else None."""
    text = text.strip()
    parts = _split(text) if len(text) <= LONGEST else None
    if parts is None or NEVER_IN_A_LINK.search(text):
        return None
    return text if _is_link(parts) else None


def safe_next(text: str, host: str) -> str | None:
    """Return path and query of an address on `host` (as the request names it, with port), else None."""
    parts = _split(text) if len(text) <= LONGEST else None
    if parts is None or "\\" in text or NEVER_IN_NEXT.search(unquote(text)):
        return None
    if not _is_on(text, parts, host):
        return None
    path = parts.path or "/"
    if not path.startswith("/") or "//" in unquote(path) or "\\" in unquote(path):
        return None
    return parts._replace(scheme="", netloc="", path=path).geturl()


def _split(text: str) -> SplitResult | None:
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _is_link(parts: SplitResult) -> bool:
    if parts.scheme in WEB:
        # A name before @ makes an address look as if it were on another host.
        return bool(parts.hostname) and "@" not in parts.netloc
    if parts.scheme == "mailto":
        return MAIL_ADDRESS.fullmatch(parts.path) is not None and not parts.netloc
    return parts.scheme == "tel" and TELEPHONE.fullmatch(parts.path) is not None


def _is_on(text: str, parts: SplitResult, host: str) -> bool:
    if text.startswith("/"):
        return not text.startswith("//")
    return parts.scheme in WEB and parts.netloc.lower() == host.lower()
