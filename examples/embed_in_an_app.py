"""Embedding: a function from the JSON of a request to a status and the JSON of an answer.

It fits behind any web framework. The advisor is made once and shared between threads.
"""

import json
from dataclasses import asdict
from http import HTTPStatus

from recovery_advisor import Advisor, InputError

advisor = Advisor()


def handle(body: str) -> tuple[HTTPStatus, str]:
    """Answer one request; a bad one gets every fault, and what can safely be said of the rest."""
    try:
        request = json.loads(body)
        check_in, preferences = request["check_in"], request.get("preferences")
        advice = advisor.assess(check_in, preferences)
    except InputError as error:
        said = error.advice.model_dump(mode="json") if error.advice else None
        faults = [asdict(fault) for fault in error.faults]
        answer = json.dumps({"advice": said, "error": {"faults": faults}})
        return HTTPStatus.UNPROCESSABLE_ENTITY, answer
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
    "screening": {"questionnaire": "red-flags/2", "yes": [], "unsure": [], "skipped": [], "no": 49},
}
for body in (
    json.dumps({"check_in": healthy, "preferences": {"minutes": 15}}),
    json.dumps({"check_in": {**healthy, "swelling": None}}),
    json.dumps({"check_in": {"pain": 11, "swelling": 1, "chest_pain": "yes"}}),
    '{"check_in": ',
):
    status, answer = handle(body)
    shown = json.loads(answer)
    advice = shown if status is HTTPStatus.OK else shown.pop("advice", None)
    if advice:  # to be told before the error, as it may be an emergency
        print(int(status), json.dumps({key: advice[key] for key in ("verdict", "missing")}))
    if "error" in shown:
        print(int(status), json.dumps(shown["error"]))
