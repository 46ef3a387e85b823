"""A rule book by which any one of three permits is enough."""

from __future__ import annotations

from recovery_advisor import RuleBook
from recovery_advisor.loading.compiler import compile_book
from recovery_advisor.loading.document import Document
from recovery_advisor.testing.fixed_parts import BASE_PACK, SHARED, SOURCE

QUESTIONS = ("pain", "ache", "itch", "cramp")
#: What each permit asks to be at 2 or better.
PERMITS = (("pain",), ("ache",), ("itch", "cramp"))


def three_permits() -> RuleBook:
    """The full programme for little pain, for little ache, and for little itch and cramp."""
    rules = [
        {
            "rule": f"little-{'-and-'.join(asked)}",
            "when": {"all": [{id: "2 or better"} for id in asked]},
            "then": {"permit": "full"},
            "say": "You may.",
            "because": "It is little.",
            "source": SOURCE,
        }
        for asked in PERMITS
    ]
    scale = {"range": "0-5", "worse": "higher", "bands": {"none": 0, "some": "1-5"}}
    vocabulary = {
        **SHARED,
        "scales": [{"scale": "five", **scale}],
        "questions": [_question(id) for id in QUESTIONS],
    }
    pack = {**BASE_PACK["pack"], "asks": list(QUESTIONS)}
    cleared = {"say": "Cleared by {by}.", "because": "It is cleared.", "source": SOURCE}
    built_in = {**BASE_PACK["built_in"], "cleared": cleared}
    files = {
        "vocabulary.yaml": vocabulary,
        "base/pack.yaml": {**BASE_PACK, "pack": pack, "built_in": built_in},
        "base/rules.yaml": {"rules": rules},
    }
    return compile_book([Document(name, data) for name, data in files.items()])


def _question(id: str) -> dict[str, object]:
    wish = {"best": f"you had no {id}", "better": f"your {id} were {{value}} or better"}
    asked = {"question": id, "scale": "five", "screen": "all", "ask": f"How bad is the {id}?"}
    return {**asked, "changeable": wish, "may_be_cleared": "yes"}
