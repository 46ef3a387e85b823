"""A form that asks one question at a time; the check-in is all that it keeps.

It fits behind any web framework: what came in so far goes in again with each request.
"""

from recovery_advisor import Advisor
from recovery_advisor.values.answers import Answer

advisor = Advisor()


def page(answers: dict[str, Answer], unknown: set[str]) -> str:
    """What to show next: a question, or the advice."""
    question = advisor.next_question(answers, skip=unknown)
    if question is None:
        advice = advisor.assess(answers)
        return f"{advice.verdict.value}: {advice.say[0]}"
    return question.id


#: Somebody with a stiff, slightly swollen shoulder who is not sure how far it moves.
SOMEBODY: dict[str, Answer] = {"injury": "yes", "pain": 2, "swelling": "mild", "stiffness": "mild"}
answers: dict[str, Answer] = {}
unknown: set[str] = set()
asked = 0
while (shown := page(answers, unknown)) in advisor.book.question:
    asked += 1
    if shown == "range_of_motion":
        unknown.add(shown)
    else:
        answers[shown] = SOMEBODY.get(shown, 0)
print(f"{asked} of {len(advisor.book.questions)} questions asked")
print(shown)
print("not known:", *unknown)
