"""Which language somebody gets, by the library and on the command line."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from recovery_advisor import Advisor, InputError, Preferences, RulesError
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.rulebook.languages import Languages
from recovery_advisor.values.locale_names import MOST_NAMES, canonical_list
from recovery_advisor.values.translator import Translator
from tests.cli.running import run
from tests.support.catalogues import compiled, copied, put
from tests.translation.folders import messages, whole_catalogue, without

BOTH = "both packs"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(shipped_rules(), tmp_path)


def speaking(language: str) -> bytes:
    return compiled(whole_catalogue(BOTH, lambda text: f"{language} {text}"))


def test_english_is_what_is_said_without_a_wish_and_what_ships() -> None:
    advisor = Advisor(engine="bitmap")
    assert advisor.locales == ("en",)
    plain = advisor.assess({"pain": 8})
    assert plain.locale == "en"
    for english in ("en", "en_GB", "en-US", None):
        assert advisor.assess({"pain": 8}, {"locale": english}) == plain


def test_a_language_of_a_country_is_taken_before_the_language_alone(folder: Path) -> None:
    for locale in ("pt", "pt_BR", "de"):
        put(speaking(locale), folder, locale)
    advisor = Advisor.from_folder(folder, engine="bitmap")
    assert advisor.locales == ("en", "de", "pt", "pt_BR")
    for wish, got in (
        ("pt", "pt"), ("pt_BR", "pt_BR"), ("pt-BR", "pt_BR"), ("pt_PT", "pt"), ("de_AT", "de"),
    ):  # fmt: skip
        advice = advisor.assess({"pain": 8}, {"locale": wish})
        assert (advice.locale, advice.say[0].split()[0]) == (got, got)
        assert str(advice).startswith(f"{got} See a medical professional")
        assert f"{got} Why:" in str(advice)


def test_one_for_a_country_that_is_refused_gives_way_to_nothing(folder: Path) -> None:
    put(speaking("de"), folder, "de")
    put(b"", folder, "de_AT")
    advisor = Advisor.from_folder(folder, engine="bitmap")
    with pytest.raises(InputError, match="de_AT is refused"):
        advisor.assess({}, {"locale": "de_AT"})


def speaks(*locales: str, refused: Sequence[str] = ()) -> Languages:
    usable = {locale: Translator(locale) for locale in locales}
    return Languages(usable, dict.fromkeys(refused, "for a reason"))


@pytest.mark.parametrize(
    ("wish", "there", "got"),
    [
        # One spelling, with or without an encoding and a modifier.
        ("pt_br", "pt_BR", "pt_BR"),
        ("PT-BR", "pt_BR", "pt_BR"),
        ("pt_BR.UTF-8", "pt_BR", "pt_BR"),
        ("pt-BR@x", "pt_BR", "pt_BR"),
        ("pt_BR.ISO8859-1@euro", "pt_BR", "pt_BR"),
        ("ZH-hant-tw", "zh_Hans zh_Hant", "zh_Hant"),
        ("es-419", "es es_419", "es_419"),
        # The language alone, and other countries.
        ("de_AT", "de pt_BR", "de"),
        ("pt", "pt_BR", "pt_BR"),
        ("pt_PT", "pt_BR", "pt_BR"),
        ("pt", "pt_BR pt_PT", "pt_PT"),
        ("es_CL", "es_AR es_ES es_MX", "es_ES"),
        ("es_CL", "es_AR es_MX", "es_AR"),
        ("zh_TW", "zh_CN", "zh_CN"),
        ("sr", "sr_Latn", "sr_Latn"),
        ("sr_Latn_RS", "sr_Cyrl sr_Latn_ME", "sr_Latn_ME"),
        # English, by wish.
        ("en_US.UTF-8", "pt_BR", "en"),
        ("en_GB", "pt_BR", "en"),
        ("en_GB", "en_GB", "en_GB"),
        ("C", "pt_BR", "en"),
        ("POSIX", "pt_BR", "en"),
        ("C.UTF-8", "pt_BR", "en"),
        ("fr:en", "pt_BR", "en"),
        ("fr:C", "pt_BR", "en"),
        ("fr_CA:pt:en", "pt_BR", "pt_BR"),
        ("pt_BR:en", "pt_BR", "pt_BR"),
    ],
)
def test_a_wish_is_matched_as_locales_are(wish: str, there: str, got: str) -> None:
    locale = Preferences(locale=wish).locale
    assert speaks(*there.split()).words(locale).locale == got


@pytest.mark.parametrize(
    ("wish", "there"),
    [("fr", "pt_BR"), ("fr:de", "pt_BR"), ("sr_Cyrl", "sr_Latn"), ("zh_Hant", "zh_Hans zh_Hans_CN"), ("p", "pt")],
)  # fmt: skip
def test_nobody_is_given_english_or_another_script_without_a_wish(wish: str, there: str) -> None:
    with pytest.raises(InputError) as refused:
        speaks(*there.split()).words(wish)
    assert refused.value.field == "locale"


def test_a_wish_for_what_is_refused_is_told_why_and_the_next_wish_counts() -> None:
    languages = speaks("de", refused=["de_AT", "pt_BR"])
    for wish, named in (
        ("de_AT", "de_AT"),
        ("pt", "pt_BR"),
        ("pt_PT", "pt_BR"),
        ("fr:pt", "pt_BR"),
    ):
        with pytest.raises(InputError, match=f"{named} is refused: for a reason"):
            languages.words(wish)
    assert languages.words("de_AT:de").locale == "de"
    assert languages.words("pt:en").locale == "en"


@given(st.text(alphabet="ptBR_-:.@C4\u0131\n ", max_size=12) | st.text(max_size=12))
def test_a_name_has_one_spelling_that_stays_as_it_is(text: str) -> None:
    spelt = canonical_list(text)
    event("a name" if spelt else "no name")
    assert spelt is None or canonical_list(spelt) == spelt
    assert canonical_list(":".join(["de"] * (MOST_NAMES + 1))) is None


@pytest.mark.deep
def test_the_command_line_takes_what_an_environment_says(folder: Path) -> None:
    put(speaking("pt"), folder, "pt_BR")
    for wish in ("pt_br", "pt", "pt_PT", "pt_BR.UTF-8", "pt-BR@x", "fr:pt"):
        done = run("assess", "--rules", str(folder), "--pain", "8", "--locale", wish)
        assert done.out.startswith("pt See a medical professional today"), wish
    for wish in ("en_US.UTF-8", "C", "POSIX"):
        done = run("assess", "--rules", str(folder), "--pain", "8", "--locale", wish)
        assert done.out.startswith("See a medical professional today"), wish
    done = run("assess", "--rules", str(folder), "--pain", "8", "--locale", "fr_FR.UTF-8")
    assert done.err == "locale: 'fr_FR' was given; allowed: en, pt_BR.\n"


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "..",
        "../de",
        "de:",
        ":",
        "de::en",
        "de.",
        "de@",
        "C:en:",
        "de\n",
        "de/..",
        "/etc",
        "de\0",
        "de_",
        "x" * 99,
        "ü",
        7,
        ["de"],
    ],
)
def test_what_is_no_name_of_a_language_is_refused(wrong: object) -> None:
    with pytest.raises(InputError) as refused:
        Advisor(engine="bitmap").assess({}, {"locale": wrong})
    assert refused.value.field == "locale"


def test_an_advice_in_another_language_comes_back_from_json(folder: Path) -> None:
    put(speaking("de"), folder, "de")
    advice = Advisor.from_folder(folder, engine="bitmap").assess({"pain": 8}, {"locale": "de"})
    again = type(advice).model_validate_json(advice.model_dump_json())
    assert again == advice
    assert str(again).startswith("de See a medical professional")


def test_an_explanation_keeps_its_language_in_a_pickle_and_in_a_deep_copy(folder: Path) -> None:
    put(speaking("de"), folder, "de")
    advice = Advisor.from_folder(folder, engine="bitmap").assess({"pain": 8}, {"locale": "de"})
    explanation = advice.explain()
    assert "\nde Why\n" in str(explanation)
    for again in (pickle.loads(pickle.dumps(explanation)), copy.deepcopy(explanation)):
        assert (again, str(again)) == (explanation, str(explanation))


def test_reload_reads_the_languages_again(folder: Path) -> None:
    advisor = Advisor.from_folder(folder, engine="bitmap")
    before, there = advisor.book.id, [advisor.locales]
    put(speaking("de"), folder, "de")
    there.append(advisor.locales)
    assert advisor.reload() == before
    assert [*there, advisor.locales] == [("en",), ("en",), ("en", "de")]


def test_rules_among_the_catalogues_are_a_fault(folder: Path) -> None:
    (folder / "locale").mkdir()
    (folder / "locale" / "pack.yaml").write_text("pack: {}\n", encoding="utf-8")
    with pytest.raises(RulesError, match="no rules are read from locale"):
        Advisor.from_folder(folder)


def test_the_command_line_speaks_it(folder: Path) -> None:
    put(speaking("de"), folder, "de")
    done = run("assess", "--rules", str(folder), "--pain", "8", "--locale", "de")
    assert done.out.startswith("de See a medical professional today")
    check_in = {"pain": 8, "preferences": {"locale": "de"}}
    (folder.parent / "one.json").write_text(json.dumps(check_in), encoding="utf-8")
    path = str(folder.parent / "one.json")
    done = run("assess", path, "--rules", str(folder), "--format", "json", "--locale", "en")
    assert json.loads(done.out)["locale"] == "de"


def test_the_command_line_refuses_what_it_does_not_speak_and_advises_in_english() -> None:
    done = run("assess", "--pain", "8", "--locale", "de")
    assert done.status == 2
    assert done.out.startswith("See a medical professional today, or as soon as you can.")
    assert "session" not in done.out
    assert done.err == "locale: 'de' was given; allowed: en.\n"


@pytest.mark.deep
def test_a_check_of_the_rules_tells_what_is_refused_and_what_stays_english(folder: Path) -> None:
    put(b"", folder, "fr")
    optional = [one for one in messages(BOTH) if not one.must]
    put(compiled(without(whole_catalogue(BOTH), optional[:2])), folder, "de")
    done = run("rules", "check", str(folder), "--format", "json")
    assert done.status == 1
    found = {
        (one["lint"], one["severity"], one["of"], one["file"]): one["message"]
        for one in json.loads(done.out)["findings"]
        if one["lint"].startswith("language-")
    }
    at = "locale/{}/LC_MESSAGES/recovery_advisor.mo"
    refused = found.pop(("language-refused", "error", "fr", at.format("fr")))
    assert "refused whole" in refused and "is no catalogue" in refused
    left = found.pop(("language-in-part", "hint", "de", at.format("de")))
    assert left.startswith("2 texts are shown in English")
    told = found.pop(("language-not-for-a-history", "hint", "de", at.format("de")))
    assert told.startswith("whoever is followed over time is told in English") and not found


def test_preferences_keep_one_spelling() -> None:
    assert Preferences(locale="pt-BR") == Preferences(locale="pt_BR")
