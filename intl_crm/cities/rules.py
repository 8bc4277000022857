"""Rules of cities and their ties that need no database: names, kinds of tie, who the partner is."""

import re
from datetime import date

from intl_crm import words
from intl_crm.cities.models import Agreement, City, Observance, Partnership, PartnershipKind
from intl_crm.countries import country_name
from intl_crm.date_words import Style, date_words
from intl_crm.dates import PartialDate, Precision
from intl_crm.permissions import open_to_all
from intl_crm.texts import NOTHING, Found, Texts, fallback_order

# Kinds that "all sister and friendship partners" means.
SISTER_OR_FRIENDSHIP = frozenset({PartnershipKind.SISTER, PartnershipKind.FRIENDSHIP})
# Kinds of tie of which no document is known, so that no year of it is counted.
UNSIGNED = frozenset({PartnershipKind.CONTACT, PartnershipKind.UNCONFIRMED})

# What a city is, at the end of its name. A name of one sign keeps it (津市), and so does what only looks like
# it (京都, 대구). English names stay as they are: nobody says Mexico for Mexico City.
KIND_OF_CITY = {
    "zh-Hant-TW": re.compile(r"(?<=..)[市縣鄉鎮區]$|(?<=東京)都$|(?<=京都)府$|(?<=大阪)府$"),
    "ja": re.compile(r"(?<=..)[市区町村県]$|(?<=東京)都$|(?<=京都)府$|(?<=大阪)府$"),
    "ko": re.compile(r"(?<=..)(?:특별자치시|특별자치도|특별시|광역시|[시군구도])$"),
}


def best(texts: Texts, language: str) -> Found:
    """Return the text in the reader's language, or in the one that it falls back to."""
    return texts.best(*fallback_order(language))


def city_name(city: City, language: str) -> Found:
    """Return the city's name."""
    return best(city.name, language)


def short_city_name(city: City, language: str) -> str:
    """Return the city's name in exactly this language without the word for what it is: 高雄, 가오슝."""
    name = city.name.exactly(language) or ""
    return KIND_OF_CITY[language].sub("", name) if language in KIND_OF_CITY else name


def city_line(city: City, language: str) -> str:
    """Return what stands below the name: the country or region."""
    return country_name(city.country, language)


def partnership_name(partnership: Partnership, language: str) -> Found:
    """Return the partner's name with the word for the tie; the word alone where only some know the city."""
    partner = told_name(partnership.partner, language)
    tie = words.label("partnership_kinds", partnership.tie, language)
    return Found(partner.language, f"{partner.text} · {tie}") if partner.text else Found(language, tie)


def tie_title(partnership: Partnership, language: str) -> Found:
    """Return the partner's name, where the tie is told beside it; the tie where only some know the city."""
    partner = told_name(partnership.partner, language)
    return partner if partner.text else partnership_name(partnership, language)


def told_name(city: City, language: str) -> Found:
    """Return a city's name for whoever reads, which nobody asks; nothing where only some know of the city."""
    return city_name(city, language) if open_to_all(city) else NOTHING


def told_flag(city: City) -> str:
    """Return the code of a city's flag; nothing where only some know of the city."""
    return city.country.lower() if open_to_all(city) else ""


def agreement_name(agreement: Agreement, language: str) -> Found:
    """Return the title of the document, or the word for its kind where no title is recorded."""
    kind = words.label("agreement_kinds", agreement.form, language)
    return best(agreement.title, language) if agreement.title else Found(language, kind)


def agreement_line(agreement: Agreement, language: str) -> str:
    """Return whose agreement it is."""
    return told_name(agreement.partnership.partner, language).text


def observance_name(observance: Observance, language: str) -> Found:
    """Return what the day is called."""
    return best(observance.name, language)


def is_signed(partnership: Partnership) -> bool:
    """Return whether a tie is of a kind that begins with a document."""
    return partnership.tie not in UNSIGNED


def other_city(tie: Partnership, home: City | None) -> City:
    """Return the city with which our own has a tie, whichever side of it we are."""
    return tie.city if home is not None and tie.partner.id == home.id else tie.partner


def is_known_to_begin(partnership: Partnership) -> bool:
    """Return whether anything is known of the beginning."""
    return partnership.when.since.precision is not Precision.UNKNOWN


def other_script(city: City, language: str) -> Found:
    """Return the city's name in another script than the reader's."""
    first = city_name(city, language).text
    order = ("en", "ko", "ja", "zh-Hant-TW") if language.startswith("zh") else ("zh-Hant-TW", "en")
    return next(
        (Found(tag, text) for tag in order if (text := city.name.get(tag)) and text != first), Found("", "")
    )


def day_of_year(observance: Observance, language: str) -> str:
    """Return the month and day as the language writes them."""
    leap_year = 2000
    return date_words(
        PartialDate.day_of(date(leap_year, observance.month, observance.day)), language, Style.ROW
    )


def observance_owner(observance: Observance, language: str) -> str:
    """Return whose day it is: a city's or a country's."""
    if observance.city:
        return told_name(observance.city, language).text
    return country_name(observance.country or "", language)


def observance_flag(observance: Observance) -> str:
    """Return the code of the flag beside it."""
    return told_flag(observance.city) if observance.city else (observance.country or "").lower()
