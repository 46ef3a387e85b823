"""Every text that is kept, and what makes it. Only the public surface is called."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from functools import lru_cache, partial
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

from recovery_advisor.cli.commands import COMMANDS
from recovery_advisor.cli.main import main
from tests.golden.check_in_samples import PEOPLE, SHOWN, TODAY
from tests.support.advisors import shared_advisor
from tests.support.denials import DENIED

FOLDER = Path(__file__).parent
DIGESTS = FOLDER / "digests.json"
#: Folders of kept texts; nothing else lies in them.
KEPT = ("people", "questions", "output", "help")
#: On others, argparse words its help differently.
HELP_IS_KEPT = sys.version_info[:2] in ((3, 11), (3, 12))

ADVISOR = shared_advisor(engine="bitmap")
RECORDS = FOLDER.parent / "replay/records.jsonl"


def texts_of(person: str) -> dict[str, str]:
    """Everything that is said to and kept of one person, by format."""
    advice = ADVISOR.assess(*PEOPLE[person], today=TODAY)
    explanation = advice.explain()
    return {
        "advice.txt": advice.as_text(),
        "screen.txt": str(advice),
        "advice.json": advice.model_dump_json(),
        "record.json": advice.record(),
        "explanation.txt": str(explanation),
        "explanation.json": explanation.model_dump_json(),
        "explanation.md": explanation.as_markdown(),
        "explanation.html": explanation.as_html(),
    }


def digests() -> dict[str, dict[str, str]]:
    """Digests of the texts of each person, by format."""
    return {
        person: {form: sha256(text.encode()).hexdigest() for form, text in texts_of(person).items()}
        for person in PEOPLE
    }


def readable(form: str, text: str) -> str:
    """The text as it is kept for readers: JSON over many lines."""
    return _as_json(json.loads(text)) if form.endswith(".json") else text.rstrip("\n") + "\n"


def _as_json(data: object) -> str:
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


_texts_once = lru_cache(maxsize=1)(texts_of)


def _shown(person: str, form: str) -> str:
    return readable(form, _texts_once(person)[form])


def run(*arguments: str) -> str:
    """What the command line prints on both streams, and its exit status."""
    printed = StringIO()
    with patch.dict(os.environ, COLUMNS="80"), redirect_stdout(printed), redirect_stderr(printed):
        try:
            status: object = main(arguments)
        except SystemExit as ended:
            status = ended.code
    return f"{printed.getvalue()}\n[exit status {status}]\n"


def _template_of_words() -> str:
    """The template without the files that the library's own texts stand in: files move."""
    return re.sub(r"^#\. recovery_advisor/.*\n", "", run("rules", "words"), flags=re.MULTILINE)


#: Every command, and what a group of them begins with.
_HELPED = sorted({part for name in COMMANDS for part in ("", name.rpartition(" ")[0], name)})
_ASSESSED = (
    "--none-of=red-flags/2", "--injury=yes", "--pain=1", "--daily-activity-pain=0",
    "--swelling=none", "--stiffness=mild", "--range-of-motion=95", "--minutes=15",
    "--engine=bitmap",
)  # fmt: skip
_RUNS: dict[str, tuple[str, ...]] = {
    "demo": ("demo",),
    "rules-list": ("rules", "list"),
    "rules-table": ("rules", "table"),
    "rules-schema": ("rules", "schema"),
    "rules-show-rule": ("rules", "show", "rest-while-swollen"),
    "rules-show-exercise": ("rules", "show", "neck_roll"),
    "rules-show-question": ("rules", "show", "osteoporosis"),
    "rules-show-wrong": ("rules", "show", "rest-while-swolen"),
    "rules-check": ("rules", "check"),
    "replay": ("replay", str(RECORDS)),
    "assess-text": ("assess", *_ASSESSED),
    "assess-json": ("assess", *_ASSESSED, "--format", "json"),
    "explain-markdown": ("explain", *_ASSESSED, "--format", "markdown"),
    "assess-wrong": ("assess", "--pain", "11"),
}
_PARTLY_KNOWN: dict[str, dict[str, Any]] = {
    "nothing": {},
    "screened": {**DENIED},
    "no-chest-pain": {"chest_pain": "no"},
    "an-unsure-sign": {"shoulder_out_of_shape": "unsure"},
    "an-urgent-sign": {"new_weakness": "yes"},
    "an-emergency": {"chest_pain": "yes"},
    "screened-and-swollen": {**DENIED, "swelling": "mild"},
    "screened-injured-in-pain": {**DENIED, "injury": "yes", "pain": 2},
    "a-light-fall": {**DENIED, "lighter_fall": "yes"},
    "symptoms": {
        "injury": "no", "pain": 0, "daily_activity_pain": 0, "swelling": "none",
        "stiffness": "none", "range_of_motion": 100,
    },
}  # fmt: skip


def _next(check_in: Mapping[str, Any]) -> str:
    """The next question, the next screen, and all that is asked of somebody who has nothing."""
    question = ADVISOR.next_question(check_in, today=TODAY)
    screen = ADVISOR.next_screen(check_in, today=TODAY)
    return _as_json(
        {
            "check_in": check_in,
            "next_question": question and question.model_dump(mode="json"),
            "next_screen": screen and screen.model_dump(mode="json"),
            "asked_when_well": _asked_when_well(check_in),
        }
    )


def _asked_when_well(check_in: Mapping[str, Any]) -> list[str]:
    known = dict(check_in)
    while question := ADVISOR.next_question(known, today=TODAY):
        best = question.bands[-1 if question.id == "range_of_motion" else 0]
        known[question.id] = best.name
    return [id for id in known if id not in check_in]


def kept_texts() -> dict[Path, Callable[[], str]]:
    """What makes each text that is kept on this Python, by its path under the folder."""
    texts: dict[Path, Callable[[], str]] = {
        Path(f"people/{person}/{form}"): partial(_shown, person, form)
        for person in SHOWN
        for form in texts_of(person)
    }
    for name, check_in in _PARTLY_KNOWN.items():
        texts[Path(f"questions/{name}.json")] = partial(_next, check_in)
    for name, arguments in _RUNS.items():
        texts[Path(f"output/{name}.txt")] = partial(run, *arguments)
    texts[Path("output/rules-words.txt")] = _template_of_words
    for command in _HELPED if HELP_IS_KEPT else ():
        name = command.replace(" ", "-") or "recovery-advisor"
        texts[Path(f"help/{name}.txt")] = partial(run, *command.split(), "--help")
    return texts
