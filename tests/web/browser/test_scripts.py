"""Scripts of the page by themselves, with no Python behind them."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.web.browser.visitor import Visitor

Arriving = Callable[..., Visitor]

#: Sends messages to a worker that answers only afterwards, one by one; returns what it got.
_SENT = """async ([address, messages, restarts, reply]) => {
  let worker;
  globalThis.Worker = class {
    constructor() { worker = this; this.got = []; }
    postMessage(sent) { this.got.push(sent); }
    terminate() {}
  };
  const nothing = () => {};
  const { Python } = await import(`${address}link.js`);
  const python = new Python({ step: nothing, shown: nothing, fault: nothing, well: nothing });
  for (const message of messages) python.send(message);
  if (restarts) python.restart(message => message === "poison");
  for (let answered = 0; answered < worker.got.length; answered += 1)
    worker.onmessage({ data: { id: worker.got[answered].id, reply } });
  return worker.got.map(sent => sent.message);
}"""


def _page_alone(arriving: Arriving) -> Page:
    """The page with no script running but the guard."""
    visitor = arriving(service_workers="block")
    empty = {"body": "", "content_type": "text/javascript"}
    visitor.page.route("**/main.js", lambda route: route.fulfill(**empty))
    visitor.page.goto(visitor.address)
    return visitor.page


def test_a_tick_taken_back_and_made_again_while_python_is_busy_is_sent_again(
    arriving: Arriving,
) -> None:
    page = _page_alone(arriving)
    ticked = ["tick", "untick", "tick"]
    assert page.evaluate(_SENT, [page.url, ticked, False, None]) == ticked


def test_a_double_click_is_sent_once(arriving: Arriving) -> None:
    page = _page_alone(arriving)
    assert page.evaluate(_SENT, [page.url, ["next", "next"], False, None]) == ["next"]


def test_a_new_worker_is_told_everything_and_asked_for_the_screen_where_none_came(
    arriving: Arriving,
) -> None:
    page, said = _page_alone(arriving), ["start", "tick"]
    assert page.evaluate(_SENT, [page.url, said, True, None]) == [*said, '{"do":"show"}']
    assert page.evaluate(_SENT, [page.url, said, True, {"html": ""}]) == said


def test_a_new_worker_is_not_told_what_must_be_left_out_and_was_never_answered(
    arriving: Arriving,
) -> None:
    page = _page_alone(arriving)
    sent = page.evaluate(_SENT, [page.url, ["poison", "tick"], True, None])
    assert sent == ["tick", '{"do":"show"}']


def test_the_end_of_a_timer_does_not_stop_the_next_one(arriving: Arriving) -> None:
    page = _page_alone(arriving)
    page.clock.install()
    start = """async ([address, seconds]) => {
      delete globalThis.AudioContext;
      const { startTimer } = await import(`${address}timer.js`);
      startTimer([["work", seconds]], document.createElement("button"));
    }"""
    page.evaluate(start, [page.url, 0])
    page.clock.run_for(5_500)
    expect(page.locator("#timer-step")).to_have_text("Done")
    page.evaluate(start, [page.url, 60])
    page.clock.run_for(3_000)
    expect(page.locator("#timer-step")).to_have_text("Get ready")
    expect(page.locator("#timer")).to_be_visible()
