"""The screen of the advice: the verdict, what to do, why, and a session where there is one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recovery_advisor import Advice, Advisor, Verdict
from web.app.markup import Html, button, el, folded, join, listed, section
from web.app.screens.explain import what_would_change, whole_explanation
from web.app.screens.preferences import preferences_form
from web.app.screens.questions import Asked, answers_screen
from web.app.screens.session import session_cards
from web.app.visit import Earlier, Visit


@dataclass(frozen=True, slots=True)
class Shown:
    """What the screen is made of.

    Attributes:
        advice: the advice.
        visit: the visit.
        advisor: by whose rules it is.
        answered: what was answered.
    """

    advice: Advice
    visit: Visit
    advisor: Advisor
    answered: Sequence[Asked]


def advice_screen(shown: Shown) -> Html:
    """The screen; a session is held back while an earlier referral stands."""
    advice = shown.advice
    explained = advice.explain()
    return join(
        el("h1", " ".join(advice.say), tabindex="-1", class_=f"verdict {advice.verdict}"),
        _reviewed(advice),
        section("From now on", listed(f"{one.say} {one.because}" for one in advice.safety_net)),
        section("Why", listed(_reasons(advice))),
        _not_known(shown),
        section("What would change it", listed(what_would_change(explained))),
        _session(shown),
        section("Good to know", listed(advice.notes)),
        _left_out(advice),
        whole_explanation(explained),
        folded("Sources", listed(_sources(advice))),
        folded("Your answers", answers_screen(shown.answered)),
        _buttons(shown.visit),
        _proofs(),
    )


def referral_screen(advice: Advice) -> Html:
    """The screen of a new referral for today, when there is still something to ask."""
    return join(
        el("h1", " ".join(advice.say), tabindex="-1", class_=f"verdict {advice.verdict}"),
        _reviewed(advice),
        section("Why", listed(_reasons(advice))),
        el("p", "A few questions are left. Their answers could make this an emergency."),
        el("p", button("Go on", "on", "main"), class_="buttons"),
    )


def _reasons(advice: Advice) -> Iterable[str]:
    """Why, each text once: a rule that both refers and limits is two reasons of the same words."""
    return dict.fromkeys(f"{one.say} {one.because}" for one in advice.reasons)


def _reviewed(advice: Advice) -> Html:
    """Who has reviewed the rules, and that this is no diagnosis."""
    return el("p", f"{advice.review_line} This is no diagnosis.", class_="review")


def _not_known(shown: Shown) -> Html | None:
    """What the person did not know and what counts against exercise until it is known."""
    if shown.advice.verdict is Verdict.SEE_PROFESSIONAL:
        return None
    asks = [one.question.ask for one in shown.answered if one.question.id in shown.advice.missing]
    says = "What is not known counts against exercise. If you can't find out, ask a health professional."
    return section("You did not know", listed(asks), el("p", says)) if asks else None


def _session(shown: Shown) -> Html | None:
    advice, earlier = shown.advice, shown.visit.earlier
    if not (advice.session or advice.no_session):
        return None
    if earlier and earlier.stands:
        return el("p", _held_back(earlier), class_="held-back")
    wishes = preferences_form(shown.advisor, shown.visit.wishes)
    parameters = shown.advisor.book.session
    cards = session_cards(advice, advice.session, parameters) if advice.session else None
    why_none = el("p", advice.no_session.say) if advice.no_session else None
    title = el("h2", "Your session", tabindex="-1", id="session")
    return el("section", title, wishes, why_none, cards, class_="session")


def _held_back(earlier: Earlier) -> str:
    return (
        f"No session is shown, as you were advised before: {' '.join(earlier.say)} Once you have been"
        " seen about it, say so at the top of this page."
    )


def _left_out(advice: Advice) -> Html | None:
    together: dict[tuple[str, ...], list[str]] = {}
    for one in advice.excluded:
        together.setdefault(one.say, []).append(one.name)
    lines = [f"{', '.join(names)}. {' '.join(say)}" for say, names in together.items()]
    return folded("Left out, and why", listed(lines))


def _sources(advice: Advice) -> Iterable[str]:
    cited = [*(one.source for one in advice.reasons), *(one.source for one in advice.safety_net)]
    return dict.fromkeys(f"{one.title}, {one.at}" for one in cited)


_NO_RECORD = "A record can be saved once what you were advised before is settled."


def _buttons(visit: Visit) -> Html:
    today = (
        "This holds for today. Answer again before each session, and whenever something changes."
    )
    held = el("p", _NO_RECORD) if visit.is_held_back else None
    return join(el("p", today), held, _ways_on(visit))


def _ways_on(visit: Visit) -> Html:
    return el(
        "p",
        button("Print", "print"),
        None if visit.is_held_back else button("Save a record", "record"),
        button("Begin again", "begin"),
        class_="buttons no-print",
    )


def _proofs() -> Html | None:
    says = "The rules make claims, such as: severe pain never gets a session. Your own device can prove them."
    return folded(
        "Prove it here",
        el("p", says),
        el("p", el("button", "Prove it here", type="button", data_prove=True)),
        el("ol", class_="proofs", data_proofs=True, aria_live="polite"),
        class_="no-print",
    )
