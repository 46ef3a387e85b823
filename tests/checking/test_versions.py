"""A pack that means something else needs a higher version; one that is worded otherwise does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from recovery_advisor.authoring.lint.versions import versions_found
from recovery_advisor.authoring.starter import lay_out
from recovery_advisor.loading.checked_folder import read_checked
from tests.checking.starter import started
from tests.support.listed import list_files

OVERLAY = "knee"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return with_overlay(tmp_path / "old")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return with_overlay(tmp_path / "new")


def with_overlay(root: Path) -> Path:
    folder = started(root)
    lay_out(folder / OVERLAY)
    return folder


def change(folder: Path, file: str, there: str, instead: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert there in text
    path.write_text(text.replace(there, instead), encoding="utf-8")


def findings_of(new: Path, old: Path) -> list[str]:
    return [one.of for one in versions_found(read_checked(new), read_checked(old), new)]


MEANINGS = {
    "a threshold": ("my-pack/readiness.yaml", "{pain: 3 or better}", "{pain: 2 or better}"),
    "an effect": ("my-pack/readiness.yaml", "{permit: gradual}", "{permit: mobility}"),
    "a dose": ("my-pack/exercises.yaml", "hold: 15-30", "hold: 15-20"),
    "a parameter": ("my-pack/session.yaml", "minutes: 15", "minutes: 20"),
    "a band": ("vocabulary.yaml", "mild: 1-3, moderate: 4-6", "mild: 1-2, moderate: 3-6"),
    "a tag": ("my-pack/exercises.yaml", "tags: [standing]\n    dose: {repetitions: 20}", "dose: {repetitions: 20}"),
}  # fmt: skip


@pytest.mark.parametrize("changed", MEANINGS.values(), ids=MEANINGS.keys())
def test_a_changed_meaning_needs_a_higher_version(
    new: Path, old: Path, changed: tuple[str, str, str]
) -> None:
    file, there, instead = changed
    change(new, file, there, instead)
    # The examples beside the rule hold the old threshold, so they go.
    rules = new / "my-pack" / "readiness.yaml"
    lines = rules.read_text(encoding="utf-8").splitlines(keepends=True)
    rules.write_text(
        "".join(one for one in lines if "given" not in one and "examples" not in one), "utf-8"
    )
    assert findings_of(new, old) == ["my-pack"]
    change(new, "my-pack/pack.yaml", "version: 0.1.0", "version: 0.1.1")
    assert findings_of(new, old) == []
    change(new, "my-pack/pack.yaml", "version: 0.1.1", "version: 0.0.9")
    assert findings_of(new, old) == ["my-pack"]


def test_versions_are_numbers_and_no_letters(new: Path, old: Path) -> None:
    change(new, "my-pack/session.yaml", "minutes: 15", "minutes: 20")
    change(old, "my-pack/pack.yaml", "version: 0.1.0", "version: 0.9.0")
    change(new, "my-pack/pack.yaml", "version: 0.1.0", "version: 0.10.0")
    assert findings_of(new, old) == []


@pytest.mark.parametrize(
    ("file", "there", "instead"),
    [
        ("my-pack/exercises.yaml", "Lift one knee", "Raise one knee"),
        ("my-pack/pack.yaml", "title: A start", "title: The start"),
    ],
)
def test_other_words_need_no_version(
    new: Path, old: Path, file: str, there: str, instead: str
) -> None:
    change(new, file, there, instead)
    assert findings_of(new, old) == []


def test_a_guarded_text_needs_no_version_and_somebody_who_accepts_it(new: Path, old: Path) -> None:
    change(new, "my-pack/readiness.yaml", "Your pain is severe.", "It hurts a lot.")
    change(new, f"{OVERLAY}/rules.yaml", "can end in a fall", "may end in a fall")
    assert findings_of(new, old) == ["rule knee-not-while-faint because", "rule severe-pain say"]


def test_an_overlay_answers_for_what_it_adds_alone(new: Path, old: Path) -> None:
    change(new, f"{OVERLAY}/rules.yaml", "limit: rest}", "limit: mobility}")
    assert findings_of(new, old) == [OVERLAY]


def test_a_changed_catalog_is_no_change_of_an_overlay(new: Path, old: Path) -> None:
    for folder in (new, old):
        change(folder, f"{OVERLAY}/rules.yaml", "limit: rest}", "avoid: {tags: [standing]}}")
        change(folder, f"{OVERLAY}/rules.yaml", "limit: yes", "avoid: yes")
    change(new, "my-pack/exercises.yaml", "exercise: march", "exercise: walk_on_the_spot")
    assert findings_of(new, old) == ["my-pack"]


FAINT = "question: faint_knee\n"
SORE_KNEE = """
rules:
  - rule: sore-knee
    when: {sore_knee: yes}
    then: {limit: mobility}
    say: Take it easy on your knee.
    because: It is sore.
    source: {work: own-judgement, at: sore knees}
"""


def asking(folder: Path, since: str = "signs/1", **questionnaires: str) -> None:
    """Questionnaires of the overlay, which may ask after a sore knee too."""
    lines = [
        f"  - {{questionnaire: signs/{name.removeprefix('signs_')}, questions: [{ids}]}}\n"
        for name, ids in questionnaires.items()
    ]
    sore = f"  - {{question: sore_knee, scale: no_yes, screen: today, since: {since}, ask: Is it sore?}}\n"
    text = "".join(["questions:\n", sore, "questionnaires:\n", *lines, SORE_KNEE])
    (folder / OVERLAY / "more.yaml").write_text(text, encoding="utf-8")
    list_files(folder)
    change(folder, f"{OVERLAY}/pack.yaml", FAINT, f"{FAINT}    since: signs/1\n")


def test_a_questionnaire_is_part_of_what_its_overlay_means(new: Path, old: Path) -> None:
    asking(new, signs_1="faint_knee, sore_knee")
    assert findings_of(new, old) == [OVERLAY]


def messages_of(new: Path, old: Path) -> list[str]:
    """What is found where the overlay has a higher version, as it should."""
    change(new, f"{OVERLAY}/pack.yaml", "version: 0.1.0", "version: 0.2.0")
    found = versions_found(read_checked(new), read_checked(old), new)
    return [one.problem.message for one in found]


def test_a_questionnaire_that_asks_more_needs_a_new_version(new: Path, old: Path) -> None:
    asking(old, signs_1="faint_knee", signs_2="sore_knee")
    asking(new, signs_1="faint_knee, sore_knee", signs_2="sore_knee")
    assert messages_of(new, old) == [
        "signs/1 asks more: sore_knee; give it a new version, and keep the old one as it was"
    ]


def test_a_questionnaire_that_asks_less_needs_a_new_version(new: Path, old: Path) -> None:
    asking(old, signs_1="faint_knee, sore_knee")
    asking(new, signs_1="faint_knee", signs_2="sore_knee")
    assert messages_of(new, old) == [
        "signs/1 asks no more: sore_knee; give it a new version, and keep the old one as it was"
    ]


def test_a_questionnaire_that_asks_something_else_says_both(new: Path, old: Path) -> None:
    asking(old, signs_1="faint_knee", signs_2="sore_knee")
    asking(new, signs_1="sore_knee", signs_2="faint_knee")
    assert messages_of(new, old) == [
        "signs/1 asks more: sore_knee and asks no more: faint_knee; give it a new version, and"
        " keep the old one as it was",
        "signs/2 asks more: faint_knee and asks no more: sore_knee; give it a new version, and"
        " keep the old one as it was",
    ]


def test_a_questionnaire_with_a_new_version_may_ask_more(new: Path, old: Path) -> None:
    asking(old, signs_1="faint_knee, sore_knee")
    asking(new, signs_1="faint_knee, sore_knee", signs_2="sore_knee", since="signs/2")
    assert messages_of(new, old) == []


def test_a_question_never_dates_from_an_older_questionnaire_again(new: Path, old: Path) -> None:
    asking(old, signs_1="faint_knee, sore_knee", signs_2="sore_knee", since="signs/2")
    asking(new, signs_1="faint_knee, sore_knee", signs_2="sore_knee", since="signs/1")
    assert messages_of(new, old) == [
        "sore_knee dates from signs/1 again, after signs/2; denials to the older one are unknown"
    ]


def test_a_new_pack_has_nothing_to_be_higher_than(new: Path, old: Path) -> None:
    lay_out(new / "more")
    assert findings_of(new, old) == []


UNSURE = (
    "  - {scale: no_unsure_yes, range: 0-2, worse: higher, bands: {no: 0, unsure: 1, yes: 2}}\n"
)


def on_another_scale(folder: Path) -> None:
    change(
        folder,
        f"{OVERLAY}/more.yaml",
        "sore_knee, scale: no_yes",
        "sore_knee, scale: no_unsure_yes",
    )
    change(folder, f"{OVERLAY}/more.yaml", "questions:\n", f"scales:\n{UNSURE}questions:\n")


def test_a_question_of_a_questionnaire_on_another_scale_needs_a_new_version(
    new: Path, old: Path
) -> None:
    for folder in (new, old):
        asking(folder, signs_1="faint_knee, sore_knee")
    on_another_scale(new)
    assert messages_of(new, old) == [
        "signs/1 asks something else: sore_knee went from 0-1, higher is worse: no 0, yes 1 to 0-2,"
        " higher is worse: no 0, unsure 1, yes 2; give it a new version, and those questions that"
        " version as their since"
    ]


def test_a_question_on_another_scale_with_a_newer_date_is_as_it_should_be(
    new: Path, old: Path
) -> None:
    asking(old, signs_1="faint_knee, sore_knee")
    asking(new, signs_1="faint_knee, sore_knee", signs_2="sore_knee", since="signs/2")
    on_another_scale(new)
    assert messages_of(new, old) == []


def test_a_question_that_an_overlay_asks_is_part_of_what_it_means(new: Path, old: Path) -> None:
    """Also one that no rule of its own looks at."""
    for folder in (new, old):
        text = (folder / OVERLAY / "pack.yaml").read_text(encoding="utf-8")
        asks = next(one for one in text.splitlines(keepends=True) if one.startswith("  version:"))
        change(folder, f"{OVERLAY}/pack.yaml", asks, f"{asks}  asks: [swelling]\n")
    change(
        new,
        "vocabulary.yaml",
        "question: swelling\n",
        "question: swelling\n    since: signs/1\n",
    )
    assert findings_of(new, old) == [OVERLAY, "my-pack"]


def test_a_version_never_goes_back(new: Path, old: Path) -> None:
    change(old, "my-pack/pack.yaml", "version: 0.1.0", "version: 0.10.0")
    assert findings_of(new, old) == ["my-pack"]
