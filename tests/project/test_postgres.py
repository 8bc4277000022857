import os
import signal
import subprocess
import sys
import uuid
from pathlib import Path

import pytest
from psycopg import OperationalError, sql

from tests import postgres

USER_OF_THE_SERVER = """
import sys
from tests import postgres
print(postgres.server().folder, flush=True)
sys.stdin.read()
postgres.release()
"""


def _user(run: str) -> "tuple[subprocess.Popen[str], Path]":
    process = subprocess.Popen(
        [sys.executable, "-c", USER_OF_THE_SERVER],
        env=os.environ | {"PYTEST_XDIST_TESTRUNUID": run, "PYTHONPATH": os.curdir},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    return process, Path(process.stdout.readline().strip())


def _leave(process: "subprocess.Popen[str]") -> None:
    with process:
        process.communicate(timeout=30)
    assert process.returncode == 0


def _kill(process: "subprocess.Popen[str]") -> None:
    with process:
        process.send_signal(signal.SIGKILL)


def test_a_database_is_made_copied_and_dropped() -> None:
    first = postgres.create_database()
    postgres.server().run(sql.SQL("CREATE TABLE cities (name text)"), postgres.name_of(first))
    second = postgres.create_database(first)
    assert postgres.server().run(sql.SQL("SELECT * FROM cities"), postgres.name_of(second)) == []
    for url in (first, second):
        postgres.drop_database(url)
        with pytest.raises(OperationalError):
            postgres.server().run(sql.SQL("SELECT 1"), postgres.name_of(url))


def test_a_template_is_filled_once() -> None:
    filled: list[str] = []
    name = f"once_{uuid.uuid4().hex}"
    urls = {postgres.template(name, filled.append) for _ in range(2)}
    assert len(filled) == len(urls) == 1
    assert postgres.name_of(urls.pop()) == name


def test_the_server_is_a_current_one_knows_all_letters_and_listens_on_no_network() -> None:
    assert postgres.server().run(sql.SQL("SHOW listen_addresses")) == [("",)]
    assert postgres.server().run(sql.SQL("SELECT upper('čé'), '臺' < '釜'")) == [("ČÉ", True)]
    assert str(postgres.server().run(sql.SQL("SHOW server_version"))[0][0]).startswith("18")


def test_the_workers_of_a_run_share_a_server_and_the_last_one_ends_it() -> None:
    run = uuid.uuid4().hex
    first, folder = _user(run)
    second, same_folder = _user(run)
    assert folder == same_folder
    _leave(first)
    assert (folder / "data" / "postmaster.pid").exists()
    _leave(second)
    assert not folder.exists()


def test_a_server_whose_users_were_killed_is_ended_by_the_next_run() -> None:
    killed, left = _user(uuid.uuid4().hex)
    _kill(killed)
    assert left.exists()
    following, own = _user(uuid.uuid4().hex)
    assert not left.exists()
    _leave(following)
    assert not own.exists()


def test_a_server_that_was_killed_with_its_users_is_removed_by_the_next_run() -> None:
    killed, left = _user(uuid.uuid4().hex)
    server = int((left / "data" / "postmaster.pid").read_text().splitlines()[0])
    _kill(killed)
    os.kill(server, signal.SIGKILL)
    following, own = _user(uuid.uuid4().hex)
    assert not left.exists()
    _leave(following)
    assert not own.exists()
