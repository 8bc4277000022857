"""The licences of what goes out with the program; `python -m tests.project.licences` prints them."""

import json
import subprocess
import sys
from functools import cache

from tests.project.sources import ROOT
from tests.project.test_lock import pins

PAGE = ROOT / "docs" / "licences.md"
RUNTIME_LOCK = pins("requirements.txt")
HEAD = """# Licences of what the program uses

intl_crm itself is under the Apache License 2.0. It is installed with these packages, none of them changed.
`make lock` writes this page.
"""


@cache
def locked() -> dict[str, str]:
    """The licence of each package of Python that the program runs with."""
    options = ["--from=mixed", "--format=json", "--packages", *RUNTIME_LOCK]
    answer = subprocess.run(
        [sys.executable, "-m", "piplicenses", *options], check=True, capture_output=True, text=True
    )
    return {entry["Name"]: entry["License"] for entry in json.loads(answer.stdout)}


@cache
def bundled() -> dict[str, str]:
    """The licence of each package that the front end is bundled from."""
    lock = json.loads((ROOT / "web" / "package-lock.json").read_text(encoding="utf-8"))
    return {
        name.removeprefix("node_modules/"): facts["license"]
        for name, facts in lock["packages"].items()
        if name and not facts.get("dev")
    }


def listing() -> str:
    """The page."""
    return f"{HEAD}{_table('Python', locked())}{_table('Front end', bundled())}"


def _table(head: str, packages: dict[str, str]) -> str:
    rows = "".join(f"| {name} | {packages[name]} |\n" for name in sorted(packages, key=str.lower))
    return f"\n## {head}\n\n| package | licence |\n|---|---|\n{rows}"


if __name__ == "__main__":
    sys.stdout.write(listing())
