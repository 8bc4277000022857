import re
from collections.abc import Callable
from http import HTTPStatus

import pytest
from flask.testing import FlaskClient

from intl_crm.accounts import operations
from intl_crm.accounts.models import User
from intl_crm.db import Database
from intl_crm.permissions import COMMAND, Role

USERS = "/admin/users/"
ADDRESS = re.compile(r'value="(http://localhost/sign-in/once/[^"]+)"')

AsRole = Callable[[str], FlaskClient]
UserOf = Callable[[str], User]


def page_of(user: User) -> str:
    return f"{USERS}{user.key}"


def typed(user: User, **other: str) -> dict[str, str]:
    return {"name": user.name, "role": user.role, "language": "", "version": str(user.version)} | other


def now_of(database: Database, login: str) -> User:
    with database.reading() as session:
        return operations.user_of(session, login)


@pytest.mark.parametrize("role", [None, "viewer", "protocol", "officer"])
def test_nobody_but_an_administrator_sees_accounts(
    client: FlaskClient, as_role: AsRole, user_of: UserOf, role: str | None
) -> None:
    somebody, other = (as_role(role) if role else client), user_of("admin")
    refused = HTTPStatus.FORBIDDEN if role else HTTPStatus.FOUND
    for address in (USERS, f"{USERS}new", page_of(other), f"{USERS}nobody"):
        assert somebody.get(address).status_code == refused
    for address in (f"{USERS}new", page_of(other), f"{page_of(other)}/address"):
        answer = somebody.post(address, data=typed(other, login="x", role="viewer"))
        assert answer.status_code == (HTTPStatus.FORBIDDEN if role else HTTPStatus.UNAUTHORIZED)


def test_an_administrator_lists_accounts(as_role: AsRole, user_of: UserOf) -> None:
    user_of("viewer")
    shown = as_role("admin").get(USERS).text
    assert "viewer" in shown
    assert "admin" in shown


def test_a_new_account_is_made_with_its_address(
    as_role: AsRole, client: FlaskClient, database: Database
) -> None:
    made = as_role("admin").post(
        f"{USERS}new",
        data={"login": "Chen@Example.org", "name": "陳小姐", "role": "protocol", "language": "ja"},
    )
    user = now_of(database, "chen@example.org")
    assert (user.name, user.role, user.language) == ("陳小姐", "protocol", "ja")
    found = ADDRESS.search(made.text)
    assert found is not None
    password = {"password": "a password of mine", "repeat": "a password of mine"}
    assert client.post(found[1].removeprefix("http://localhost"), data=password).location == "/"


@pytest.mark.parametrize(
    "wrong",
    [
        {"login": "admin"},
        {"login": "ADMIN"},
        {"login": "two words"},
        {"login": ""},
        {"login": "x" * 81},
        {"name": ""},
        {"role": "king"},
        {"role": ""},
        {"language": "tlh"},
    ],
)
def test_what_is_wrong_in_a_new_account_is_said(
    as_role: AsRole, database: Database, wrong: dict[str, str]
) -> None:
    data = {"login": "new", "name": "New", "role": "viewer", "language": ""} | wrong
    answer = as_role("admin").post(f"{USERS}new", data=data)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "data-error-summary" in answer.text
    with database.reading() as session:
        assert [user.login for user in operations.all_users(session)] == ["admin"]


def test_role_name_language_and_whether_it_may_sign_in(
    as_role: AsRole, user_of: UserOf, database: Database
) -> None:
    user, theirs = user_of("officer"), as_role("officer")
    data = typed(
        user, name="New name", role="viewer", language="ko", is_disabled="y", password_hash="x", login="x"
    )
    assert as_role("admin").post(page_of(user), data=data).location == USERS
    changed = now_of(database, "officer")
    assert (changed.name, changed.role, changed.language) == ("New name", "viewer", "ko")
    assert changed.is_disabled
    assert changed.password_hash is None
    assert theirs.get("/account/").status_code == HTTPStatus.FOUND


def test_the_last_administrator_is_told_why_not(as_role: AsRole, user_of: UserOf, database: Database) -> None:
    admin, user = as_role("admin"), user_of("admin")
    for wish in ({"role": "viewer"}, {"is_disabled": "y"}):
        answer = admin.post(page_of(user), data=typed(user, **wish))
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert now_of(database, "admin").role == "admin"


def test_a_new_address_ends_the_former(as_role: AsRole, user_of: UserOf, client: FlaskClient) -> None:
    admin, address = as_role("admin"), f"{page_of(user_of('officer'))}/address"
    former, newer = (ADDRESS.search(admin.post(address).text) for _ in range(2))
    assert former is not None
    assert newer is not None
    assert client.get(former[1].removeprefix("http://localhost")).status_code == HTTPStatus.GONE
    assert client.get(newer[1].removeprefix("http://localhost")).status_code == HTTPStatus.OK


def test_an_unknown_account_is_not_found(as_role: AsRole) -> None:
    assert as_role("admin").get(f"{USERS}{'0' * 32}").status_code == HTTPStatus.NOT_FOUND


@pytest.fixture
def outdated(user_of: UserOf, database: Database) -> User:
    """The account as it was read before another administrator saved it."""
    read = user_of("officer")
    with database.transaction(COMMAND) as session:
        user = operations.user_of(session, "officer")
        operations.rename(session, COMMAND, user, "Theirs")
        operations.change_role(session, COMMAND, user, Role.PROTOCOL)
    return read


def test_an_outdated_save_shows_mine_theirs_and_the_original(
    as_role: AsRole, outdated: User, database: Database
) -> None:
    data = typed(outdated, name="Mine", role="officer")
    answer = as_role("admin").post(page_of(outdated), data=data, headers={"Accept-Language": "en"})
    assert answer.status_code == HTTPStatus.CONFLICT
    for shown in ("Mine", "Theirs", "Officer", "Protocol officer"):
        assert shown in answer.text
    assert now_of(database, "officer").name == "Theirs"


def test_what_only_the_other_changed_stays_theirs(
    as_role: AsRole, outdated: User, database: Database
) -> None:
    admin, data = as_role("admin"), typed(outdated, name="Mine", role="officer")
    page = admin.post(page_of(outdated), data=data, headers={"Accept-Language": "en"}).text
    assert re.search(r'name="take-role" value="theirs"[^>]* checked', page)
    assert re.search(r'<option (?=[^>]*selected)[^>]*value="protocol"', page)
    version = str(now_of(database, "officer").version)
    sent = data | {"role": "protocol", "take-role": "theirs", "take-name": "yours", "version": version}
    assert admin.post(page_of(outdated), data=sent).location == USERS
    saved = now_of(database, "officer")
    assert (saved.name, saved.role) == ("Mine", "protocol")


@pytest.mark.parametrize("version", ["", "x", "99999999999"])
def test_a_save_that_names_no_version_is_outdated(
    as_role: AsRole, outdated: User, database: Database, version: str
) -> None:
    answer = as_role("admin").post(page_of(outdated), data=typed(outdated, name="Mine", version=version))
    assert answer.status_code == HTTPStatus.CONFLICT
    assert now_of(database, "officer").name == "Theirs"


@pytest.mark.parametrize(("choice", "name"), [("yours", "Mine"), ("theirs", "Theirs")])
def test_after_a_conflict_the_reader_chooses_field_by_field(
    as_role: AsRole, outdated: User, database: Database, choice: str, name: str
) -> None:
    admin, version = as_role("admin"), now_of(database, "officer").version
    data = typed(outdated, name="Mine", role="officer", version=str(version))
    assert admin.post(page_of(outdated), data=data | {"take-name": choice}).location == USERS
    saved = now_of(database, "officer")
    assert (saved.name, saved.role) == (name, "officer")
