"""Shows a visit: which screen, under which heading, with what stands on every screen."""

from __future__ import annotations

from collections.abc import Sequence

from recovery_advisor import Advice, Verdict
from web.app.answering import shown_on
from web.app.knowledge import Knowledge
from web.app.markup import Html, button, el, join
from web.app.outcome import Outcome
from web.app.screens.advice import Shown, advice_screen, referral_screen
from web.app.screens.emergency import emergency_screen
from web.app.screens.questions import STILL_TO_ASK, Asked, correcting_banner, questions_screen
from web.app.screens.record import earlier_line, earlier_screen
from web.app.screens.settings import settings_screen
from web.app.visit import Kind, Visit


def view(knowledge: Knowledge, outcome: Outcome) -> Html:
    """The whole screen after an action; an emergency is shown in place of anything else."""
    visit = outcome.visit
    if knowledge.takes_the_screen(visit):
        return _emergency(knowledge, visit)
    notices = [el("p", one, class_="notice", role="alert") for one in outcome.notices]
    return join(_earlier(visit), notices, _welcome(visit), _place(knowledge, outcome), _ways(visit))


def _emergency(knowledge: Knowledge, visit: Visit) -> Html:
    advice = knowledge.advice(visit)
    why = [one.say for one in advice.reasons if one.level == "emergency"]
    ticked = [
        knowledge.question(id).ask.rstrip("?") for id, one in visit.answers.items() if one == "yes"
    ]
    return emergency_screen(advice.say, why, ticked, visit.settings.number)


def _earlier(visit: Visit) -> Html | None:
    """What was advised before, on every screen until it is settled; its own screen says it larger."""
    earlier = visit.earlier
    if earlier is None or not earlier.stands or visit.place.kind is Kind.EARLIER:
        return None
    return earlier_line(earlier)


def _place(knowledge: Knowledge, outcome: Outcome) -> Html:
    visit = outcome.visit
    match visit.place.kind:
        case Kind.QUESTIONS:
            return _questions(knowledge, outcome)
        case Kind.REFERRAL:
            return referral_screen(knowledge.advice(visit))
        case Kind.SETTINGS:
            return settings_screen(visit.settings)
        case Kind.EARLIER if visit.earlier:
            return earlier_screen(visit.earlier, visit.settings.number)
        case _:
            answered = _asked(knowledge, visit, tuple(visit.answers))
            return advice_screen(Shown(knowledge.advice(visit), visit, knowledge.advisor, answered))


def _questions(knowledge: Knowledge, outcome: Outcome) -> Html:
    visit = outcome.visit
    interview = knowledge.interview(visit)
    return questions_screen(
        knowledge.title(visit.place),
        _asked(knowledge, visit, visit.place.questions, outcome.marked),
        shown_on(visit.place),
        screens_left=knowledge.screens_left(visit),
        open=len(interview.open_questions),
        done=len(visit.answers),
        banner=_banner(visit, interview.advice),
    )


def _banner(visit: Visit, advice: Advice) -> str | None:
    """What stands above questions at which a danger sign is put right, or after a referral."""
    if visit.correcting:
        return correcting_banner(" ".join(advice.say))
    referred = any(place.kind is Kind.REFERRAL for place in visit.trail[: visit.at])
    if referred and advice.verdict is Verdict.SEE_PROFESSIONAL:
        return f"{' '.join(advice.say)} {STILL_TO_ASK}"
    return None


def _asked(
    knowledge: Knowledge, visit: Visit, ids: Sequence[str], marked: Sequence[str] = ()
) -> list[Asked]:
    return [Asked(knowledge.question(id), visit.answers.get(id), id in marked) for id in ids]


_WELCOME = (
    "For a sore or injured neck, shoulder or upper back of an adult. First come the danger signs, so that"
    " nothing grave is missed. {kept} No clinician has reviewed these rules, and this is no diagnosis."
)
_KEPT = {
    True: "Your answers stay on your device and are kept there.",
    False: "Your answers stay on your device, and are gone once this page is closed or loaded again;"
    " the settings can keep them.",
}


def _welcome(visit: Visit) -> Html | None:
    """What the first screen says of the whole."""
    if visit.at or visit.place.kind is not Kind.QUESTIONS:
        return None
    return el("p", _WELCOME.format(kept=_KEPT[visit.settings.keeps]), class_="review")


def _ways(visit: Visit) -> Html | None:
    """The ways to set the number to call and to load a record, which the first screen shows."""
    if visit.at or visit.place.kind is not Kind.QUESTIONS:
        return None
    number = button("Set your emergency number", "settings", "quiet")
    record = button("I have a record from before", "settings", "quiet")
    return el("p", number, record, class_="buttons no-print")
