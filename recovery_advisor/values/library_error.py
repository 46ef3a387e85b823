"""The base class of the library's exceptions, and the one that concerns no input."""

_READ_BACK = (
    "it was read back or edited, and no longer knows the check-in it was made from. Assess the"
    " check-in again, and ask that advice."
)


class RecoveryAdvisorError(Exception):
    """Base class of the library's exceptions."""


class NoOrigin(RecoveryAdvisorError):
    """The advice has no check-in: it was read from JSON, unpickled or edited, or stands in an error."""

    def __init__(self, wanted: str, why: str = _READ_BACK) -> None:
        super().__init__(wanted, why)

    def __str__(self) -> str:
        wanted, why = self.args
        return f"This advice can't give {wanted}: {why}"
