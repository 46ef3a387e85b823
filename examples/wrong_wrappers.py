"""Four apps that wrap the advisor wrongly, and the law that catches each."""

from hypothesis import settings

from recovery_advisor import Advice, Advisor, CheckIn, Readiness, Urgency, Verdict
from recovery_advisor.testing import LAWS, Advise, LawBroken

advisor = Advisor()
quietly = settings(deadline=None, derandomize=True, database=None)


def takes_missing_for_healthy(check_in: CheckIn) -> Advice:
    healthy = {one.id: one.word(0) or one.value(0) for one in advisor.book.questions}
    return advisor.assess({**healthy, **known(check_in)})


def denies_what_a_form_did_not_show(check_in: CheckIn) -> Advice:
    asked = advisor.questionnaires["red-flags/2"].questions
    return advisor.assess({**dict.fromkeys([one.id for one in asked], "no"), **known(check_in)})


def known(check_in: CheckIn) -> dict[str, int | str | None]:
    return {id: answer for id, answer in check_in.answers.items() if answer != "unknown"}


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
    denies_what_a_form_did_not_show: "silence-is-no-denial",
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
