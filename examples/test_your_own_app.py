"""Testing an app's own use of the advisor: every law with two lines, and a law of the app's own.

Run it as a script, or collect it with pytest. It needs `pip install 'recovery-advisor[testing]'`.
"""

import json

from hypothesis import given, settings

from recovery_advisor import Advisor, CheckIn
from recovery_advisor.testing import assert_safe, check_ins, worse_than

advisor = Advisor()
quietly = settings(max_examples=10, deadline=None, derandomize=True, database=None)


def advise(check_in: CheckIn) -> str:
    """The app: takes and gives JSON, as its server does."""
    request = check_in.model_dump_json()
    return advisor.assess(json.loads(request)).model_dump_json()


def workout_button(check_in: CheckIn) -> bool:
    """What the app makes of it: the button is there only with a session."""
    return json.loads(advise(check_in))["session"] is not None


def test_my_app() -> None:
    assert_safe(advise, settings=quietly)


@quietly
@given(check_ins().flatmap(lambda person: worse_than(person).map(lambda worse: (person, worse))))
def test_a_worse_answer_never_brings_the_button_back(pair: tuple[CheckIn, CheckIn]) -> None:
    better, worse = pair
    assert workout_button(better) or not workout_button(worse)


if __name__ == "__main__":
    test_my_app()
    print("The app keeps every law.")
    test_a_worse_answer_never_brings_the_button_back()
    print("A worse answer never brings its button back.")
