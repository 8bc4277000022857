"""Bring the catalogues in line with the source: `python -m translations.update`; then fill what is empty.

What nobody says any more goes, what is new comes in without a translation, and the rest stays as it is.
"""

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

FOLDER = Path(__file__).parent
PROJECT = FOLDER.parent
KEYWORDS = {**DEFAULT_KEYWORDS, "_l": None, "lazy_gettext": None}
HEAD = """\
msgid ""
msgstr ""
"Project-Id-Version: intl_crm\\n"
"Language: {locale}\\n"
"Plural-Forms: {plural_forms};\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def extracted() -> Catalog:
    """Return all messages of the source."""
    with (PROJECT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    catalog = Catalog()
    for _file, _line, message, comments, context in extract_from_dir(PROJECT, methods, options, KEYWORDS):
        catalog.add(message, context=context, auto_comments=comments)
    return catalog


def path_of(locale: str) -> Path:
    """Return where the catalogue of a locale lies."""
    return FOLDER / locale / "LC_MESSAGES" / "messages.po"


def catalogue(locale: str) -> Catalog:
    """Return the messages of a locale with their translations."""
    with path_of(locale).open("rb") as file:
        return read_po(file, locale=locale, abort_invalid=True)


def locales() -> list[str]:
    """Return the locales that have a catalogue."""
    return sorted(path.parent.parent.name for path in FOLDER.glob("*/LC_MESSAGES/messages.po"))


def renewed(locale: str, source: Catalog, old: Catalog) -> Catalog:
    """Return the messages of the source with the translations that there are."""
    new = Catalog(locale=locale)
    for message in source:
        if message.id:
            kept = old.get(message.id, message.context)
            new.add(message.id, _translation(message, kept), flags=message.flags, context=message.context)
    return new


def _translation(message: Message, kept: Message | None) -> str | tuple[str, ...]:
    if kept is not None and kept.pluralizable == message.pluralizable:
        return kept.string if isinstance(kept.string, str) else tuple(kept.string)
    return ("",) if message.pluralizable else ""


def written(locale: str, catalog: Catalog) -> str:
    """Return the text of a catalogue, in the one order and form that keeps changes small."""
    text = BytesIO()
    write_po(text, catalog, omit_header=True, sort_output=True, width=100)
    head = HEAD.format(locale=locale, plural_forms=catalog.plural_forms.rstrip(";"))
    return head + text.getvalue().decode().strip() + "\n"


def main() -> None:
    """Renew every catalogue and say how much of each is to be translated."""
    source = extracted()
    for locale in locales():
        catalog = renewed(locale, source, catalogue(locale))
        path_of(locale).write_text(written(locale, catalog), encoding="utf-8")
        empty = [message.id for message in catalog if message.id and not any(message.string)]
        sys.stdout.write(f"{locale}: {len(catalog)} messages, {len(empty)} without a translation\n")


if __name__ == "__main__":
    main()
