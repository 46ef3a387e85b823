"""The settings every model shares."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A strict, frozen model: nothing is coerced, nothing unknown is taken, nothing changes."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)
