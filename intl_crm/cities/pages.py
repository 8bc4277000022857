"""What the pages of cities, partnerships, agreements and observances say of them."""

from intl_crm import words
from intl_crm.cities import queries, rules
from intl_crm.cities.licences import licence
from intl_crm.cities.models import Agreement, City, Observance, Office, Partnership
from intl_crm.countries import country_name
from intl_crm.date_words import Style, date_words, span_words
from intl_crm.dates import Precision
from intl_crm.desk.facts import (
    Fact,
    Head,
    Shown,
    other_names,
    shown,
    shown_link,
    shown_record,
    shown_records,
    shown_texts,
)
from intl_crm.i18n import gettext as _
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.i18n import ngettext
from intl_crm.languages import language_name
from intl_crm.listing import join
from intl_crm.offers import offers
from intl_crm.panels import Viewer
from intl_crm.zones import zone_words

DAY_SORTS = {"national": _l("National day"), "city": _l("City day"), "memorial": _l("Memorial day")}
DAY_LETTERS = {
    "congratulation": _l("Congratulation"),
    "remembrance": _l("Remembrance"),
    "none": _l("No letter"),
}


def city_head(viewer: Viewer, city: City) -> Head:
    """Return the city's name in every language, and its tie with ours."""
    title = rules.city_name(city, viewer.language)
    home = queries.home_city(viewer.session)
    tie = queries.tie_with(viewer, home, city.id) if home and home.id != city.id else None
    return Head(
        title,
        other_names(city.name, title),
        flag=city.country.lower(),
        bond=tie.tie if tie else None,
        states=_states(tie) if tie else (),
        when=_since(tie, viewer.language) if tie else "",
        chips=(("map-pin", country_name(city.country, viewer.language)),),
    )


def _states(tie: Partnership) -> tuple[tuple[str, str, str], ...]:
    """Return the state of a tie; a contact has none."""
    return (("partnership_states", tie.state, ""),) if tie.state else ()


def _since(tie: Partnership, language: str) -> str:
    if not rules.is_known_to_begin(tie):
        return ""
    return span_words(tie.when, language, Style.PAGE)


def _beginning(tie: Partnership, language: str) -> str:
    """Return the date beside the word since; both dates of what has ended."""
    lasts = tie.when.until.precision is Precision.OPEN and rules.is_known_to_begin(tie)
    return date_words(tie.when.since, language, Style.PAGE) if lasts else _since(tie, language)


def city_facts(viewer: Viewer, city: City) -> list[Fact]:
    """Return what is recorded of a city."""
    language = viewer.language
    return [
        Fact(_("Level"), shown(words.label("city_levels", city.level, language))),
        Fact(_("Country or region"), shown(country_name(city.country, language))),
        Fact(_("Time zone"), shown(zone_words(city.zone, language) if city.zone else None)),
        Fact(_("Office hours"), shown(city.hours, meta=_("an assumption") if city.hours_assumed else "")),
        Fact(_("Coordinates"), shown(_coordinates(city))),
        Fact(_("Other spellings"), shown(join(city.spellings, language) if city.spellings else "")),
        Fact(_("Website"), shown_link(city.website)),
        Fact(_("Source"), shown_texts(city.source, language)),
    ]


def _coordinates(city: City) -> str:
    if city.latitude is None or city.longitude is None:
        return ""
    return f"{city.latitude:.2f}, {city.longitude:.2f}".replace("-", "−")


def partnership_head(viewer: Viewer, tie: Partnership) -> Head:
    """Return the partner and the kind of tie."""
    language = viewer.language
    return Head(
        rules.tie_title(tie, language),
        flag=rules.told_flag(tie.partner) or None,
        bond=tie.tie,
        states=_states(tie),
        when=_since(tie, language),
    )


def partnership_facts(viewer: Viewer, tie: Partnership) -> list[Fact]:
    """Return what is recorded of a tie."""
    language = viewer.language
    return [
        Fact(_("Cities"), shown_records(viewer, (tie.city, tie.partner))),
        Fact(_("Kind"), shown(words.label("partnership_kinds", tie.tie, language))),
        Fact(_("Since"), shown(_beginning(tie, language))),
        Fact(_("What the date is"), shown(words.label("date_basis", tie.basis, language))),
        Fact(_("Note"), shown_texts(tie.note, language), is_text=True),
        Fact(_("Source"), shown_texts(tie.source, language)),
    ]


def agreement_head(viewer: Viewer, agreement: Agreement) -> Head:
    """Return the title of the document."""
    title = rules.agreement_name(agreement, viewer.language)
    partner = agreement.partnership.partner
    when = date_words(agreement.signed, viewer.language, Style.PAGE) if agreement.signed.is_known else ""
    line = rules.agreement_line(agreement, viewer.language)
    return Head(
        title,
        other_names(agreement.title, title),
        flag=rules.told_flag(partner) or None,
        when=when,
        chips=(("map-pin", line),) if line else (),
    )


def agreement_facts(viewer: Viewer, agreement: Agreement) -> list[Fact]:
    """Return what is recorded of a document."""
    language = viewer.language
    way = words.label("signing_ways", agreement.way, language) if agreement.way else ""
    fields = join([rules.best(field, language).text for field in agreement.fields], language)
    languages = join([language_name(tag, language) for tag in agreement.languages], language)
    return [
        Fact(_("Partnership"), shown_record(viewer, agreement.partnership)),
        Fact(
            _("Cities"),
            shown_records(viewer, (agreement.partnership.city, agreement.partnership.partner)),
        ),
        Fact(_("Kind"), shown(words.label("agreement_kinds", agreement.form, language))),
        Fact(_("Way of signing"), shown(way)),
        Fact(_("Fields of cooperation"), shown(fields)),
        Fact(_("Languages"), shown(languages)),
        Fact(_("Approval"), shown(_approval(agreement, language))),
        Fact(_("Source"), shown_texts(agreement.source, language)),
    ]


def _approval(agreement: Agreement, language: str) -> str:
    date = date_words(agreement.approved, language, Style.PAGE) if agreement.approved.is_known else ""
    return join([part for part in (agreement.approval_number, date) if part], language)


def observance_head(viewer: Viewer, day: Observance) -> Head:
    """Return the name of the day."""
    title = rules.observance_name(day, viewer.language)
    return Head(
        title,
        other_names(day.name, title),
        flag=rules.observance_flag(day) or None,
        when=rules.day_of_year(day, viewer.language),
    )


def observance_facts(viewer: Viewer, day: Observance) -> list[Fact]:
    """Return what is recorded of a day."""
    owner: tuple[Shown, ...] = (
        shown_record(viewer, day.city)
        if day.city
        else shown(country_name(day.country or "", viewer.language))
    )
    return [
        Fact(_("Kind"), shown(str(DAY_SORTS[day.sort]))),
        Fact(_("Country or city"), owner),
        Fact(_("Counted from the year"), shown(str(day.first_year) if day.first_year else "")),
        Fact(_("Letter"), shown(str(DAY_LETTERS[day.letter]))),
        Fact(_("Source"), shown_texts(day.source, viewer.language)),
    ]


def office_head(viewer: Viewer, office: Office) -> Head:
    """Return the office's name in every language."""
    title = rules.best(office.name, viewer.language)
    return Head(title, other_names(office.name, title), flag=office.home_city.country.lower())


def _form_of_report(viewer: Viewer, office: Office) -> tuple[Shown, ...]:
    names = dict(offers.of("report_forms", viewer.session, viewer.language))
    return shown(names.get(office.form, office.form), address=f"/reports/forms/{office.form}")


def office_facts(viewer: Viewer, office: Office) -> list[Fact]:
    """Return what is set for the office."""
    months = ngettext("%(num)d month", "%(num)d months", office.dormant_months)
    return [
        Fact(_("Short name"), shown_texts(office.short_name, viewer.language)),
        Fact(_("Crest"), shown_record(viewer, office.crest)),
        Fact(_("Home city"), shown_record(viewer, office.home_city)),
        Fact(_("Time zone"), shown(office.zone and zone_words(office.zone, viewer.language))),
        Fact(_("Office hours"), shown(office.hours)),
        Fact(_("Language of the office"), shown(language_name(office.language, viewer.language))),
        Fact(
            _("Languages in which records are kept"),
            shown(join([language_name(tag, viewer.language) for tag in office.languages], viewer.language)),
        ),
        Fact(_("Months without contact"), shown(months)),
        Fact(_("Form of the report"), _form_of_report(viewer, office)),
        Fact(_("Licence of open data"), shown(licence(office.licence, viewer.language).name)),
    ]
