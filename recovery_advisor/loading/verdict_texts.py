"""Reads the texts of verdicts, and of the reasons that no rule gives."""

from __future__ import annotations

from collections.abc import Iterable

from recovery_advisor.loading.citations import Library
from recovery_advisor.loading.place import Place
from recovery_advisor.loading.records import BuiltInRecord
from recovery_advisor.loading.rule_files import RuleFiles, base_place
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.verdict_texts import VerdictTexts
from recovery_advisor.values.levels import Readiness, Verdict
from recovery_advisor.values.reasons import Reason


def read_words(pages: RuleFiles, library: Library) -> VerdictTexts | None:
    """The words of each verdict, and of the reasons that no rule gives."""
    built_in = [(page.record.built_in, page.place / "built_in") for page in pages.all]
    headlines = [(page.record.headlines, page.place / "headlines") for page in pages.all]
    said = [(record, place) for record, place in built_in if record]
    heads = [(record, place) for record, place in headlines if record]
    if len(said) != 1 or len(heads) != 1:
        if not {"built_in", "headlines"} & pages.faults.lost:
            base_place(pages).fault("the base pack needs built_in: and headlines:, each once")
        return None
    record, place = said[0]
    lines = heads[0][0].model_dump()
    return VerdictTexts(
        nothing_permits=_reason("nothing-permits", record.nothing_permits, place, library),
        engine_fault=_reason("engine-fault", record.engine_fault, place, library),
        cleared=_cleared(record.cleared, place, library) if record.cleared else None,
        headlines={verdict: lines[verdict] for verdict in Verdict},
        also_routine=lines["also_routine"],
    )


def _reason(rule: str, record: BuiltInRecord, place: Place, library: Library) -> Reason:
    at = place / rule.replace("-", "_") / "source"
    return Reason(
        rule=rule,
        effect="limit",
        level=Readiness.REST,
        say=record.say,
        because=record.because,
        source=library.cite(record.source, at, "built-in reason", rule),
    )


def _cleared(record: BuiltInRecord, place: Place, library: Library) -> Reason:
    reason = _reason("cleared", record, place, library)
    try:
        record.say.format(by="", questions="", expires="")
    except (KeyError, IndexError, ValueError):
        (place / "cleared" / "say").fault("in braces stand {by}, {questions} or {expires} only")
    return reason.model_copy(update={"effect": "clearance", "level": None})


def check_clearable(
    pages: RuleFiles, questions: Iterable[Question], words: VerdictTexts | None
) -> None:
    """A fault where something may be cleared and there are no words to say that it was."""
    if words and not words.cleared and any(question.may_be_cleared for question in questions):
        base_place(pages).fault(
            "a question may be cleared, so built_in: needs cleared: with say, because and source"
        )
