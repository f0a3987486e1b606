"""Somebody at a browser. Every page they come to is examined once, at three widths."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Response

from tests.processes.house import ROOT

SCREENSHOTS = ROOT / "var" / "screenshots"
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 812}
SMALLEST_PHONE = {"width": 320, "height": 640}
_SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Visitor:
    """`folder` is where the pictures of this person's pages go, below var/screenshots/."""

    def __init__(
        self, browser: Browser, address: str, folder: str, *, scripts: bool = True
    ) -> None:
        self.context = browser.new_context(
            base_url=address,
            locale="ja-JP",
            timezone_id="Asia/Tokyo",
            viewport=DESK,
            java_script_enabled=scripts,
        )
        self.context.set_default_timeout(20_000)
        self.page: Page = self.context.new_page()
        self.scripts = scripts
        self.troubles: list[str] = []
        self.seen: set[str] = set()
        self._folder = SCREENSHOTS / folder
        self._folder.mkdir(parents=True, exist_ok=True)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))

    # --- What a person does ---

    def open(self, path: str) -> "Visitor":
        self.page.goto(path)
        return self.examine()

    def follow(self, text: str, *, exact: bool = True, nth: int = 0) -> "Visitor":
        """Click the link with this text."""
        self.page.get_by_role("link", name=text, exact=exact).nth(nth).click()
        return self.examine()

    def press(self, text: str, *, exact: bool = True) -> "Visitor":
        """Press the button with this text; the page that follows is examined."""
        self.page.get_by_role("button", name=text, exact=exact).first.click()
        return self.examine()

    def fill(self, **answers: object) -> "Visitor":
        """By the names of the fields: text, choice, mark or list entry, as the field is."""
        for name, answer in answers.items():
            field = self.page.locator(f'[name="{name}"]').first
            kind = field.get_attribute("type") or field.evaluate("field => field.localName")
            if kind in {"radio", "checkbox"}:
                self.page.locator(f'[name="{name}"][value="{answer}"]').check()
            elif kind == "select":
                field.select_option(str(answer))
            else:
                field.fill(str(answer))
        return self

    def choose_label(self, name: str, label: str) -> "Visitor":
        """An entry of a list by what it reads."""
        field = self.page.locator(f'[name="{name}"]')
        entry = field.locator("option", has_text=label).first.get_attribute("value")
        field.select_option(entry)
        return self

    def press_for_paper(self, text: str) -> bytes:
        """Press a button that leads to a PDF; its bytes."""
        with self.page.expect_response(lambda answer: answer.url.endswith(".pdf")) as waited:
            self.page.get_by_role("button", name=text, exact=True).click()
        return self._paper(waited.value)

    def paper_behind(self, text: str) -> bytes:
        """The PDF that the link with this text leads to."""
        link = self.page.get_by_role("link", name=text).first
        answer = self.context.request.get(link.get_attribute("href"))
        assert answer.headers["content-type"] == "application/pdf"
        return answer.body()

    def _paper(self, answer: Response) -> bytes:
        assert answer.headers["content-type"] == "application/pdf"
        return self.context.request.get(answer.url).body()

    # --- What a person sees ---

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    @property
    def text(self) -> str:
        return self.page.inner_text("body")

    def reads(self, *sentences: str) -> "Visitor":
        text = self.text
        for sentence in sentences:
            assert sentence in text, f"{sentence!r} is not on {self.path}:\n{text}"
        return self

    # --- What is asked of every page ---

    def examine(self) -> "Visitor":
        self.page.wait_for_load_state()
        if self._key() in self.seen:
            return self
        self.seen.add(self._key())
        if self.scripts:
            self._refuse_barriers()
        self._photograph("1280")
        self._examine_on_phones()
        self.page.set_viewport_size(DESK)
        assert not self.troubles, f"{self.path}: {self.troubles}"
        return self

    def _key(self) -> str:
        """Pages that differ in their numbers only are one page; a page with errors is another."""
        has_errors = self.page.locator("[data-error-summary]").count() > 0
        return re.sub(r"\d+", "n", self.path) + ("#errors" if has_errors else "")

    def _refuse_barriers(self) -> None:
        found = Axe().run(self.page).response["violations"]
        told = [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]
        assert not told, f"{self.path}:\n" + "\n".join(told)

    def _examine_on_phones(self) -> None:
        for size in (PHONE, SMALLEST_PHONE):
            self.page.set_viewport_size(size)
            beyond = self.page.evaluate(_SIDEWAYS)
            assert beyond <= 0, f"{self.path} is {beyond} px too wide at {size['width']}"
            if size is PHONE:
                self._photograph("375")

    def _photograph(self, width: str) -> Path:
        name = self._key().strip("/").replace("/", "-").replace("#", "-") or "top"
        place = self._folder / f"{name}-{width}.png"
        self.page.screenshot(path=place, full_page=True)
        return place

    def _hear(self, message: ConsoleMessage) -> None:
        """Chromium's own PDF viewer asks for /favicon.ico, which no page of ours names."""
        address = message.location["url"]
        if message.type == "error" and urlsplit(address).path != "/favicon.ico":
            self.troubles.append(f"{message.text} {address}")
