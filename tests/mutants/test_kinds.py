"""What is changed: each kind of mutant, on one small folder."""

from pathlib import Path

from recovery_advisor.authoring.mutation.kinds import all_kinds, mutants_of
from recovery_advisor.authoring.starter import lay_out
from recovery_advisor.loading.checked_folder import read_checked
from tests.support.listed import list_files

_RULE = """\
rules:
  - rule: ask-about-it
    when:
      all:
        - pain: 1 or worse
        - any: [{swelling: yes}, {pain: severe}]
    then: {refer: urgent, avoid: {tags: [standing], exercises: [march]}}
    say: Ask about it.
    because: It hurts.
    source: {work: own-judgement, at: pain}
"""


def changes(folder: Path) -> dict[str, list[str]]:
    """What is changed by each kind in the rule above and in the scales."""
    lay_out(folder)
    (folder / folder.name / "more.yaml").write_text(_RULE, encoding="utf-8")
    mutants = mutants_of(read_checked(list_files(folder)))
    files = ("vocabulary.yaml", f"{folder.name}/more.yaml")
    return {
        kind.id: [one.says for one in mutants if one.kind == kind.id and one.file in files]
        for kind in all_kinds()
    }


def test_everything_is_changed_that_can_be(tmp_path: Path) -> None:
    assert changes(tmp_path / "tried") == {
        "band": [
            # None would be empty otherwise, or mild would.
            "pain: none: 0, mild: 1-3 becomes none: 0-1, mild: 2-3",
            "pain: mild: 1-3, moderate: 4-6 becomes mild: 1-2, moderate: 3-6",
            "pain: mild: 1-3, moderate: 4-6 becomes mild: 1-4, moderate: 5-6",
            "pain: moderate: 4-6, severe: 7-10 becomes moderate: 4-5, severe: 6-10",
            "pain: moderate: 4-6, severe: 7-10 becomes moderate: 4-7, severe: 8-10",
        ],
        "dropped": ["ask-about-it: the rule becomes nothing"],
        "effect": [
            "ask-about-it: refer: urgent becomes soon",
            "ask-about-it: refer: urgent becomes emergency",
            "ask-about-it: refer: urgent becomes limit: rest",
            "ask-about-it: refer becomes nothing",
            "ask-about-it: avoid becomes nothing",
            "ask-about-it: avoid standing becomes nothing",
            "ask-about-it: avoid march becomes nothing",
        ],
        "joint": ["ask-about-it: all becomes any", "ask-about-it: any becomes all"],
        "threshold": [
            # Nothing is better than no swelling, and none worse than its worst.
            "ask-about-it: pain: 1 or worse becomes 0 or worse",
            "ask-about-it: pain: 1 or worse becomes 2 or worse",
            "ask-about-it: swelling: yes becomes 0 or worse",
            "ask-about-it: pain: severe becomes 6 or worse",
            "ask-about-it: pain: severe becomes 8 or worse",
        ],
    }


def test_a_mutant_stands_where_it_is_written(tmp_path: Path) -> None:
    lay_out(tmp_path / "tried")
    for mutant in mutants_of(read_checked(tmp_path / "tried")):
        line = (tmp_path / "tried" / mutant.file).read_text().splitlines()[mutant.line - 1]
        assert mutant.kind in ("dropped", "band") or str(mutant.path[-1]) in line
