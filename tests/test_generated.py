"""Generated files are up to date, and say what is true of what they describe."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from recovery_advisor import Advisor, CheckIn, load_book
from recovery_advisor.authoring.docs.statements import carriers
from recovery_advisor.loading.cases import Case
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.testing import check_ins
from recovery_advisor.values.scale import Answer
from tests import generated
from tests.generated import COMMAND, GENERATED, GUIDE, ROOT
from tests.support.cases import read_cases

BOOK = load_book(shipped_rules())
BITMAP, BASE_ALONE = Advisor(engine="bitmap"), Advisor(["upper-back"], engine="bitmap")


def schema(name: str) -> Draft202012Validator:
    path = ROOT / f"recovery_advisor/schemas/{name}.schema.json"
    described = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(described)
    return Draft202012Validator(described)


CHECK_IN, PREFERENCES, ADVICE = schema("check-in"), schema("preferences"), schema("advice")
RECORD = schema("record")


#: Takes seconds, as it runs the tests of an example.
LONG = Path("examples/output/test_your_own_app.txt")


@pytest.mark.parametrize(
    "path",
    [pytest.param(one, marks=pytest.mark.deep) if one == LONG else one for one in GENERATED],
    ids=str,
)
def test_a_generated_file_is_up_to_date(path: Path) -> None:
    file = ROOT / path
    assert file.is_file(), f"{path} is not there; run {COMMAND}"
    there = file.read_text(encoding="utf-8")
    assert there == GENERATED[path](), f"{path} has drifted; run {COMMAND}"


def test_writing_all_brings_a_drifted_file_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_process = {path: text for path, text in GENERATED.items() if path.parts[0] != "examples"}
    for path in in_process:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes((ROOT / path).read_bytes())
    (tmp_path / "recovery_advisor/values/check_in.py").write_text("drifted\n", encoding="utf-8")
    monkeypatch.setattr(generated, "ROOT", tmp_path)
    monkeypatch.setattr(generated, "GENERATED", in_process)
    generated.write_all()
    for path in in_process:
        assert (tmp_path / path).read_bytes() == (ROOT / path).read_bytes()


def test_an_example_that_fails_is_named_with_its_error_once_all_others_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    example = tmp_path / "broken.py"
    example.write_text("raise SystemExit('no such advisor')\n", encoding="utf-8")
    made = {Path("broken.txt"): partial(generated.output_of, example), Path("b"): lambda: "b\n"}
    monkeypatch.setattr(generated, "ROOT", tmp_path)
    monkeypatch.setattr(generated, "GENERATED", made)
    with pytest.raises(SystemExit, match=r"broken.txt was not written: broken.py failed:\nno such"):
        generated.write_all()
    assert not (tmp_path / "broken.txt").exists()
    assert (tmp_path / "b").read_text(encoding="utf-8") == "b\n"


def test_the_generated_check_in_has_a_field_for_each_question() -> None:
    [model] = [
        node for node in ast.parse(generated.check_in()).body if isinstance(node, ast.ClassDef)
    ]
    fields = [node.target for node in model.body if isinstance(node, ast.AnnAssign)]
    assert [ast.unparse(field) for field in fields] == [question.id for question in BOOK.questions]


def test_every_statement_of_the_guide_is_carried_by_something() -> None:
    carried = carriers(BOOK, GUIDE)
    assert list(carried) == list(range(1, 23))
    assert [number for number, kinds in carried.items() if not kinds] == []


def test_the_statements_that_decide_who_may_exercise_are_carried_by_rules() -> None:
    carried = carriers(BOOK, GUIDE)
    assert [number for number in (13, 14, 16, 17) if "rule" not in carried[number]] == []


def answers() -> st.SearchStrategy[dict[str, Answer]]:
    """Every answer to every question, alone and together, questions left out too."""
    return st.fixed_dictionaries(
        {},
        optional={
            question.id: st.sampled_from(list(question.codes)) for question in BOOK.questions
        },
    )


@given(answers())
def test_the_record_schema_accepts_every_record(given: dict[str, Answer]) -> None:
    assert RECORD.is_valid(json.loads(BITMAP.assess(given).record()))


@given(answers())
def test_the_check_in_schema_accepts_what_the_model_accepts(given: dict[str, Answer]) -> None:
    written = json.loads(CheckIn.model_validate(given).model_dump_json())
    assert CHECK_IN.is_valid(given)
    assert CHECK_IN.is_valid(written)


#: A form as nobody has touched it.
UNTOUCHED: dict[str, Any] = {
    "questionnaire": "red-flags/2", "yes": [], "unsure": [], "skipped": [], "no": 0,
}  # fmt: skip


@given(check_ins())
def test_the_check_in_schema_accepts_every_screening(given: CheckIn) -> None:
    """And the model takes of them what adds up, which no schema can say."""
    questionnaire = "red-flags/2"
    asked = BOOK.questionnaires[questionnaire]
    said = {id: given.answers.get(id, "unknown") for id in asked}
    parts = {"yes": "yes", "unsure": "unsure", "skipped": "unknown"}
    lists = {part: [id for id in said if said[id] == one] for part, one in parts.items()}
    no = [*said.values()].count("no")
    screening = {"questionnaire": questionnaire, "no": no, **lists}
    assert CHECK_IN.is_valid({"screening": screening})
    assert CheckIn.model_validate({"screening": screening})
    with pytest.raises(ValidationError, match="as red-flags/2 has 49"):
        CheckIn.model_validate({"screening": {**screening, "no": no + 1}})


@pytest.mark.parametrize("answer", [True, False])
def test_the_check_in_schema_accepts_a_boolean_where_the_model_does(answer: bool) -> None:
    assert CheckIn.model_validate({"injury": answer})
    assert CHECK_IN.is_valid({"injury": answer})


@pytest.mark.parametrize(
    "given",
    [{"pain": bad} for bad in (11, -1, 7.5, "10", True, "huge", [3])]
    + [{"swelling": "huge"}, {"swelling": 1}, {"injury": 1}, {"chest_pain": 2}, {"paim": 3}]
    + [{"screening": bad} for bad in (1, "red-flags/2", {}, UNTOUCHED | {"questionnaire": "x/1"})]
    + [{"screening": UNTOUCHED | {"no": bad}} for bad in (-1, 50, "49", None)]
    + [{"screening": UNTOUCHED | {"yes": bad}} for bad in (["chest_pian"], "chest_pain", None)]
    + [{"screening": UNTOUCHED | {"unsure": ["osteoporosis"]}}, {"screened": "red-flags/0"}],
    ids=str,
)
def test_the_check_in_schema_refuses_what_the_model_refuses(given: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        CheckIn.model_validate(given)
    assert not CHECK_IN.is_valid(given)


def names(of: Iterable[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(sorted(of)), unique=True, max_size=4)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "equipment": names(BOOK.equipment),
            "without": names(BOOK.household),
            "focus": names(BOOK.regions),
            "leave_out": names(one.id for one in BOOK.exercises),
            "minutes": st.none() | st.integers(1, 240),
            "variant": st.integers(0, 1_000_000),
        },
    )
)
def test_the_preferences_schema_accepts_what_the_model_accepts(given: dict[str, Any]) -> None:
    written = json.loads(BITMAP.Preferences.model_validate(given).model_dump_json())
    assert PREFERENCES.is_valid(given)
    assert PREFERENCES.is_valid(written)


@pytest.mark.parametrize(
    "given",
    [{"minutes": 0}, {"minutes": 241}, {"minutes": "9"}, {"variant": -1}, {"equipment": "band"}, {"gear": []}]
    + [{name: ["nothing"]} for name in ("equipment", "without", "focus", "leave_out")],
    ids=str,
)  # fmt: skip
def test_the_preferences_schema_refuses_what_the_model_refuses(given: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        BITMAP.Preferences.model_validate(given)
    assert not PREFERENCES.is_valid(given)


@pytest.mark.parametrize(
    "case", read_cases(shipped_rules(), ["upper-back"]), ids=lambda case: case.id
)
def test_the_advice_schema_accepts_every_advice_of_the_cases(case: Case) -> None:
    advice = BASE_ALONE.assess(case.check_in(BASE_ALONE.book.form), case.preferences)
    assert ADVICE.is_valid(json.loads(advice.model_dump_json()))


def test_the_advice_schema_wants_every_key_of_an_advice() -> None:
    written = json.loads(Advisor(engine="bitmap").assess({}).model_dump_json())
    for key in written:
        assert not ADVICE.is_valid({name: it for name, it in written.items() if name != key})
