"""Who wants everybody else to wait, or the store to fill."""

import asyncio
import socket
import threading
from pathlib import Path

import pytest

from bot.jobs.intake.intake import MOST_KEYLESS
from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from bot.texts.catalogue import Catalogue
from tests.conversations.beginnings.test_keys_and_limits import NEW_KEY, another_chat
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import running, until, world

_resolve = socket.getaddrinfo


async def test_four_hundred_messages_of_names_that_never_resolve_hold_up_nobody(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    release, asked = threading.Event(), set[str]()

    def getaddrinfo(host: str, *args: object, **options: object) -> object:
        if not host.endswith("example.org"):
            return _resolve(host, *args, **options)  # type: ignore[arg-type]
        asked.add(host)
        release.wait(60)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", 0))]

    await talk.begin()
    ann = await another_chat(talk, "Ann", NEW_KEY, "account-2")
    monkeypatch.setattr("socket.getaddrinfo", getaddrinfo)
    try:
        for number in range(400):
            await talk.chat.say(" ".join(f"https://n{number}-{each}.example.org/talk.mp3" for each in range(5)))
        note = await ann.send_voice(voice_note(), duration_s=8)
        await ann.wait_for(lambda m: m.reply_to == note.message_id and m.document is not None, timeout_s=20.0)
        assert len(asked) <= 6, "two at a time"
    finally:
        release.set()
    assert talk.calls("from-url") == 0, "what was not asked after is not handed on"


async def test_the_slow_files_of_one_chat_leave_places_for_others(talk: Talk) -> None:
    await talk.begin()
    ann = await another_chat(talk, "Ann", NEW_KEY, "account-2")
    release = asyncio.Event()
    talk.api.trouble("slow", "upload", times=None, account="account-1", until=release)
    for number in range(120):
        await talk.chat.send_voice(voice_note() + bytes([number]), duration_s=4)
    await until(lambda: talk.api.count("upload") >= 1)
    note = await ann.send_voice(voice_note(), duration_s=8)
    await ann.wait_for(lambda m: m.reply_to == note.message_id and m.document is not None, timeout_s=20.0)
    assert talk.api.count("upload") <= 12
    release.set()


async def test_what_a_chat_without_a_key_sends_is_kept_to_a_bound_that_is_said_once(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around, running(around.settings):
        mallory = around.telegram.person("Mallory", "en")
        talk = Talk(around, mallory, around.telegram.private_chat(mallory))
        for number in range(MOST_KEYLESS + 30):
            await talk.chat.send_voice(voice_note() + bytes([number]), duration_s=4)
        await talk.chat.say("/help")
        await talk.hears("Send me, for example")
        assert sum(str(MOST_KEYLESS) in m.text for m in talk.chat.messages if m.from_bot) == 1
        store = connect(f"unix://{EmbeddedStore(around.settings.data_dir).socket_in_use()}")
        assert await store.scard(f"pv:{{chat:{mallory.id}}}:open") <= MOST_KEYLESS + 5
        await store.aclose()


async def test_no_tap_of_odd_digits_is_tried_again(talk: Talk) -> None:
    await talk.begin()
    message, texts = await talk.hears("works"), Catalogue.load().texts("en")
    said = {texts.plain(sentence) for sentence in ("button-stale", "card-stale", "button-working")}
    for data in (
        "history:²",
        "history:-1",
        "history:99999999",
        "card:open:abc:²",
        "job:hit:²:",
        "job:srt:١٢:",
        "g:lend:²",
    ):
        answer = await talk.chat.backend.tap(message, data, talk.person)
        assert answer.text in said, data
    assert not any("went wrong" in m.text for m in talk.chat.messages)


async def test_what_others_write_into_the_engine_is_dropped_and_work_goes_on(talk: Talk) -> None:
    await talk.begin()
    store = connect(f"unix://{EmbeddedStore(talk.world.settings.data_dir).socket_in_use()}")
    pickle = b"cos\nsystem\n(S'touch /tmp/never'\ntR."
    await store.zadd("pv:{steps}:due", {pickle: 0.0, b"submit:'; DROP": 0.0, b"update:\xff": 0.0, b"x" * 5000: 0.0})
    await talk.gets_file_for(await talk.chat.send_voice(voice_note(), duration_s=8))
    assert await store.zrangebyscore("pv:{steps}:due", 0, 0, start=0, num=10) == []
    await store.aclose()
