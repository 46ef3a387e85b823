"""Questions and screens as an app presents them."""

from typing import Literal

from pydantic import Field

from recovery_advisor.values.frozen import Frozen
from recovery_advisor.values.scale import UNKNOWN, Answer


class Band(Frozen):
    """A name for a range of values on a scale, accepted as an answer."""

    name: str = Field(description="What a check-in takes, such as mild.")
    say: str = Field(description="The same for people.")
    low: int = Field(description="The least value it stands for.")
    high: int = Field(description="The greatest.")


class AskedQuestion(Frozen):
    """A question to ask, and the answers it accepts.

    The answer ``unknown`` means that the person does not know, and never counts as *no*.
    """

    id: str = Field(description="Field of the check-in that takes the answer.")
    ask: str = Field(description="The question in plain words.")
    help: str | None = Field(description="More about it, where there is more.")
    screen: str = Field(description="Id of the screen that it belongs to.")
    low: int = Field(description="The least value.")
    high: int = Field(description="The greatest value.")
    worse: Literal["higher", "lower"] = Field(description="Which end of the scale is worse.")
    bands: tuple[Band, ...] = Field(description="Names for parts of the scale, by value.")
    yes_or_no: bool = Field(description="Whether it can be denied together with others.")
    unsure: bool = Field(description="Whether doubt is an answer of its own, the band unsure.")

    @property
    def worded(self) -> bool:
        """Whether it takes words alone: each value has a band of its own."""
        return len(self.bands) == self.high - self.low + 1

    def takes(self, answer: Answer) -> bool:
        """Whether an answer is valid: a value in range, the name of a band, ``unknown``, ``None``."""
        if isinstance(answer, bool):
            return self.yes_or_no
        if isinstance(answer, int):
            return not self.worded and self.low <= answer <= self.high
        return answer in (None, UNKNOWN) or any(answer == band.name for band in self.bands)


class Questionnaire(Frozen):
    """Questions that can be answered as a whole, by a :class:`~recovery_advisor.Screening`."""

    id: str = Field(description="Name and version, such as red-flags/2.")
    questions: tuple[AskedQuestion, ...] = Field(
        min_length=1, description="All of its questions, in the order of the rules."
    )


class Screen(Frozen):
    """A group of questions that are asked together."""

    id: str = Field(description="Id of the screen.")
    title: str = Field(description="What stands above them.")
    questions: tuple[AskedQuestion, ...] = Field(
        min_length=1, description="Those of the screen that can still change the advice."
    )
