"""Lays out an explanation as a page: verdict first, equal items merged, each rule's text once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from recovery_advisor.rendering.page import Block, BulletList, Heading, ListItem, Page, Paragraph
from recovery_advisor.rendering.scale_blocks import scales
from recovery_advisor.values.explanation import (
    ChangeSet,
    Explanation,
    Ground,
    LeftOut,
    LookedAt,
    NotRuledOut,
    WhatWouldChange,
    WhyNot,
)
from recovery_advisor.values.levels import Readiness
from recovery_advisor.values.placeholders import filled
from recovery_advisor.values.reasons import Citation
from recovery_advisor.values.translator import Translator


def page_of(explanation: Explanation, words: Translator) -> Page:
    """Lay out an explanation as a page.

    Args:
        explanation: the explanation.
        words: translator into its language, for headings and connecting words.
    """
    return tuple(_PageBuilder(explanation, words).blocks())


class _PageBuilder:
    """Builds one page; keeps track of the rules already shown."""

    def __init__(self, explanation: Explanation, words: Translator) -> None:
        self.explanation, self.words = explanation, words
        self.rules_shown: set[str] = set()
        self.sources_shown: set[str] = set()

    def blocks(self) -> Iterator[Block]:
        words, whole = self.words, self.explanation
        yield Heading(" ".join(whole.say), 1)
        yield from self._section(words.must("From now on"), self._safety_net())
        yield from self._section(words("Why"), self._grounds(whole.why))
        if whole.alone:
            yield Paragraph(whole.alone)
        yield from self._section(words("What would change it"), self._changes())
        yield from self._section(words("Why not more"), self._why_nots(whole.why_not))
        yield from self._section(words("Left out"), self._left_out(whole.left_out))
        yield from self._scales(words("Your answers"), derived=False)
        yield from self._scales(words("What your history says"), derived=True)

    def _scales(self, title: str, *, derived: bool) -> Iterator[Block]:
        answers = [one for one in self.explanation.answers if one.derived is derived]
        if answers:
            yield Heading(title, 2)
            yield from scales(answers, self.words)

    def _section(self, title: str, items: Iterable[ListItem]) -> Iterator[Block]:
        found = tuple(items)
        if found:
            yield Heading(title, 2)
            yield BulletList(found)

    def _grounds(self, grounds: Sequence[Ground]) -> Iterator[ListItem]:
        """Yield each rule once, with all answers that its effects look at."""
        by_rule: dict[str, list[Ground]] = {}
        for ground in grounds:
            by_rule.setdefault(ground.rule, []).append(ground)
        for same in by_rule.values():
            looked_at = [at for ground in same for at in ground.looked_at]
            yield self._ground(same[0], looked_at)

    def _safety_net(self) -> Iterator[ListItem]:
        for net in self.explanation.safety_net:
            source = self._source_once(net.rule, net.source)
            yield ListItem(f"{net.say} {net.because}", tuple(source))

    def _ground(self, ground: Ground, looked_at: Iterable[LookedAt]) -> ListItem:
        self.rules_shown.add(ground.rule)
        source = self._source_once(ground.rule, ground.source)
        return ListItem(f"{ground.say} {ground.because}", (*_distinct_texts(looked_at), *source))

    def _source_once(self, rule: str, source: Citation) -> Iterator[str]:
        if rule not in self.sources_shown:
            self.sources_shown.add(rule)
            yield f"[{rule}: {source.title}, {source.at}]"

    def _changes(self) -> Iterator[ListItem]:
        """Yield each change once, then the levels that no change reaches."""
        whole = self.explanation.what_would_change
        yield from dict.fromkeys(_wish(change) for level in whole for change in level.sets)
        before: list[str] = []
        for one in whole:
            if not one.settled:
                say = self.words("{what}: it would take too long to find out what opens it.")
                yield ListItem(filled(say, what=readiness_name(one.readiness, self.words)))
            elif not one.sets:
                yield self._out_of_reach(one, before)
                before = _distinct_texts((*one.fixed, *one.unanswered))

    def _out_of_reach(self, one: WhatWouldChange, before: Sequence[str]) -> ListItem:
        """A level that no change reaches, with its obstacles; those already listed are omitted."""
        what = readiness_name(one.readiness, self.words)
        more = bool(before) and set(before) <= set(_distinct_texts((*one.fixed, *one.unanswered)))
        fixed = [say for say in _distinct_texts(one.fixed) if not more or say not in before]
        unanswered = [at for at in one.unanswered if not more or at.say not in before]
        if more:
            say = self.words("{what}: getting better alone does not open it, for the same reasons.")
        else:
            say = self.words("{what}: getting better alone does not open it.")
        return ListItem(filled(say, what=what), (*fixed, *self._first(unanswered)))

    def _first(self, unanswered: Sequence[LookedAt]) -> Iterator[str]:
        """What must be answered first, and what a history must tell first."""
        words = self.words
        if asked := _distinct_texts(at for at in unanswered if not at.derived):
            yield filled(words.must("To be answered first: {names}."), names=words.listed(asked))
        if derived := _distinct_texts(at for at in unanswered if at.derived):
            first = words.must("Your history must tell first: {names}.")
            yield filled(first, names=words.listed(derived))

    def _why_nots(self, why_nots: Sequence[WhyNot]) -> Iterator[ListItem]:
        """Yield each level with the obstacles not already listed for a lower level."""
        before: set[str] = set()
        for one in why_nots:
            details = tuple(self._obstacles(one, before))
            before.update(ground.rule for ground in one.limits)
            before.update(ground.rule for ground in one.not_ruled_out)
            before.update([one.permit.rule] if one.permit else ())
            if details:
                yield ListItem(readiness_name(one.readiness, self.words), details)

    def _obstacles(self, one: WhyNot, before: Set[str]) -> Iterator[str]:
        for ground in one.limits:
            if ground.rule not in before:
                yield from self._limit(ground)
        not_ruled_out = [ground for ground in one.not_ruled_out if ground.rule not in before]
        if not_ruled_out:
            yield self._not_ruled_out(not_ruled_out)
        if one.permit and one.permit.rule not in before:
            says = self.words("What would open it is not so yet ({rule}). {unmet}")
            yield filled(says, rule=one.permit.rule, unmet=self._known_and_not(one.permit.unmet))
            yield from self._source_once(one.permit.rule, one.permit.source)

    def _limit(self, ground: Ground) -> Iterator[str]:
        if ground.rule in self.rules_shown:
            says = self.words.must("In the way, as told above ({rule}).")
            yield f"{filled(says, rule=ground.rule)} {self._known_and_not(ground.looked_at)}"
            return
        self.rules_shown.add(ground.rule)
        yield f"{ground.say} {ground.because} {self._known_and_not(ground.looked_at)}"
        yield from self._source_once(ground.rule, ground.source)

    def _not_ruled_out(self, found: Iterable[NotRuledOut]) -> str:
        says = self.words.must("What speaks against it is not ruled out yet. {looked_at}")
        looked_at = self._known_and_not(at for one in found for at in one.looked_at)
        return filled(says, looked_at=looked_at)

    def _known_and_not(self, looked_at: Iterable[LookedAt]) -> str:
        """Format the known answers one by one and the unknown ones as lists."""
        words, all_looked_at = self.words, tuple(looked_at)
        parts = [at.say for at in all_looked_at if at.answer is not None]
        unknown = [at for at in all_looked_at if at.answer is None]
        if asked := _distinct_texts(at for at in unknown if not at.derived):
            parts.append(filled(words("Not answered: {names}."), names=words.listed(asked)))
        if derived := _distinct_texts(at for at in unknown if at.derived):
            parts.append(filled(words("Not known: {names}."), names=words.listed(derived)))
        return " ".join(dict.fromkeys(parts))

    def _left_out(self, left_out: Sequence[LeftOut]) -> Iterator[ListItem]:
        """Yield the excluded exercises by name, those with the same reasons together."""
        together: dict[tuple[object, ...], list[LeftOut]] = {}
        for one in sorted(left_out, key=lambda one: one.name):
            together.setdefault((one.say, one.grounds, one.not_ruled_out), []).append(one)
        for same in together.values():
            names = self.words.listed(one.name for one in same)
            yield ListItem(f"{names}. {' '.join(same[0].say)}", tuple(self._against(same[0])))

    def _against(self, one: LeftOut) -> Iterator[str]:
        if one.grounds:
            yield self._known_and_not(at for ground in one.grounds for at in ground.looked_at)
        for ground in one.grounds:
            if ground.rule not in self.rules_shown:
                self.rules_shown.add(ground.rule)
                yield ground.because
                yield from self._source_once(ground.rule, ground.source)
        if one.not_ruled_out:
            yield self._not_ruled_out(one.not_ruled_out)


def _wish(change: ChangeSet) -> ListItem:
    """What would change it, with how far the person's history has come."""
    return ListItem(change.say, tuple(one.stands for one in change.changes if one.stands))


def readiness_name(level: Readiness, words: Translator) -> str:
    """The translated name of a readiness, for the start of a line."""
    return {
        Readiness.REST: words("Rest"),
        Readiness.MOBILITY: words("Gentle moves"),
        Readiness.GRADUAL: words("A gentle start"),
        Readiness.FULL: words("The full programme"),
    }[level]


def _distinct_texts(looked_at: Iterable[LookedAt]) -> list[str]:
    """The distinct texts of some answers."""
    return list(dict.fromkeys(at.say for at in looked_at))
