import json
import os
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.project.sources import PACKAGE, ROOT, tracked

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("wheel")]

SECONDS_TO_START = 30


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree; set-up has built what it carries."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", f"--outdir={folder}", ROOT]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program, installed by its wheel beside the packages of this environment but not the tree."""
    fresh = tmp_path_factory.mktemp("fresh")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", fresh], check=True)
    python = fresh / "bin" / "python"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        wheel,
    ]
    subprocess.run(pip, check=True)
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    )
    # Paths in such a file are added as they are, and so the tree that is installed there for editing is not.
    Path(site.stdout.strip(), "packages.pth").write_text(sysconfig.get_path("purelib"))
    return python.with_name("intl-crm")


@pytest.fixture(scope="module")
def office(program: Path, tmp_path_factory: pytest.TempPathFactory) -> "Office":
    """An empty folder with the demo loaded from the wheel."""
    office = Office(program, tmp_path_factory.mktemp("office"))
    office.demo = json.loads(office.run("demo", "--json"))
    return office


class Office:
    """A folder in which the installed program is used."""

    def __init__(self, program: Path, folder: Path) -> None:
        self.program, self.folder = program, folder
        self.demo: dict[str, dict[str, str]] = {}

    @property
    def environment(self) -> dict[str, str]:
        """Nothing of the environment of the tests but the search path."""
        return {"PATH": os.environ["PATH"], "INTL_CRM_DATA": str(self.folder / "data"), "LANG": "C"}

    def run(self, *arguments: str) -> str:
        """What a command prints."""
        command = [self.program, *arguments]
        return subprocess.run(
            command,
            check=True,
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        ).stdout


@pytest.fixture(scope="module")
def site(office: Office) -> Iterator[str]:
    """The address at which the installed program serves."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    serving = [office.program, "run", "--port", str(port)]
    with subprocess.Popen(
        serving, cwd=office.folder, env=office.environment, stdout=subprocess.DEVNULL
    ) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(SECONDS_TO_START)


def wait_for(address: str) -> None:
    latest = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            fetch(address)
            return
        except urllib.error.URLError:
            if time.monotonic() > latest:
                raise
            time.sleep(0.2)


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 -- the address is ours
        return str(answer.read().decode())


def test_the_wheel_holds_the_whole_package_and_nothing_else(wheel: Path) -> None:
    held = {name for name in ZipFile(wheel).namelist() if not name.partition("/")[0].endswith(".dist-info")}
    written = {path.relative_to(ROOT).as_posix() for path in tracked() if path.is_relative_to(PACKAGE)}
    built = held - written
    assert written <= held
    assert {name.split("/")[1] for name in built} == {"static", "translations"}
    assert "intl_crm/static/dist/manifest.json" in built


def test_the_wheel_holds_each_catalogue(wheel: Path) -> None:
    locales = {path.parts[-3] for path in (ROOT / "translations").glob("*/LC_MESSAGES/messages.po")}
    held = ZipFile(wheel).namelist()
    assert locales
    assert [
        name for name in locales if f"intl_crm/translations/{name}/LC_MESSAGES/messages.mo" not in held
    ] == []


def test_the_wheel_is_what_runs(program: Path) -> None:
    where = [program.with_name("python"), "-c", "import intl_crm; print(intl_crm.__file__)"]
    found = subprocess.run(
        where, check=True, capture_output=True, text=True, cwd=program.parent
    ).stdout.strip()
    assert Path(found).is_relative_to(program.parents[1])


def test_the_demo_lets_each_role_in(office: Office) -> None:
    assert set(office.demo["sign_in"]) == {"viewer", "protocol", "officer", "admin"}
    assert {"zh-Hant-TW", "en", "ja", "ko"} <= set(office.demo["feeds"])


@pytest.mark.parametrize("language", ["zh-Hant-TW", "en"])
def test_the_report_is_printed(office: Office, language: str) -> None:
    office.run("report", "2021", "--language", language, "--format", "pdf", "--out", f"{language}.pdf")
    assert (office.folder / f"{language}.pdf").read_bytes().startswith(b"%PDF-")


def test_the_sheet_is_printed(office: Office) -> None:
    office.run("sheet", "2021-09-17-koror", "--language", "ja", "--format", "pdf", "--out", "sheet.pdf")
    assert (office.folder / "sheet.pdf").read_bytes().startswith(b"%PDF-")


def test_the_calendar_is_written(office: Office) -> None:
    office.run("calendar", "--language", "ko", "--out", "calendar.ics")
    assert (office.folder / "calendar.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_the_page_of_signing_in_comes_with_its_style_and_in_each_language(site: str) -> None:
    pages = {language: fetch(f"{site}/?lang={language}") for language in ("zh-Hant-TW", "en", "ja", "ko")}
    assert [language for language, page in pages.items() if f'lang="{language}"' not in page] == []
    assert len(set(pages.values())) == len(pages)
    style = pages["en"].partition('<link rel="stylesheet" href="')[2].partition('"')[0]
    assert "{" in fetch(f"{site}{style}")
