"""Texts as XML may hold them."""

import re

from intl_crm.printing.glyphs import plain

# XML has no place for them, whoever wrote them into a record.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return the text without what XML can't hold and nobody sees."""
    return _FORBIDDEN.sub("", plain(text))
