"""The demo's people with their posts, and the cases of the year's visits."""

from collections.abc import Mapping
from typing import Any

from intl_crm.cities.models import Agreement, City
from intl_crm.dates import PartialDate
from intl_crm.delegations.models import Delegation, DelegationMember, Organisation, Person, Post, Signature
from intl_crm.demo.facts import Facts, item_of_report, names, read, texts
from intl_crm.spans import Span

# From when to when somebody held a post is nowhere told; of some only that it ended.
HELD = "?..?"
ENDED = "?..<={latest}"


def people(cities: Mapping[str, City], organisations: Mapping[str, Organisation]) -> dict[str, Person]:
    """Return the people by key, each with the post of that year."""
    found = {}
    for facts in read("people")["people"]:
        person = Person(slug=facts["key"], names=names(facts["names"], facts.get("spellings", ())))
        person.posts.append(_post(facts["post"], cities, organisations))
        found[facts["key"]] = person
    return found


def _post(facts: Facts, cities: Mapping[str, City], organisations: Mapping[str, Organisation]) -> Post:
    body = facts.get("of", "")
    return Post(
        city=cities.get(body),
        organisation=organisations.get(body),
        title=facts["title"],
        own_title=texts(facts, "own_title"),
        is_head=facts.get("head", False),
        when=Span.parse(ENDED.format(latest=facts["ended"]) if "ended" in facts else HELD),
    )


def signatures(agreements: Mapping[str, Agreement], people: Mapping[str, Person]) -> list[Signature]:
    """Return who signed or witnessed the agreements, as far as the report says."""
    return [
        Signature(
            agreement=agreements[facts["key"]],
            person=people[signature["person"]],
            role=signature["role"],
            position=position,
        )
        for facts in read("partnerships")["agreements"]["records"]
        for position, signature in enumerate(facts["signatures"])
    ]


def delegations(people: Mapping[str, Person]) -> dict[str, Delegation]:
    """Return the cases of the year by key."""
    facts = read("delegations")
    common = {"case_year": facts["year"], "source": item_of_report(facts["ref"])}
    return {case["key"]: _delegation(case, people[case["head"]], common) for case in facts["cases"]}


def _delegation(facts: Facts, head: Person, common: dict[str, Any]) -> Delegation:
    (post,) = head.posts
    return Delegation(
        **common,
        slug=facts["key"],
        case_number=facts["number"],
        direction="inbound",
        state="held",
        mode=facts["mode"],
        when=Span.parse(facts["when"]),
        arrival=PartialDate.parse(facts.get("arrival", "?")),
        body_as_printed=texts(facts, "body_as_printed"),
        city=post.city,
        organisation=post.organisation,
        members=[DelegationMember(person=head, role="head", position=0)],
    )
