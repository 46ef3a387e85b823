"""The apps of docs/frameworks.md run as they stand there, and tell an emergency beside a bad field."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from uuid import uuid4

import pytest
from hypothesis import Phase, settings

from recovery_advisor.testing import LAWS
from tests.generated import ROOT
from tests.processes.framework_apps import (
    ASKED,
    COMMANDS,
    SOURCES,
    WITH_NUMBER,
    Asked,
    assert_answered,
    assert_number_told,
    each_asked,
    imported,
    written,
)

pytestmark = pytest.mark.filterwarnings("ignore")  # theirs
MOST_LINES = 40


@pytest.mark.parametrize("name", SOURCES)
def test_an_app_is_at_most_forty_lines(name: str) -> None:
    assert 10 < len(SOURCES[name].splitlines()) <= MOST_LINES


@each_asked
def test_fastapi(asked: Asked, tmp_path: Path) -> None:
    pytest.importorskip("fastapi")
    httpx = pytest.importorskip("httpx")
    [answer] = posted(httpx, imported("fastapi_app", tmp_path).app, "/advice", asked.body)
    assert_answered(asked, *answer)


def posted(httpx: Any, app: object, path: str, *bodies: str) -> list[tuple[int, Any]]:
    """What an ASGI app answers to bodies, one after the other."""

    async def post() -> list[tuple[int, Any]]:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            answers = [await client.post(path, content=body) for body in bodies]
            return [(answer.status_code, answer.json()) for answer in answers]

    return asyncio.run(post())


@pytest.fixture
def history_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    pytest.importorskip("fastapi")
    monkeypatch.setenv("EVENTS", str(tmp_path / "recovery.db"))
    return imported("fastapi_history_app", tmp_path)


@each_asked
def test_fastapi_with_a_history(asked: Asked, history_app: ModuleType) -> None:
    httpx = pytest.importorskip("httpx")
    person = uuid4().hex
    [answer] = posted(httpx, history_app.app, f"/people/{person}/check-ins", asked.body)
    assert_answered(asked, *answer)
    assert len(history_app.history.export(person)) == (1 if asked.status == 200 else 0)


def test_a_danger_sign_of_before_stands_in_the_app_with_a_history(history_app: ModuleType) -> None:
    httpx = pytest.importorskip("httpx")
    bodies = [ASKED["an emergency"].body, ASKED["a well person"].body]
    answers = posted(httpx, history_app.app, f"/people/{uuid4().hex}/check-ins", *bodies)
    assert [answer["advice"]["verdict"] for _, answer in answers] == [
        "emergency",
        "see_professional",
    ]


@each_asked
def test_flask(asked: Asked, tmp_path: Path) -> None:
    pytest.importorskip("flask")
    client = imported("flask_app", tmp_path).app.test_client()
    answer = client.post("/advice", data=asked.body)
    assert_answered(asked, answer.status_code, answer.json)


@each_asked
def test_django(asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("django")
    monkeypatch.setenv("HOSTS", "testserver")
    imported("django_app", tmp_path)
    from django.test import Client

    answer = Client().post("/advice", data=asked.body, content_type="application/json")
    assert_answered(asked, answer.status_code, answer.json())


@each_asked
def test_celery(asked: Asked, tmp_path: Path) -> None:
    """As a worker gets it: out of the JSON of a message, and back by the JSON of a result."""
    pytest.importorskip("celery")
    if asked.body in ("", '{"pain": '):
        pytest.skip("a message is JSON")
    task = imported("worker", tmp_path).advise
    answer = json.loads(json.dumps(task.apply(args=[json.loads(asked.body)], throw=True).get()))
    assert_answered(asked, 422 if "faults" in answer else 200, answer)


def test_fastapi_tells_the_number_to_call(tmp_path: Path) -> None:
    pytest.importorskip("fastapi")
    httpx = pytest.importorskip("httpx")
    answers = posted(httpx, imported("fastapi_app", tmp_path).app, "/advice", *WITH_NUMBER)
    assert_number_told(answer for _, answer in answers)


def test_fastapi_with_a_history_tells_the_number_to_call(history_app: ModuleType) -> None:
    httpx = pytest.importorskip("httpx")
    path = f"/people/{uuid4().hex}/check-ins"
    answers = posted(httpx, history_app.app, path, *WITH_NUMBER)
    assert_number_told(answer for _, answer in answers)


def test_flask_tells_the_number_to_call(tmp_path: Path) -> None:
    pytest.importorskip("flask")
    client = imported("flask_app", tmp_path).app.test_client()
    assert_number_told(client.post("/advice", data=body).json for body in WITH_NUMBER)


def test_django_tells_the_number_to_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("django")
    monkeypatch.setenv("HOSTS", "testserver")
    imported("django_app", tmp_path)
    from django.test import Client

    post = partial(Client().post, "/advice", content_type="application/json")
    assert_number_told(post(data=body).json() for body in WITH_NUMBER)


def test_celery_tells_the_number_to_call(tmp_path: Path) -> None:
    pytest.importorskip("celery")
    task = imported("worker", tmp_path).advise
    given = [json.loads(body) for body in WITH_NUMBER]
    asked = [(answers, answers.pop("preferences")) for answers in given]
    assert_number_told(task.apply(args=args, throw=True).get() for args in asked)


@pytest.mark.deep
def test_a_celery_worker_with_forked_processes_answers(tmp_path: Path) -> None:
    """With queues that are folders, as no broker runs here."""
    pytest.importorskip("celery")
    written("worker", tmp_path)
    asked = [one for name, one in ASKED.items() if name not in ("no JSON", "nothing")]
    (tmp_path / "asks.py").write_text(ASKS, encoding="utf-8")
    (tmp_path / "queue").mkdir()
    (tmp_path / "results").mkdir()
    command = [sys.executable, "-m", "celery", "-A", "asks", "worker", "--concurrency", "2"]
    with (tmp_path / "log").open("w") as log:
        worker = subprocess.Popen(command, cwd=tmp_path, stdout=log, stderr=log)
    try:
        bodies = json.dumps([json.loads(one.body) for one in asked])
        asking = [sys.executable, "asks.py", bodies]
        answered = subprocess.run(asking, cwd=tmp_path, capture_output=True, text=True, check=False)
    finally:
        worker.terminate()
        worker.wait(60)
    assert answered.returncode == 0, answered.stderr + (tmp_path / "log").read_text()
    for one, answer in zip(asked, json.loads(answered.stdout), strict=True):
        assert_answered(one, 422 if "faults" in answer else 200, answer)


#: Sends check-ins to the worker and prints its answers.
ASKS = """
import json, sys
from worker import advise, app

app.conf.update(
    broker_url="filesystem://",
    broker_transport_options={"data_folder_in": "queue", "data_folder_out": "queue", "control_folder": "queue"},
    result_backend="file://results",
)
if __name__ == "__main__":
    asked = [advise.delay(given) for given in json.loads(sys.argv[1])]
    print(json.dumps([one.get(timeout=60) for one in asked]))
"""


_TESTING = (ROOT / "docs/testing.md").read_text(encoding="utf-8")
#: The tests of docs/testing.md that call an app in the process of the test.
IN_PROCESS = re.findall(r"^def (test_the_(flask|fastapi)_app)\(", _TESTING, re.M)


@pytest.mark.parametrize(("name", "framework"), IN_PROCESS)
def test_an_app_is_held_against_the_laws_as_the_page_does(
    name: str, framework: str, tmp_path: Path
) -> None:
    pytest.importorskip(framework)
    imported(f"{framework}_app", tmp_path)
    [block] = re.findall(rf"^```python\n([^`]*^def {name}\(.+?)^```", _TESTING, re.M | re.S)
    law = next(one for one in LAWS if one.id == "advice-comes-back")
    few = settings(max_examples=3, deadline=None, database=None, phases=[Phase.generate])
    names: dict[str, Any] = {
        "httpx": pytest.importorskip("httpx"),
        "assert_safe": partial(law.check, settings=few),
    }
    exec(block, names)
    names[name]()


def test_the_page_names_the_servers_that_are_tried() -> None:
    assert COMMANDS == [
        "uvicorn fastapi_app:app --workers 2",
        "gunicorn flask_app:app --workers 2 --threads 4",
        "gunicorn django_app:app --workers 2",
    ]


#: What the server runs on: each command of the page, and gunicorn's with ``--preload`` as well.
SERVERS = [*COMMANDS, *(f"{one} --preload" for one in COMMANDS if one.startswith("gunicorn"))]


@pytest.mark.deep
@pytest.mark.parametrize("command", SERVERS)
def test_a_server_with_several_processes_and_threads_answers_all_at_once(
    command: str, tmp_path: Path
) -> None:
    server, app, *options = command.split()
    pytest.importorskip(server)
    pytest.importorskip(app.partition("_")[0])
    written(app.partition(":")[0], tmp_path)
    port = ["--port", "0"] if server == "uvicorn" else ["--bind", "127.0.0.1:0"]
    run = [sys.executable, "-m", server, app, *options, *port]
    log = tmp_path / "log"
    with log.open("w") as stderr:
        serving = subprocess.Popen(run, cwd=tmp_path, stdout=stderr, stderr=stderr)
    try:
        url = listening(serving, log)
        asked = list(ASKED.values()) * 12
        with ThreadPoolExecutor(8) as pool:
            for one, (status, answer) in zip(
                asked, pool.map(lambda one: post(url, one), asked), strict=True
            ):
                assert_answered(one, status, answer)
    finally:
        serving.send_signal(signal.SIGTERM)
        ended = serving.wait(60)
    assert ended in (0, -signal.SIGTERM), log.read_text()
    assert "Traceback" not in log.read_text()


def listening(serving: subprocess.Popen[bytes], log: Path) -> str:
    """The address of a server, once it has written it down and answers."""
    for _ in range(600):
        if found := re.search(r"http://127\.0\.0\.1:[1-9]\d*", log.read_text()):
            try:
                post(found[0], ASKED["an emergency"])
            except OSError:
                pass  # not yet
            else:
                return found[0]
        try:
            serving.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
        break
    pytest.fail(log.read_text())


def post(url: str, asked: Asked) -> tuple[int, object]:
    request = Request(f"{url}/advice", asked.body.encode(), {"Content-Type": "application/json"})
    try:
        with urlopen(request, timeout=60) as answer:
            return answer.status, json.load(answer)
    except HTTPError as refused:
        return refused.code, json.load(refused)
