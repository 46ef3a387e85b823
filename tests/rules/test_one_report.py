"""Every fault of a folder is in one report: none waits for another to be mended, none follows from one."""

from __future__ import annotations

from pathlib import Path

import pytest

from recovery_advisor import Advisor, Problem, RulesError, load_book
from recovery_advisor.loading.checked_folder import read_checked
from tests.checking.starter import started

RULES, MOVES, CASES = "my-pack/readiness.yaml", "my-pack/exercises.yaml", "my-pack/cases.yaml"

#: File, what stands there, what stands there instead, and the beginning of the only message.
FAULTS = {
    "unknown key": (MOVES, "    needs: [chair]\n    tags", "    nedes: [chair]\n    tags", "unknown key 'nedes'"),
    "misspelt band": (RULES, "{pain: none}", "{pain: noen}", "'noen' is no threshold of pain"),
    "unknown question": (RULES, "when: {swelling: yes}", "when: {sweling: yes}", "unknown question 'sweling'"),
    "duplicate id": (RULES, "rule: start-gently", "rule: severe-pain", "rule 'severe-pain' is already defined"),
    "missing source": ("my-pack/notes.yaml", "own-judgement", "own-judgment", "unknown source 'own-judgment'"),
    "wrong level": (RULES, "{refer: urgent}", "{refer: today}", "unknown word 'today'. Did you mean urgent? Allowed: routine, soon, urgent, emergency."),
    "bad dose": (MOVES, "{repetitions: 20}", "{repetitions: 2000}", "a dose has 1 to 30 as repetitions"),
    "bad case": (CASES, "see_professional", "see_profesional", "unknown word 'see_profesional'"),
    "failing example": (RULES, "{given: {pain: 3}, counts: yes}", "{given: {pain: 3}, counts: no}", "the example does not hold"),
    "wrong answer of a case": (CASES, "{pain: 0, swelling: yes}", "{pain: 0, swelling: some}", "'some' is no answer to swelling"),
    "unknown question of a claim": ("my-pack/claims.yaml", "{pain: 7 or worse}", "{pian: 7 or worse}", "unknown question 'pian'"),
    "misspelt key of a pack": ("my-pack/pack.yaml", "  intended_use:", "  inteded_use:", "unknown key 'inteded_use'"),
    "cut text": ("my-pack/notes.yaml", "more than it helps.", "more #1.", "the text 'Stop if a move hurts more' ends here"),
    "headline": ("my-pack/pack.yaml", "Call your local emergency number now.", "Take it easy.", "the headline emergency does not say"),
    "no session": ("my-pack/session.yaml", "  minutes: 15 ", "  minutes: long ", "'long' can't stand here"),
}  # fmt: skip


def seeded(folder: Path, kinds: list[str]) -> list[Problem]:
    for kind in kinds:
        file, there, instead, _ = FAULTS[kind]
        text = (folder / file).read_text(encoding="utf-8")
        assert there in text
        (folder / file).write_text(text.replace(there, instead, 1), encoding="utf-8")
    with pytest.raises(RulesError) as refused:
        read_checked(folder)
    return list(refused.value.problems)


@pytest.mark.parametrize("left_out", ["none of them", *FAULTS])
def test_faults_of_every_kind_come_in_one_report(tmp_path: Path, left_out: str) -> None:
    kinds = [kind for kind in FAULTS if kind != left_out]
    if left_out != "no session":
        kinds.remove("no session")  # without it no dose has bounds
    found = seeded(started(tmp_path), kinds)
    for kind in kinds:
        file, *_, message = FAULTS[kind]
        assert [one for one in found if one.file == file and one.message.startswith(message)], kind
    assert len(found) == len(kinds)


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_alone_is_one(tmp_path: Path, kind: str) -> None:
    [problem] = seeded(started(tmp_path), [kind])
    assert problem.message.startswith(FAULTS[kind][-1])


def test_from_folder_reports_as_much(tmp_path: Path) -> None:
    folder = started(tmp_path)
    seeded(folder, ["misspelt band", "bad case", "wrong answer of a case"])
    with pytest.raises(RulesError) as refused:
        Advisor.from_folder(folder)
    assert len(refused.value.problems) == 3


WORDS = {
    "today": "urgent", "Today": "urgent", "now": "emergency", "immediately": "emergency",
    "two weeks": "soon", "later": "routine", "urgently": "urgent",
}  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
def test_an_everyday_word_for_an_urgency_is_known(tmp_path: Path, word: str) -> None:
    text = (started(tmp_path) / RULES).read_text(encoding="utf-8")
    path = tmp_path / "my-pack" / RULES
    path.write_text(text.replace("{refer: urgent}", f"{{refer: {word}}}"), encoding="utf-8")
    with pytest.raises(RulesError, match=f"Did you mean {WORDS[word]}") as refused:
        load_book(tmp_path / "my-pack")
    [problem] = refused.value.problems
    assert problem.message.endswith("Allowed: routine, soon, urgent, emergency.")


def test_what_is_allowed_is_taken(tmp_path: Path) -> None:
    """A report that offers a word which is refused next is no help."""
    path = started(tmp_path) / RULES
    text = path.read_text(encoding="utf-8")
    for word in ("routine", "soon", "urgent", "emergency"):
        path.write_text(text.replace("{refer: urgent}", f"{{refer: {word}}}"), encoding="utf-8")
        assert load_book(tmp_path / "my-pack")


def test_of_two_faulty_entries_each_is_checked_in_all_its_parts(tmp_path: Path) -> None:
    folder = started(tmp_path, {
        "my-pack/more.yaml": (
            "exercises:\n"
            "  - exercise: hop\n    phase: jump\n    name: Hop\n    regions: [leg, lag]\n"
            "    tags: [standin]\n    needs: [char]\n    dose: {repetitions: 99}\n    cues: [Hop.]\n"
            "    source: {work: own-judgment, at: hop}\n"
            "questions:\n"
            "  - {question: hot, scale: yesno, screen: tomorrow, ask: 7}\n"
            "rules:\n"
            "  - rule: hot\n    when: {hot: yes}\n    then: {avoid: {exercises: [hop, hpo]}}\n"
            "    say: 7\n    because: It is hot.\n    source: {work: own-judgement, at: hot}\n"
            "    examples:\n      - {given: {pain: 11, swelling: yes}, counts: yes}\n"
        )
    })  # fmt: skip
    with pytest.raises(RulesError) as refused:
        load_book(folder)
    begins = ["unknown word 'jump'", "unknown region 'lag'", "unknown tag 'standin'",
              "unknown gear 'char'", "a dose has 1 to 30", "unknown source 'own-judgment'",
              "unknown scale 'yesno'", "unknown screen 'tomorrow'", "7 can't stand here",
              "unknown exercise 'hpo'", "7 can't stand here", "11 is no answer to pain"]  # fmt: skip
    found = [one.message for one in refused.value.problems]
    for begin in begins:
        assert any(one.startswith(begin) for one in found), begin
    assert len(found) == len(begins)


def test_a_pack_that_can_not_be_read_whole_hides_no_other_fault(tmp_path: Path) -> None:
    folder = started(tmp_path)
    path = folder / "my-pack/pack.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  version: 0.1.0 ", "  version: one "), encoding="utf-8")
    found = seeded(folder, ["misspelt band", "bad dose", "unknown question of a claim"])
    assert len(found) == 4


def test_what_is_misspelt_in_asks_makes_no_question_unasked(tmp_path: Path) -> None:
    folder = started(tmp_path)
    path = folder / "my-pack/pack.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("asks: [pain,", "asks: [pian,"), encoding="utf-8")
    with pytest.raises(RulesError) as refused:
        load_book(folder)
    [problem] = refused.value.problems
    assert problem.message.startswith("unknown question 'pian'. Did you mean pain?")
