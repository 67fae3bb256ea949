"""Takes the README's pictures of the demo's page, in light and dark: `python -m tests.browser.screenshots`."""

import asyncio
import re
import struct
import tempfile
import zlib
from pathlib import Path

from playwright.async_api import Page, async_playwright, expect

from sandbox.page.server import PageServer
from sandbox.playground import fill, playground
from tests.browser.conftest import FLAGS, browser_path

DOCS = Path(__file__).parents[2] / "docs"
PICTURES = ("demo-light.png", "demo-dark.png")
_WORDS = b"Description"
_SHOWN = "header, #chats, #head, #messages .message:nth-last-child(-n+3), #quick, #panel h2, #troubles"
_PATIENCE_MS = 120_000
_UNDER_WAY = re.compile("typing…|Cancel")


async def take(into: Path) -> None:
    """Start a demo, have a voice note transcribed, and take both pictures. Each holds the words that it shows."""
    with tempfile.TemporaryDirectory(prefix="pv-shots-") as folder:
        async with playground(Path(folder), "en") as world, async_playwright() as playwright:
            fill(world)
            async with PageServer(world) as server:
                await world.set_key()
                browser = await playwright.chromium.launch(executable_path=browser_path(), args=list(FLAGS))
                for name in PICTURES:
                    context = await browser.new_context(
                        color_scheme="dark" if "dark" in name else "light",
                        viewport={"width": 1280, "height": 800},
                        locale="en-GB",
                    )
                    page = await context.new_page()
                    page.set_default_timeout(_PATIENCE_MS)
                    await page.goto(server.url)
                    if name == PICTURES[0]:
                        await _transcribe(page)
                    await page.get_by_role("button", name="Close the guide").click()
                    await page.evaluate("document.activeElement.blur()")
                    await page.mouse.move(0, 0)
                    await page.locator("#messages .time").first.wait_for()
                    # Nothing is on its way any more.
                    underway = page.locator("#messages .message, #subtitle", has_text=_UNDER_WAY)
                    await expect(underway).to_have_count(0, timeout=_PATIENCE_MS)
                    await page.wait_for_timeout(500)
                    shot = await page.screenshot()
                    (into / name).write_bytes(_with_words(shot, await page.locator(_SHOWN).all_inner_texts()))
                    await context.close()
                await browser.close()


async def _transcribe(page: Page) -> None:
    await page.get_by_role("button", name="Send a sample voice note").click()
    await page.locator("#messages a[download$='.srt']").wait_for()
    await page.get_by_role("button", name=re.compile("Time")).click()


def words(picture: Path) -> str:
    """The words that a picture shows, numbers left out."""
    content, at = picture.read_bytes(), 8
    while at < len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        data = content[at + 8 : at + 8 + length]
        if kind == b"tEXt" and data.startswith(_WORDS + b"\0"):
            return data.partition(b"\0")[2].decode("unicode_escape")
        at += 12 + length
    return ""


def _with_words(png: bytes, texts: list[str]) -> bytes:
    # PNG, 11.3.3.2: a keyword, a zero and Latin-1. It stands before the last chunk, IEND, of 12 bytes.
    said = re.sub(r"\d+", "0", " | ".join(" ".join(text.split()) for text in texts))
    data = b"tEXt" + _WORDS + b"\0" + said.encode("unicode_escape")
    return png[:-12] + struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data)) + png[-12:]


if __name__ == "__main__":
    asyncio.run(take(DOCS))
