"""Four apps that wrap the advisor wrongly, and the law that catches each."""

from hypothesis import settings

from recovery_advisor import Advice, Advisor, CheckIn, Readiness, Urgency, Verdict
from recovery_advisor.testing import LAWS, Advise, LawBroken

advisor = Advisor()
quietly = settings(deadline=None, derandomize=True, database=None)


def takes_missing_for_healthy(check_in: CheckIn) -> Advice:
    healthy = {question.id: question.value(0) for question in advisor.book.questions}
    known = {id: answer for id, answer in check_in.answers.items() if answer is not None}
    return advisor.assess({**healthy, **known})


def sends_screening_for_half_a_form(check_in: CheckIn) -> Advice:
    answered = {id: answer for id, answer in check_in.answers.items() if answer is not None}
    return advisor.assess({**answered, "screening": "red-flags/1"})


kept_by_name: dict[str, Advice] = {}


def caches_by_name(check_in: CheckIn) -> Advice:
    if "Ada" not in kept_by_name:
        kept_by_name["Ada"] = advisor.assess(check_in)
    return kept_by_name["Ada"]


def drops_urgency(check_in: CheckIn) -> dict[str, object]:
    page = advisor.assess(check_in).model_dump()
    verdict = Verdict.of(Readiness(page["readiness"]), Urgency.NONE)
    return {**page, "urgency": "none", "verdict": verdict}


caught_by: dict[Advise, str] = {
    takes_missing_for_healthy: "missing-never-permits",
    sends_screening_for_half_a_form: "silence-is-no-denial",
    caches_by_name: "todays-answers-decide",
    drops_urgency: "danger-is-referred",
}

# assert_safe(app) would try each app on every law; here one law is enough.
for app, id in caught_by.items():
    [law] = [law for law in LAWS if law.id == id]
    try:
        law.check(app, settings=quietly)
    except LawBroken as broken:
        print(broken, end="\n\n")
