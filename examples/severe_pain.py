"""Severe pain: the advisor refers, and offers nothing else, whatever else is answered."""

from recovery_advisor import Advisor, CheckIn, Preferences, Screening

advisor = Advisor()
everything_else_is_fine = CheckIn(
    injury="no",
    pain="severe",
    daily_activity_pain=0,
    swelling="none",
    stiffness="none",
    range_of_motion="full",
    screening=Screening.answered("red-flags/2"),  # all of it was shown, and nothing applied
)
everything_at_home = Preferences(
    equipment={"resistance_band", "dumbbells", "foam_roller", "bicycle"}, minutes=60
)

advice = advisor.assess(everything_else_is_fine, everything_at_home)
print(advice)
print()
print("urgency:", advice.urgency.value)
print("session:", advice.session)
print("notes:", advice.notes)
