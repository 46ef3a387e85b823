"""A whole questionnaire answered *no*, an answer for each question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recovery_advisor import CheckIn, CheckInForm

#: The name of the questionnaire that ships.
QUESTIONNAIRE = "red-flags/2"


def denials(
    questionnaire: str = QUESTIONNAIRE, form: CheckInForm = CheckIn.made_for
) -> Mapping[str, Any]:
    """*No* to each question of a questionnaire; answers beside it are put over it."""
    return dict.fromkeys(form.questionnaires[questionnaire], "no")


#: No to each question of the questionnaire that ships.
DENIED = denials()
