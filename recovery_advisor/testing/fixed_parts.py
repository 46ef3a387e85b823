"""The constant parts of a generated rules folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

#: The source of generated rules.
SOURCE = {"work": "project", "at": "generated"}

#: The part of a generated vocabulary that does not depend on its questions.
SHARED: dict[str, Any] = {
    "screens": [{"screen": "all", "title": "All of it"}],
    "sources": [{"source": "project", "title": "Generated rules"}],
}


def pack_section(id: str, kind: str) -> dict[str, Any]:
    """The section ``pack`` of a generated pack."""
    return {
        "id": id,
        "kind": kind,
        "version": "1.0.0",
        "title": f"The {id} pack",
        "intended_use": "Tests.",
        "user": "Tests.",
        "population": "Nobody.",
        "exclusions": [],
        "evidence": "None.",
        "limits": [],
        "review": "Nobody has reviewed it.",
    }


_REASON = {"say": "A built-in reason.", "because": "It is built in.", "source": SOURCE}

#: A base pack without questions, rules and exercises.
BASE_PACK: dict[str, Any] = {
    "pack": pack_section("base", "base"),
    "built_in": {"nothing_permits": _REASON, "engine_fault": _REASON},
    "headlines": {
        "emergency": "Call an ambulance now.",
        "see_professional": "See a doctor today.",
        "consult_first": "See a doctor before you start.",
        "rest": "Rest.",
        "mobility": "Move gently.",
        "gradual_return": "Start again.",
        "full_programme": "Do everything.",
        "also_routine": "Tell a doctor.",
    },
    "session": {
        "minutes": 20,
        "sessions_per_week": "2-4",
        "usual_sessions_per_week": 3,
        "time_box": "30-60",
        "held_warm_up_at_most": 20,
        "stretch_hold_at_most": 60,
        "warm_up_before_strength": 2,
        "seconds_per_repetition": 4,
        "brief_hold": 2,
        "rest_between_sets": 45,
        "set_up": 15,
        "plans": {
            "mobility": {"cardio": "0-1", "warm_up": "1-3", "dose": "lowest"},
            "gradual": {
                "cardio": "0-1",
                "warm_up": "2-3",
                "strength": "1-2",
                "stretch": "1-2",
                "dose": "lowest",
                "strength_sets": 1,
            },
            "full": {
                "cardio": "0-1",
                "warm_up": "2-3",
                "strength": "1-3",
                "stretch": "1-2",
                "dose": "guide",
            },
        },
        "sources": [{"of": ["minutes"], "source": SOURCE}],
    },
    "safety_nets": [
        {
            "safety_net": "in-general",
            "with": ["rest", "mobility", "gradual", "full"],
            "say": "Watch it.",
            "because": "It may grow worse.",
            "source": SOURCE,
        }
    ],
    "notes": [
        {
            "note": "well",
            "with": ["mobility", "gradual", "full"],
            "say": "Well.",
            "source": SOURCE,
        },
        {"note": "rest", "with": ["rest"], "say": "Resting.", "source": SOURCE},
    ],
}


def overlay_pack(questions: Mapping[str, str]) -> dict[str, Any]:
    """An overlay with questions of its own, and a questionnaire of them."""
    return {
        "pack": pack_section("over", "overlay"),
        "questions": [
            {
                "question": id,
                "scale": kind,
                "screen": "all",
                "since": "over/1",
                "ask": f"What is {id}?",
            }
            for id, kind in questions.items()
        ],
        "questionnaires": [{"questionnaire": "over/1", "questions": list(questions)}],
    }
