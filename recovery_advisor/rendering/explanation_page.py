"""An explanation as a page: the verdict first, equal things together, each rule's reasons once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from recovery_advisor.rendering.page import Block, BulletList, Heading, ListItem, Page, Paragraph
from recovery_advisor.rendering.scale_blocks import scales
from recovery_advisor.values.explanation import (
    Explanation,
    Ground,
    LeftOut,
    LookedAt,
    NotRuledOut,
    WhatWouldChange,
    WhyNot,
)
from recovery_advisor.values.levels import Readiness
from recovery_advisor.values.reasons import Citation
from recovery_advisor.values.translator import Translator


def explained(explanation: Explanation, words: Translator) -> Page:
    """The page of an explanation.

    Args:
        explanation: the explanation.
        words: its language, for the words between its texts.
    """
    return tuple(_Writing(explanation, words).blocks())


class _Writing:
    """One page in the making; it remembers which rules have been told."""

    def __init__(self, explanation: Explanation, words: Translator) -> None:
        self.explanation, self.words = explanation, words
        self.told: set[str] = set()
        self.sources: set[str] = set()

    def blocks(self) -> Iterator[Block]:
        words, whole = self.words, self.explanation
        yield Heading(" ".join(whole.say), 1)
        yield from self._section(words("Why"), self._grounds(whole.why))
        if whole.alone:
            yield Paragraph(whole.alone)
        yield from self._section(words("What would change it"), self._changes())
        yield from self._section(words("Why not more"), self._why_nots(whole.why_not))
        yield from self._section(words("Left out"), self._left_out(whole.left_out))
        if whole.answers:
            yield Heading(words("Your answers"), 2)
            yield from scales(whole.answers, words)

    def _section(self, title: str, items: Iterable[ListItem]) -> Iterator[Block]:
        found = tuple(items)
        if found:
            yield Heading(title, 2)
            yield BulletList(found)

    def _grounds(self, grounds: Sequence[Ground]) -> Iterator[ListItem]:
        """Each rule once, with everything that its effects looked at."""
        by_rule: dict[str, list[Ground]] = {}
        for ground in grounds:
            by_rule.setdefault(ground.rule, []).append(ground)
        for same in by_rule.values():
            looked_at = [at for ground in same for at in ground.looked_at]
            yield self._ground(same[0], looked_at)

    def _ground(self, ground: Ground, looked_at: Iterable[LookedAt]) -> ListItem:
        self.told.add(ground.rule)
        source = self._source_once(ground.rule, ground.source)
        return ListItem(f"{ground.say} {ground.because}", (*_names(looked_at), *source))

    def _source_once(self, rule: str, source: Citation) -> Iterator[str]:
        if rule not in self.sources:
            self.sources.add(rule)
            yield f"[{rule}: {source.title}, {source.at}]"

    def _changes(self) -> Iterator[ListItem]:
        """Each sentence once; levels to which nothing leads for the same reason together."""
        whole = self.explanation.what_would_change
        for say in dict.fromkeys(one.say for level in whole for one in level.sets):
            yield ListItem(say)
        before: list[str] = []
        for one in whole:
            if not one.settled:
                say = self.words("{what}: it would take too long to find out what opens it.")
                yield ListItem(say.format(what=named(one.readiness, self.words)))
            elif not one.sets:
                yield self._out_of_reach(one, before)
                before = _names((*one.fixed, *one.unanswered))

    def _out_of_reach(self, one: WhatWouldChange, before: Sequence[str]) -> ListItem:
        """What stands in the way; where it is all that stood before and more, the rest alone."""
        what = named(one.readiness, self.words)
        more = bool(before) and set(before) <= set(_names((*one.fixed, *one.unanswered)))
        fixed = [say for say in _names(one.fixed) if not more or say not in before]
        unanswered = [say for say in _names(one.unanswered) if not more or say not in before]
        if more:
            say = self.words("{what}: getting better alone does not open it, for the same reasons.")
        else:
            say = self.words("{what}: getting better alone does not open it.")
        first = self.words.must("To be answered first: {names}.")
        asked = [first.format(names=self.words.listed(unanswered))] if unanswered else []
        return ListItem(say.format(what=what), (*fixed, *asked))

    def _why_nots(self, why_nots: Sequence[WhyNot]) -> Iterator[ListItem]:
        """What stands in the way of each level, beside what stands in that of the one before."""
        before: set[str] = set()
        for one in why_nots:
            details = tuple(self._obstacles(one, before))
            before.update(ground.rule for ground in one.limits)
            before.update(ground.rule for ground in one.not_ruled_out)
            before.update([one.permit.rule] if one.permit else ())
            if details:
                yield ListItem(named(one.readiness, self.words), details)

    def _obstacles(self, one: WhyNot, before: Set[str]) -> Iterator[str]:
        for ground in one.limits:
            if ground.rule not in before:
                yield from self._limit(ground)
        not_ruled_out = [ground for ground in one.not_ruled_out if ground.rule not in before]
        if not_ruled_out:
            yield self._not_ruled_out(not_ruled_out)
        if one.permit and one.permit.rule not in before:
            says = self.words("What would open it, {rule}, is not met: {unmet}")
            yield says.format(rule=one.permit.rule, unmet=self._known_and_not(one.permit.unmet))
            yield from self._source_once(one.permit.rule, one.permit.source)

    def _limit(self, ground: Ground) -> Iterator[str]:
        if ground.rule in self.told:
            says = self.words.must("In the way, as told above: {rule}")
            yield f"{says.format(rule=ground.rule)} {self._known_and_not(ground.looked_at)}"
            return
        self.told.add(ground.rule)
        yield f"{ground.say} {ground.because} {self._known_and_not(ground.looked_at)}"
        yield from self._source_once(ground.rule, ground.source)

    def _not_ruled_out(self, found: Iterable[NotRuledOut]) -> str:
        says = self.words.must("Not ruled out: {looked_at}")
        looked_at = self._known_and_not(at for one in found for at in one.looked_at)
        return says.format(looked_at=looked_at)

    def _known_and_not(self, looked_at: Iterable[LookedAt]) -> str:
        """Each known answer, and what is not answered in one go."""
        all_looked_at = tuple(looked_at)
        told = _names(at for at in all_looked_at if at.answer is not None)
        known = " ".join(f"({say})" for say in told)
        names = self.words.listed(_names(at for at in all_looked_at if at.answer is None))
        unanswered = self.words("(not answered: {names})").format(names=names)
        return f"{known} {unanswered}".strip() if names else known

    def _left_out(self, left_out: Sequence[LeftOut]) -> Iterator[ListItem]:
        """Exercises with the same thing in their way together."""
        together: dict[tuple[object, ...], list[LeftOut]] = {}
        for one in left_out:
            together.setdefault((one.say, one.grounds, one.not_ruled_out), []).append(one)
        for same in together.values():
            names = self.words.listed(one.name for one in same)
            yield ListItem(f"{names}. {' '.join(same[0].say)}", tuple(self._against(same[0])))

    def _against(self, one: LeftOut) -> Iterator[str]:
        if one.grounds:
            yield self._known_and_not(at for ground in one.grounds for at in ground.looked_at)
        for ground in one.grounds:
            if ground.rule not in self.told:
                self.told.add(ground.rule)
                yield ground.because
                yield from self._source_once(ground.rule, ground.source)
        if one.not_ruled_out:
            yield self._not_ruled_out(one.not_ruled_out)


def named(level: Readiness, words: Translator) -> str:
    """A readiness as it stands at the head of a line."""
    return {
        Readiness.REST: words("Rest"),
        Readiness.MOBILITY: words("Gentle moves"),
        Readiness.GRADUAL: words("A gentle start"),
        Readiness.FULL: words("The full programme"),
    }[level]


def _names(looked_at: Iterable[LookedAt]) -> list[str]:
    """What is said of each, once."""
    return list(dict.fromkeys(at.say for at in looked_at))
