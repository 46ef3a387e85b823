"""The reference says of a name what the code says of it, wherever that stands."""

import griffe
import pytest

SOURCE = '''
from pydantic import BaseModel, Field

#: Every law,
#: by id.
LAWS = tuple(made())

#: Another.

PLAIN = 3


class Advice(BaseModel):
    """One; see :class:`thing.Other` and :meth:`~thing.Other.of`."""

    say: str = Field(default="no", description="What to" " say.")
    seconds: int = Field(default=1, description="Of the schema.")
    """Of the code."""
    #: A comment.
    notes: int = 0
    #: A comment too.
    level: int = Field(min_length=1)
'''


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> griffe.Object | griffe.Alias:
    root = tmp_path_factory.mktemp("read")
    (root / "thing.py").write_text(SOURCE, encoding="utf-8")
    extensions = griffe.load_extensions("docs_site.griffe_extension")
    return griffe.load("thing", search_paths=[root], extensions=extensions)


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("name", "said", "value"),
    [
        ("LAWS", "Every law, by id.", None),
        ("PLAIN", None, "3"),
        ("Advice.say", "What to say.", "'no'"),
        ("Advice.seconds", "Of the code.", "1"),
        ("Advice.notes", "A comment.", "0"),
        ("Advice.level", "A comment too.", None),
    ],
)
def test_what_is_said_of_a_name_is_its_entry(
    module: griffe.Object | griffe.Alias, name: str, said: str | None, value: str | None
) -> None:
    found = module[name]
    assert (found.docstring.value if found.docstring else None) == said
    assert (None if found.value is None else str(found.value)) == value


def test_what_a_docstring_refers_to_is_shown_as_code(module: griffe.Object | griffe.Alias) -> None:
    docstring = module["Advice"].docstring
    assert docstring and docstring.value == "One; see `thing.Other` and `thing.Other.of`."
