"""The files that are made from others, and what makes them.

``python -m tests.generated`` writes them anew; ``test_generated.py`` fails where one has drifted.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode
from pydantic_core import core_schema

from docs_site.clinical.by_screens import by_screens
from recovery_advisor import Advice, Advisor, Explanation, Record, load_book, load_history_book
from recovery_advisor.assessment.check_in_model import check_in_model
from recovery_advisor.authoring.docs.check_in_source import (
    SHIPPED_HEAD,
    check_in_source,
    form_source,
)
from recovery_advisor.authoring.docs.lints_page import lints_page
from recovery_advisor.authoring.docs.rules_schema import rules_schema
from recovery_advisor.authoring.docs.statements import statement_table
from recovery_advisor.authoring.lint.run import all_lints
from recovery_advisor.authoring.mutation.kinds import all_kinds
from recovery_advisor.loading.folder import compile_folder
from recovery_advisor.loading.shipped import shipped_rules
from recovery_advisor.testing import HISTORY_LAWS, LAWS, HistoryLaw, Law
from tests.replay.recorded_check_ins import records
from tests.session_picture import session_picture
from tests.support.extraction import texts_of
from tests.tables.kinds import KINDS, SPARK

COMMAND = "python -m tests.generated"
ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "recovery_advisor"
EXAMPLES = ROOT / "examples"
GUIDE = "upper-back-guide"

_RULES_README = Path("rules/README.md")
_TESTING = Path("docs/testing.md")
_MUTANTS = Path("docs/mutants.md")
_TABLES = Path("docs/tables.md")
_BEGIN = f"<!-- begin: written by {COMMAND} -->\n"
_END = "<!-- end -->\n"


def check_in() -> str:
    """The check-in model that ships."""
    return check_in_source(compile_folder(shipped_rules()), SHIPPED_HEAD)


def shipped_form() -> str:
    """What it knows of the shipped packs."""
    return form_source(load_book(shipped_rules()))


def ankle_check_in() -> str:
    """What ``rules model`` prints for the example of own rules."""
    return check_in_source(compile_folder(EXAMPLES / "ankle-rules"))


def check_in_schema() -> str:
    """Made from the rules rather than from the shipped model, which may be the one that drifted."""
    book = load_book(shipped_rules())
    return _schema(check_in_model(book.questions, book.form), "validation")


def preferences_schema() -> str:
    return _schema(Advisor().Preferences, "validation")


def advice_schema() -> str:
    """What is written out."""
    return _schema(Advice, "serialization")


def explanation_schema() -> str:
    return _schema(Explanation, "serialization")


def record_schema() -> str:
    """What is written out."""
    return _schema(Record, "serialization")


def rules_schema_file() -> str:
    """For rules with any words: whoever writes them has words of their own."""
    return json.dumps(rules_schema(), indent=2, ensure_ascii=False) + "\n"


def rules_readme() -> str:
    return _with_tables(_RULES_README, statement_table(load_history_book(), GUIDE))


def testing_page() -> str:
    return _with_tables(_TESTING, _laws(LAWS), _laws(HISTORY_LAWS))


def _laws(laws: Iterable[Law | HistoryLaw]) -> str:
    rows = (f"| `{law.id}` | {law.says} | {law.wrong.__doc__} |" for law in laws)
    head = "| law | says | an app that breaks it |\n|---|---|---|"
    return "\n".join([head, *rows]).replace("``", "`")


def mutants_page() -> str:
    rows = (f"| `{kind.id}` | {kind.says} |" for kind in all_kinds())
    return _with_tables(_MUTANTS, "\n".join(["| kind | what it changes |\n|---|---|", *rows]))


def tables_page() -> str:
    rows = (f"| {kind.name} | {kind.engine} | {kind.types} |" for kind in (*KINDS, SPARK))
    head = "| table | assessed by | tried with columns of |\n|---|---|---|"
    return _with_tables(_TABLES, "\n".join([head, *rows]))


def _with_tables(path: Path, *tables: str) -> str:
    """The page as it stands, with its tables made anew, in their order."""
    first, *rest = (ROOT / path).read_text(encoding="utf-8").split(_BEGIN)
    page = first
    for table, old in zip(tables, rest, strict=True):
        page += f"{_BEGIN}\n{table}\n{_END}{old.partition(_END)[2]}"
    return page


def lints() -> str:
    return lints_page(all_lints())


def red_flags() -> str:
    return by_screens(load_book(shipped_rules()), "red-flags")


def output_of(example: Path) -> str:
    """What an example prints.

    Raises:
        RuntimeError: with what it wrote on standard error, where it fails.
    """
    done = subprocess.run(
        [sys.executable, str(example)], capture_output=True, text=True, cwd=EXAMPLES
    )
    if done.returncode:
        raise RuntimeError(f"{example.name} failed:\n{done.stderr}")
    return done.stdout


def words() -> str:
    """The library's own texts for people; they ship, as a catalogue is held against them."""
    texts = (json.dumps(said, ensure_ascii=False) for said in texts_of(PACKAGE))
    return "[\n  " + ",\n  ".join(texts) + "\n]\n"


GENERATED: dict[Path, Callable[[], str]] = {
    Path("recovery_advisor/values/check_in.py"): check_in,
    Path("recovery_advisor/values/shipped_form.py"): shipped_form,
    Path("recovery_advisor/words.json"): words,
    Path("recovery_advisor/schemas/check-in.schema.json"): check_in_schema,
    Path("recovery_advisor/schemas/preferences.schema.json"): preferences_schema,
    Path("recovery_advisor/schemas/advice.schema.json"): advice_schema,
    Path("recovery_advisor/schemas/explanation.schema.json"): explanation_schema,
    Path("recovery_advisor/schemas/record.schema.json"): record_schema,
    Path("recovery_advisor/schemas/rules.schema.json"): rules_schema_file,
    Path("tests/replay/records.jsonl"): records,
    Path("tests/typing/ankle_check_in.py"): ankle_check_in,
    _RULES_README: rules_readme,
    _TESTING: testing_page,
    _MUTANTS: mutants_page,
    _TABLES: tables_page,
    Path("docs/lints.md"): lints,
    Path("docs/red-flags.md"): red_flags,
    Path("docs/session.svg"): session_picture,
    **{
        Path(f"examples/output/{example.stem}.txt"): partial(output_of, example)
        for example in sorted(EXAMPLES.glob("*.py"))
    },
}


def write_all() -> None:
    """Bring every generated file up to date.

    Raises:
        SystemExit: with each file that could not be made, and why, once the others are written.
    """
    failed = []
    for path, text in GENERATED.items():
        try:
            (ROOT / path).write_text(text(), encoding="utf-8")
        except Exception as error:
            failed.append(f"{path} was not written: {error or type(error).__name__}")
    if failed:
        sys.exit("\n".join(failed))


class _Described(GenerateJsonSchema):
    """Describes a model by its fields: when it is written out, all but those that may be left out."""

    def field_is_required(
        self,
        field: core_schema.ModelField | core_schema.DataclassField | core_schema.TypedDictField,
        total: bool,
    ) -> bool:
        if self.mode == "serialization":
            return "serialization_exclude_if" not in field
        return super().field_is_required(field, total)


def _schema(model: type[BaseModel], mode: JsonSchemaMode) -> str:
    described = model.model_json_schema(mode=mode, schema_generator=_Described)
    schema = {"$schema": GenerateJsonSchema.schema_dialect, **_for_readers(described)}
    return json.dumps(schema, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _for_readers(described: Any) -> Any:
    """Of a docstring the first paragraph alone: the rest is for those who call it from Python."""
    if isinstance(described, list):
        return [_for_readers(inner) for inner in described]
    if not isinstance(described, dict):
        return described
    plain = {key: _for_readers(inner) for key, inner in described.items()}
    if isinstance(said := plain.get("description"), str):
        plain["description"] = " ".join(said.partition("\n\n")[0].replace("``", "`").split())
    return plain


if __name__ == "__main__":
    write_all()
