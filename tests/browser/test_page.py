"""What a newcomer does on the demo's page."""

import asyncio
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Literal

import aiohttp
import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import FilePayload, Route, expect

from sandbox.playground import DEMO_KEY
from tests.browser.conftest import SAID, Browsing
from tests.browser.screenshots import DOCS, PICTURES, take, words
from tests.samples import voice_note
from tests.world import until

pytestmark = pytest.mark.asyncio(loop_scope="module")

OWN = "Your recording arrived"


async def test_an_empty_chat_tells_what_the_bot_is_and_begins_with_start_in_the_persons_language(
    browsing: Browsing,
) -> None:
    page = browsing.page
    await browsing.open_chat("Юля")
    await expect(page.locator("#title")).to_have_text("PolyglotVoice")
    await expect(page.locator("#messages .description")).to_contain_text("Превращаю голосовые")
    await expect(page.locator("#text")).to_be_hidden()
    await page.get_by_role("button", name="START", exact=True).click()
    await expect(page.locator("#text")).to_be_visible()
    await browsing.quick("Give it the demo's API key")
    await expect(browsing.message("…" + DEMO_KEY[-4:]).first).to_be_visible()
    await browsing.quick("Send a sample voice note")
    await expect(browsing.message("синюю папку").first).to_be_visible()


async def test_one_click_on_the_sample_brings_its_words_and_subtitles_and_a_repeat_costs_nothing(
    browsing: Browsing,
) -> None:
    page = browsing.page
    await browsing.open_chat("Alice")
    await browsing.quick("Send a sample voice note")
    await expect(browsing.message(SAID).first).to_be_visible()
    link = page.locator("#messages a[download$='.srt']").first
    async with page.expect_download() as download:
        await link.click()
    assert b"-->" in (await (await download.value).path()).read_bytes()
    await expect(page.locator("#jobs .cost").first).to_contain_text("1 × upload")
    await browsing.quick("Send a sample voice note")
    await expect(page.locator("#jobs .cost").first).to_have_text("A repeat: no API request.")
    await expect(page.locator("#jobs .cost").last).to_contain_text("1 × upload")
    assert browsing.problems == []


async def test_progress_is_seen_while_a_long_one_is_transcribed(browsing: Browsing) -> None:
    await browsing.open_chat("Alice")
    page, api = browsing.page, browsing.world.api
    api.hold()
    await browsing.quick("Send a link: a talk")
    await until(lambda: any(task.is_url for task in api.tasks.values()))
    await expect(browsing.message("Transcribing… 40%")).to_be_visible()
    api.finish_all()
    await expect(browsing.message("Why bridges sing").first).to_be_visible()
    await expect(page.locator("#jobs .cost").first).to_contain_text("1 × link check, 1 × link,")


async def test_who_speaks_is_shown_by_a_button(browsing: Browsing) -> None:
    await browsing.open_chat("Alice")
    await browsing.quick("Send a link: a podcast")
    answer = browsing.message("Today we plant garlic").first
    await answer.get_by_role("button", name="Speakers").click()
    await expect(answer).to_contain_text("Speaker 2")


async def test_a_refused_link_has_its_price_too(browsing: Browsing) -> None:
    await browsing.open_chat("Alice")
    await browsing.quick("Send a link: a private video")
    await expect(browsing.message("This video is private").first).to_be_visible()
    await expect(browsing.page.locator("#jobs .cost").first).to_have_text("Its API requests: 1 × link check")


async def test_a_time_code_plays_the_recording_from_there(browsing: Browsing) -> None:
    await browsing.sample_answered()
    page = browsing.page
    await browsing.message(SAID).first.get_by_role("button", name=re.compile("Time")).click()
    await page.locator("#messages .time").last.click()
    # Asked from outside: the page's policy lets nobody watch from within.
    for _ in range(1200):
        if await page.evaluate("[...document.querySelectorAll('#messages audio')].some((a) => a.currentTime > 11)"):
            break
        await page.wait_for_timeout(100)
    else:
        pytest.fail("nothing plays from the time")
    assert browsing.problems == []


async def test_a_recorded_note_is_transcribed_and_its_length_is_kept(browsing: Browsing) -> None:
    await browsing.open_chat("Alice")
    before = await browsing.page.locator("#messages audio").count()
    await browsing.page.get_by_role("button", name="Record a voice note").click()
    await expect(browsing.page.locator("#record")).to_have_attribute("aria-pressed", "true")
    await expect(browsing.page.locator("#recorded")).to_have_text(re.compile("0:0[1-9]"))
    await browsing.page.get_by_role("button", name="Stop and send the voice note").click()
    await expect(browsing.page.locator("#messages audio")).to_have_count(before + 1)
    await until(
        lambda: any(t.media.content_type == "audio/wav" and t.is_over for t in browsing.world.api.tasks.values())
    )
    recorded = next(t for t in browsing.world.api.tasks.values() if t.media.content_type == "audio/wav")
    assert 0.5 < recorded.speech.segments[-1].end_s < 20
    await expect(browsing.message(OWN).first).to_be_visible()
    assert browsing.problems == []


async def test_a_recording_can_be_given_up(browsing: Browsing) -> None:
    await browsing.open_chat("Alice")
    page = browsing.page
    before = await page.locator("#messages audio").count()
    await page.get_by_role("button", name="Record a voice note").click()
    await page.locator("#cancel-record").click()
    await expect(page.locator("#text")).to_be_visible()
    await expect(page.locator("#record")).to_have_attribute("aria-pressed", "false")
    assert await page.locator("#messages audio").count() == before


async def test_what_could_not_be_sent_stays_in_the_field(browsing: Browsing) -> None:
    await browsing.open_chat("Alice")
    page, seen = browsing.page, len(browsing.problems)
    await page.route("**/do", lambda route: route.abort(), times=1)
    await page.locator("#text").fill("keep me")
    await page.locator("#text").press("Enter")
    await expect(page.locator("#toast")).to_contain_text("Your text is kept")
    await expect(page.locator("#text")).to_have_value("keep me")
    await page.locator("#text").fill("")
    del browsing.problems[seen:]


async def test_a_forwarded_message_lands_where_it_says(browsing: Browsing) -> None:
    await browsing.sample_answered()
    page = browsing.page
    await page.locator("#messages .own").last.hover()
    await page.locator("#messages .own").last.get_by_role("button", name="Select").click()
    options = await page.locator("#forward-to option").all_text_contents()
    assert options == ["PolyglotVoice (Alice)", "Book club", "Workshop", "Workshop · Ideas", "Workshop · Voice diary"]
    await page.locator("#forward-to").select_option(label="Workshop · Ideas")
    await page.get_by_role("button", name="Forward", exact=True).click()
    await expect(page.locator("#title")).to_have_text("Workshop")
    await expect(page.locator("#messages .own", has_text="Forwarded from Alice")).to_contain_text("Ideas")
    await browsing.open_chat("Alice")


async def test_a_dropped_file_is_sent_and_its_buttons_can_be_tapped(browsing: Browsing) -> None:
    await browsing.open_chat("Alice")
    page = browsing.page
    await page.evaluate(
        """([bytes]) => {
            const data = new DataTransfer();
            data.items.add(new File([new Uint8Array(bytes)], "Лекция.mp3", { type: "audio/mpeg" }));
            document.getElementById("chat").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
        }""",
        [list(voice_note("ru"))],
    )
    await expect(page.locator("#messages a[download='Лекция.srt']")).to_be_visible()
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
    await expect(page.locator("#subtitle")).to_contain_text("as Alice")
    await expect(browsing.message("Book club").first).to_be_visible()
    await page.locator("#text").fill(DEMO_KEY)
    await page.locator("#text").press("Enter")
    await expect(browsing.message("has a key now").first).to_be_visible()
    await browsing.open_chat("Book club")
    await page.locator("#as").select_option(label="Boris")
    await page.get_by_role("button", name="Send a sample voice note").click()
    await expect(page.locator("#messages .own .who", has_text="Boris").first).to_be_visible()
    await expect(browsing.message(SAID).first).to_be_visible()
    assert browsing.problems == []


async def test_a_group_gets_its_key_by_one_button_which_then_goes(browsing: Browsing) -> None:
    page = browsing.page
    await browsing.open_chat("Workshop")
    await browsing.quick("Give it the demo's API key")
    await expect(page.locator("#quick").get_by_role("button", name="API key")).to_have_count(0)
    await browsing.quick("Send a sample voice note")
    await expect(browsing.message(SAID).first).to_be_visible()
    assert browsing.problems == []


async def test_a_dead_key_brings_the_key_button_back_and_heals_when_the_trouble_ends(browsing: Browsing) -> None:
    page = browsing.page
    await browsing.open_chat("Alice")
    box = page.locator("#troubles input[data-name='dead']")
    await box.check()
    note = FilePayload(name="dead key.ogg", mimeType="audio/ogg", buffer=voice_note("en")[:-40])
    await page.locator("#files").set_input_files([note])
    key = page.locator("#quick").get_by_role("button", name="API key")
    await expect(key).to_be_visible()
    before = await browsing.message(OWN).count()
    await box.uncheck()
    await expect(browsing.message(OWN)).to_have_count(before + 1)
    await expect(key).to_have_count(0)


async def test_a_dead_key_brings_the_groups_key_button_back_too(browsing: Browsing) -> None:
    page = browsing.page
    await browsing.open_chat("Workshop")
    key = page.locator("#quick").get_by_role("button", name="API key")
    if await key.count():
        await key.click()
    await expect(key).to_have_count(0)
    box = page.locator("#troubles input[data-name='dead']")
    await box.check()
    note = FilePayload(name="dead in a group.ogg", mimeType="audio/ogg", buffer=voice_note("en")[:-44])
    await page.locator("#files").set_input_files([note])
    await expect(key).to_be_visible()
    before = await browsing.message(OWN).count()
    await box.uncheck()
    await expect(browsing.message(OWN)).to_have_count(before + 1)
    await expect(key).to_have_count(0)


async def test_what_waited_for_a_service_that_failed_goes_on_within_seconds(browsing: Browsing) -> None:
    await browsing.open_chat("Alice")
    page = browsing.page
    before = await browsing.message(OWN).count()
    box = page.locator("#troubles input[data-name='failing']")
    await box.check()
    note = FilePayload(name="failing.ogg", mimeType="audio/ogg", buffer=voice_note("en")[:-60])
    await page.locator("#files").set_input_files([note])
    await expect(browsing.message("PolyglotVoice hasn't answered")).to_be_visible()
    await box.uncheck()
    await expect(browsing.message(OWN)).to_have_count(before + 1)


async def test_a_note_sent_while_the_bot_is_dead_is_answered_after_its_restart(browsing: Browsing) -> None:
    page = browsing.page
    await browsing.open_chat("Alice")
    await page.get_by_role("button", name="Kill it").click()
    await expect(page.locator("#bot-state")).to_contain_text("not running")
    note = FilePayload(name="while dead.ogg", mimeType="audio/ogg", buffer=voice_note("ru")[:-40])
    await page.locator("#files").set_input_files([note])
    before = await browsing.message(OWN).count()
    await page.get_by_role("button", name="Start it again").click()
    await expect(browsing.message(OWN)).to_have_count(before + 1)
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
    await expect(page.locator("#messages .own", has_text="/help").last).to_be_visible()
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


_CLIPPED = """() => [...document.querySelectorAll("body *")]
    .filter((e) => e.getClientRects().length && !e.closest(".calls, .skip, svg, .quoted, #reply-text"))
    .filter((e) => {
        const box = e.getBoundingClientRect();
        return box.width && (box.left < -1 || box.right > innerWidth + 1 || e.scrollWidth > e.clientWidth + 2)
            && getComputedStyle(e).display !== "inline" && e.tagName !== "OPTION";
    }).map((e) => e.outerHTML.slice(0, 120))"""
_TOUCHING = """() => {
    const boxes = [...document.querySelectorAll("button")].filter((b) => b.getClientRects().length
        && getComputedStyle(b).visibility !== "hidden" && !b.closest("nav") && !b.closest(".calls"))
        .map((b) => [b, b.getBoundingClientRect()]);
    const near = 2;
    const isOver = (a, b) => a.left < b.right + near && b.left < a.right + near
        && a.top < b.bottom + near && b.top < a.bottom + near;
    return boxes.flatMap(([b, box], n) => boxes.slice(n + 1).filter(([o, other]) => b.parentNode === o.parentNode
        && isOver(box, other)).map(([o]) => b.textContent + " / " + o.textContent));
}"""


@pytest.mark.parametrize("width", [390, 820])
async def test_on_a_phone_nothing_is_clipped_or_touches_and_the_panel_can_be_closed(
    browsing: Browsing, width: int
) -> None:
    page = browsing.page
    await page.set_viewport_size({"width": width, "height": 844})
    for chat in ("Alice", "Book club"):
        await browsing.open_chat(chat)
        assert await page.evaluate(_CLIPPED) == []
        assert await page.evaluate(_TOUCHING) == []
    await page.locator("#show-panel").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("#panel")).to_be_visible()
    assert await page.evaluate(_CLIPPED) == []
    await page.get_by_role("button", name="Close the panel").click()
    await expect(page.locator("#panel")).to_be_hidden()
    await page.set_viewport_size({"width": 1280, "height": 800})


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("locale", ["en-GB", "ru-RU"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_serious(
    browsing: Browsing, scheme: Literal["light", "dark"], locale: str, width: int
) -> None:
    browser = browsing.page.context.browser
    assert browser is not None
    context = await browser.new_context(color_scheme=scheme, locale=locale, viewport={"width": width, "height": 844})
    page = await context.new_page()
    await page.goto(browsing.server.url)
    for place in ("Alice", "Workshop", "#show-panel"):
        await page.locator(place if place.startswith("#") else f"#chats button:has-text('{place}')").dispatch_event(
            "click"
        )
        found = (await Axe().run(page)).response["violations"]
        serious = [each for each in found if each["impact"] in ("serious", "critical")]
        assert [(each["id"], [node["html"][:160] for node in each["nodes"][:3]]) for each in serious] == []
    await context.close()


async def test_a_chat_of_two_hundred_messages_is_a_few_stops_by_keyboard(browsing: Browsing) -> None:
    page, chat = browsing.page, browsing.world.me
    await browsing.open_chat("Alice")
    start = chat.messages[0]
    kept, chat.messages[:] = list(chat.messages), [replace(start, message_id=-n, text=f"No. {n}") for n in range(200)]
    try:
        await expect(page.locator("#messages .message")).to_have_count(200)
        await page.locator("#membership button").focus()
        for _ in range(20):
            await page.keyboard.press("Tab")
            if await page.evaluate("document.activeElement.id === 'text'"):
                break
        else:
            pytest.fail("the field is not within twenty stops")
        await page.locator("#messages .message[tabindex='0']").focus()
        await page.keyboard.press("Home")
        await expect(page.locator("#messages .message").first).to_be_focused()
    finally:
        chat.messages[:] = kept


async def test_the_guide_leads_through_the_first_minute_and_can_be_closed(browsing: Browsing) -> None:
    page = browsing.page
    await browsing.sample_answered()
    step, do = page.locator("#guide-step"), page.locator("#guide-do")
    await expect(step).to_have_text("2 of 4")
    await do.click()
    await do.click()
    await expect(step).to_have_text("4 of 4")
    await do.click()
    await expect(page.locator("#guide-text")).to_contain_text("It arrived")
    await page.get_by_role("button", name="Close the guide").click()
    await page.reload()
    await expect(page.locator("#messages .message").first).to_be_visible()
    await expect(page.locator("#guide")).to_be_hidden()


async def test_the_readmes_pictures_show_the_page_as_it_is(tmp_path: Path) -> None:
    await take(tmp_path)
    for name in PICTURES:
        assert words(DOCS / name) == words(tmp_path / name), "make screenshots takes them anew"


async def test_the_page_speaks_russian_to_a_russian_browser_and_says_when_the_demo_has_ended(
    browsing: Browsing,
) -> None:
    context = await browsing.page.context.browser.new_context(locale="ru-RU")  # type: ignore[union-attr]
    page = await context.new_page()
    await page.goto(browsing.server.url)
    await expect(page.locator("#quick button").first).to_be_visible()
    chrome = await page.evaluate(
        "['header', '#head', '#composer', '#troubles', '#panel h2', '#bot-state', '#guide'].flatMap((s) => "
        "[...document.querySelectorAll(s)].map((e) => e.innerText)).join(' ')"
    )
    known = {"PolyglotVoice", "API", "Telegram", "Bot", "kill", "Alice", "help", "settings", "s"}
    assert set(re.findall(r"[A-Za-z]{2,}", chrome)) <= known
    assert "Неполадки" in chrome
    # Chats of a demo that was here before are not this one's.
    await page.evaluate("$('chats').append(element('button', { 'data-id': 'former', text: 'former' })); draw()")
    await expect(page.locator("#chats button", has_text="former")).to_have_count(0)
    await context.set_offline(True)
    await page.evaluate("source.dispatchEvent(new Event('error'))")
    await expect(page.get_by_role("alert")).to_contain_text("Демо завершилось")
    await context.close()
