from pathlib import Path

import pytest

from tests import programs

pytest_plugins = ["pytester"]

TESTS = """
from tests import programs
programs.PROGRAMS["no-such-program"] = programs.Program(("no-such-program",), "no-such-package")

@programs.needs("no-such-program")
def test_marked():
    raise AssertionError("not reached")

def test_asking():
    programs.require("no-such-program")
"""


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2]))
    pytester.makepyfile(TESTS)
    return pytester


def test_tests_without_their_program_are_left_out_and_named(
    run: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    result = run.runpytest_subprocess("-p", "tests.programs")
    result.assert_outcomes(skipped=2)
    assert result.outlines[-2].endswith("missing: no-such-program (2 left out).")


def test_where_ci_is_set_a_missing_program_fails(
    run: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    result = run.runpytest_subprocess("-p", "tests.programs")
    result.assert_outcomes(failed=1, errors=1)
    result.stdout.fnmatch_lines(["*missing program: no-such-program (Debian: no-such-package)*"])


def test_an_undeclared_program_is_an_error() -> None:
    with pytest.raises(KeyError):
        programs.needs("undeclared")


def test_a_program_is_found_by_any_of_its_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "second").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(programs.PROGRAMS, "either", programs.Program(("first", "second"), "package"))
    assert programs.find("either") == tmp_path / "second"
