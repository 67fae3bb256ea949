"""Takes the README's pictures of the demo's page, in light and dark: `python -m tests.browser.screenshots`."""

import asyncio
import tempfile
from pathlib import Path

from playwright.async_api import async_playwright

from sandbox.page.server import PageServer
from sandbox.playground import fill, playground
from tests.browser.conftest import FLAGS, browser_path

_DOCS = Path(__file__).parents[2] / "docs"


async def take() -> None:
    """Start a demo, have a voice note transcribed, and take both pictures."""
    with tempfile.TemporaryDirectory(prefix="pv-shots-") as folder:
        async with playground(Path(folder), "en") as world, async_playwright() as playwright:
            fill(world)
            async with PageServer(world) as server:
                await world.set_key()
                browser = await playwright.chromium.launch(executable_path=browser_path(), args=list(FLAGS))
                for scheme in ("light", "dark"):
                    context = await browser.new_context(
                        color_scheme="dark" if scheme == "dark" else "light",
                        viewport={"width": 1280, "height": 800},
                    )
                    page = await context.new_page()
                    await page.goto(server.url)
                    if scheme == "light":
                        await page.get_by_role("button", name="Send a sample voice note").click()
                        await page.get_by_role("button", name="Time codes").click(timeout=30_000)
                    await page.get_by_role("button", name="Close the guide").click()
                    await page.evaluate("document.activeElement.blur()")
                    await page.locator("#messages .time").first.wait_for(timeout=30_000)
                    await page.wait_for_timeout(500)
                    await page.screenshot(path=_DOCS / f"demo-{scheme}.png")
                    await context.close()
                await browser.close()


if __name__ == "__main__":
    asyncio.run(take())
