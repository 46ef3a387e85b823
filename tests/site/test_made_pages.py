"""Each page that is made names everything that it is made of."""

import os
import re
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest

from docs_site.clinical.outcomes import SOON
from docs_site.clinical.pages import clinical_pages
from docs_site.command_line import PAGE, command_line_page
from docs_site.nav import addresses, navigation
from docs_site.python_api import public_names, python_pages
from docs_site.rules_report import report_page
from docs_site.try_it import app_files, try_it_page
from recovery_advisor import Phase, Readiness, Urgency, load_history_book
from recovery_advisor.cli.commands import COMMANDS

ROOT = Path(__file__).parent.parent.parent
BOOK = load_history_book(ROOT / "rules")
#: The exercise of each way, as ``Preferences.leave_out`` names it.
OF_WAY = {way.id: exercise.id for exercise in BOOK.exercises for way in exercise.ways}


@pytest.fixture(scope="module")
def clinical() -> Mapping[str, str]:
    return clinical_pages(ROOT / "rules")


def test_each_public_name_has_one_entry() -> None:
    text = "".join(python_pages().values())
    shown = re.findall(r"^::: (.*)$", text, re.MULTILINE)
    assert [name for name in shown if module_named(name)] == []
    for name in public_names():
        hidden = f"{name}.{name.rpartition('.')[2]}"
        assert shown.count(name) + shown.count(hidden) == 1, name


def module_named(name: str) -> object:
    """What is imported by a name, where that is a module."""
    try:
        return find_spec(name)
    except ModuleNotFoundError:  # the name is below a name that is no package
        return None


def test_each_command_has_its_help() -> None:
    page = command_line_page()[PAGE]
    for command in COMMANDS:
        assert f"\n## {command}\n" in page
        assert f"usage: recovery-advisor {command}" in page


def test_each_rule_has_its_entry(clinical: Mapping[str, str]) -> None:
    both = clinical["clinical/rules.md"] + clinical["clinical/way-back.md"]
    for effect in BOOK.effects:
        assert both.count(f"{{#rule-{effect.rule.id}}}") == 1


def test_each_rule_that_sends_somebody_says_how_soon_and_what_is_told(
    clinical: Mapping[str, str],
) -> None:
    pages = clinical["clinical/danger-signs.md"], clinical["clinical/way-back.md"]
    sending = [effect for effect in BOOK.effects if effect.kind == "refer"]
    assert sending
    for effect in sending:
        entries = pages[effect.rule.pack == BOOK.history].split("\n### ")
        [entry] = [one for one in entries if effect.rule.say in one]
        assert SOON[Urgency(effect.level or "")] in entry.lower()
        assert f"`{effect.rule.id}`" in entry


def test_each_way_has_its_entry_and_its_drawing(clinical: Mapping[str, str]) -> None:
    page = clinical["clinical/exercises.md"]
    for way in BOOK.ways:
        entry = page.split(f"{{#way-{way.id}}}")[1].split("\n#")[0]
        assert "<svg" in entry
        assert "**Dose:**" in entry
        assert f"- **Id:** `{OF_WAY[way.id]}`\n" in entry
        told = entry.partition("**May come with:** ")[2].partition("\n")[0]
        assert ("a gentle start" in told) == bool(
            BOOK.session.plans[Readiness.GRADUAL].of(way.phase)[1]
        )
        assert ("gentle moves" in told) == (way.phase in {Phase.CARDIO, Phase.WARM_UP})
        for effect in BOOK.effects:
            if way.id in effect.ways:
                assert f"rules.md#rule-{effect.rule.id}" in entry


def test_each_work_says_what_cites_it(clinical: Mapping[str, str]) -> None:
    page = clinical["clinical/sources.md"]
    for effect in BOOK.effects:
        entry = page.split(f"{{#source-{effect.rule.source.work}}}")[1].split("\n#")[0]
        assert f".md#rule-{effect.rule.id}" in entry


def test_each_pack_says_its_version_and_that_nobody_reviewed_it(
    clinical: Mapping[str, str],
) -> None:
    page = clinical["clinical/packs.md"]
    for pack in BOOK.packs:
        entry = page.split(f"{{#pack-{pack.id}}}")[1].split("\n#")[0]
        assert f"**Version:** {pack.version}" in entry
        assert f"**Review:** {pack.review}" in entry
    assert BOOK.id.sha256 in page


def test_every_clinical_page_says_who_reviewed_it(clinical: Mapping[str, str]) -> None:
    for page in clinical.values():
        assert "No clinician has reviewed this pack." in page[:200]


def test_a_page_that_is_not_written_yet_is_left_out_of_the_navigation() -> None:
    entries = navigation({"index.md", "why-not.md"}, (), ())
    assert list(addresses(entries)) == ["index.md", "why-not.md"]


def test_each_page_of_docs_has_one_place_in_the_navigation() -> None:
    docs = ROOT / "docs"
    pages = {file.relative_to(docs).as_posix() for file in docs.rglob("*.md")}
    decisions = [page for page in pages if page.startswith("decisions/")]
    assert sorted(addresses(navigation(pages, (), decisions))) == sorted(pages)


def test_the_app_is_there_where_it_was_built(tmp_path: Path) -> None:
    assert "was not built" in try_it_page(tmp_path)["try-it.md"]
    assert list(app_files(tmp_path)) == []
    (tmp_path / "index.html").write_text("<html>")
    assert "<iframe" in try_it_page(tmp_path)["try-it.md"]
    assert [address for address, _ in app_files(tmp_path)] == ["app/index.html"]


def test_a_report_older_than_the_rules_is_not_shown(tmp_path: Path) -> None:
    rules, report = tmp_path / "rules", tmp_path / "report.html"
    rules.mkdir()
    (rules / "folder.yaml").touch()
    assert list(report_page(report, rules)) == ["clinical/report.md"]
    report.write_text("<html>")
    assert list(report_page(report, rules)) == ["clinical/report.md", "clinical/rules-report.html"]
    later = report.stat().st_mtime + 10
    os.utime(rules / "folder.yaml", (later, later))
    assert list(report_page(report, rules)) == ["clinical/report.md"]
