"""``st.from_type`` works by itself, and whoever does not use it does not wait for it."""

import subprocess
import sys

import pytest

#: What Hypothesis would not come upon by itself.
MADE_UP = """
from hypothesis import Phase, find, settings
quick = settings(phases=[Phase.generate], database=None)
assert find(st.from_type(CheckIn), lambda one: one.screened == "red-flags/2", settings=quick)
assert find(st.from_type(Preferences), lambda one: "dumbbells" in one.equipment, settings=quick)
assert find(st.from_type(RuleBook), lambda one: one.effects, settings=quick)
"""
OURS = "from recovery_advisor import CheckIn, Preferences, RuleBook"
THEIRS = "from hypothesis import strategies as st"


def run(*lines: str) -> None:
    """In a process in which nothing has been imported yet."""
    program = "\n".join(["import sys", *lines])
    subprocess.run([sys.executable, "-W", "ignore", "-c", program], check=True)


@pytest.mark.deep
@pytest.mark.parametrize("imports", [(OURS, THEIRS), (THEIRS, OURS)], ids=["before", "after"])
def test_types_are_known_whether_the_library_is_imported_before_hypothesis_or_after(
    imports: tuple[str, str],
) -> None:
    run(*imports, MADE_UP)


def test_importing_hypothesis_does_not_import_the_library() -> None:
    run("import hypothesis", "assert 'recovery_advisor' not in sys.modules")


def test_importing_the_library_does_not_import_hypothesis() -> None:
    run("import recovery_advisor.cli.main", "assert 'hypothesis' not in sys.modules")


def test_registering_does_not_import_the_strategies() -> None:
    run(THEIRS, OURS, "assert 'recovery_advisor.testing' not in sys.modules")


def test_without_hypothesis_it_is_said_what_to_install() -> None:
    run(
        "sys.modules['hypothesis'] = None",
        "try:",
        "    import recovery_advisor.testing",
        "except ModuleNotFoundError as missing:",
        "    assert 'install recovery-advisor[testing]' in str(missing), missing",
        "else:",
        "    raise AssertionError('it was imported')",
    )
