import json
import re
import tomllib

import pytest

from tests.project.sources import ROOT

LOCKS = ("requirements.txt", "requirements-dev.txt")
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)(?:\[[a-z0-9,-]+\])?==(?P<version>[^\s\\;]+)")
ADDRESS = re.compile(r"[a-z+]+://|^\s*--(?!hash)| @ ", re.MULTILINE)


def pins(lock: str) -> dict[str, str]:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    return {found["name"]: found["version"] for line in lines if (found := PIN.match(line))}


def hashes(lock: str) -> dict[str, int]:
    """How many files of each package the lock lets in."""
    counts: dict[str, int] = {}
    name = ""
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
        name = found["name"] if (found := PIN.match(line)) else name
        counts[name] = counts.get(name, 0) + line.count("--hash=sha256:")
    return counts


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(text: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", text)
    assert found
    return normal(found.group())


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_holds_versions_and_hashes_and_no_address(lock: str) -> None:
    assert not ADDRESS.search((ROOT / lock).read_text(encoding="utf-8"))
    assert pins(lock)
    assert [name for name, count in hashes(lock).items() if count == 0] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_version_of_the_lock_is_a_build_of_one_machine(lock: str) -> None:
    assert {name: version for name, version in pins(lock).items() if "+" in version} == {}


def test_what_the_program_needs_is_the_same_for_developers() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


def test_all_that_is_declared_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {declared(text) for text in project["dependencies"]} <= pins("requirements.txt").keys()
    assert {declared(text) for text in project["optional-dependencies"]["dev"]} <= pins(
        "requirements-dev.txt"
    ).keys()


@pytest.mark.parametrize(
    "name", ["psycopg-binary", "pyicu-wheels", "typst", "sqlalchemy", "pillow", "uuid-utils"]
)
def test_compiled_packages_are_locked_for_many_machines(name: str) -> None:
    # Python 3.11 to 3.13 on x86-64 and ARM are six files already.
    assert hashes("requirements.txt")[name] >= 6


def test_the_lock_of_the_front_end_holds_hashes_and_no_address() -> None:
    lock = json.loads((ROOT / "web" / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: facts for name, facts in lock["packages"].items() if name}
    assert packages
    assert [name for name, facts in packages.items() if "resolved" in facts] == []
    assert [name for name, facts in packages.items() if "integrity" not in facts] == []
