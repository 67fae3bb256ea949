"""The demo's page in a real browser."""

import os
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, async_playwright, expect

from sandbox.page.server import PageServer
from sandbox.playground import Playground, fill, playground

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# A closed network makes the browser's own errands fail, many at a time.
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
)  # fmt: skip
SAID = "bring the blue folder"
"""Words of the sample."""
_PATIENCE_MS = 120_000


@dataclass(slots=True)
class Browsing:
    """The page of a running demo."""

    world: Playground
    server: PageServer
    page: Page
    problems: list[str] = field(default_factory=list)
    """Errors on the browser's console."""

    async def open_chat(self, title: str) -> None:
        """Choose a chat of the list, by its name or whose it is."""
        await self.page.locator("#chats button", has_text=title).click()

    async def quick(self, words: str) -> None:
        """Press one of the buttons under the composer."""
        await self.page.locator("#quick").get_by_role("button", name=words).click()

    async def sample_answered(self) -> None:
        """Be in Alice's chat, where the sample has its answer."""
        await self.open_chat("Alice")
        if not await self.message(SAID).count():
            await self.quick("Send a sample voice note")
        await self.message(SAID).first.wait_for()
        await self.page.locator("#messages a[download$='.srt']").first.wait_for()

    def message(self, words: str) -> Locator:
        """Messages of the bot that hold these words."""
        return self.page.locator("#messages .message:not(.own)", has_text=words)


def browser_path() -> str:
    """The machine's Chromium; skips where there is none, except where CI runs."""
    found = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        reason = "no Chromium on this machine: on Debian and Ubuntu, apt install chromium"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    return str(found)


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browsing(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Browsing]:
    """A demo and a browser that looks at it."""
    path = browser_path()
    folder: Path = tmp_path_factory.mktemp("demo")
    async with playground(folder, "en") as world, async_playwright() as playwright:
        fill(world)
        world.api.task_s = 0.3
        async with PageServer(world) as server:
            await world.set_key()
            browser = await playwright.chromium.launch(executable_path=path, args=list(FLAGS))
            context = await browser.new_context(permissions=["microphone"], locale="en-GB")
            page = await context.new_page()
            page.set_default_timeout(_PATIENCE_MS)
            expect.set_options(timeout=_PATIENCE_MS)
            found = Browsing(world, server, page)
            page.on("console", lambda m: found.problems.append(m.text) if m.type == "error" else None)
            page.on("pageerror", lambda error: found.problems.append(str(error)))
            await page.goto(server.url)
            yield found
            await browser.close()
