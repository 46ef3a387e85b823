"""A strained shoulder from day 3 to day 12: rest first, then a gentle start."""

from recovery_advisor import Advisor, CheckIn, Preferences, Screening

advisor = Advisor()
wishes = Preferences(equipment={"resistance_band"}, focus={"shoulders"}, minutes=15)
nothing_else = Screening.answered("red-flags/2", yes={"injury"})

diary = {
    3: CheckIn(
        pain=4,
        daily_activity_pain=3,
        swelling="mild",
        stiffness="moderate",
        range_of_motion=70,
        screening=nothing_else,
    ),
    8: CheckIn(
        pain=2,
        daily_activity_pain=0,
        swelling="none",
        stiffness="mild",
        screening=nothing_else,
    ),
    12: CheckIn(
        pain=1,
        daily_activity_pain=0,
        swelling="none",
        stiffness="mild",
        range_of_motion=95,
        screening=nothing_else,
    ),
}

for day, check_in in diary.items():
    advice = advisor.assess(check_in, wishes)
    print(f"Day {day}: {advice.verdict.value}")
    for reason in advice.reasons:
        print(f"  because of {reason.rule}: {reason.say}")
    if advice.missing:
        print(f"  not answered yet: {', '.join(advice.missing)}")
    if advice.session:
        for item in advice.session.exercises:
            print(f"  {item.phase.value:9} {item.name}, {item.seconds} seconds")
