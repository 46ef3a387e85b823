"""Runs an interview on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from recovery_advisor.advisor import Advisor
from recovery_advisor.cli.options.answers import read_answer
from recovery_advisor.cli.prompts import (
    MOST_AT_ONCE,
    Ask,
    GoBack,
    Tell,
    Terminal,
    Wish,
    asked_as_one,
)
from recovery_advisor.cli.streams import ask as ask_on_terminal
from recovery_advisor.cli.terminal import coloured
from recovery_advisor.cli.vocabulary import InDoubt, Vocabulary
from recovery_advisor.values.advice import Advice
from recovery_advisor.values.answers import CheckInBase
from recovery_advisor.values.errors import InputError
from recovery_advisor.values.levels import REFERRED_NOW, Verdict
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.questions import Screen
from recovery_advisor.values.translator import humanize

#: The length of the progress bar.
_BAR = 20


def run_interview(
    ask: Ask = ask_on_terminal,
    tell: Tell = print,
    advisor: Advisor | None = None,
    preferences: Mapping[str, Any] | None = None,
) -> None:
    """Ask until the advice is settled, then say what to do.

    A referral for today is shown as soon as an answer leads to it; after it only what could make it
    more urgent is asked. Above rest, gear and time are asked too.
    """
    interview = _TerminalInterview(advisor or Advisor(), dict(preferences or {}), ask, tell)
    interview.ask()
    interview.end()


def ask_check_in(
    advisor: Advisor,
    preferences: Mapping[str, Any],
    ask: Ask = ask_on_terminal,
    tell: Tell = print,
) -> CheckInBase:
    """Ask as :func:`run_interview` does, and give back the answers; of the advice, only referrals are shown."""
    interview = _TerminalInterview(advisor, dict(preferences), ask, tell)
    interview.ask()
    return interview.check_in


class _TerminalInterview:
    def __init__(self, advisor: Advisor, preferences: dict[str, Any], ask: Ask, tell: Tell) -> None:
        self._advisor, self._preferences = advisor, preferences
        self._interview = advisor.interview(None, preferences, screen_size=MOST_AT_ONCE)
        locale = preferences.get("locale")
        self._words = advisor.book.languages.words(locale)
        self._terminal = Terminal(ask, tell, self._words)
        self._referred: Verdict | None = None
        self._answered_when_referred = 0
        self._shown: str | None = None

    def ask(self) -> None:
        """Ask from the first question to the last; a referral for today is shown as soon as it is one."""
        text = self._words(
            "A few questions about your neck, shoulders and back. Enter alone, or {skip}, means: not"
            " known. {help} tells more, {back} goes back. Of a word, its first letter is enough."
        )
        said = {wish.value: self._terminal.word(wish) for wish in Wish}
        self._terminal.say(filled(text, **said))
        while screen := self._interview.next_screen():
            self._step(screen)
            self._refer()

    @property
    def check_in(self) -> CheckInBase:
        """The answers so far."""
        return self._interview.check_in

    @property
    def _answered(self) -> int:
        return len(self._interview.check_in.answers)

    def _step(self, screen: Screen) -> None:
        """Ask a screen, or go a step back."""
        if screen.id != self._shown and self._referred is None:
            self._terminal.tell(f"\n{screen.title}\n{'-' * len(screen.title)}")
            self._shown = screen.id
        self._terminal.tell(self._progress(screen))
        try:
            self._ask(screen)
        except GoBack:
            if not self._interview.back():
                self._terminal.say(self._words("This is the first question."))

    def _ask(self, screen: Screen) -> None:
        """Ask all questions of a screen at once, or the first of them."""
        if asked_as_one(screen):
            self._interview.answers(self._terminal.any_of(screen.questions))
        else:
            question = screen.questions[0]
            self._interview.answer(question.id, self._terminal.one(question))

    def _progress(self, screen: Screen) -> str:
        """The progress bar; what is left is a maximum, as questions drop out."""
        done = self._answered
        remaining = max(len(self._interview.open_questions), len(screen.questions))
        full = _BAR * done // (done + remaining)
        text = self._words("[{bar}] {done} answered, at most {left} left")
        bar = "#" * full + "." * (_BAR - full)
        return filled(text, bar=bar, done=done, left=remaining)

    def _refer(self) -> None:
        """Show a new referral at once, and say why questions go on where they do."""
        advice = self._interview.advice
        if advice.verdict not in REFERRED_NOW:
            self._referred = None
        elif advice.verdict is not self._referred:
            self._conclude(advice)
            self._referred = advice.verdict
            if self._interview.next_question():
                self._terminal.say(
                    self._words.must("Still to ask, as it could make this an emergency:")
                )
            self._answered_when_referred = self._answered

    def end(self) -> None:
        """Say what to do; above rest, ask for gear and time first."""
        if self._referred:
            if self._answered > self._answered_when_referred:
                self._terminal.say(self._words.must("Thank you. Please do as was said:"))
                for line in self._interview.advice.say:
                    self._terminal.say(line)
            return
        advice = self._interview.advice
        if advice.session or advice.no_session:
            advice = self._with_preferences(advice)
        self._conclude(advice)

    def _conclude(self, advice: Advice) -> None:
        self._terminal.tell("")
        self._terminal.tell(coloured(advice))

    def _with_preferences(self, advice: Advice) -> Advice:
        """The advice planned with the preferences asked here; a wrong one is asked again."""
        to_ask = [one for one in self._preferences_to_ask() if one[0] not in self._preferences]
        if to_ask:
            self._terminal.say(self._words("Now to your session."))
        for name, prompt, read in to_ask:
            while given := self._terminal.ask(prompt).strip():
                try:
                    preferences = {**self._preferences, name: read(given)}
                    advice = self._interview.advice_with(preferences)
                except InputError as error:
                    wrong = self._words("{what}: give {allowed}.")
                    field = humanize(error.field or name)
                    what = self._words(field)
                    self._terminal.say(filled(wrong, what=what, allowed=error.allowed))
                else:
                    self._preferences = preferences
                    break
        return advice

    def _preferences_to_ask(self) -> tuple[tuple[str, str, Callable[[str], object]], ...]:
        book, none = self._advisor.book, self._terminal.none
        gear = self._words("Which of these do you have? {gear}; or {none} > ")
        minutes = self._words("How many minutes? [{usual}] > ")
        return (
            ("equipment", filled(gear, gear=self._gear, none=none), self._read_gear),
            ("minutes", filled(minutes, usual=book.session.minutes), read_answer),
        )

    @property
    def _gear(self) -> str:
        return ", ".join(self._words(humanize(name)) for name in self._advisor.book.equipment)

    def _read_gear(self, given: str) -> list[str]:
        """The gear named.

        Raises:
            InputError: when a name is not among those shown, or could mean several.
        """
        names = self._advisor.book.equipment
        vocabulary = Vocabulary({name: (name, self._words(humanize(name))) for name in names})
        nothing = Vocabulary({"no": ("none", "no", self._terminal.none, self._words("no"))})
        if nothing.meaning(given):
            return []
        try:
            read = [(one, vocabulary.meaning(one)) for one in given.split(",") if one.strip()]
        except InDoubt:
            raise InputError("equipment", given, self._gear) from None
        for one, name in read:
            if name is None:
                raise InputError("equipment", one, self._gear)
        return [name for _, name in read if name]
