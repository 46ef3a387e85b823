"""Rules of your own, here for an ankle: a teaching example only, and not for real people.

`recovery-advisor rules new` laid out the folder `ankle-rules`; rules/README.md tells how to go on.
"""

from pathlib import Path

from recovery_advisor import Advisor

advisor = Advisor.from_folder(Path(__file__).parent / "ankle-rules")

print("A teaching example, not for real people.")

print("\nTwo days after a twist, too sore to step on:")
two_days_later = {"four_steps": "no", "pain": 6, "swelling": "yes", "bend": "half"}
refused = advisor.assess(two_days_later)
print(refused)
print("session:", refused.session)

print("\nThree weeks later, almost well:")
three_weeks_later = {"four_steps": "yes", "pain": 1, "swelling": "no", "bend": "most"}
print(advisor.assess(three_weeks_later))

print("\nThe same, but nobody asked about four steps:")
del three_weeks_later["four_steps"]
not_asked = advisor.assess(three_weeks_later)
print(not_asked.verdict.value, "- still to ask:", not_asked.missing)
