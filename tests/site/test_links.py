"""Links of a page of the repository are, on the site, to pages that it has, or are code."""

from pathlib import Path

import pytest

from docs_site.links import for_site

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("origin", "written", "shown"),
    [
        ("README.md", "[how](docs/history.md#laws)", "[how](history.md#laws)"),
        ("README.md", "[a folder](examples)", "a folder (`examples`)"),
        ("README.md", "[examples](examples)", "`examples`"),
        ("README.md", "[rules](rules/README.md)", "[rules](repository/rules.md)"),
        ("docs/answers.md", "[home](../README.md)", "[home](index.md)"),
        ("docs/decisions/0001-default-deny.md", "[it](../answers.md)", "[it](../answers.md)"),
        ("rules/README.md", "[words](../docs/words.md)", "[words](../words.md)"),
        ("README.md", "[docs/history.md](docs/history.md#laws)", "[Follow a person over days](history.md#laws)"),
        ("docs/tutorial.md", "[`asking.md`](asking.md)", "[Ask one question at a time](asking.md)"),
        ("docs/tutorial.md", "[README](../README.md#try-it)", "[the first page](index.md#try-it)"),
        ("docs/answers.md", "[0014-values.md](decisions/0014-values.md)", "[0014: values](decisions/0014-values.md)"),
        ("README.md", "[docs/decisions](docs/decisions/README.md)", "[Decisions](decisions/README.md)"),
        ("docs/answers.md", "[over\ntwo](../README.md)", "[over\ntwo](index.md)"),
    ],
)  # fmt: skip
def test_a_link_leads_to_the_page_on_the_site(origin: str, written: str, shown: str) -> None:
    assert for_site(written, origin, ROOT) == shown


@pytest.mark.parametrize(
    "written",
    [
        "[there](https://example.org/)",
        "[here](#below)",
        "`[code](examples)`",
        "```python\n[code](examples)\n```",
    ],
)
def test_what_is_no_link_to_a_file_stays(written: str) -> None:
    assert for_site(written, "README.md", ROOT) == written


def test_a_link_to_what_is_not_there_stays_for_the_strict_build_to_find() -> None:
    assert for_site("[x](../nowhere)", "docs/answers.md", ROOT) == "[x](../nowhere)"
