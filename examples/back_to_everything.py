"""A strain told over six weeks: from rest to the full programme, through a flare-up and back."""

from datetime import UTC, datetime, timedelta

from recovery_advisor import CheckIn, Screening
from recovery_advisor.history import CheckedIn, History, Trained

history = History()  # in memory; sqlite_store("recovery.db") keeps it
nothing_else = Screening.answered("red-flags/2", yes={"injury"})
pains = [6, 5, 4, 3, 2, 2, 1, 1] + [0] * 10 + [5, 3] + [0] * 13
evening = datetime(2026, 3, 1, 20, tzinfo=UTC)


def check_in(day: int) -> CheckIn:
    return CheckIn(
        pain=pains[day],
        daily_activity_pain=max(0, pains[day] - 2),
        swelling="mild" if day < 4 else "none",
        stiffness="mild" if day < 4 else "none",
        range_of_motion=80 if day < 4 else 100,
        screening=nothing_else,
    )


told, verdict = set[str](), ""
for day in range(len(pains)):
    now = evening + timedelta(days=day)
    history.record("sam", CheckedIn(at=now, check_in=check_in(day)), now=now)
    advice = history.advise("sam", now)
    why = advice.reasons[0]
    if advice.verdict == "rest" and verdict != "rest":
        told.clear()  # the story begins anew
    verdict = advice.verdict
    if why.rule not in told:
        told.add(why.rule)
        print(f"Day {day}, pain {pains[day]}: {advice.verdict.value}. {why.say}")
        if day and (change := advice.explain().what_would_change):
            print(" ", change[0].sets[0].say)
    if advice.session:
        done = now + timedelta(minutes=30)
        went = Trained(at=done, level=advice.readiness, peak_pain=1, felt="fine")
        history.record("sam", went, now=done)

print(f"{len(history.export('sam'))} events are kept, and nothing else.")
