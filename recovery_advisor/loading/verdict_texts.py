"""Reads the headlines of verdicts and the built-in reasons."""

from __future__ import annotations

from collections.abc import Iterable, Set

from recovery_advisor.loading.citations import Library
from recovery_advisor.loading.headlines import check_headlines
from recovery_advisor.loading.place import Place
from recovery_advisor.loading.records import BuiltInRecord
from recovery_advisor.loading.rule_files import RuleFiles, base_place
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.verdict_texts import VerdictTexts
from recovery_advisor.values.levels import Readiness, Verdict
from recovery_advisor.values.placeholders import in_braces, placeholders
from recovery_advisor.values.reasons import Reason

#: The headlines that a pack may leave out.
_LIBRARY = {
    "consult_first_soon": "Rest, and see a health professional within two weeks.",
    "also_soon": "See a health professional within two weeks about what you told us.",
}


def read_verdict_texts(files: RuleFiles, library: Library) -> VerdictTexts | None:
    """Read the headlines and built-in reasons; anything but exactly one definition is a fault."""
    built_in = [(file.record.built_in, file.place / "built_in") for file in files.all]
    written = [(file.record.headlines, file.place / "headlines") for file in files.all]
    found = [(record, place) for record, place in built_in if record]
    heads = [(record, place) for record, place in written if record]
    if len(found) != 1 or len(heads) != 1:
        if not {"built_in", "headlines"} & files.faults.lost:
            base_place(files).fault("the base pack needs built_in: and headlines:, each once")
        return None
    record, place = found[0]
    headlines = heads[0][0].model_dump(exclude_none=True)
    check_headlines(headlines, heads[0][1])
    lines = {**_LIBRARY, **headlines}
    return VerdictTexts(
        nothing_permits=_reason("nothing-permits", record.nothing_permits, place, library),
        engine_fault=_reason("engine-fault", record.engine_fault, place, library),
        unreadable=_unreadable(record.unreadable, place, library) if record.unreadable else None,
        cleared=_cleared(record.cleared, place, library) if record.cleared else None,
        headlines={verdict: lines[verdict] for verdict in Verdict},
        consult_first_soon=lines["consult_first_soon"],
        also_routine=lines["also_routine"],
        also_soon=lines["also_soon"],
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


def _unreadable(record: BuiltInRecord, place: Place, library: Library) -> Reason:
    _check_placeholders(record.say, {"questions"}, place / "unreadable" / "say")
    return _reason("unreadable", record, place, library)


def _cleared(record: BuiltInRecord, place: Place, library: Library) -> Reason:
    reason = _reason("cleared", record, place, library)
    _check_placeholders(record.say, {"by", "questions", "expires"}, place / "cleared" / "say")
    return reason.model_copy(update={"effect": "clearance", "level": None})


def _check_placeholders(say: str, allowed: Set[str], place: Place) -> None:
    """Report braces that are no placeholder of a text, and placeholders that it repeats."""
    found = placeholders(say)
    if found is None or not set(found) <= allowed or len(set(found)) < len(found):
        place.fault(
            f"in braces may stand {in_braces(sorted(allowed))}, each once, and nothing else"
        )


def check_clearable(
    files: RuleFiles, questions: Iterable[Question], words: VerdictTexts | None
) -> None:
    """Report a fault if a question may be cleared and there is no text for a clearance."""
    clearable = sorted(question.id for question in questions if question.may_be_cleared)
    if words and not words.cleared and clearable:
        base_place(files).fault(
            f"{', '.join(clearable[:3])}{' and others' if len(clearable) > 3 else ''} may be cleared, so"
            " built_in: of the base pack needs cleared: with say, because and source; or leave"
            " may_be_cleared: out"
        )
