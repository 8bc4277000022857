"""Forms in which forms of report are changed: cover, section, wording, text, copy."""

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import BooleanField
from wtforms.validators import StopValidation

from intl_crm.choice_field import ChoiceField, ChoicesField
from intl_crm.desk.fields import TextsField, WrongPart
from intl_crm.desk.forms import VersionedForm
from intl_crm.desk.needed import Needed
from intl_crm.desk.plain_fields import CountField, LineField, StringsField
from intl_crm.i18n import current_language
from intl_crm.i18n import gettext as _
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.languages import language_name
from intl_crm.printing.numbering import LEVELS, OWN_SIGNS
from intl_crm.reports.conditions_field import ConditionsField
from intl_crm.reports.form_faults import OF_COVER, OF_SECTION, fault_of_key, fault_of_pattern, fault_of_title
from intl_crm.reports.form_pages import SHOWN
from intl_crm.reports.form_text import LARGEST_FIRST, MOST_LEVELS
from intl_crm.reports.report_form import COMMON, YEARS, words_of
from intl_crm.texts import LANGUAGES, Texts

SOME_TITLE = _l("Write the title, in at least one language.")
SOME_NAME = _l("Write the name, in at least one language.")
SOME_LANGUAGE = _l("Choose at least one language.")
SOME_NUMBER = _l("Write a whole number from 1 to %(most)s.", most=LARGEST_FIRST)


class TitlesField(TextsField):
    """A title in each language of reports; it may speak only of what it knows."""

    def __init__(self, *args: Any, known: Sequence[str] = (), **given: Any) -> None:
        """Say of what the title may speak, such as {year}."""
        self.known = known
        super().__init__(*args, **given)

    @property
    def languages(self) -> Sequence[str]:
        """The languages in which reports are written."""
        return LANGUAGES

    @property
    def more_languages(self) -> Sequence[str]:
        """No others."""
        return ()

    def value_of(self, typed: dict[str, str]) -> Texts:
        """Return the title; what is wrong is said at the first language that has it."""
        for tag, text in typed.items():
            if fault := fault_of_title(text, self.known):
                raise WrongPart(fault.said(current_language()), tag)
        return Texts({tag: text for tag, text in typed.items() if tag in LANGUAGES})


class PatternsField(TitlesField):
    """The pattern of a sentence in each language."""

    key = ""

    def value_of(self, typed: dict[str, str]) -> Texts:
        """Return the patterns; what is wrong is said at the first language that has it."""
        for tag, text in typed.items():
            fault = fault_of_pattern(self.key, tag, text) if text and tag in LANGUAGES else None
            if fault:
                raise WrongPart(fault.said(current_language()), tag)
        return Texts({tag: text for tag, text in typed.items() if tag in LANGUAGES})


def _year_choices(tag: str) -> list[tuple[str, str]]:
    named = {"roc": _("Years of the Republic (民國110年)"), "era": _("Years of the era (令和3年)")}
    return [(key, named.get(key, _("Common years (2021)"))) for key in YEARS[tag]]


def known_signs(_form: Any, field: Any) -> None:
    """Refuse a sign with which nothing is numbered."""
    unknown = [sign for sign in field.data or () if sign not in LEVELS]
    if unknown:
        raise StopValidation(_("Nothing is numbered with %(sign)s.", sign=unknown[0]))
    if len(field.data or ()) > MOST_LEVELS:
        raise StopValidation(_("There are at most %(n)s depths.", n=MOST_LEVELS))


YEARS_OF = {"zh-Hant-TW": "years_zh", "ja": "years_ja"}
NUMBERS_OF = {tag: f"numbers_{tag[:2]}" for tag in LANGUAGES}


class CoverForm(VersionedForm):
    """Name, cover, languages, numbers and years of a form."""

    sections = (
        (_l("Name of the form"), ("name",)),
        (_l("Cover"), ("title", "subtitle", "first")),
        (_l("Languages"), ("languages",)),
        (_l("Years"), ("years_zh", "years_ja")),
        (_l("Numbering"), tuple(NUMBERS_OF.values())),
    )

    name = TitlesField(_l("Name of the form"), [Needed(SOME_NAME)])
    title = TitlesField(
        _l("Title"),
        [Needed(SOME_TITLE)],
        known=OF_COVER,
        description=_l("{year} stands for the year, {number} for the number of the topmost section."),
    )
    subtitle = TitlesField(_l("Subtitle"), known=OF_COVER)
    first = CountField(
        _l("Number of the topmost section"),
        [Needed(SOME_NUMBER)],
        description=_l("Not 1 where the report is a part of a larger one."),
    )
    languages = ChoicesField(
        _l("Languages in which it is printed"),
        choices=lambda: [(tag, language_name(tag, current_language())) for tag in LANGUAGES],
        validators=[Needed(SOME_LANGUAGE)],
    )
    years_zh = ChoiceField(_l("Years in Chinese"), choices=lambda: _year_choices("zh-Hant-TW"))
    years_ja = ChoiceField(_l("Years in Japanese"), choices=lambda: _year_choices("ja"))
    numbers_zh = StringsField(
        _l("Numbering in Chinese"),
        [known_signs],
        description=_l(
            "One depth a line, each by how its first number is written: %(signs)s. Left empty: %(own)s.",
            signs="  ".join(LEVELS),
            own="  ".join(OWN_SIGNS["zh-Hant-TW"]),
        ),
    )
    numbers_en = StringsField(
        _l("Numbering in English"),
        [known_signs],
        description=_l("Left empty: %(own)s.", own="  ".join(OWN_SIGNS["en"])),
    )
    numbers_ja = StringsField(
        _l("Numbering in Japanese"),
        [known_signs],
        description=_l("Left empty: %(own)s.", own="  ".join(OWN_SIGNS["ja"])),
    )
    numbers_ko = StringsField(
        _l("Numbering in Korean"),
        [known_signs],
        description=_l("Left empty: %(own)s.", own="  ".join(OWN_SIGNS["ko"])),
    )

    def validate_first(self, field: Any) -> None:
        """Ask for a number that the covers of all languages can bear."""
        if field.data is not None and not 1 <= field.data <= LARGEST_FIRST:
            raise StopValidation(str(SOME_NUMBER))

    def fill_from(self, definition: Mapping[str, Any]) -> None:
        """Show what a definition says."""
        for name in ("name", "title", "subtitle"):
            self[name].process(None, Texts(definition.get(name, {})))
        self.first.process(None, definition.get("first", 1))
        self.languages.process(None, definition.get("languages", list(LANGUAGES)))
        for tag, name in YEARS_OF.items():
            self[name].process(None, definition.get("years", {}).get(tag, YEARS[tag][0]))
        for tag, name in NUMBERS_OF.items():
            self[name].process(None, tuple(definition.get("numbering", {}).get(tag, ())))

    def values(self) -> dict[str, Any]:
        """Return the fields of a definition; what is as the product has it is left out."""
        years = {tag: self[name].data for tag, name in YEARS_OF.items() if self[name].data == COMMON}
        numbering = {tag: list(self[name].data) for tag, name in NUMBERS_OF.items() if self[name].data}
        languages = [tag for tag in LANGUAGES if tag in (self.languages.data or ())]
        found = {
            "name": dict(self.name.data),
            "first": self.first.data,
            "languages": languages if len(languages) < len(LANGUAGES) else None,
            "years": years,
            "numbering": numbering,
            "title": dict(self.title.data),
            "subtitle": dict(self.subtitle.data),
        }
        return {name: value for name, value in found.items() if value}


TAKING = (
    ("recorded", _l("Only those for which it is recorded")),
    ("conditions", _l("Those that meet one of the conditions below")),
    ("rest", _l("What no other section takes")),
)

# What is answered with yes or no of a section that shows exchanges.
YES_OR_NO = ("lone_is_plain", "participants")


class SectionForm(VersionedForm):
    """One section of a form."""

    sections = (
        (_l("Section"), ("title", "shows")),
        (_l("Exchanges that belong to it"), ("taking", "takes", "lone_is_plain", "participants")),
    )

    title = TitlesField(
        _l("Title"),
        [Needed(SOME_TITLE)],
        known=OF_SECTION,
        description=_l("{home} stands for the name of your own city."),
    )
    key = LineField(
        _l("Key"),
        longest=40,
        description=_l(
            "The section’s name in records and files: small letters, digits and underscores. May be left out."
        ),
    )
    shows = ChoiceField(_l("What it shows"), choices=lambda: [(key, str(one)) for key, one in SHOWN.items()])
    taking = ChoiceField(
        _l("Which exchanges"),
        choices=TAKING,
        description=_l("The section that is recorded with an exchange goes before these rules."),
    )
    takes = ConditionsField(_l("Conditions"))
    lone_is_plain = BooleanField(_l("An exchange that is the only one here stands without a number"))
    participants = BooleanField(_l("Name who took part below each exchange"))

    def validate_key(self, field: Any) -> None:
        """Refuse a key that no record can bear."""
        if field.data and (fault := fault_of_key(field.data)):
            raise StopValidation(fault.said(current_language()))

    def validate_taking(self, field: Any) -> None:
        """Ask for a condition where there is to be one."""
        if self.shows.data == "exchanges" and field.data == "conditions" and not self.takes.data:
            raise StopValidation(_("Fill in at least one condition."))

    def fill_from(self, section: Mapping[str, Any]) -> None:
        """Show what a section says."""
        title = section["title"] if "title" in section else words_of(section["word"])
        self.title.process(None, Texts(title))
        self.shows.process(None, section.get("shows", "nothing"))
        ruled = "conditions" if section.get("takes") else "recorded"
        self.taking.process(None, "rest" if section.get("rest") else ruled)
        self.takes.process(None, section.get("takes", []))
        for name in YES_OR_NO:
            self[name].process(None, section.get(name, False))

    def values(self, key: str, word: str | None = None) -> dict[str, Any]:
        """Return the section under a key; a title that is still its word stays one."""
        title = dict(self.title.data)
        named = {"word": word} if word and title == words_of(word) else {"title": title}
        found = {"key": key, **named, "shows": self.shows.data}
        if self.shows.data != "exchanges":
            return found
        ruled = {"conditions": {"takes": self.takes.data}, "rest": {"rest": True}}.get(self.taking.data, {})
        return found | ruled | {name: True for name in YES_OR_NO if self[name].data}


class SentenceForm(VersionedForm):
    """A composed sentence in the words of the form."""

    sections = ((_l("In the words of this form"), ("patterns",)),)

    patterns = PatternsField(_l("Pattern"), long=True)


class CopyForm(VersionedForm):
    """A new form that begins as a copy of another one."""

    sections = ((_l("New form"), ("name", "key")),)

    name = TitlesField(_l("Name of the form"), [Needed(SOME_NAME)])
    key = LineField(
        _l("Key"),
        [Needed(_l("Write the key."))],
        longest=40,
        description=_l("Its name in addresses and on the command line: small letters, digits and hyphens."),
    )
