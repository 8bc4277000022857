"""The addresses of open data: without sign-in or cookie, the same for everybody."""

from collections.abc import Mapping

from flask import Blueprint, Response, render_template, request

from intl_crm import edge
from intl_crm.accounts import guard
from intl_crm.cities.queries import office_language
from intl_crm.columns import as_json
from intl_crm.date_words import year_words
from intl_crm.i18n import DEFAULT, current_language
from intl_crm.reports.open_data import csv_of, dictionary, json_of, open_year, open_years, terms_in
from intl_crm.reports.rules import FIRST_YEAR, LAST_YEAR
from intl_crm.texts import LANGUAGES

MEDIA_TYPES: Mapping[str, str] = {"csv": "text/csv", "json": "application/json"}
YEAR = f"<int(min={FIRST_YEAR}, max={LAST_YEAR}):year>"
# Another site's page may read them; whoever asks again within the hour may be told the same.
HEADERS = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=3600"}


def add_to(blueprint: Blueprint) -> None:
    """Give open data their addresses."""
    blueprint.add_url_rule("/open-data/", "open_data", page)
    endings = ", ".join(MEDIA_TYPES)
    blueprint.add_url_rule(
        f"/open-data/exchanges-{YEAR}.<any({endings}):written>", "open_exchanges", exchanges
    )


@guard.open_to_all
def page() -> str:
    """Show of which years there are data, what the fields mean, and the licence."""
    session, language = edge.session(), current_language()
    years = open_years(session)
    return render_template(
        "reports/open_data.html",
        years=[(year, year_words(year, language)) for year in years],
        fields={name: said[language] for name, said in dictionary().items()},
        terms=terms_in(session, language),
    )


@guard.open_to_all
@edge.without_cookies
def exchanges(year: int, written: str) -> Response:
    """Give the public exchanges of a year; names are in the language of the address, else the office's."""
    found = open_year(edge.session(), year, _language())
    made = csv_of(found) if written == "csv" else as_json(json_of(found)).encode()
    answer = Response(made, mimetype=MEDIA_TYPES[written], headers=HEADERS)
    answer.headers.add("Link", f'<{found.terms.licence.address}>; rel="license"')
    name = f"exchanges-{year}.{found.terms.language}.{written}"
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    answer.add_etag()
    answer.make_conditional(request)
    return answer


def _language() -> str:
    """Return the language of the address, else the office's: a program's own must not change the data."""
    asked = request.args.get("lang", "")
    return asked if asked in LANGUAGES else office_language(edge.session()) or DEFAULT
