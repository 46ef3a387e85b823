"""The step: what one moment makes of a course. A course is the fold of it over all moments, in order."""

from __future__ import annotations

from dataclasses import replace

from recovery_advisor.course import signs
from recovery_advisor.course.course import Course
from recovery_advisor.course.fold import Seen
from recovery_advisor.course.instants import DAY, HOUR, NEVER
from recovery_advisor.course.moments import InForce, Moment
from recovery_advisor.course.ops import INTEGERS
from recovery_advisor.course.progress import (
    ACTIVE,
    DENIED,
    FAILED,
    INJURED,
    NOT_ASKED,
    OPEN,
    YES,
    Progress,
    Sign,
)
from recovery_advisor.course.reading import Reading
from recovery_advisor.course.rules import CourseRules
from recovery_advisor.engines.lowering import Lowered

#: As many of the last onsets of a flare are kept.
MOST_ONSETS = 2


def step(rules: CourseRules, course: Course, moment: Moment) -> Course:
    """The course after one more moment.

    Args:
        moment: not before any that the course has. Of one instant, check-ins come first, then what
            was noticed, trained and cleared.
    """
    if moment.session is not None:
        return _trained(rules, course, moment)
    if moment.clearance is not None:
        return _cleared(rules, course, moment)
    return _answered(rules, course, moment)


def _answered(rules: CourseRules, course: Course, moment: Moment) -> Course:
    """After a check-in, or after something is noticed between two."""
    at, whole = moment.at, moment.kind == "checked_in"
    reading = rules.read(moment.answers, course.cleared(at))
    known, flare = rules.known_signs(reading), reading.flare
    if not whole and course.latest is not None:
        more, also = _beside_the_latest(rules, course, course.latest, moment)
        known, flare = known | more, flare or also
    seen = _seen(reading, flare or bool(known), whole)
    progress = rules.fold.check_in(course.progress, at, seen)
    latest, latest_at = _latest(course, moment) if whole else _worsened(rules, course, moment)
    return Course(
        progress=progress,
        signs=_signs(rules, course, at, reading, known, whole),
        onsets=_onsets(course, at, seen.bad),
        pains=_pains(rules, course, at, reading.pain),
        latest=latest,
        latest_at=latest_at,
        clearances=course.clearances,
        at=at,
        injured_at=_injured_at(course, at, progress),
        trained_at=course.trained_at,
        questions=rules.questions,
    )


def _beside_the_latest(
    rules: CourseRules, course: Course, latest: Lowered, moment: Moment
) -> tuple[frozenset[str], bool]:
    """The danger signs that what is noticed makes together with the latest answers, and whether a flare.

    Only those that ask something that was noticed: another widget's answer reports no old sign anew.
    """
    both = zip(latest, moment.answers, rules.unknown, strict=True)
    worse = tuple([
        one if new == unknown else new if one == unknown else max(one, new)
        for one, new, unknown in both
    ])  # fmt: skip
    reading = rules.read(worse, course.cleared(moment.at))
    told = frozenset(
        question.id
        for question, answer in zip(rules.book.asked, moment.answers, strict=True)
        if answer != question.unknown
    )
    known = frozenset(id for id in rules.known_signs(reading) if told & rules.signs[id].asks)
    return known, reading.flare and bool(told & rules.flare_asks)


def _seen(reading: Reading, bad: bool, whole: bool) -> Seen:
    """What is noticed is never clear, and never denies an injury; a check-in that does not deny one has it."""
    if whole:
        return Seen(reading.clear, bad, DENIED if reading.injury == DENIED else INJURED)
    injury = INJURED if reading.injury == INJURED else NOT_ASKED
    return Seen(min(reading.clear, OPEN), bad, injury)


def _signs(
    rules: CourseRules,
    course: Course,
    at: int,
    reading: Reading,
    known: frozenset[str],
    whole: bool,
) -> tuple[tuple[str, Sign], ...]:
    """The danger signs that stand; what is noticed denies none."""
    before = dict(course.signs)
    after = []
    for id in sorted(known.union(before)):
        rule = rules.signs[id]
        holds = YES if id in known else rule.holds(reading) if whole else OPEN
        sign = signs.seen(INTEGERS, rules.parameters, before.get(id, Sign()), at, holds, rule.lasts)
        if sign.stands:
            after.append((id, sign))
    return tuple(after)


def _onsets(course: Course, at: int, bad: bool) -> tuple[int, ...]:
    begins = bad and course.progress.flare != ACTIVE
    return (at, *course.onsets)[:MOST_ONSETS] if begins else course.onsets


def _pains(
    rules: CourseRules, course: Course, at: int, pain: int | None
) -> tuple[tuple[int, int], ...]:
    """The worst pain of each day, a day beginning with its first."""
    if pain is None:
        return course.pains
    earlier, today = course.pains, (at, pain)
    if earlier and at - earlier[-1][0] < DAY - rules.parameters.unpunctuality:
        earlier, (began, worst) = earlier[:-1], earlier[-1]
        today = (began, max(worst, pain))
    kept = rules.numbers.worsening.before * HOUR
    return tuple([one for one in (*earlier, today) if at - one[0] <= kept])


def _latest(course: Course, moment: Moment) -> tuple[Lowered | None, int]:
    """The answers of a check-in; of two of one instant the worse of each, unknown where either is."""
    if course.latest is None or course.latest_at != moment.at:
        return moment.answers, moment.at
    return tuple(map(max, course.latest, moment.answers)), moment.at


def _worsened(rules: CourseRules, course: Course, moment: Moment) -> tuple[Lowered | None, int]:
    """The answers of the last check-in, the known ones as bad as what is noticed."""
    if course.latest is None:
        return None, course.latest_at
    each = zip(course.latest, moment.answers, rules.unknown, strict=True)
    worse = tuple([one if new == unknown else max(one, new) for one, new, unknown in each])
    return worse, course.latest_at


def _injured_at(course: Course, at: int, progress: Progress) -> int:
    if progress.injured != INJURED:
        return NEVER
    return course.injured_at if course.progress.injured == INJURED else at


def _trained(rules: CourseRules, course: Course, moment: Moment) -> Course:
    """After a session."""
    assert moment.session is not None
    went = rules.verdict(moment.session, course.progress.injured)
    return replace(
        course,
        progress=rules.fold.session(course.progress, moment.at, moment.session.strength, went),
        onsets=_onsets(course, moment.at, went == FAILED),
        at=moment.at,
        trained_at=moment.at,
    )


def _cleared(rules: CourseRules, course: Course, moment: Moment) -> Course:
    """After a professional looked into something: signs are lifted, and clearable questions are cleared."""
    assert moment.clearance is not None
    lifted = rules.lifted_by(moment.clearance.scope)
    looked_at = [
        (id, signs.cleared(INTEGERS, sign, moment.at) if id in lifted else sign)
        for id, sign in course.signs
    ]
    given = moment.clearance._replace(scope=moment.clearance.scope & rules.clearable)
    return replace(
        course,
        signs=tuple((id, sign) for id, sign in looked_at if sign.stands),
        clearances=_in_force(course, moment.at, given),
        at=moment.at,
    )


def _in_force(course: Course, at: int, given: InForce) -> tuple[InForce, ...]:
    """The clearances that may be in force, so many at most as there are questions to clear."""
    last: dict[str, tuple[int, str]] = {}
    for one in (*(one for one in course.clearances if at < one.until), given):
        for id in one.scope:
            last[id] = max(last.get(id, (NEVER, "")), (one.until, one.by))
    return tuple(
        InForce(until, frozenset([id for id, ends in last.items() if ends == (until, by)]), by)
        for until, by in sorted({*last.values()})
    )
