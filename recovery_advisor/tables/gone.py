"""Reads the cells of a question that is no longer asked, by the questions that ask for it now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from recovery_advisor.rulebook.questions import Question
from recovery_advisor.tables.cells import NOT_KNOWN, REFUSED, CellReader, code_of
from recovery_advisor.values.expansion import GRAVITY
from recovery_advisor.values.scale import Scale
from recovery_advisor.values.text_answers import GONE, Doubtful, plain_answer, read_gone


@dataclass(frozen=True)
class GoneReader:
    """Reads the cells of one such question.

    *Yes* and *unsure* are answers to each question that asks for it now; *no* tells nothing of them.

    Args:
        id: of the question.
        now: the questions that ask for it now, by id.
        text: whether cells hold text.
    """

    id: str
    now: Mapping[str, Question]
    text: bool = False

    @property
    def scale(self) -> Scale:
        """The scale on which it was answered."""
        return GONE

    @property
    def into(self) -> tuple[str, ...]:
        """Ids of the questions that ask for it now."""
        return tuple(self.now)

    def is_blank(self, given: object) -> bool:
        """Whether a cell holds no answer, not even one that can't be taken."""
        try:
            return self._word(given) is None
        except Exception:
            return False

    @property
    def ends(self) -> tuple[int, int]:
        """The least and the greatest whole number that may have a code of its own."""
        each = [CellReader(one).ends for one in self.now.values()]
        return min(low for low, _ in each), max(high for _, high in each)

    def codes_for(self, into: str) -> Callable[[object], int]:
        """What gives the code of a cell for one of the questions that ask for it now."""
        return partial(self._code, self.now[into])

    def _code(self, question: Question, given: object) -> int:
        try:
            word = self._word(given)
        except Exception:
            return CellReader(question, text=True).urgent(given) + REFUSED
        if word not in ("unsure", "yes"):
            return NOT_KNOWN
        return code_of(question.codes[word if word in question.scale.bands else "yes"])

    def _word(self, given: object) -> str | None:
        """The word in a cell.

        Raises:
            Exception: any, for what can't be taken.
        """
        if self.text:
            said = read_gone(given, [one.scale for one in self.now.values()])
        elif isinstance(given, (list, tuple)):
            raise Doubtful(type(given).__name__)
        else:
            said = plain_answer(given)
            if isinstance(said, bool):
                said = "yes" if said else "no"
            elif isinstance(said, str) and not said.strip():
                said = None
        if said is None or said in GRAVITY:
            return said if said is None else str(said)
        raise Doubtful(given)
