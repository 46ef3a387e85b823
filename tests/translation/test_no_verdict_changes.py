"""Language changes no verdict: but for the texts, an advice is the same in any language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import Advice, Advisor, CheckInBase, Preferences
from recovery_advisor.testing import check_ins, preferences, written_books
from recovery_advisor.translation.acceptance import CatalogueRefused
from recovery_advisor.translation.messages import Message, messages_of
from tests.support.catalogues import bracketed, compiled, translated
from tests.translation.folders import (
    FOLDERS,
    PSEUDO,
    book_of,
    messages,
    pseudo,
    whole_catalogue,
    with_language,
    without_texts,
)

ODD = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"])
    | st.sampled_from("{}{}%\\⟦⟧\u05d0\u200f\u2067\u2069"),
    max_size=12,
)  # fmt: skip
#: Beyond these, one character in the wrong place is enough to have a catalogue refused.
ANY = st.text(max_size=12)


def assert_same_but_for_texts(
    advisor: Advisor, person: CheckInBase, wishes: Preferences
) -> tuple[Advice, Advice]:
    english = advisor.assess(person, wishes)
    other = advisor.assess(person, wishes.model_copy(update={"locale": PSEUDO}))
    assert (english.locale, other.locale) == ("en", PSEUDO)
    assert without_texts(other.model_dump(mode="json")) == without_texts(
        english.model_dump(mode="json")
    )
    assert str(other)
    return english, other


@given(data=st.data())
@pytest.mark.parametrize("folder", FOLDERS)
def test_of_shipped_rules_in_the_pseudo_language(folder: str, data: st.DataObject) -> None:
    advisor = pseudo(folder)
    person, wishes = data.draw(check_ins(advisor.book)), data.draw(preferences(advisor.book))
    english, other = assert_same_but_for_texts(advisor, person, wishes)
    assert other.say != english.say


@given(data=st.data())
def test_of_generated_rules_in_the_pseudo_language(data: st.DataObject) -> None:
    book = data.draw(written_books()).book()
    texts = compiled(translated(messages_of(book), bracketed))
    advisor = Advisor.from_book(with_language(book, texts), engine="bitmap")
    person, wishes = data.draw(check_ins(book)), data.draw(preferences(book))
    assert_same_but_for_texts(advisor, person, wishes)


def _odd(folder: str, odd: str) -> dict[Message, list[str]]:
    """Random texts in which every placeholder is kept, each of them another one."""
    said: dict[Message, list[str]] = {}
    for number, message in enumerate(messages(folder)):
        plain = odd.replace("{", "(").replace("}", ")") if message.filled else odd
        said[message] = [f"x{number}{plain} {_placeholders(text)}" for text in message.texts]
    return said


def _placeholders(text: str) -> str:
    return " ".join(f"{{{part.partition('}')[0]}}}" for part in text.split("{")[1:])


@given(odd=ODD, data=st.data())
def test_in_a_language_of_random_texts(odd: str, data: st.DataObject) -> None:
    book = with_language(book_of("both packs"), compiled(_odd("both packs", odd)))
    advisor = Advisor.from_book(book, engine="bitmap")
    person, wishes = data.draw(check_ins(book)), data.draw(preferences(book))
    assert_same_but_for_texts(advisor, person, wishes)


@pytest.mark.deep
def test_in_a_language_of_very_long_texts() -> None:
    book = with_language(book_of("both packs"), compiled(_odd("both packs", "long " * 500)))
    advisor = Advisor.from_book(book, engine="bitmap")
    for answers in ({}, {"pain": 8}, {"chest_pain": "yes"}):
        person = advisor.CheckIn.model_validate(answers)
        assert_same_but_for_texts(advisor, person, Preferences())


@given(data=st.data())
def test_whatever_a_catalogue_lacks_or_says_it_is_refused_or_nothing_changes(
    data: st.DataObject,
) -> None:
    one_of = st.sampled_from(messages("both packs"))
    texts = whole_catalogue("both packs")
    for message in data.draw(st.sets(one_of, max_size=2)):
        del texts[message]
    for message in data.draw(st.sets(one_of, max_size=2)):
        texts[message] = [data.draw(ANY).replace("\0", "") for _ in message.texts]
    person = data.draw(check_ins(book_of("both packs")))
    wishes = data.draw(preferences(book_of("both packs")))
    try:
        book = with_language(book_of("both packs"), compiled(texts))
    except CatalogueRefused:
        return
    advisor = Advisor.from_book(book, engine="bitmap")
    assert_same_but_for_texts(advisor, person, wishes)


def test_a_changed_verdict_would_be_noticed() -> None:
    advisor = pseudo("both packs")
    rest, urgent = (advisor.assess(answers) for answers in ({}, {"pain": 8}))
    assert without_texts(rest.model_dump(mode="json")) != without_texts(
        urgent.model_dump(mode="json")
    )
