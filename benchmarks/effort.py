"""What an interview on a terminal asks of a person: screens, taps, words to read, seconds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from recovery_advisor import Advice, Advisor, AskedQuestion, Screen, Urgency
from recovery_advisor.cli.prompts import MOST_AT_ONCE, asked_as_one
from recovery_advisor.values.scale import Answer

#: Words that an adult reads in a minute (Brysbaert 2019, doi:10.1016/j.jml.2019.104047).
WORDS_A_MINUTE = 238
SECONDS_A_TAP = 1
WELL: Mapping[str, Answer] = {
    "pain": 0,
    "daily_activity_pain": 0,
    "swelling": "none",
    "stiffness": "none",
    "range_of_motion": 100,
}


@dataclass(frozen=True, slots=True)
class Walked:
    """How an interview on a terminal went.

    Attributes:
        screens: what was shown, step by step; a screen whose questions are asked one by one again for each.
        told: taps until an emergency was told; ``None`` where none was.
        advice: what came of it.
    """

    screens: tuple[Screen, ...]
    told: int | None
    advice: Advice

    @property
    def taps(self) -> int:
        """Answers given; a screen that is asked as one takes one."""
        return len(self.screens)

    @property
    def titles(self) -> int:
        """Screens by their titles: one whose questions are asked one by one counts once."""
        return len({screen.id for screen in self.screens})

    def words(self, *, with_help: bool) -> int:
        """Words of the questions; titles, prompts and words to answer with are not counted."""
        questions = [question for screen in self.screens for question in _asked(screen)]
        helps = [question.help or "" for question in questions] if with_help else []
        return sum(len(text.split()) for text in [*(one.ask for one in questions), *helps])

    def seconds(self, *, with_help: bool) -> float:
        """Reading all of it, and tapping."""
        return self.words(with_help=with_help) / WORDS_A_MINUTE * 60 + self.taps * SECONDS_A_TAP


def walked(advisor: Advisor, person: Mapping[str, Answer]) -> Walked:
    """The interview with somebody who answers *no* to every yes-or-no question not in ``person``."""
    interview = advisor.interview(screen_size=MOST_AT_ONCE)
    screens: list[Screen] = []
    told = None
    while screen := interview.next_screen():
        screens.append(screen)
        answers = {one.id: person.get(one.id, "no") for one in _asked(screen)}
        if asked_as_one(screen):
            interview.answers(answers)
        else:
            for id, answer in answers.items():
                interview.answer(id, answer)
        if told is None and interview.advice.urgency is Urgency.EMERGENCY:
            told = len(screens)
    return Walked(tuple(screens), told, interview.advice)


def _asked(screen: Screen) -> Sequence[AskedQuestion]:
    """The questions that one step asks: all of a screen, or its first."""
    return screen.questions if asked_as_one(screen) else screen.questions[:1]


def emergency_signs(advisor: Advisor) -> list[str]:
    """Ids of the questions whose *yes* alone is an emergency."""
    return [
        question.id
        for question in advisor.book.questions
        if question.band("unsure")
        and advisor.assess({question.id: "yes"}).urgency is Urgency.EMERGENCY
    ]


def report(advisor: Advisor) -> str:
    """What a well person sees and does, and how soon an emergency is told."""
    well = walked(advisor, WELL)
    signs = [walked(advisor, {**WELL, sign: "yes"}).told for sign in emergency_signs(advisor)]
    told = [taps for taps in signs if taps is not None]
    lines = [
        f"A well person on a terminal: {well.titles} screens, {well.taps} taps. The help is always shown;"
        " what it costs is the difference.",
        *(
            f"  {name}: {well.words(with_help=helped)} words,"
            f" {well.seconds(with_help=helped):.0f} s at {WORDS_A_MINUTE} words a minute and"
            f" {SECONDS_A_TAP} s a tap"
            for name, helped in {"without help": False, "with help": True}.items()
        ),
        f"Taps until an emergency is told: median {median(told):g}, at most {max(told)}; told for"
        f" {len(told)} of {len(signs)} signs.",
    ]
    return "\n".join(lines)
