"""Questions and screens as an app presents them."""

from typing import Literal

from pydantic import Field

from recovery_advisor.values.answers import Answer
from recovery_advisor.values.frozen import Frozen


class Band(Frozen):
    """A name for a range of values on a scale, accepted as an answer."""

    name: str = Field(description="What a check-in takes, such as mild.")
    say: str = Field(description="The same for people.")
    low: int
    high: int


class AskedQuestion(Frozen):
    """A question to ask, and the answers it accepts.

    The answer ``None`` means that the person does not know, and never counts as *no*.
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

    def takes(self, answer: Answer) -> bool:
        """Whether an answer is valid: a value in range, the name of a band, or ``None``."""
        if isinstance(answer, bool):
            return self.yes_or_no
        if isinstance(answer, int):
            return self.low <= answer <= self.high
        return answer is None or any(answer == band.name for band in self.bands)


class Screen(Frozen):
    """A group of questions that are asked together."""

    id: str
    title: str = Field(description="What stands above them.")
    questions: tuple[AskedQuestion, ...] = Field(
        min_length=1, description="Those of the screen that can still change the advice."
    )
