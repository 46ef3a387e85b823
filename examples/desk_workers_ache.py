"""A desk worker's neck aches. Nothing was hurt; what is safe to do today?"""

from recovery_advisor import Advisor, CheckIn, Preferences, Screening

advisor = Advisor()

today = CheckIn(
    injury="no",
    pain=3,
    daily_activity_pain=2,
    swelling="none",
    stiffness="moderate",
    range_of_motion=85,
    screening=Screening.answered("red-flags/2"),  # all of it was shown, and nothing applied
)
wishes = Preferences(focus={"neck", "upper_back"}, minutes=12)

advice = advisor.assess(today, wishes)
print(advice)

print("\nThe same ache, a little worse:")
worse = advisor.assess(today.model_copy(update={"pain": 5}), wishes)
print(worse.verdict.value, "-", worse.reasons[0].say)
