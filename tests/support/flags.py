"""A small overlay with a flag, a caution and a questionnaire, on top of the shipped base pack."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from recovery_advisor.loading.listing import FOLDER
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.loading.snapshot import reading
from recovery_advisor.testing import Pages
from recovery_advisor.testing.fixed_parts import pack_section

SOURCE = {"work": "project", "at": "0001-default-deny"}
SCREENING = "test-flags/1"


def _flag(id: str, urgency: str) -> list[dict[str, Any]]:
    return [
        {
            "rule": f"{id}-yes",
            "when": {id: "yes"},
            "then": {"refer": urgency},
            "say": f"You have {id}.",
            "because": "It needs a look.",
            "source": SOURCE,
        },
        {
            "rule": f"{id}-unsure",
            "when": {id: "unsure or worse"},
            "then": {"refer": "routine", "limit": "rest"},
            "say": f"Ask a professional about {id}.",
            "because": "It may need a look.",
            "source": SOURCE,
        },
    ]


PACK = {
    "pack": pack_section("test-flags", "overlay"),
    "questions": [
        {"question": "chest_pain", "scale": "no_unsure_yes", "since": SCREENING, "screen": "about_you", "ask": "Chest pain?"},
        {"question": "night_pain", "scale": "no_unsure_yes", "since": SCREENING, "screen": "about_you", "ask": "Night pain?"},
        {"question": "brittle_bones", "scale": "no_yes", "since": SCREENING, "screen": "about_you", "ask": "Brittle bones?"},
        {"question": "sore_knees", "scale": "no_yes", "since": SCREENING, "screen": "about_you", "ask": "Sore knees?"},
    ],
    "questionnaires": [
        {
            "questionnaire": SCREENING,
            "questions": [
                "chest_pain", "night_pain", "brittle_bones", "sore_knees", "needs_special_plan",
            ],
        }
    ],
    "rules": [
        *_flag("chest_pain", "emergency"),
        *_flag("night_pain", "urgent"),
        {
            "rule": "brittle-bones-spare-the-spine",
            "when": {"brittle_bones": "yes"},
            "then": {"avoid": {"tags": ["spine_flexion", "spine_twist", "back_over_edge"]}},
            "say": "With brittle bones, do not round or twist your back.",
            "because": "Bent or twisted, a brittle spine can break.",
            "source": SOURCE,
        },
        {
            "rule": "sore-knees-do-not-kneel",
            "when": {"sore_knees": "yes"},
            "then": {"avoid": {"tags": ["kneeling", "impact"], "exercises": ["jog"]}},
            "say": "With sore knees, do not kneel.",
            "because": "Kneeling presses on them.",
            "source": SOURCE,
        },
    ],
}  # fmt: skip


@cache
def shipped_pages() -> Pages:
    """The files of the shipped base pack."""
    return _pages(["upper-back"])


@cache
def both_pages() -> Pages:
    """The files of both shipped packs."""
    return _pages(None)


def _pages(packs: list[str] | None) -> Pages:
    with reading(shipped_rules(), packs) as snapshot:
        documents, _ = snapshot.rules
    return Pages({one.file: _without_lists(one.data) for one in documents if one.file != FOLDER})


def _without_lists(data: Mapping[str, Any]) -> dict[str, Any]:
    """The sections of a file but for the list of files, which pages need not have."""
    return {section: content for section, content in data.items() if section != "files"}


@cache
def flagged_pages() -> Pages:
    """The shipped base pack with the test overlay, whose questionnaire has a question of the base."""
    vocabulary = shipped_pages().changed("vocabulary.yaml")
    for question in vocabulary["questions"]:
        if question["question"] == "needs_special_plan":
            question["since"] = SCREENING
    pages = shipped_pages().with_file("vocabulary.yaml", vocabulary)
    return pages.with_file("test-flags/pack.yaml", PACK)
