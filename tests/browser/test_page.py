"""What a newcomer does on the demo's page."""

import asyncio
import json

import aiohttp
import pytest
from playwright.async_api import FilePayload, Route, expect

from sandbox.playground import DEMO_KEY
from tests.browser.conftest import Browsing
from tests.samples import voice_note
from tests.world import until

pytestmark = pytest.mark.asyncio(loop_scope="module")

STAND_IN = "This is a stand-in for a transcript"
PATIENCE_MS = 30_000


async def test_one_click_on_the_sample_brings_a_transcript_and_subtitles(browsing: Browsing) -> None:
    await browsing.page.get_by_role("button", name="Send a sample voice note").click()
    await expect(browsing.message(STAND_IN).first).to_be_visible(timeout=PATIENCE_MS)
    link = browsing.page.locator("#messages a[download$='.srt']").first
    async with browsing.page.expect_download() as download:
        await link.click()
    assert b"-->" in (await (await download.value).path()).read_bytes()
    await expect(browsing.page.locator("#jobs .job").first).to_contain_text("1 upload")
    assert browsing.problems == []


async def test_a_recorded_note_is_transcribed_and_its_length_is_kept(browsing: Browsing) -> None:
    before = await browsing.page.locator("#messages audio").count()
    await browsing.page.get_by_role("button", name="Record a voice note").click()
    await expect(browsing.page.locator("#record")).to_have_attribute("aria-pressed", "true")
    await browsing.page.wait_for_timeout(1500)
    await browsing.page.get_by_role("button", name="Stop and send the voice note").click()
    await expect(browsing.page.locator("#messages audio")).to_have_count(before + 1, timeout=PATIENCE_MS)
    await until(
        lambda: any(t.media.content_type == "audio/wav" and t.is_over for t in browsing.world.api.tasks.values())
    )
    recorded = next(t for t in browsing.world.api.tasks.values() if t.media.content_type == "audio/wav")
    assert 0.5 < recorded.speech.segments[-1].end_s < 20
    assert browsing.problems == []


async def test_a_dropped_file_is_sent_and_its_buttons_can_be_tapped(browsing: Browsing) -> None:
    page = browsing.page
    await page.evaluate(
        """([bytes]) => {
            const data = new DataTransfer();
            data.items.add(new File([new Uint8Array(bytes)], "Лекция.mp3", { type: "audio/mpeg" }));
            document.getElementById("chat").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
        }""",
        [list(voice_note("ru"))],
    )
    await expect(page.locator("#messages a[download='Лекция.srt']")).to_be_visible(timeout=PATIENCE_MS)
    await page.locator("#text").fill("/settings")
    await page.locator("#text").press("Enter")
    settings = browsing.message("Settings").last
    await settings.get_by_role("button").first.click()
    await until(lambda: any(call.method == "answerCallbackQuery" for call in browsing.world.telegram.calls))
    assert browsing.problems == []


async def test_an_admin_sets_the_groups_key_by_a_button_and_a_members_note_becomes_readable(browsing: Browsing) -> None:
    page = browsing.page
    await browsing.open_chat("Book club")
    await browsing.message("Hello! Send a voice note").get_by_role("button", name="Set the key").click()
    await expect(page.locator("#title")).to_have_text("Alice", timeout=PATIENCE_MS)
    await expect(browsing.message("Book club").first).to_be_visible(timeout=PATIENCE_MS)
    await page.locator("#text").fill(DEMO_KEY)
    await page.locator("#text").press("Enter")
    await expect(browsing.message("has a key now").first).to_be_visible(timeout=PATIENCE_MS)
    await browsing.open_chat("Book club")
    await page.locator("#as").select_option(label="Boris")
    await page.get_by_role("button", name="Send a sample voice note").click()
    await expect(page.locator("#messages .own .who", has_text="Boris").first).to_be_visible()
    await expect(browsing.message(STAND_IN).first).to_be_visible(timeout=PATIENCE_MS)
    assert browsing.problems == []


async def test_a_note_sent_while_the_bot_is_dead_is_answered_after_its_restart(browsing: Browsing) -> None:
    page = browsing.page
    await browsing.open_chat("Alice")
    await page.get_by_role("button", name="Kill it").click()
    await expect(page.locator("#bot-state")).to_contain_text("not running")
    note = FilePayload(name="while dead.ogg", mimeType="audio/ogg", buffer=voice_note("ru")[:-40])
    await page.locator("#files").set_input_files([note])
    before = await browsing.message(STAND_IN).count()
    await page.get_by_role("button", name="Start it again").click()
    await expect(browsing.message(STAND_IN)).to_have_count(before + 1, timeout=2 * PATIENCE_MS)
    assert browsing.problems == []


async def test_every_trouble_can_be_switched_on_and_off_again(browsing: Browsing) -> None:
    boxes = browsing.page.locator("#troubles input")
    await expect(boxes).to_have_count(5)
    for box in await boxes.all():
        await box.check()
        await box.uncheck()
    await expect(browsing.page.locator("#troubles input:checked")).to_have_count(0)


async def test_a_switch_stays_as_it_was_tapped_while_its_order_is_slow_and_older_news_arrive(
    browsing: Browsing,
) -> None:
    page, held = browsing.page, asyncio.Event()
    await browsing.open_chat("Alice")

    async def hold(route: Route) -> None:
        await held.wait()
        await route.continue_()

    await page.route("**/do", hold, times=1)
    box = page.locator("#troubles input[data-name='slow']")
    await box.check()
    await browsing.world.me.say("/help")
    await expect(page.locator("#messages .own", has_text="/help").last).to_be_visible(timeout=PATIENCE_MS)
    assert await box.is_checked()
    held.set()
    await expect(box).to_be_checked()
    await box.uncheck()
    await expect(box).not_to_be_checked()


async def test_a_page_from_elsewhere_can_neither_drive_nor_look(browsing: Browsing) -> None:
    order = json.dumps({"action": "kill"})
    async with aiohttp.ClientSession() as client:
        for headers in (
            {},
            {"Origin": "http://evil.example"},
            {"Origin": browsing.server.url[:-1], "Host": "evil.example"},
        ):
            async with client.post(browsing.server.url + "do", data=order, headers=headers) as answer:
                assert answer.status == 403, headers
        async with client.get(browsing.server.url + "events", headers={"Host": "evil.example"}) as answer:
            assert answer.status == 403
        async with client.get(browsing.server.url + "events", headers={"Sec-Fetch-Site": "cross-site"}) as answer:
            assert answer.status == 403
    assert browsing.world.bot.returncode is None


async def test_at_phone_width_nothing_is_cut_off_and_the_panel_opens_by_keyboard(browsing: Browsing) -> None:
    page = browsing.page
    await page.set_viewport_size({"width": 360, "height": 740})
    assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    await page.locator("#show-panel").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("#panel")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("#panel")).to_be_hidden()
    await expect(page.locator("#text")).to_be_visible()
    await page.set_viewport_size({"width": 1280, "height": 800})


async def test_every_control_has_a_name_for_those_who_listen(browsing: Browsing) -> None:
    nameless = await browsing.page.evaluate(
        """() => [...document.querySelectorAll("button, input, select, textarea")]
            .filter((c) => c.getClientRects().length)
            .filter((c) => !(c.textContent.trim() || c.getAttribute("aria-label") || c.labels?.length))
            .map((c) => c.outerHTML)"""
    )
    assert nameless == []
