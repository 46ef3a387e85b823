"""The stores on docs/stores.md for SQLAlchemy and Django keep what is promised."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.deep
PAGE = (Path(__file__).resolve().parents[2] / "docs/stores.md").read_text(encoding="utf-8")
ALCHEMY, DJANGO = re.findall(r"^```py\n(.*?)^```$", PAGE, re.M | re.S)

WITH_ALCHEMY = """
from sqlalchemy import create_engine
from recovery_advisor.testing import assert_store

engine = create_engine("sqlite:///app.db")
Base.metadata.create_all(engine)
assert_store(lambda: AlchemyStore(engine))
assert AlchemyStore(engine).people() == []
"""
WITH_DJANGO = """
import django
from django.conf import settings
from recovery_advisor.testing import assert_store

database = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": "app.db",
    "OPTIONS": {"transaction_mode": "IMMEDIATE"},
}
settings.configure(
    INSTALLED_APPS=["clinic"],
    DATABASES={"default": database},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)
django.setup()
from clinic.models import DjangoStore, RecoveryEvent
from django.db import connection

with connection.schema_editor() as editor:
    editor.create_model(RecoveryEvent)
assert_store(DjangoStore)
assert DjangoStore().people() == []
"""


def run(folder: Path, script: str) -> None:
    (folder / "tried.py").write_text(script)
    done = subprocess.run(
        [sys.executable, "tried.py"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_sqlalchemy_store_of_the_page_keeps_what_is_promised(tmp_path: Path) -> None:
    pytest.importorskip("sqlalchemy")
    run(tmp_path, ALCHEMY + WITH_ALCHEMY)


def test_django_store_of_the_page_keeps_what_is_promised(tmp_path: Path) -> None:
    pytest.importorskip("django")
    (tmp_path / "clinic").mkdir()
    (tmp_path / "clinic/__init__.py").touch()
    (tmp_path / "clinic/models.py").write_text(DJANGO)
    run(tmp_path, WITH_DJANGO)
