"""Property-testing an app's own use of the advisor: laws over every check-in there could be.

Run it as a script, or collect it with pytest. It needs Hypothesis.
"""

from hypothesis import find, given, settings

from recovery_advisor import Advisor, CheckIn
from recovery_advisor.testing import check_ins, worse_than

advisor = Advisor()
quietly = settings(deadline=None, derandomize=True, database=None)


def workout_button(check_in: CheckIn) -> bool:
    """The app: show the button only where the advisor gave a session."""
    return advisor.assess(check_in).session is not None


def careless_button(check_in: CheckIn) -> bool:
    """A mistake that apps make: what was not answered is taken for fine."""
    fine = {"injury": "no", "pain": 0, "daily_activity_pain": 0, "swelling": 0, "stiffness": 0}
    fine |= {"range_of_motion": 100, "screening": "red-flags/1"}
    known = {id: answer for id, answer in check_in.model_dump().items() if answer is not None}
    return advisor.assess({**fine, **known}).session is not None


def holds_while_answers_are_missing(shown: bool, check_in: CheckIn) -> bool:
    """The law: no button while the advice is rest, which an answer that matters makes it."""
    return not shown or advisor.assess(check_in).verdict != "rest"


@quietly
@given(check_ins())
def test_the_button_waits_for_every_answer_that_matters(check_in: CheckIn) -> None:
    assert holds_while_answers_are_missing(workout_button(check_in), check_in)


@quietly
@given(check_ins().flatmap(lambda person: worse_than(person).map(lambda worse: (person, worse))))
def test_a_worse_answer_never_brings_the_button_back(pair: tuple[CheckIn, CheckIn]) -> None:
    better, worse = pair
    assert workout_button(better) or not workout_button(worse)


if __name__ == "__main__":
    test_the_button_waits_for_every_answer_that_matters()
    test_a_worse_answer_never_brings_the_button_back()
    print("Two laws hold for the app.")
    person = find(
        check_ins(),
        lambda check_in: not holds_while_answers_are_missing(careless_button(check_in), check_in),
        settings=quietly,
    )
    print("The careless app shows its button to this person:", person.model_dump())
    print("Not answered:", ", ".join(advisor.assess(person).missing))
