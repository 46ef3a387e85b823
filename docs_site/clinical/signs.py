"""One entry of the danger signs for each question: its words, and what follows from each answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docs_site.clinical.answers import answers, offered
from docs_site.clinical.outcomes import left_out, outcome
from docs_site.clinical.unknown import while_unknown
from docs_site.clinical.writing import (
    anchor,
    cited,
    heading,
    ids,
    points,
    rule_title,
    sentence,
    text,
)
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.conditions import Threshold, thresholds
from recovery_advisor.rulebook.questions import Question
from recovery_advisor.rulebook.rules import TELLING, Effect, Rule
from recovery_advisor.values.levels import Urgency


def alone(question: Question, book: RuleBook) -> list[Effect]:
    """The effects of rules that ask about a question and nothing else."""
    return [
        one
        for one in book.effects
        if isinstance(one.rule.when, Threshold) and one.rule.when.question == question.id
    ]


def urgency(effects: Iterable[Effect]) -> Urgency:
    """How soon they send somebody at the most."""
    return max(
        (Urgency(one.level) for one in effects if one.kind == "refer" and one.level),
        default=Urgency.NONE,
    )


def sign(question: Question, together: Sequence[Rule], book: RuleBook) -> str:
    """The entry of a question; ``together`` are the rules that have entries of their own."""
    own = alone(question, book)
    acting = [one for one in own if one.kind not in TELLING]
    rules = list({one.rule.id: one.rule for one in own}.values())
    joint = (rule for rule in together if asks(rule, question))
    links = (f"[{rule_title(rule.id)}](#{anchor('together', rule.id)})" for rule in joint)
    clearance = "lifts it" if question.may_be_cleared else "does not lift it"
    facts = (
        ("What counts, and what does not", text(question.help or "")),
        ("Answers offered", text(offered(question))),
        *_by_answer(question, acting, book),
        ("While it is not known", while_unknown(question, acting, book)),
        ("Leaves out", left_out(acting, book)),
        ("What to watch for", _nets(own)),
        ("Counts together with other answers", "; ".join(links)),
        ("A professional's clearance", clearance if acting else ""),
        *_why(rules, book),
    )
    title = text(question.ask)
    editing = ids(question.id, *(rule.id for rule in rules))
    return heading(3, title, "question", question.id) + points(facts) + editing


def asks(rule: Rule, question: Question) -> bool:
    """Whether a rule looks at a question."""
    return any(one.question == question.id for one in thresholds(rule.when))


def _by_answer(
    question: Question, effects: Sequence[Effect], book: RuleBook
) -> Iterator[tuple[str, str]]:
    """For each answer from which on a rule applies, the worst first, what is done and told."""
    for severity in sorted({_severity(one) for one in effects}, reverse=True):
        here = [one for one in effects if _severity(one) == severity]
        does = outcome([one for one in here if one.kind != "avoid"], book)
        told = " ".join(f"“{text(said)}”" for said in dict.fromkeys(one.rule.say for one in here))
        yield _label(question, here[0]), f"{sentence(does)}. {told}" if does else told


def _severity(effect: Effect) -> int:
    assert isinstance(effect.rule.when, Threshold)
    return effect.rule.when.severity


def _label(question: Question, effect: Effect) -> str:
    """The answer from which on a rule applies: of *not sure or yes* the first alone, as yes has its own."""
    assert isinstance(effect.rule.when, Threshold)
    met = answers(effect.rule.when, question)
    return sentence(met.removesuffix(" or yes"))


def _nets(effects: Iterable[Effect]) -> str:
    return " ".join(f"“{text(one.rule.say)}”" for one in effects if one.kind in TELLING)


def _why(rules: Sequence[Rule], book: RuleBook) -> Iterator[tuple[str, str]]:
    why = dict.fromkeys(text(rule.because) for rule in rules if rule.because)
    source = dict.fromkeys(cited(rule.source, book) for rule in rules)
    yield "Why", " ".join(why)
    yield "Source", "; ".join(source)
