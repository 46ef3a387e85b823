"""What is claimed of the shipped packs, and of the other rules folders that come with them."""

from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from recovery_advisor import Urgency
from recovery_advisor.authoring.starter import lay_out
from recovery_advisor.decision import Laws
from recovery_advisor.loading.checked_folder import read_checked
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.proving.counterexample import Replay
from recovery_advisor.proving.laws import all_laws
from recovery_advisor.proving.prover import Prover, Settled
from recovery_advisor.proving.run import Result, prove
from recovery_advisor.proving.written_claims import as_claim

ROOT = Path(__file__).parents[2]


def proved(folder: Path) -> list[Result]:
    checked = read_checked(folder)
    results = list(prove(checked, 60))
    assert {one.outcome.settled for one in results} == {Settled.PROVED}
    claimed = {claim.id for claim in checked.claims} | {law.id for law in all_laws()}
    assert {one.outcome.claim.id for one in results} == claimed
    return results


def test_each_claim_of_the_shipped_packs_is_proved() -> None:
    folder = read_checked(shipped_rules())
    for book in (folder.book, folder.book_of(folder.book.base)):
        of_all = book is folder.book
        written = [one for one in folder.claims if (one.pack != book.base) is of_all]
        prover = Prover(book, Laws(book), 60)
        settled = {one.id: prover.settle(as_claim(one)).settled for one in written}
        assert settled and settled == dict.fromkeys(settled, Settled.PROVED)


@pytest.mark.deep
def test_everything_claimed_of_the_shipped_packs_is_proved() -> None:
    """The base pack is settled by trying everybody as well."""
    results = proved(shipped_rules())
    packs = {claim.id: claim.pack for claim in read_checked(shipped_rules()).claims}
    assert {one.outcome.claim.id for one in results} == {*packs, *(law.id for law in all_laws())}
    for one in results:
        alone = one.packs == ("upper-back",)
        assert packs.get(one.outcome.claim.id) in (
            None,
            *(("upper-back",) if alone else ("", "red-flags")),
        )
        assert bool(one.tried_on) is alone


@pytest.mark.parametrize("folder", [ROOT / "examples" / "ankle-rules"], ids=["ankle"])
def test_the_laws_are_proved_of_other_rules(folder: Path) -> None:
    assert proved(folder)


def test_the_laws_are_proved_of_a_new_folder_and_of_one_with_an_overlay(tmp_path: Path) -> None:
    lay_out(tmp_path / "knee")
    assert proved(tmp_path / "knee")
    lay_out(tmp_path / "knee" / "faint")
    assert proved(tmp_path / "knee")


FALSE = """\
claims:
  - claim: a-loose-shoulder-is-for-a-doctor
    when: {shoulder_instability: yes}
    everybody: {urgency: soon or more}
    say: A loose shoulder is seen within two weeks.
    source: {work: project, at: 0008-red-flags}
"""


@pytest.mark.deep
def test_a_false_claim_is_shown_by_a_person_who_was_shown_a_questionnaire(
    tmp_path: Path,
) -> None:
    copied = copytree(shipped_rules(), tmp_path / "rules", ignore=ignore_patterns("rules.lock"))
    (copied / "red-flags" / "claims.yaml").write_text(FALSE)
    (copied / "hazards.yaml").write_text("hazards: []\n")  # they name the claims that are gone
    folder = read_checked(copied)
    [claim] = [as_claim(one) for one in folder.claims if one.pack == "red-flags"]
    laws = Laws(folder.book)
    found = Prover(folder.book, laws, 60).settle(claim).counterexample
    assert found
    shown = Replay(folder.book, laws).shown(claim, found)
    assert "screening: red-flags/2" in shown.case
    assert {one.urgency for one in shown.tried[-1].advices.values()} == {Urgency.NONE}
