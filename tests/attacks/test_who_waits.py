"""Who wants everybody else to wait, or the store to fill."""

import asyncio
import socket
import threading
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.jobs.intake.intake import MOST_KEYLESS
from bot.jobs.repository import Jobs
from bot.store import keys
from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from bot.texts.catalogue import Catalogue
from sandbox.telegram import PrivateChat
from tests.clock import MovableClock
from tests.conversations.beginnings.test_keys_and_limits import NEW_KEY, another_chat
from tests.conversations.conftest import Talk
from tests.conversations.operators.test_metrics import samples, served  # noqa: F401 - the fixture
from tests.samples import voice_note
from tests.world import KEY, World, running, until, world

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
        await ann.wait_for(lambda m: m.reply_to == note.message_id and m.document is not None)
        assert len(asked) <= 6, "two at a time"
    finally:
        release.set()
    assert talk.calls("from-url") == 0, "what was not asked after is not handed on"


async def test_names_that_answered_once_and_never_again_leave_threads_for_other_chats_and_people(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release, asked = threading.Event(), Counter[str]()

    def getaddrinfo(host: str, *args: object, **options: object) -> object:
        if not host.endswith("example.org"):
            return _resolve(host, *args, **options)  # type: ignore[arg-type]
        asked[host] += 1
        if asked[host] > 1:
            release.wait(60)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 0))]

    def hung(whose: str) -> int:
        return sum(times > 1 for host, times in asked.items() if host.startswith(whose))

    monkeypatch.setattr("socket.getaddrinfo", getaddrinfo)
    async with world(tmp_path / "data") as around:
        mallory, moe = around.telegram.person("Mallory", "en"), around.telegram.person("Moe", "en")
        group, talk = around.telegram.group("Flood"), Talk(around, mallory, around.telegram.private_chat(mallory))
        allowed = frozenset({group.id, mallory.id})
        key = {"polyglotvoice_api_key": SecretStr(KEY), "allowed_chats": allowed, "person_jobs_at_once": 0}
        async with running(around.settings.model_copy(update=key)):
            seats = {"mallory": group.seat(mallory, admin=True), "moe": group.seat(moe)}
            group.add_bot(mallory, rights=[])
            await group.wait_for(lambda m: m.from_bot)
            try:
                for number in range(8):
                    for name, seat in seats.items():
                        await seat.say(
                            f"https://{name}-group-{number}.example.org/a.mp3 @{around.telegram.bot_username}"
                        )
                    await talk.chat.say(f"https://mallory-alone-{number}.example.org/a.mp3")
                await until(lambda: hung("mallory") >= 2)
                await talk.chat.say("/help")
                await talk.hears("a voice or video note, even forwarded")
                assert hung("mallory") <= 2, "a person's, in all chats"
                assert hung("mallory-group") + hung("moe") <= 2, "a chat's, by all people"
            finally:
                release.set()


def is_for(chat: PrivateChat, values: dict[str, Any]) -> bool:
    return str(values["chat_id"]) == str(chat.id)


async def refused_at_once(talk: Talk, chats: Sequence[PrivateChat], times: int) -> None:
    """Each asks so often, and Telegram refuses the last answers of all at the same moment."""
    for chat in chats:
        for number in range(times):
            await chat.say("/help")
            await chat.wait_until(lambda c=chat, n=number + 1: sum(m.from_bot for m in c.messages) >= n)  # type: ignore[misc]
    held = [talk.telegram.pause("sendMessage", when=partial(is_for, chat)) for chat in chats]
    for chat, pause in zip(chats, held, strict=True):
        talk.telegram.flood(600, chat_id=chat.id, times=None)
        await chat.say("/help")
        await pause.reached_within(60)
    for pause in held:
        pause.release()
    refused = {chat.id for chat in chats}
    await until(lambda: {call.chat_id for call in talk.telegram.calls if call.status == 429} >= refused)
    talk.telegram.clear_trouble()


async def test_all_wait_when_three_chats_below_their_own_rates_are_refused_at_once_and_for_no_less(
    tmp_path: Path,
) -> None:
    clock = MovableClock()
    async with world(tmp_path / "data") as around, running(around.settings, clock=clock):
        ann = around.telegram.person("Ann", "en")
        talk = Talk(around, ann, around.telegram.private_chat(ann))
        await talk.begin()
        others = [around.telegram.private_chat(around.telegram.person(f"M{n}", "en")) for n in range(8)]
        for chats, times in ((others[:3], 12), (others[3:5], 0)):
            clock.move(700)
            await refused_at_once(talk, chats, times)
            await talk.gets_file_for(await talk.chat.send_voice(voice_note() + bytes([times]), duration_s=8))
        clock.move(700)
        await refused_at_once(talk, others[5:], 0)
        before = len([m for m in talk.chat.messages if m.from_bot])
        await talk.chat.say("/help")
        await wait_for_later(around, 4)
        assert len([m for m in talk.chat.messages if m.from_bot]) == before
        clock.move(601)
        await talk.hears("a voice or video note, even forwarded")


async def wait_for_later(around: World, count: int) -> None:
    """Wait until so many updates are planned for when a pause is over."""
    store: Any = connect(f"unix://{EmbeddedStore(around.settings.data_dir).socket_in_use()}")
    async with asyncio.timeout(60):
        while sum(step.startswith(b"update:") for step in await store.zrange(keys.STEPS_DUE, 0, -1)) < count:
            await asyncio.sleep(0.05)
    await store.aclose()


async def test_the_slow_files_of_one_chat_leave_places_for_others(talk: Talk) -> None:
    await talk.begin()
    ann = await another_chat(talk, "Ann", NEW_KEY, "account-2")
    release = asyncio.Event()
    talk.api.trouble("slow", "upload", times=None, account="account-1", until=release)
    for number in range(120):
        await talk.chat.send_voice(voice_note() + bytes([number]), duration_s=4)
    await until(lambda: talk.api.count("upload") >= 1)
    note = await ann.send_voice(voice_note(), duration_s=8)
    await ann.wait_for(lambda m: m.reply_to == note.message_id and m.document is not None)
    assert talk.api.count("upload") <= 12
    release.set()


async def test_what_a_chat_without_a_key_sends_is_kept_to_a_bound_that_is_said_once(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around, running(around.settings):
        mallory = around.telegram.person("Mallory", "en")
        talk = Talk(around, mallory, around.telegram.private_chat(mallory))
        for number in range(MOST_KEYLESS + 30):
            await talk.chat.send_voice(voice_note() + bytes([number]), duration_s=4)
        await talk.chat.say("/help")
        await talk.hears("a voice or video note, even forwarded")
        assert sum(str(MOST_KEYLESS) in m.text for m in talk.chat.messages if m.from_bot) == 1
        store = connect(f"unix://{EmbeddedStore(around.settings.data_dir).socket_in_use()}")
        assert await store.scard(f"pv:{{chat:{mallory.id}}}:open") <= MOST_KEYLESS + 5
        await store.aclose()


async def test_what_a_chat_without_a_key_keeps_is_bounded_where_another_process_takes_it_in(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def none_yet(*_: object) -> int:
        return 0

    monkeypatch.setattr(Jobs, "count_open_in", none_yet)
    for number in range(MOST_KEYLESS + 10):
        await talk.chat.send_voice(voice_note() + bytes([number]), duration_s=4)
    await talk.chat.say("/help")
    await talk.hears("a voice or video note, even forwarded")
    store = connect(f"unix://{EmbeddedStore(talk.world.settings.data_dir).socket_in_use()}")
    assert await store.scard(keys.chat_jobs(talk.chat.id)) == MOST_KEYLESS
    await store.aclose()


async def test_no_tap_of_odd_digits_is_tried_again(talk: Talk) -> None:
    await talk.begin()
    message, texts = await talk.hears("works"), Catalogue.load().texts("en")
    said = {texts.plain(sentence) for sentence in ("button-stale", "card-stale", "button-working")}
    for data in (
        "history:²",
        "history:-1",
        "history:+0",
        "history: 0",
        "history:0_0",
        "history:0.0",
        "history:٠",
        "history:99999999",
        "card:open:abc:²",
        "job:hit:²:",
        "job:srt:١٢:",
        "g:lend:²",
    ):
        answer = await talk.chat.backend.tap(message, data, talk.person)
        assert answer.text in said, data
    assert not any("went wrong" in m.text for m in talk.chat.messages)


async def test_what_others_write_into_the_engine_is_dropped_counted_and_logged_and_work_goes_on(
    served: tuple[Talk, str],  # noqa: F811
    caplog: pytest.LogCaptureFixture,
) -> None:
    talk, url = served
    await talk.begin()
    store = connect(f"unix://{EmbeddedStore(talk.world.settings.data_dir).socket_in_use()}")
    pickle = b"cos\nsystem\n(S'touch /tmp/never'\ntR."
    ids = [b"submit:'; DROP", b"update:\xff", b"update:1.5", "update:١٢".encode(), b"deliver:1", b"notice::x"]
    ids += [
        b"let_go:all",
        b"expiry:",
        b"new_key:-",
        b"probe:1",
        b"digest:today",
        b"fetch:x:1",
        b"submit:1:" + b"x" * 5000,
    ]
    await store.zadd(keys.STEPS_DUE, dict.fromkeys([pickle, b"SUBMIT:1:1", *ids], 0.0))
    await talk.gets_file_for(await talk.chat.send_voice(voice_note(), duration_s=8))
    assert await store.zrangebyscore(keys.STEPS_DUE, 0, 0, start=0, num=10) == []
    await store.aclose()
    assert (await samples(url))["polyglotvoice_bot_step_entries_dropped_total"] == len(ids) + 2
    assert sum("no version of the bot has written" in line for line in caplog.messages) == len(ids) + 2
    assert not any(" failed, error " in line for line in caplog.messages)
