"""Reads and validates rules, and sorts their effects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from recovery_advisor.loading.citations import Library
from recovery_advisor.loading.conditions import placed, read_condition
from recovery_advisor.loading.examples import check_examples, check_given, read_examples
from recovery_advisor.loading.place import Place
from recovery_advisor.loading.records import (
    AvoidRecord,
    ExampleRecord,
    RuleRecord,
    SourceRecord,
    ThenRecord,
)
from recovery_advisor.loading.repairs import read_alone
from recovery_advisor.loading.rule_files import RuleFiles
from recovery_advisor.rulebook.alternatives import MOST_ALTERNATIVES, alternatives, always_holds
from recovery_advisor.rulebook.conditions import Condition
from recovery_advisor.rulebook.exercises import Avoidable
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import SPEAKS_OF, TELLING, Effect, Rule
from recovery_advisor.values.errors import Gravity
from recovery_advisor.values.levels import NOW, Readiness, Urgency
from recovery_advisor.values.reasons import EffectKind

#: The most alternatives of all rules together; an answer takes longer with each.
MOST_IN_ALL = 20_000

#: Ids of the reasons that are no rules.
BUILT_IN = frozenset({"nothing-permits", "engine-fault", "unreadable", "cleared"})

KINDS: tuple[EffectKind, ...] = ("refer", "limit", "permit", "avoid", "safety_net", "note")
_EXCLUSIVE = {"permit", *TELLING}


def read_rules(
    files: RuleFiles,
    asked: Sequence[Question],
    avoidable: Avoidable,
    library: Library,
    overlays: frozenset[str],
) -> tuple[Effect, ...]:
    """Read all effects of all rules, in the order used by advice and bit masks.

    Args:
        asked: the questions that conditions may test.
        avoidable: the ways that each name under ``avoid`` excludes.
        overlays: ids of the packs that may not permit.
    """
    effects: list[Effect] = []
    total = 0
    questions = {question.id: question for question in asked}
    files.unique("rules", "rule", lambda record: record.rules)
    for record, place, file in files.each("rules", lambda record: record.rules):
        id = record.rule
        if id in BUILT_IN:
            (place / "rule").fault(
                f"{id} is a built-in reason; choose another name", Gravity.UNSAFE
            )
        when = read_condition(record.when, questions, place / "when")
        source = library.cite(record.source, place / "source", "rule", id)
        kinds = _kinds(record.then, place / "then", file.pack in overlays)
        ways = _avoided(record.then.avoid, avoidable, place / "then" / "avoid")
        _check_texts(record, kinds, place)
        follows = ["limit"] if record.then.refer in NOW else []
        examples = read_examples(record.examples, kinds, follows, questions, place / "examples")
        split = _alternatives_if_valid(when, kinds, questions, place / "when")
        if when is None or not split:
            continue
        if total <= MOST_IN_ALL < total + split:
            place.fault(
                f"all rules together split into more than {MOST_IN_ALL} alternatives, from this one"
                " on; make it two folders"
            )
        total += split
        say = record.then.safety_net or record.then.note or record.say or ""
        rule = Rule(id, file.pack, when, say, record.because or "", source, examples)
        effects_of_rule = list(_effects(rule, record.then, ways))
        check_examples(effects_of_rule, questions, place / "examples")
        effects += effects_of_rule
    for place, file in files.invalid("rules"):
        _check_parts(place, questions, avoidable, library, file.pack in overlays)
    return tuple(sorted(effects, key=_order))


def _check_parts(
    place: Place,
    questions: Mapping[str, Question],
    avoidable: Avoidable,
    library: Library,
    overlay: bool,
) -> None:
    """Report the faults of those parts of an invalid rule that can be read by themselves."""
    rule = place.value if isinstance(place.value, dict) else {}
    kinds: list[EffectKind] = []
    if then := read_alone(ThenRecord, rule.get("then")):
        kinds = _kinds(then, place / "then", overlay)
        _avoided(then.avoid, avoidable, place / "then" / "avoid")
    if isinstance(rule.get("when"), dict):
        when = read_condition(rule["when"], questions, place / "when")
        _alternatives_if_valid(when, kinds, questions, place / "when")
    examples = rule.get("examples")
    for index, given in enumerate(examples if isinstance(examples, list) else ()):
        if example := read_alone(ExampleRecord, given):
            check_given(example, questions, place / "examples" / index)
    if source := read_alone(SourceRecord, rule.get("source")):
        library.cite(source, place / "source", "rule", str(rule.get("rule")))


def _kinds(then: ThenRecord, place: Place, overlay: bool) -> list[EffectKind]:
    kinds = [kind for kind in KINDS if getattr(then, kind) is not None]
    if not kinds:
        place.fault(f"a rule needs an effect: {', '.join(KINDS)}")
    for kind in [one for one in kinds if one in _EXCLUSIVE]:
        if len(kinds) > 1:
            (place / kind).fault(f"{kind} stands alone; give the other effects a rule of their own")
    if overlay and "permit" in kinds:
        (place / "permit").key.fault(
            "an overlay may not permit: adding a pack may only tighten", Gravity.UNSAFE
        )
    return kinds


def _check_texts(record: RuleRecord, kinds: list[EffectKind], place: Place) -> None:
    tells = len(kinds) == 1 and kinds[0] in TELLING
    if tells and record.say is not None:
        (place / "say").key.fault(f"its words stand under then: as {kinds[0]}; leave say out")
    if kinds == ["safety_net"] and not record.because:
        place.fault("a safety net needs because: (why)")
    if not tells and not (record.say and record.because):
        place.fault("a rule needs say: (what it means for the person) and because: (why)")


def _alternatives_if_valid(
    when: Condition | None,
    kinds: list[EffectKind],
    questions: Mapping[str, Question],
    place: Place,
) -> int:
    """How many alternatives a condition splits into; 0 after faults."""
    if when is None:
        return 0
    valid = True
    for threshold, at in placed(when, place):
        wrong = [kind for kind in kinds if not isinstance(threshold, SPEAKS_OF[kind])]
        if wrong:
            at.fault(_wrong_side(wrong[0]), Gravity.UNSAFE)
            valid = False
    split = alternatives(when)
    if split is None:
        place.fault(
            f"this splits into more than {MOST_ALTERNATIVES} alternatives; make it two rules"
        )
        return 0
    if always_holds(split, questions):
        place.fault("every answer meets this condition, so it decides nothing")
        return 0
    return len(split) if valid else 0


def _wrong_side(kind: EffectKind) -> str:
    if kind == "permit":
        return (
            f"a {kind} may only say 'or better' (or the best end of a scale):"
            " otherwise a worse answer could open more exercise"
        )
    return (
        f"{kind} may only say 'or worse' (or the worst end of a scale):"
        " otherwise a better answer could be held against a person"
    )


def _effects(rule: Rule, then: ThenRecord, ways: frozenset[str]) -> Iterator[Effect]:
    if then.refer:
        yield Effect(rule, "refer", Urgency(then.refer))
    if then.refer in NOW:
        # A limit counts unless ruled out, so an unanswered danger sign leads to rest.
        yield Effect(rule, "limit", Readiness.REST)
    elif then.limit:
        yield Effect(rule, "limit", Readiness(then.limit))
    if then.permit:
        yield Effect(rule, "permit", Readiness(then.permit))
    if then.avoid:
        yield Effect(rule, "avoid", ways=ways)
    if then.safety_net:
        yield Effect(rule, "safety_net")
    if then.note:
        yield Effect(rule, "note")


def _avoided(avoid: AvoidRecord | None, avoidable: Avoidable, place: Place) -> frozenset[str]:
    if avoid is None:
        return frozenset()
    if not avoid.tags and not avoid.exercises:
        place.fault("avoid needs tags: or exercises: to leave out")
    found: frozenset[str] = frozenset()
    for index, word in enumerate(avoid.tags):
        if (place / "tags" / index).known(word, avoidable.tags, "tag"):
            found |= avoidable.tags[word]
    for index, word in enumerate(avoid.exercises):
        if (place / "exercises" / index).known(word, avoidable.exercises, "exercise"):
            found |= avoidable.exercises[word]
    return found


def _order(effect: Effect) -> tuple[int, int, str]:
    """Sort key: most urgent referral first, then strictest limit, then widest permit."""
    rank = effect.level.rank if effect.level is not None else 0
    strictest_first = rank if effect.kind == "limit" else -rank
    return KINDS.index(effect.kind), strictest_first, effect.rule.id
