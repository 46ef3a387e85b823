"""A start for rules with an overlay, and the same with something changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from recovery_advisor import load_book
from recovery_advisor.authoring.diff.compare import Difference, compare
from recovery_advisor.authoring.diff.report import DiffReport
from recovery_advisor.authoring.diff.review import review
from recovery_advisor.authoring.starter import lay_out
from tests.support.listed import list_files

#: File, text there, and text instead.
Edit = tuple[str, str, str]

RULES, PACK, WORDS = "my-pack/readiness.yaml", "my-pack/pack.yaml", "vocabulary.yaml"
_MOVES, _SESSION = "my-pack/exercises.yaml", "my-pack/session.yaml"
#: Edits of what people are told that somebody must accept: an edit, and the text that it changes.
RISKY = {
    "a headline": (PACK, "emergency: Call your local emergency number now.", "emergency: Dial the emergency number now, as told.", "headline emergency"),
    "a headline of two": (PACK, "see_professional: See a doctor today, or as soon as you can.", "see_professional: Ask a doctor today about the full programme.", "headline see_professional"),
    "a built-in reason": (PACK, "Nothing you have told us yet shows that exercise is safe.", "All is well.", "built-in nothing_permits say"),
    "a danger sign's question": (WORDS, "ask: How bad was your worst pain in the last 24 hours?", "ask: How well are you?", "question pain ask"),
    "a danger sign's help": (WORDS, "help: 0 is no pain. 10 is the worst pain you can think of.", "help: 0 is the worst pain.", "question pain help"),
    "a danger sign's help that is gone": (WORDS, "    help: 0 is no pain. 10 is the worst pain you can think of.\n", "", "question pain help"),
    "a question that a permit looks at": (WORDS, "Is it swollen?", "Is it free of swelling?", "question swelling ask"),
    "what to hold on to": (_MOVES, "needs: [chair]", "needs: []", "way leg_swing needs"),
    "a note": ("my-pack/notes.yaml", "source: {work: own-judgement, at: notes}", "source: {work: own-judgement, at: notes}\n  - {note: go-on, with: [full], say: Go on if it hurts., source: {work: own-judgement, at: notes}}", "note go-on say"),
    "a rule's words": (RULES, "Your pain is severe.", "Your pain is slight.", "rule severe-pain say"),
    "an avoid's words": ("knee/rules.yaml", "can end in a fall", "never ends in a fall", "rule knee-not-while-faint because"),
    "a dose upward": (_MOVES, "repetitions: 8-12", "repetitions: 8-20", "dose way sit_to_stand repetitions"),
    "a hold with no end": (_MOVES, "hold: 15-30", "hold: not given", "dose way calf_stretch hold"),
    "less rest": (_SESSION, "rest_between_sets: 45", "rest_between_sets: 30", "session rest_between_sets"),
    "a longer session": (_SESSION, "minutes: 15", "minutes: 30", "session minutes"),
}  # fmt: skip
#: Edits that are told and need nobody.
PLAIN = {
    "a cue": (_MOVES, "Lift one knee", "Raise one knee", "way march cue 1"),
    "a permit's words": (RULES, "Your pain is mild at most.", "Your pain is at most mild.", "rule start-gently say"),
    "a dose downward": (_MOVES, "repetitions: 8-12", "repetitions: 6-12", "dose way sit_to_stand repetitions"),
    "more rest": (_SESSION, "rest_between_sets: 45", "rest_between_sets: 60", "session rest_between_sets"),
    "a band that moved": (WORDS, "mild: 1-3, moderate: 4-6", "mild: 1-4, moderate: 5-6", "question pain band mild"),
}  # fmt: skip


def folder(root: Path, edits: Sequence[Edit] = ()) -> Path:
    """A start with the overlay ``knee`` in a folder, changed; an edit of no text makes a file."""
    rules = root / "my-pack"
    for start in (rules, rules / "knee"):
        lay_out(start)
    for file, there, instead in edits:
        path = rules / file
        text = path.read_text(encoding="utf-8") if there else ""
        assert there in text
        path.write_text(text.replace(there, instead, 1), encoding="utf-8")
    return list_files(rules)


def compared(root: Path, edits: Sequence[Edit], before: Sequence[Edit] = ()) -> Difference:
    """From the start, perhaps changed, to the start with edits."""
    old, new = (
        load_book(folder(root / name, of)) for name, of in (("old", before), ("new", edits))
    )
    return compare(old, new, seconds=60)


def report_lines(difference: Difference) -> list[str]:
    """The lines of the report, without the places of rules."""
    rules = {
        effect.rule.id
        for side in (difference.pair.old, difference.pair.new)
        for effect in side.book.effects
    }
    places = dict.fromkeys(rules, "here")
    report = DiffReport(review(difference), {"old": places, "new": places})
    return [line.strip() for line in "\n".join(report.lines()).splitlines()]
