import re
import subprocess

import pytest

from tests.project.sources import ROOT, tracked

# Put together here, so that this file does not hold what it forbids.
REGISTRIES = (
    "py" + "pi" + ".org",
    "python" + "hosted" + ".org",
    "npmjs" + ".org",
    "npmjs" + ".com",
    "yarnpkg" + ".com",
)
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:work|root|home|Users|opt)/\w")
PICTURES_AND_FONTS = {".png", ".jpg", ".webp", ".ico", ".pdf", ".otf", ".ttf", ".woff2"}
LARGEST = 1024 * 1024


def texts() -> dict[str, str]:
    return {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for path in tracked()
        if path.suffix not in PICTURES_AND_FONTS
    }


@pytest.mark.parametrize("registry", REGISTRIES)
def test_no_file_holds_the_address_of_a_registry(registry: str) -> None:
    assert [name for name, text in texts().items() if registry in text] == []


def test_no_file_holds_a_path_of_one_machine() -> None:
    found = {name: match.group() for name, text in texts().items() if (match := MACHINE_PATH.search(text))}
    assert found == {}


def test_no_file_is_built_or_large() -> None:
    built = [path for path in tracked() if {"node_modules", "dist", "__pycache__"} & set(path.parts)]
    assert built == []
    assert [path.name for path in tracked() if path.stat().st_size > LARGEST] == []


def test_the_script_of_ci_may_be_executed_and_is_sound() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111 == 0o111
    subprocess.run(["bash", "-n", script], check=True)
