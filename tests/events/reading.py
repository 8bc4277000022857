"""What a reader sees of a piece of a page."""

import html
import re


def words(piece: str) -> list[str]:
    """The texts between the tags of a piece of a page."""
    return [word for text in re.split(r"<[^>]*>", piece) if (word := html.unescape(text).strip())]
