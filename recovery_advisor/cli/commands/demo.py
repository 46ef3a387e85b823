"""``demo``: one person's story, refusal first."""

from __future__ import annotations

from argparse import Namespace

from recovery_advisor.advisor import Advisor
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.status import Status
from recovery_advisor.cli.terminal import coloured
from recovery_advisor.values.check_in import CheckIn
from recovery_advisor.values.preferences import Preferences

_ANSWERS = {
    "injury": "yes",
    "pain": 1,
    "daily_activity_pain": 0,
    "swelling": "mild",
    "stiffness": "mild",
    "range_of_motion": 95,
    # Every danger sign and condition was shown, and none is there.
    "screening": "red-flags/1",
}
_WISHES = {"equipment": ["resistance_band"], "focus": ["upper_back"], "minutes": 15}


def _run(_: Namespace) -> int:
    advisor = Advisor()
    swollen = CheckIn.model_validate(_ANSWERS)
    wishes = Preferences.model_validate(_WISHES)
    print("A strained shoulder, a few days on. The person feels ready to train:\n")
    _show(_ANSWERS)
    print(coloured(advisor.assess(swollen, wishes)))
    print("\n" + "-" * 79 + "\n")
    print("A week later the swelling has gone:\n")
    _show({"swelling": "none"})
    print(coloured(advisor.assess(swollen.model_copy(update={"swelling": "none"}), wishes)))
    return Status.DONE


def _show(answers: dict[str, object]) -> None:
    for question, answer in answers.items():
        print(f"    {question} = {answer!r}")
    print()


COMMAND = Command(help="one worked story, refusal first", example="recovery-advisor demo", run=_run)
