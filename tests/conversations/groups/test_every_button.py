"""Every command and every button of a group and a channel, by each kind of writer, in every language."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.texts.catalogue import NAMES, Catalogue
from handlers.menu import ADMINS
from sandbox.polyglotvoice import PolyglotVoiceStandIn
from sandbox.telegram import Call, CallbackAnswer, Channel, Group, Message, Person, Seat, TelegramStandIn
from tests import pseudo
from tests.conversations.troubles.crawl import Crawler, judge_disguise, judge_labels, judge_words, own_words
from tests.samples import voice_note
from tests.unit.transcript.chat_html import units
from tests.world import KEY, World, running, world

_SAID_WITH = {"find": "stand-in", "convert": "mp3"}
_ON_A_NOTE = ("transcribe", "convert")
_MOST_ALERT_UNITS = 200  # Bot API, answerCallbackQuery
# `make faults` crawls as everybody in every language; here each has one.
_RUNS = [
    pytest.param(who, language, marks=() if m == 2 * n else pytest.mark.long)
    for n, who in enumerate(("member", "admin", "anonymous", "channel"))
    for m, language in enumerate(NAMES)
]


@dataclass(slots=True)
class SeatedRoom:
    """What a person sees and does in a group or channel: its messages, and those that are shown to them alone."""

    world: World
    group: Group
    owner: Person
    voice: Seat | Channel
    hand: Seat

    @property
    def chat(self) -> "SeatedRoom":
        return self

    @property
    def telegram(self) -> TelegramStandIn:
        return self.world.telegram

    @property
    def api(self) -> PolyglotVoiceStandIn:
        return self.world.api

    @property
    def messages(self) -> list[Message]:
        return self.group.messages

    async def say(self, text: str, *, reply_to: Message | None = None) -> Message:
        return await self.voice.say(text, reply_to=reply_to)

    async def tap(self, message: Message, button: str) -> CallbackAnswer:
        return await self.hand.tap(message, button)

    async def wait_until(self, condition: Callable[[], bool], *, timeout_s: float = 120.0) -> None:
        await self.group.wait_until(condition, timeout_s=timeout_s)


def _room(around: World, who: str, language: str) -> SeatedRoom:
    owner, person = around.telegram.person("Ann", language), around.telegram.person("Bob", language)
    around.telegram.private_chat(owner)
    if who == "channel":
        channel = around.telegram.channel("News", owner)
        return SeatedRoom(around, channel, owner, channel, Seat(channel, owner))
    group = around.telegram.group("Choir")
    group.seat(owner, admin=True)
    seat = group.seat(person, admin=who != "member", anonymous=who == "anonymous")
    return SeatedRoom(around, group, owner, seat, seat)


@pytest.mark.parametrize(("who", "language"), _RUNS)
async def test_a_crawl_reaches_every_command_and_button(who: str, language: str, tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        room, crawler = await _crawled(around, who, language)
        _judge(room, crawler, who, language)


@pytest.mark.parametrize(
    ("who", "language"),
    [("channel", "de"), *(pytest.param(*run, marks=pytest.mark.long) for run in (("member", "ar"), ("admin", "de")))],
)
async def test_nothing_is_said_to_several_but_from_the_catalogue(
    who: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disguised = pseudo.catalogue_of(tmp_path / "locales")
    monkeypatch.setattr(Catalogue, "load", lambda *_: disguised)
    async with world(tmp_path / "data") as around:
        room, crawler = await _crawled(around, who, language, keeps_language=True)
        assert _refused(room) == []
        judge_disguise([*own_words([*room.messages, *room.group.whispers]), *crawler.tapped.values()])


async def _crawled(
    around: World, who: str, language: str, *, keeps_language: bool = False
) -> tuple[SeatedRoom, Crawler]:
    room = _room(around, who, language)
    async with running(around.settings):
        room.group.add_bot(room.owner, rights=["can_post_messages", "can_delete_messages"])
        crawler = Crawler(room, keeps_language=keeps_language)
        note = await room.voice.send_voice(voice_note(), duration_s=8)
        await _crawl(room, crawler, note)  # before there is a key
        await crawler.say(f"@{around.telegram.bot_username} how do I find something?")
        await _set_key(around, room)
        await room.voice.send_voice(voice_note("ru"), duration_s=8)
        await crawler.quiet()
        await _crawl(room, crawler, note)
        await crawler.tap_all(last=True)
        if who == "admin":  # what a choice led away from
            await crawler.go_back(("set",))
            privacy = f"/privacy@{around.telegram.bot_username}"
            assert await crawler.follow(privacy, None, "privacy:ask", "privacy:erase")
    return room, crawler


async def _crawl(room: SeatedRoom, crawler: Crawler, note: Message) -> None:
    name = room.telegram.bot_username
    for command in ("start", "help", "history", "limits", "convert", "export", "unheard_of", *ADMINS):
        said = f"/{command}@{name} {_SAID_WITH.get(command, '')}".strip()
        await crawler.say(said, reply_to=note if command in _ON_A_NOTE else None)
    await crawler.say(f"/transcribe@{name}")
    await crawler.say(f"/convert@{name}", reply_to=note)


async def _set_key(around: World, room: SeatedRoom) -> None:
    """The owner is led to their private chat, and sends the key there."""
    said = await room.voice.say(f"/key@{around.telegram.bot_username}")
    shown = await room.group.wait_for(lambda m: m.from_bot and m.reply_to == said.message_id)
    owner = Seat(room.group, room.owner)
    answer, chat = await owner.tap_data(shown, "g:key"), around.telegram.private_chat(room.owner)
    if not answer.url:
        await room.group.wait_until(lambda: any("?start=" in m.html for m in room.group.whispers))
    url = answer.url or room.group.whispers[-1].html.partition('"')[2].partition('"')[0]
    await chat.say(f"/start {url.partition('?start=')[2]}")
    await chat.wait_for(lambda m: m.from_bot and "sk_" in m.text)
    await chat.say(KEY)
    await chat.wait_until(lambda: chat.messages[-1].from_bot and room.group.title in chat.messages[-1].text)


def _refused(room: SeatedRoom) -> list[Call]:
    """What Telegram refused, but for an answer that was made again and says the same."""
    return [call for call in room.telegram.refusals if not ("message is not modified" in call.refusal
            and "stand-in for a transcript" in call.params.get("text", ""))]  # fmt: skip


def _judge(room: SeatedRoom, crawler: Crawler, who: str, language: str) -> None:
    assert _refused(room) == []
    assert room.telegram.open_callbacks == {}
    assert {request.status for request in room.api.requests if request.status == 401} == set()
    reached = set(crawler.tapped)
    assert {"privacy:ask", "g:key:#", "job:files:#:", "job:file:#:srt", "job:wrong:#:"} <= reached, reached
    if who == "admin":
        assert {"privacy:erase", "privacy:keep", "g:forget:#", "set:style:timed"} <= reached, reached
    # An administrator's crawl chooses each language.
    judge_words([*own_words([*room.messages, *room.group.whispers]), *crawler.tapped.values()],
                "" if who == "admin" else language)  # fmt: skip
    for text in crawler.tapped.values():
        assert units(text) <= _MOST_ALERT_UNITS, text
    judge_labels(room.messages)
