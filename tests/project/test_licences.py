import re

import pytest

from tests.project.licences import PAGE, RUNTIME_LOCK, bundled, listing, locked

# Free to use in a program under Apache-2.0, as long as the licence goes along.
PERMISSIVE = {
    *("0BSD", "BSD", "BSD-2-Clause", "BSD-3-Clause", "BSD License"),
    *("MIT", "MIT-0", "MIT-CMU", "MIT License", "ISC", "ISC License (ISCL)"),
    *("Apache-2.0", "Apache Software License", "PSF-2.0", "OFL-1.1"),
}
# Packages under other licences, each with the reason why it may be used.
REASONS = {
    "psycopg": "LGPL: the driver of PostgreSQL is imported unchanged and can be replaced by anybody.",
    "psycopg-binary": "LGPL: the compiled half of psycopg.",
}
STRONG_COPYLEFT = re.compile(r"(?<!L)A?GPL|(?<!Lesser )General Public License", re.IGNORECASE)


def is_permissive(licence: str) -> bool:
    return all(part in PERMISSIVE for part in re.split(r"; | OR | AND ", licence))


def others(packages: dict[str, str]) -> dict[str, str]:
    return {name: licence for name, licence in packages.items() if not is_permissive(licence)}


def test_every_package_of_the_program_is_looked_at() -> None:
    assert len(locked()) == len(RUNTIME_LOCK)


def test_other_than_permissive_licences_have_a_reason() -> None:
    assert others(locked() | bundled()).keys() == REASONS.keys()


def test_strong_copyleft_is_refused() -> None:
    found = {
        name: licence for name, licence in (locked() | bundled()).items() if STRONG_COPYLEFT.search(licence)
    }
    assert found == {}


@pytest.mark.parametrize(
    ("licence", "refused"),
    [
        ("GPL-3.0-only", True),
        ("AGPL-3.0", True),
        ("GNU General Public License v2 (GPLv2)", True),
        ("LGPL-3.0-only", False),
        ("GNU Lesser General Public License v3", False),
        ("MIT", False),
    ],
)
def test_strong_copyleft_is_told_from_weak(licence: str, refused: bool) -> None:
    assert bool(STRONG_COPYLEFT.search(licence)) is refused
    assert is_permissive(licence) is (licence == "MIT")


def test_the_published_list_is_that_of_the_lock() -> None:
    """`make lock` writes it anew."""
    assert PAGE.read_text(encoding="utf-8") == listing()
