"""A visitor with a browser window of their own, and everything that it asked for or complained of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from web.steps import FORM, answer_well, next_screen, open_page

#: Settled once Python has answered everything that was sent.
_CONTROLLED = """() => new Promise(done => navigator.serviceWorker.controller
    ? done() : navigator.serviceWorker.addEventListener('controllerchange', () => done()))"""

_DYING = """import "./worker-itself.js";
const itself = onmessage;
onmessage = (event) => event.data.message.includes("WORD") ? close() : itself(event);
"""


@dataclass
class Visitor:
    context: BrowserContext
    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    asked_for: list[str] = field(default_factory=list)

    @classmethod
    def arriving(cls, browser: Browser, address: str, **options: Any) -> Visitor:
        """Somebody whose window is open, and who has not gone to the page."""
        size = {"width": 375, "height": 667}
        context = browser.new_context(**{"viewport": size, "accept_downloads": True, **options})
        visitor = cls(context, context.new_page(), address)
        visitor.page.on("console", visitor._hear)
        visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
        context.on("request", lambda request: visitor.asked_for.append(request.url))
        return visitor

    def opens(self) -> Visitor:
        """Opens the page, up to its first question."""
        open_page(self.page, self.address)
        return self

    def meets_a_worker_that_dies_at(self, word: str) -> None:
        """Makes the worker die at the first message with a word in it, until :meth:`meets_no_such_worker`."""
        dying = _DYING.replace("WORD", word)
        self.page.route(
            "**/worker.js", lambda route: route.fulfill(body=dying, content_type="text/javascript")
        )
        self.page.route(
            "**/worker-itself.js", lambda route: route.continue_(url=f"{self.address}worker.js")
        )

    def meets_no_such_worker(self) -> None:
        self.page.unroute("**/worker.js")

    def stays_until_offline_works(self) -> None:
        """Waits until the service worker has every file."""
        self.page.evaluate(_CONTROLLED)

    def ticks(self, id: str) -> None:
        self.page.locator(f"label[for='f-{id}']").click()

    def chooses(self, id: str, value: str) -> None:
        self.page.locator(f"label[for='f-{id}-{value}']").click()

    def answers(self, ticked: tuple[str, ...] = (), **chosen: str) -> int:
        """Answers screen by screen to the end; how many taps that took.

        Args:
            ticked: ids of what is ticked where it is asked.
            chosen: what is chosen on the scales; of all others the best.
        """
        taps = 0
        while self.page.locator(FORM).count():
            taps += answer_well(self.page) + 1
            for id in ticked:
                if self.page.locator(f"#f-{id}").count():
                    self.ticks(id)
                    taps += 1
            for id, value in chosen.items():
                if self.page.locator(f"#f-{id}-{value}").count():
                    self.chooses(id, value)
            next_screen(self.page, ticked=bool(self.page.locator(f"{FORM} :checked").count()))
            if self.page.locator("main button[data-do=on]").count():
                self.page.click("main button[data-do=on]")
                expect(self.page.locator("main button[data-do=on]")).to_have_count(0)
        return taps

    def heading(self) -> str:
        return self.page.inner_text("main h1")

    def is_in_an_emergency(self) -> None:
        expect(self.page.locator("body")).to_have_class("urgent")
        expect(self.page.locator("main h1")).to_contain_text("emergency number")

    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        root = "document.documentElement"
        return int(self.page.evaluate(f"{root}.scrollWidth - {root}.clientWidth"))

    def kept(self) -> str | None:
        found: str | None = self.page.evaluate("localStorage.getItem('recovery-advisor')")
        return found

    def violations(self, axe: str) -> list[str]:
        """What axe-core finds wrong with the page as it is."""
        self.page.evaluate(axe)
        found: Mapping[str, Any] = self.page.evaluate("axe.run()")
        return [
            f"{one['id']}: {one['help']} {[node['html'][:200] for node in one['nodes'][:3]]}"
            for one in found["violations"]
        ]

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)
