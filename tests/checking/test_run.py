"""What a pack accepts is left out, and what it accepts for nothing is found."""

from __future__ import annotations

from pathlib import Path

from recovery_advisor.authoring.lint.run import findings
from recovery_advisor.authoring.starter import lay_out
from recovery_advisor.loading.checked_folder import read_checked
from tests.checking.starter import checked, started

TAG = {"my-pack/jumping.yaml": "tags:\n  - {tag: jumping, means: both feet off the ground}\n"}


def accepting(root: Path, lint: str, of: str) -> str:
    pack = (started(root) / "my-pack" / "pack.yaml").read_text(encoding="utf-8")
    accepts = f"  accepts:\n    - {{lint: {lint}, of: [{of}], because: I know.}}\n"
    return pack.replace("\nbuilt_in:", f"{accepts}\nbuilt_in:")


def test_a_pack_may_accept_a_finding_and_says_why(tmp_path: Path) -> None:
    pack = accepting(tmp_path / "a", "tag-not-used", "jumping")
    assert findings(checked(tmp_path, {**TAG, "my-pack/pack.yaml": pack})) == ()


def test_another_thing_is_found_all_the_same(tmp_path: Path) -> None:
    pack = accepting(tmp_path / "a", "tag-not-used", "hopping")
    found = findings(checked(tmp_path, {**TAG, "my-pack/pack.yaml": pack}))
    assert sorted((one.lint, one.of) for one in found) == [
        ("accepts-nothing", "hopping"),
        ("tag-not-used", "jumping"),
    ]


def test_what_is_accepted_for_nothing_is_found(tmp_path: Path) -> None:
    pack = accepting(tmp_path / "a", "tag-not-used", "standing")
    [found] = findings(checked(tmp_path, {"my-pack/pack.yaml": pack}))
    assert (found.lint, found.of, found.severity) == ("accepts-nothing", "standing", "warning")
    assert (
        found.problem.message
        == "tag-not-used finds nothing about 'standing' in this pack; take it out"
    )
    assert found.problem.text is not None and "accepts" not in found.problem.text


def test_a_lint_that_does_not_exist_is_named(tmp_path: Path) -> None:
    pack = accepting(tmp_path / "a", "tag-not-usd", "standing")
    [found] = findings(checked(tmp_path, {"my-pack/pack.yaml": pack}))
    assert found.problem.message.startswith(
        "there is no lint 'tag-not-usd'. Did you mean tag-not-used? Allowed: case-fails, "
    )


def test_errors_come_first(tmp_path: Path) -> None:
    cases = "cases:\n  - case: wrong\n    about: It is.\n    given: {}\n    expect: {verdict: mobility, readiness: mobility, urgency: none, reasons: [x], session: yes}\n"
    found = findings(checked(tmp_path, {**TAG, "my-pack/cases.yaml": cases}))
    assert [one.lint for one in found] == ["case-fails", "tag-not-used"]
    assert found[0].problem.message == (
        "given nothing answered: verdict must be mobility, and is rest; readiness must be mobility,"
        " and is rest; session must be yes, and is no; reasons must be x, and is nothing-permits"
    )


def test_an_overlay_accepts_nothing_for_the_base_pack(tmp_path: Path) -> None:
    folder = started(tmp_path, TAG)
    lay_out(folder / "over")
    pack = (folder / "over" / "pack.yaml").read_text(encoding="utf-8")
    accepts = "  accepts:\n    - {lint: tag-not-used, of: [jumping], because: I know.}\n"
    (folder / "over" / "pack.yaml").write_text(
        pack.replace("\nscales:", f"{accepts}\nscales:"), "utf-8"
    )
    found = findings(read_checked(folder))
    assert sorted((one.lint, one.of) for one in found) == [
        ("accepts-nothing", "jumping"),
        ("tag-not-used", "jumping"),
    ]


def test_an_error_can_not_be_accepted(tmp_path: Path) -> None:
    pack = accepting(tmp_path / "a", "case-fails", "all-well")
    cases = (started(tmp_path / "b") / "my-pack" / "cases.yaml").read_text(encoding="utf-8")
    wrong = cases.replace("verdict: full_programme", "verdict: mobility")
    found = findings(checked(tmp_path, {"my-pack/pack.yaml": pack, "my-pack/cases.yaml": wrong}))
    assert [one.lint for one in found] == ["case-fails", "accepts-nothing"]
    assert (
        found[1].problem.message == "case-fails is an error; mend it, as no error can be accepted"
    )
