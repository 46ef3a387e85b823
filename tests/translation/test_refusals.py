"""A catalogue that lacks what it must have, or can't be shown, is refused whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_advisor import Advisor, InputError
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.translation.acceptance import CatalogueRefused, untranslated
from recovery_advisor.translation.catalogues import LOCALE, read_languages
from recovery_advisor.translation.messages import Message, library_messages
from tests.support.catalogues import Texts, bracketed, compiled, copied, put, translated
from tests.translation.folders import (
    FOLDERS,
    book_of,
    messages,
    whole_catalogue,
    with_language,
    without,
)

BOTH, SMALLEST = "both packs", "ankle"
#: The texts of the base pack alone are among those of both packs.
NEEDED = [(folder, one) for folder in (BOTH, SMALLEST) for one in messages(folder) if one.must]
EMERGENCY = "Call your local emergency number now."


def why_refused(folder: str, texts: Texts, **header: str) -> str:
    with pytest.raises(CatalogueRefused) as refused:
        with_language(book_of(folder), compiled(texts, **header))
    return str(refused.value)


@pytest.mark.parametrize(("folder", "needed"), NEEDED, ids=lambda one: getattr(one, "text", one))
def test_without_any_one_text_that_it_must_have_it_is_refused(folder: str, needed: Message) -> None:
    said = why_refused(folder, without(whole_catalogue(folder), [needed]))
    assert said.startswith("it lacks 1 text that says to stop or to seek help, such as ")
    assert needed.text[:30] in said.replace("\\'", "'")


@pytest.mark.parametrize("nothing", ["", " ", "\u200b", "…", "⟦⟧"])
def test_a_text_that_says_nothing_is_lacking(nothing: str) -> None:
    [needed] = [one for one in messages(BOTH) if one.text == EMERGENCY]
    assert "it lacks 1 text" in why_refused(BOTH, {**whole_catalogue(BOTH), needed: [nothing]})


def test_a_text_that_lacks_one_of_its_plural_forms_is_lacking() -> None:
    needed = next(one for one in messages(BOTH) if one.must and one.several)
    assert "it lacks 1 text" in why_refused(BOTH, {**whole_catalogue(BOTH), needed: ["⟦one⟧", ""]})


def test_every_text_against_exercise_and_every_referral_is_one_that_it_must_have() -> None:
    for folder in FOLDERS:
        must = {one.text for one in messages(folder) if one.must}
        book = book_of(folder)
        for effect in book.effects:
            if effect.kind in ("limit", "refer", "avoid"):
                assert {effect.rule.say, effect.rule.because} <= must
        assert {*book.words.headlines.values(), book.words.also_routine} <= must
        said = book.words
        for reason in (said.nothing_permits, said.engine_fault, said.unreadable, said.cleared):
            assert reason is None or {reason.say, reason.because} <= must


#: The library's own texts that say to stop, to wait, or to seek help.
STOP_OR_SEEK_HELP = frozenset(
    {
        "{call}: {number}.",
        "Advised last: {level}, and to see somebody: {urgency}.",
        "Check in now as well: pain like that may need somebody to look into it today.",
        "Danger signs that stand:",
        "It stands until a check-in denies it from {time} on, or sooner once a"
        " professional has looked into it.",
        "It stands until a check-in denies it.",
        "It stands until a professional has looked into it and a check-in denies it.",
        "It stands until a professional has looked into it.",
        "{questions} Told on {day}; {denied}; {cleared}. {left}",
        "If the answer to any of these is yes, call {number} now: {questions}.",
        "If the answer to any of these is yes, call your local emergency number now: {questions}.",
        "If the answer to any of these is yes, see a doctor today: {questions}.",
        "If any of these is so, call {number} now: {answers}.",
        "If any of these is so, call your local emergency number now: {answers}.",
        "If any of these is so, see a doctor today: {answers}.",
        "Rest for now, as this could not be read: {questions}.",
        "An answer that can't be read may be one that forbids exercise.",
        "No session yet: something that you asked for could not be read.",
        "Not until all that you asked for can be read.",
        "No session: {why}",
        "No warm-up move is left for you, and there is no session without one.",
        "the whole check-in",
        "the questionnaire",
        "the clearance",
        "the history",
        "Not until more is known of your history.",
        "Your history must tell first: {names}.",
        "A safe session needs at least {n} minute. You have {minutes}. A warm-up is never cut short.",
        "Too few warm-up moves are left for you, so strength work is left out.",
        "Not answered yet, and it could change this: {questions}.",
        "Not until you have answered {question}.",
        "Not until you have answered all of: {questions}.",
        "Not at this stage.",
        "Left out:",
        "From now on",
        "From now on:",
        "{exercises}. {why}",
        "Any of these? Their numbers, or {none}; ? for not sure; {help} for more > ",
        "Not sure about one of them? Put ? after its number, such as: 3?",
        "Still to ask, as it could make this an emergency:",
        "Thank you. Please do as was said:",
        "See somebody",
        "in weeks",
        "in 2 weeks",
        "today",
        "now",
        "Most urgent referral: {urgency}, on {day}.",
        "Check in, then train if it says so",
        "Check in first. The advice of this day decides: where it says to rest, or to see somebody,"
        " there is no session.",
        "Get help first. Nothing else is told until then.",
        "The rules could not be checked, so nothing else is told.",
        "To be answered first: {names}.",
        "What speaks against it is not ruled out yet. {looked_at}",
        "In the way, as told above ({rule}).",
        "No clinician has reviewed these rules.",
        "{pack}: no clinician has reviewed it.",
        "may be an emergency",
        "may call for a professional today",
        "may call for a professional within two weeks",
        "may call for a talk with a health professional",
        "may call for rest",
        "may leave exercises out",
    }
)


def test_the_librarys_own_that_say_to_stop_are_those_that_it_must_have() -> None:
    assert {one.text for one in library_messages() if one.must} == STOP_OR_SEEK_HELP


#: What fills the placeholders of texts that count something.
FILLED: dict[str, Any] = dict.fromkeys(
    ("minutes", "repetitions", "names", "level", "threshold", "question", "answer"), "a"
)


@given(data=st.data())
def test_whatever_else_is_lacking_is_english(data: st.DataObject) -> None:
    optional = [one for one in messages(BOTH) if not one.must]
    gone = data.draw(st.sets(st.sampled_from(optional)))
    book = with_language(book_of(BOTH), compiled(without(whole_catalogue(BOTH), gone)))
    [words] = book.languages.usable.values()
    assert set(untranslated(words, book)) == {one.text for one in gone}
    for one in gone:
        if one.several is None:
            assert words(one.text) == one.text
        else:
            for number, english in ((1, one.text), (7, one.several)):
                said = words.many(one.text, one.several, number, **FILLED)
                assert said == english.format(n=number, **FILLED)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda text: text.replace("{", "{x"),
        lambda text: text.replace("{", "").replace("}", ""),
        lambda text: text + " {x}",
        lambda text: text + text[text.index("{") : text.index("}") + 1],
        lambda text: text + " {}",
        lambda text: text + " {",
        lambda text: text + " }",
        lambda text: text.replace("}", "!r}", 1),
        lambda text: text.replace("}", ":>999}", 1),
        lambda text: text.replace("}", ".__class__}", 1),
    ],
)
@pytest.mark.parametrize("step", [8, pytest.param(1, marks=pytest.mark.deep)])
def test_other_placeholders_are_refused(wrong: Callable[[str], str], step: int) -> None:
    filled = [one for one in messages(SMALLEST) if one.filled]
    counted = [one for one in filled if one.several]
    for one in (*filled[::step], *counted[:1]):
        each = ([wrong(one.text), *one.texts[1:]], [*one.texts[:-1], wrong(one.texts[-1])])
        for texts in each:
            said = why_refused(SMALLEST, {**whole_catalogue(SMALLEST), one: texts})
            assert "must have the placeholders of" in said


def test_a_plural_form_for_several_numbers_tells_which_number_it_is() -> None:
    [one] = [one for one in messages(BOTH) if one.text == "Your session, about {n} minute:"]
    texts = {**whole_catalogue(BOTH), one: ["⟦eine Minute⟧", "⟦mehrere Minuten⟧"]}
    assert "must have the placeholders of" in why_refused(BOTH, texts)


def test_every_text_that_is_filled_is_known_as_such() -> None:
    book = book_of(BOTH)
    assert book.words.cleared and book.words.unreadable
    filled = {one.text for one in messages(BOTH) if one.filled}
    better = {question.if_better for question in book.questions} - {None}
    assert {book.words.cleared.say, book.words.unreadable.say, *better} <= filled
    assert {one.text for one in library_messages() if "{" in one.text} <= filled


@pytest.mark.parametrize(
    "control", ["\x1b[2J", "\x00b", "\r", "\n", "\x9b", "\u2028", "\u202e", "\u200b"]
)
def test_control_characters_are_refused(control: str) -> None:
    for one in (messages(BOTH)[0], messages(BOTH)[-1]):
        texts = [f"{text} {control}" for text in one.texts]
        if control == "\x00b":  # ends a text in a catalogue
            continue
        assert "control characters" in why_refused(BOTH, {**whole_catalogue(BOTH), one: texts})


def test_marks_that_right_to_left_languages_need_are_taken() -> None:
    texts = whole_catalogue(BOTH, lambda text: f"\u2067{bracketed(text)}\u2069\u200f\u200c")
    assert with_language(book_of(BOTH), compiled(texts)).languages.usable


def test_two_verdicts_that_read_the_same_are_refused() -> None:
    lines = list(book_of(BOTH).words.headlines.values())[:2]
    same = {one: ["All is well."] for one in messages(BOTH) if one.text in lines}
    assert "which are not the same" in why_refused(BOTH, {**whole_catalogue(BOTH), **same})


def with_bands(**said: str) -> Texts:
    """A whole catalogue in which some answers are said so."""
    texts = whole_catalogue(BOTH)
    return {one: [said[one.text]] if one.text in said else text for one, text in texts.items()}


@pytest.mark.parametrize(
    "said",
    [
        {"no": "ne", "yes": "ne"},
        {"unsure": "Sì", "yes": "sì!"},
        {"no": "ja", "unsure": "JA"},
        {"no": "ja", "yes": "j\u200ba"},
        {"no": "ja", "yes": "\uff4a\uff41"},
        {"yes": "no"},
        {"no": "yes"},
        {"unsure": "No."},
        {"mild": "severe"},
        {"slight": "leicht", "mild": "leicht"},
        {"near full": "full"},
    ],
)
def test_two_answers_to_one_question_that_read_the_same_are_refused(said: dict[str, str]) -> None:
    refused = why_refused(BOTH, with_bands(**said))
    assert "stands for the answers '" in refused
    assert refused.endswith("which are not the same")


@pytest.mark.parametrize("number", ["0", "10", "\u0663"])
def test_an_answer_that_reads_as_a_number_is_refused(number: str) -> None:
    assert f"{number!r} is a number, and stands for" in why_refused(BOTH, with_bands(none=number))


def test_answers_to_different_questions_may_share_a_word() -> None:
    texts = with_bands(no="nein", none="nein", yes="ja", severe="ja")
    assert with_language(book_of(BOTH), compiled(texts)).languages.usable


@pytest.mark.parametrize("plural", ["1/0", "n/(n-7)", "2", "n", "n%0"])
def test_plural_forms_that_go_wrong_are_refused(plural: str) -> None:
    assert why_refused(BOTH, whole_catalogue(BOTH), plural=plural)


# From here on through a folder, as it is loaded.


def catalogue(charset: str = "UTF-8") -> bytes:
    plain = translated(
        messages("upper-back"), lambda text: f"x {text.encode('ascii', 'ignore').decode()}"
    )
    filled = {one: [f"x {text}" for text in one.texts] for one in plain}
    return compiled(filled, charset=charset)


def upper_back(folder: Path) -> Advisor:
    return Advisor.from_folder(folder, ["upper-back"], engine="bitmap")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is no catalogue"),
        (b"no catalogue at all", "is no catalogue"),
        (catalogue()[:5_000], "is no catalogue"),
        (catalogue().replace(b"plural=n != 1", b"plural=n ! 11"), "is no catalogue"),
        (catalogue().replace(b"charset=UTF-8", b"charset=KOI-8"), "is no catalogue"),
        (catalogue("latin-1"), "its encoding must be UTF-8, and is latin-1"),
        (catalogue() + b" " * 3_000_000, "is larger than"),
    ],
)
def test_one_that_can_not_be_read_stops_nobody_else(
    content: bytes, why: str, tmp_path: Path
) -> None:
    folder = copied(shipped_rules(), tmp_path)
    put(content, folder, "fr")
    put(catalogue(), folder, "de")
    advisor = upper_back(folder)
    assert advisor.locales == ("en", "de")
    assert advisor.assess({"pain": 8}) == Advisor(["upper-back"], engine="bitmap").assess(
        {"pain": 8}
    )
    assert advisor.assess({"pain": 8}, {"locale": "de"}).say[0].startswith("x See")
    with pytest.raises(InputError) as refused:
        advisor.assess({"pain": 8}, {"locale": "fr"})
    error = refused.value
    assert (error.field, error.given, error.allowed) == ("locale", "'fr'", "en, de")
    assert "fr is refused: " in error.message and why in error.message


@given(data=st.data())
def test_no_broken_bytes_stop_anybody_else(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole_one = catalogue()
    at = data.draw(st.integers(0, len(whole_one)))
    junk = data.draw(st.binary(max_size=40))
    folder = tmp_path_factory.mktemp("rules") / "rules"
    folder.mkdir()
    path = put(whole_one[:at] + junk + whole_one[at + len(junk) :], folder)
    languages = read_languages(folder, book_of("upper-back"))
    assert {*languages.usable, *languages.refused} == {path.parts[-3]}


@pytest.mark.parametrize(
    "name", ["German", "de.old", "de_", "d", "en", "C", "pt_br", "pt-BR", "de.UTF-8", "de:en"]
)
def test_a_folder_that_is_no_language_is_refused(name: str, tmp_path: Path) -> None:
    folder = copied(shipped_rules(), tmp_path)
    put(catalogue(), folder, name)
    advisor = upper_back(folder)
    assert advisor.locales == ("en",)
    assert set(advisor.book.languages.refused) == {name}


def test_a_catalogue_outside_the_folder_is_refused(tmp_path: Path) -> None:
    folder = copied(shipped_rules(), tmp_path)
    path = put(catalogue(), folder, "de")
    outside = path.rename(tmp_path / "outside.mo")
    path.symlink_to(outside)
    assert "leads out of the folder" in upper_back(folder).book.languages.refused["de"]


def test_a_text_that_was_not_compiled_is_refused(tmp_path: Path) -> None:
    folder = copied(shipped_rules(), tmp_path)
    put(catalogue(), folder, "de").rename(folder / LOCALE / "de" / "recovery_advisor.po")
    assert "compile it" in upper_back(folder).book.languages.refused["de"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_pipe_in_the_place_of_a_catalogue_keeps_nobody_waiting(tmp_path: Path) -> None:
    root = tmp_path / "rules"
    shutil.copytree(shipped_rules(), root)
    place = root / LOCALE / "de" / "LC_MESSAGES"
    place.mkdir(parents=True)
    os.mkfifo(place / "recovery_advisor.mo")
    advisor = Advisor.from_folder(root, engine="bitmap")
    assert advisor.assess({"pain": 8}).verdict == "see_professional"
    with pytest.raises(InputError, match="is not a file"):
        advisor.assess({"pain": 8}, {"locale": "de"})
