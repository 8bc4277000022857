"""One's own feeds: make one, give it a new address, end it. An address is shown once."""

from dataclasses import replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from intl_crm import edge
from intl_crm.accounts.models import User
from intl_crm.calendar import listings, operations, own_pages, queries
from intl_crm.calendar.feed_pages import calendar_name, file_name
from intl_crm.calendar.forms import FeedForm
from intl_crm.calendar.models import Feed
from intl_crm.i18n import current_language
from intl_crm.i18n import gettext as _
from intl_crm.kinds import UnknownRecord
from intl_crm.permissions import Action, require


def add_to(blueprint: Blueprint) -> None:
    """Give the pages of one's own feeds their addresses."""
    for rule, name, view in (
        ("/feeds/", "feeds", feeds),
        ("/feeds/<key>/renew", "renew_feed", renew),
        ("/feeds/<key>/revoke", "revoke_feed", revoke),
    ):
        blueprint.add_url_rule(rule, name, view, methods=["GET", "POST"])


def feeds() -> ResponseReturnValue:
    """List one's own feeds, or make another and show its address."""
    viewer = edge.viewer()
    require(viewer.actor, Action.SUBSCRIBE, "feed")
    asked, choices = listings.read(viewer, request.values)
    form = FeedForm(data={"language": current_language()})
    if form.is_sent_well and form.holds(listings.query_text(asked)):
        return _address_page(*_made(form, asked))
    page = render_template(
        "calendar/feeds.html", rows=own_pages.rows(viewer), form=form, filters=listings.filters(),
        page={"asked": asked, "choices": choices}, said=listings.said(viewer, asked, choices),
    )  # fmt: skip
    return page, 422 if form.errors else 200


def _made(form: FeedForm, asked: listings.Asked) -> tuple[Feed, str]:
    session, actor = edge.session(), edge.actor()
    owner = session.get_one(User, actor.user_id)
    name, language = str(form.name.data or ""), str(form.language.data)
    return operations.create_feed(
        session, actor, owner, language, name=name, query=listings.query_text(asked)
    )


def _address_page(feed: Feed, token: str) -> str:
    """Show a new address; nobody can show it again."""
    viewer = replace(edge.viewer(), language=feed.language)
    asked = listings.kept_conditions(feed.query)
    name = calendar_name(viewer, asked, feed.name)
    address = operations.feed_address(request.host_url, token, file_name(viewer, asked))
    return render_template(
        "calendar/address.html", name=name, ways=own_pages.ways(address, name.text),
        is_local=not edge.settings().is_public,
    )  # fmt: skip


def renew(key: str) -> ResponseReturnValue:
    """Ask whether a feed gets a new address, and show it when the answer is yes."""
    feed = _own(key)
    if request.method == "GET":
        return _question(feed, "renew")
    return _address_page(feed, operations.renew_feed(edge.session(), edge.actor(), feed))


def revoke(key: str) -> ResponseReturnValue:
    """Ask whether to end a feed, and end it when the answer is yes."""
    feed = _own(key)
    if request.method == "GET":
        return _question(feed, "revoke")
    operations.revoke_feed(edge.session(), edge.actor(), feed)
    flash(_("The address has ended. Programs that still ask it find nothing there."), "done")
    return redirect(url_for(".feeds"), 303)


def _question(feed: Feed, action: str) -> str:
    return render_template("calendar/question.html", row=own_pages.row(edge.viewer(), feed), action=action)


def _own(key: str) -> Feed:
    require(edge.actor(), Action.SUBSCRIBE, "feed")
    feed = queries.own_feed(edge.session(), edge.actor().user_id, key)
    if feed is None:
        raise UnknownRecord(key)
    return feed
