"""The screen of questions: a list to tick, or each question with its choices."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from recovery_advisor import AskedQuestion
from recovery_advisor.values.scale import UNKNOWN, Answer
from web.app.answering import none_of
from web.app.forms import is_list, name_of, value_of, values_of
from web.app.markup import Html, button, el, join, submit

#: Why questions go on after a referral.
STILL_TO_ASK = "Still to ask, as it could make this an emergency:"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what was answered so far, and whether an answer is wanted still."""

    question: AskedQuestion
    answer: Answer
    marked: bool = False


def questions_screen(
    title: str,
    asked: Sequence[Asked],
    shown: str,
    screens_left: int,
    open: int,
    done: int,
    banner: str | None = None,
) -> Html:
    """The screen.

    Args:
        title: what stands above the questions.
        asked: the questions.
        shown: what the form says of them, so that it is taken for no other.
        screens_left: how many screens are left at most.
        open: how many questions are still open.
        done: how many are answered.
        banner: what stands above them, as after a referral.
    """
    as_list = is_list([one.question for one in asked])
    fields = _list(asked) if as_list else [_choices(one) for one in asked]
    form = el(
        "form",
        el("input", type="hidden", name="shown", value=shown),
        fields,
        el("div", _buttons(asked, as_list=as_list), class_="buttons"),
        data_do="answer",
        data_look="look",
        novalidate=True,
    )
    heading = el("h1", title, tabindex="-1")
    warning = el("p", banner, class_="banner") if banner else None
    progress = _progress(screens_left, open, done) if open else None
    return join(progress, heading, warning, form)


def correcting_banner(call: str) -> str:
    """What stands above a list at which a danger sign is put right."""
    return f"One of your answers is a danger sign. {call} If you ticked it by mistake, untick it."


def _progress(screens_left: int, open: int, done: int) -> Html:
    noun = "screen" if screens_left == 1 else "screens"
    left = f"At most {screens_left} {noun} left"
    bar = el("progress", left, value=done, max=max(done + open, 1), aria_labelledby="left")
    return el("p", el("span", left, id="left"), bar, class_="progress")


def _buttons(asked: Sequence[Asked], *, as_list: bool) -> Sequence[Html]:
    going_on = submit("Next", "next", "main")
    if not as_list:
        return [going_on]
    none = none_of([one.question for one in asked])
    # The Enter key presses the first button, which must deny nothing.
    return [going_on, submit(none, "none")]


def _list(asked: Sequence[Asked]) -> Html:
    legend = "Any of these? Tick each one that you have."
    return el("fieldset", el("legend", legend), [_ticks(one) for one in asked], class_="any-of")


def _ticks(asked: Asked) -> Html:
    """A question of a list: a box for *yes*, and a box for not being sure."""
    question, doubt = asked.question, "unsure" if asked.question.unsure else UNKNOWN
    id = f"f-{question.id}"
    return el(
        "div",
        _box(id, asked, "yes", question.ask, class_="yes"),
        _box(
            f"{id}-doubt",
            asked,
            doubt,
            "Not sure",
            class_="doubt",
            says=f"Not sure: {question.ask}",
        ),
        _help(question),
        class_="marked tick" if asked.marked else "tick",
    )


def _box(
    id: str, asked: Asked, value: str, text: str, class_: str, says: str | None = None
) -> Html:
    question = asked.question
    box = el(
        "input",
        type="checkbox",
        id=id,
        name=name_of(question.id),
        value=value,
        checked=value == asked.answer,
        aria_describedby=f"h-{question.id}" if question.help else None,
        aria_label=says,
    )
    return el("span", box, el("label", text, for_=id), class_=class_)


def _help(question: AskedQuestion) -> Html | None:
    return el("p", question.help, id=f"h-{question.id}", class_="help") if question.help else None


def _choices(asked: Asked) -> Html:
    """A question of its own, with its choices and *I don't know*."""
    question = asked.question
    chosen = value_of(asked.answer, question)
    choices = [*values_of(question), (UNKNOWN, "I don't know")]
    numbers = not question.worded and choices[0][0].isdecimal()
    return el(
        "fieldset",
        el("legend", question.ask),
        _help(question),
        el("div", [_radio(question, one, chosen) for one in choices], class_="choices"),
        class_=_classes(numbers=numbers, marked=asked.marked),
        aria_describedby=f"h-{question.id}" if question.help else None,
    )


def _classes(*, numbers: bool, marked: bool) -> str:
    return " ".join(["scale", *(["numbers"] if numbers else []), *(["marked"] if marked else [])])


def _radio(question: AskedQuestion, choice: tuple[str, str], chosen: str | None) -> Html:
    value, text = choice
    id = f"f-{question.id}-{value}"
    name, checked = name_of(question.id), value == chosen
    radio = el("input", type="radio", id=id, name=name, value=value, checked=checked)
    return el("span", radio, el("label", text, for_=id), class_="choice")


def answers_screen(asked: Collection[Asked]) -> Html | None:
    """All that was answered, each answer with a button to change it."""
    rows = [
        el(
            "tr",
            el("th", one.question.ask, scope="row"),
            el("td", in_words(one)),
            el("td", button("Change", "change", "small", question=one.question.id)),
        )
        for one in asked
    ]
    return el("table", el("caption", "What you answered"), el("tbody", rows)) if rows else None


def in_words(asked: Asked) -> str:
    """An answer in words."""
    if asked.answer == UNKNOWN:
        return "not known"
    value = value_of(asked.answer, asked.question)
    return next((say for held, say in values_of(asked.question) if held == value), str(value))
