"""Embedding: a function from the JSON of a request to a status and the JSON of an answer.

It fits behind any web framework. The advisor is made once and shared between threads.
"""

import json
from http import HTTPStatus

from recovery_advisor import Advisor, InputError

advisor = Advisor()


def handle(body: str) -> tuple[HTTPStatus, str]:
    """Answer one request; a bad one gets an error that names the field."""
    try:
        request = json.loads(body)
        check_in, preferences = request["check_in"], request.get("preferences")
        advice = advisor.assess(check_in, preferences)
    except InputError as error:
        problem = {"field": error.field, "given": error.given, "allowed": error.allowed}
        return HTTPStatus.UNPROCESSABLE_ENTITY, json.dumps({"error": problem})
    except (ValueError, KeyError, TypeError, RecursionError):
        problem = {"allowed": 'JSON such as {"check_in": {"pain": 2}}'}
        return HTTPStatus.BAD_REQUEST, json.dumps({"error": problem})
    return HTTPStatus.OK, advice.model_dump_json()


healthy = {
    "injury": "no",
    "pain": 0,
    "daily_activity_pain": 0,
    "swelling": "none",
    "stiffness": "none",
    "range_of_motion": 100,
    "screening": "red-flags/1",
}
for body in (
    json.dumps({"check_in": healthy, "preferences": {"minutes": 15}}),
    json.dumps({"check_in": {**healthy, "swelling": None}}),
    json.dumps({"check_in": {**healthy, "pain": 11}}),
    '{"check_in": ',
):
    status, answer = handle(body)
    shown = json.loads(answer)
    if status is HTTPStatus.OK:
        shown = {key: shown[key] for key in ("verdict", "missing")}
    print(int(status), json.dumps(shown))
