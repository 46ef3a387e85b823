"""How the shipped cases are triaged: too late, too early, or as they should be.

``python -m benchmarks.triage`` prints the table, and each person who is sent on sooner than needed with
the reason. It ends with status 1 where anybody is sent too late.

What the people of the cases need was written from our own table of danger signs. So an undertriage of 0 says
that the rules agree with that table, and nothing of whether the table is right: nobody is here whom we did not
think of. :mod:`benchmarks.people` judges by people from elsewhere.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from recovery_advisor import Advice, Urgency
from recovery_advisor.assessment.case_results import advice_of
from recovery_advisor.loading.cases import Case
from recovery_advisor.loading.checked_folder import read_checked
from recovery_advisor.loading.shipped import shipped_rules


@dataclass(frozen=True, slots=True)
class Triaged:
    """A case, how soon the person needs somebody, and how soon the advice sends them."""

    case: Case
    needed: Urgency
    sent: Urgency


def triaged() -> list[Triaged]:
    """Every case of every shipped pack."""
    return [
        Triaged(case, case.needs.urgency if case.needs else case.expect.urgency, advice.urgency)
        for case, advice in advice_of(read_checked(shipped_rules()))
        if isinstance(advice, Advice)
    ]


def table(cases: Sequence[Triaged]) -> str:
    """Rows are what is needed, columns what the advice says."""
    counted = Counter((one.needed, one.sent) for one in cases)
    head = "needs \\ sent " + "".join(f"{sent:>11}" for sent in Urgency)
    rows = (
        f"{needed:12}" + "".join(f"{counted[needed, sent]:11}" for sent in Urgency)
        for needed in Urgency
    )
    return "\n".join([head, *rows])


def main() -> int:
    """Print the table and what is off the diagonal."""
    cases = triaged()
    late = [one for one in cases if one.sent < one.needed]
    early = [one for one in cases if one.sent > one.needed]
    print(
        f"{len(cases)} cases. Their needs were written from our own table, so this judges nothing but"
        f" consistency;\npython -m benchmarks.people judges by people from elsewhere.\n\n{table(cases)}\n"
    )
    print(f"undertriage: {len(late)}")
    for one in late:
        print(f"  {one.case.id}: {one.case.about}")
    print(f"overtriage: {len(early)}, on purpose")
    for one in early:
        reason = one.case.needs.because if one.case.needs else ""
        print(f"  {one.case.id}: {one.sent} for {one.needed}. {reason}")
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
