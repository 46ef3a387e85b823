"""Why not yet, what would change it, and how far each answer is from there."""

from recovery_advisor import Advisor, CheckIn, Screening

advisor = Advisor()
today = CheckIn(
    pain=4,
    daily_activity_pain=1,
    swelling="mild",
    stiffness="mild",
    range_of_motion=85,
    screening=Screening.answered("red-flags/2", yes={"injury"}),
)

advice = advisor.assess(today)
explanation = advice.explain()
print(f"{advice.verdict.value}, because:")
for ground in explanation.why:
    print(f"  {ground.rule}: {' '.join(at.say for at in ground.looked_at)}")

print("What would change it:")
for wanted in explanation.what_would_change:
    for one in wanted.sets:
        print(f"  {wanted.readiness.value}: {one.say}")
        for change in one.changes:
            print(f"    {change.question}: {change.needed} is good enough")
    for at in (*wanted.fixed, *wanted.unanswered):
        print(f"  {wanted.readiness.value}: {at.say}")

# The promise is kept: whoever gets there is told to begin.
[nearest] = explanation.what_would_change[0].sets
better = {one.question: one.needed for one in nearest.changes}
print("And then:", advisor.assess(today.model_copy(update=better)).say[0])
