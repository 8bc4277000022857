"""What a report tells of each agreement: when, with whom, in which way, by whom, on what."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from intl_crm.cities.models import Agreement
from intl_crm.cities.rules import other_city
from intl_crm.dates import Precision
from intl_crm.delegations.models import Signature
from intl_crm.reports.heads import Head, may_be_named
from intl_crm.reports.pieces import Fact, Paragraph
from intl_crm.reports.told import Told
from intl_crm.reports.voice import Voice

SIGNER, WITNESS = "signer", "witness"
# What an agreement makes of two cities; all others are signed and make them nothing more.
TIES = {"sister_agreement": "sister", "friendship_agreement": "friendship"}
OTHER = "other"

Signatures = Mapping[UUID, Sequence[Signature]]


def agreements_told(
    agreements: Sequence[Agreement], signatures: Signatures, voice: Voice
) -> tuple[Told, ...]:
    """Return a paragraph on each agreement; one with a city that may not be named is not told."""
    told = (one for one in agreements if may_be_named(other_city(one.partnership, voice.home)))
    return tuple(_told(one, signatures.get(one.id, ()), voice) for one in told)


def _told(agreement: Agreement, signatures: Sequence[Signature], voice: Voice) -> Told:
    people = {role: _people(agreement, signatures, role, voice) for role in (SIGNER, WITNESS)}
    sentences = (
        _signed(agreement, voice),
        _by("signed_by", "signers", people[SIGNER], voice),
        _by("witnessed_by", "witnesses", people[WITNESS], voice),
        _fields(agreement, voice),
    )
    return Told(agreement, voice.telling(sentences), (*people[SIGNER], *people[WITNESS]))


def _signed(agreement: Agreement, voice: Voice) -> Paragraph:
    tie = TIES.get(agreement.form, OTHER)
    facts: dict[str, Fact] = {
        "partner": voice.body(other_city(agreement.partnership, voice.home)),
        "way": agreement.way or OTHER,
    }
    if tie == OTHER and agreement.title:
        title = voice.best(agreement.title)
        return voice.says("agreement_named", at=voice.at(agreement.signed), title=title, **facts)
    if agreement.signed.precision is Precision.DAY:
        return voice.says("agreement_signed", date=voice.date(agreement.signed), kind=tie, **facts)
    return voice.says("agreement_signed_within", at=voice.at(agreement.signed), kind=tie, **facts)


def _people(
    agreement: Agreement, signatures: Sequence[Signature], role: str, voice: Voice
) -> tuple[Head, ...]:
    signed = (one.person for one in signatures if one.role == role)
    return tuple(voice.person(person, agreement.signed) for person in signed if may_be_named(person))


def _by(key: str, name: str, people: Sequence[Head], voice: Voice) -> Paragraph:
    if not people:
        return ()
    return voice.says(key, **{name: voice.listed([voice.named(one) for one in people])})


def _fields(agreement: Agreement, voice: Voice) -> Paragraph:
    fields = [voice.piece(voice.best(field)) for field in agreement.fields]
    return voice.says("fields_of_cooperation", fields=voice.listed(fields)) if fields else ()
