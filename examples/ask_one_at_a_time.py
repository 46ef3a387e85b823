"""An interview: one question at a time, a slip taken back, and danger told at once."""

from recovery_advisor import Advice, Advisor

advisor = Advisor()
#: Somebody with a sore neck after a fall, who types one answer too fast and then feels worse.
WELL: dict[str, int | str] = {"injury": "yes", "range_of_motion": 95}
UNWELL: dict[str, int | str] = {**WELL, "fever_or_unwell": "yes", "low_defences": "yes"}


def show_at_once(advice: Advice | None) -> None:
    """What an app puts before everything else, as soon as it is there."""
    if advice:
        print(f"  at once: {advice.say[0]}")


interview = advisor.interview()
asked = 0
while question := interview.next_question():
    asked += 1
    if question.id == "range_of_motion":
        interview.answer(question.id, 9)
        print(f"{question.ask} 9")
        interview.back()
        print("  back: it was to be 95")
    value = WELL.get(question.id, question.bands[0].name)
    show_at_once(interview.answer(question.id, "unknown" if question.id == "swelling" else value))
print(f"{asked} of {len(advisor.book.questions)} questions asked")
print(f"{interview.advice.verdict.value}: {interview.advice.say[0]}")
print("not known:", *interview.advice.missing)

print("\nThe next day")
interview = advisor.interview()
while question := interview.next_question():
    value = UNWELL.get(question.id, question.bands[0].name)
    show_at_once(interview.answer(question.id, value))
print(f"{interview.advice.verdict.value}: {interview.advice.say[0]}")
