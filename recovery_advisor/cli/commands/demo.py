"""``demo``: prints the advices in one person's story, a refusal first, and the way back over time."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from recovery_advisor.advisor import Advisor
from recovery_advisor.cli import demo_course
from recovery_advisor.cli.command import Command
from recovery_advisor.cli.printing import printed
from recovery_advisor.cli.terminal import coloured
from recovery_advisor.values.check_in import CheckIn
from recovery_advisor.values.errors import Described
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.screening import Screening

_ANSWERS = {
    "pain": 1,
    "daily_activity_pain": 0,
    "swelling": "mild",
    "stiffness": "mild",
    "range_of_motion": 95,
}
#: Every danger sign and condition was shown; but for the injury, all were answered no.
_SCREENING = Screening.answered("red-flags/2", yes={"injury"})
_SCREENING_IN_CODE = Described("Screening.answered('red-flags/2', yes={'injury'})")
_WISHES = {"equipment": ["resistance_band"], "focus": ["upper_back"], "minutes": 15}


def _lines(_: Namespace) -> Iterator[str]:
    advisor = Advisor()
    swollen = CheckIn.model_validate({**_ANSWERS, "screening": _SCREENING})
    preferences = Preferences.model_validate(_WISHES)
    yield "A strained shoulder, a few days on. The person feels ready to train:\n"
    yield from _shown({**_ANSWERS, "screening": _SCREENING_IN_CODE})
    yield coloured(advisor.assess(swollen, preferences))
    yield "\n" + "-" * 79 + "\n"
    yield "A week later the swelling has gone:\n"
    yield from _shown({"swelling": "none"})
    yield coloured(advisor.assess(swollen.model_copy(update={"swelling": "none"}), preferences))
    yield "\n" + "-" * 79 + "\n"
    yield from demo_course.lines()


def _shown(answers: dict[str, object]) -> Iterator[str]:
    for question, answer in answers.items():
        yield f"    {question} = {answer!r}"
    yield ""


COMMAND = Command(
    help="one worked story, refusal first", example="recovery-advisor demo", run=printed(_lines)
)
