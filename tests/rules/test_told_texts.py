"""All that people are told by a rule book stands in one list, each text under an id of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

import pytest
from hypothesis import given

from recovery_advisor import Readiness, RuleBook, load_book
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.rulebook.conditions import AllOf
from recovery_advisor.rulebook.rules import TELLING
from recovery_advisor.rulebook.told_texts import ToldText, Weight, deciding_questions, told_texts
from recovery_advisor.testing import Pages, written_books
from tests.rules.test_fingerprint import BOOK, FIELDS, changed_inside, hashes

#: What changes a session, and what people read beside texts.
NUMBERS = {("DoseRange", "hold"), ("Way", "dose"), ("Question", "bands")}


def by_id(book: RuleBook) -> Mapping[str, ToldText]:
    return {one.id: one for one in told_texts(book)}


TOLD = by_id(BOOK)
#: The effects of rules for single check-ins; of a history pack all is guarded, as no diff compares histories.
COMPARED = [one for one in BOOK.effects if one.rule.pack != BOOK.history]
#: A rule that looks at a question which is not there can't be told.
WITHOUT_QUESTION = {("RuleBook", "questions"), ("Question", "id")}
CHANGES = [(cls, name) for cls, name in FIELDS if (cls.__name__, name) not in WITHOUT_QUESTION]


@pytest.mark.parametrize(("cls", "name"), CHANGES, ids=lambda one: getattr(one, "__name__", one))
def test_whatever_changes_the_hash_of_the_texts_is_in_the_list(cls: type[Any], name: str) -> None:
    for book in islice(changed_inside(BOOK, cls, name), 1):
        numbers = cls.__name__ in ("SessionParameters", "Plan") or (cls.__name__, name) in NUMBERS
        if numbers or hashes(book)[1] != hashes(BOOK)[1]:
            assert by_id(book) != TOLD


@pytest.mark.parametrize("part", ["say", "because", "source"])
@pytest.mark.parametrize("of", ["nothing_permits", "engine_fault", "unreadable", "cleared", "net"])
def test_the_texts_of_built_in_reasons_and_safety_nets_are_in_the_list(of: str, part: str) -> None:
    net = BOOK.safety_nets[0]
    before = net.net if of == "net" else getattr(BOOK.words, of)
    assert before
    other = before.source.model_copy(update={"at": "elsewhere"}) if part == "source" else "Other."
    after = before.model_copy(update={part: other})
    if of == "net":
        book = replace(BOOK, safety_nets=(replace(net, net=after), *BOOK.safety_nets[1:]))
    else:
        words: dict[str, Any] = {of: after}
        book = replace(BOOK, words=replace(BOOK.words, **words))
    [changed] = {id for id, one in by_id(book).items() if one != TOLD[id]}
    assert changed.endswith(f" {part}")


def test_an_id_is_given_once() -> None:
    assert [
        id for id, count in Counter(one.id for one in told_texts(BOOK)).items() if count > 1
    ] == []


@given(written_books())
def test_the_ids_of_generated_books_are_given_once_too(pages: Pages) -> None:
    told = told_texts(pages.book())
    assert len(told) == len({one.id for one in told})


def test_whatever_tells_to_stop_or_to_seek_help_is_guarded() -> None:
    guarded = {id for id, one in TOLD.items() if one.weight is Weight.GUARDED}
    headlines = {f"headline {key}" for key in BOOK.words.lines}
    reasons = {f"built-in {name} say" for name in ("nothing_permits", "engine_fault", "cleared")}
    rules = {f"rule {one.rule.id} say" for one in BOOK.effects if one.kind != "permit"}
    nets = {f"safety net {one.net.rule} say" for one in BOOK.safety_nets}
    signs = {
        f"question {id} {part}"
        for id in deciding_questions(BOOK.effects)
        for part in ("ask", "help")
    }
    assert headlines | reasons | rules | nets | signs <= guarded
    assert {"question pain ask", "question swollen_limb_or_hot_joint ask"} <= guarded
    assert TOLD["note stop-if-it-hurts say"].weight is Weight.GUARDED


def test_what_permits_or_describes_is_plain() -> None:
    permits = {f"rule {one.rule.id} say" for one in COMPARED if one.kind == "permit"}
    plain = {id for id, one in TOLD.items() if one.weight is Weight.PLAIN}
    assert permits < plain
    assert {"tag overhead means", "way cat_cow cue 1", "question pain band severe"} <= plain


def test_each_question_of_the_shipped_packs_is_looked_at_by_a_decision() -> None:
    assert deciding_questions(BOOK.effects) == {*BOOK.question}
    nets = [one for one in BOOK.effects if one.kind in TELLING]
    assert nets and not deciding_questions(nets)


def test_where_an_older_answer_goes_and_what_is_kept_is_guarded() -> None:
    shipped = by_id(load_book(shipped_rules()))
    told = [shipped["question tearing_back_pain merged_into"], shipped["question pain lasting"]]
    assert [(one.text, one.weight) for one in told] == [
        ("sudden_severe_pain", Weight.GUARDED), ("no", Weight.GUARDED),
    ]  # fmt: skip


def test_whom_a_text_is_told_to_is_guarded_where_no_decision_follows_from_it() -> None:
    for effect in COMPARED:
        guarded = effect.kind in TELLING
        assert (TOLD[f"rule {effect.rule.id} when"].weight is Weight.GUARDED) is guarded


def test_parts_in_another_order_are_the_same_condition() -> None:
    rule, when = next(
        (one.rule, one.rule.when) for one in BOOK.effects if isinstance(one.rule.when, AllOf)
    )
    when = AllOf(when.parts[::-1])
    turned = tuple(
        replace(one, rule=replace(one.rule, when=when)) if one.rule.id == rule.id else one
        for one in BOOK.effects
    )
    assert by_id(replace(BOOK, effects=turned)) == TOLD


def test_more_is_a_higher_amount_and_less_rest_is_more() -> None:
    session = replace(BOOK.session, minutes=30, rest_between_sets=10)
    told = by_id(replace(BOOK, session=session))
    for id in ("session minutes", "session rest_between_sets"):
        after, before = told[id].amount, TOLD[id].amount
        assert after and before and after > before
    full, gradual = (
        TOLD[f"session plans {one} strength_sets"] for one in (Readiness.FULL, "gradual")
    )
    assert full.amount and gradual.amount and full.amount > gradual.amount
