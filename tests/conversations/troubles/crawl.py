"""A person who tries everything: says every command, and taps every button that ever appears."""

import asyncio
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Protocol

from bot.texts.catalogue import NAMES, Catalogue
from sandbox.polyglotvoice import PolyglotVoiceStandIn
from sandbox.telegram import CallbackAnswer, Message, TelegramStandIn
from tests.unit.transcript.chat_html import units

_QUIET_S = 0.15
_HANDLE = re.compile(r"(?<=:)[a-z2-7]{12}(?=:|$)")
_NUMBER = re.compile(r"(?<=:)[0-9]+(?=:|$)")
_RAW = re.compile(r"\{ ?\$|\bNone\b|\bnan\b|&(?:lt|gt|amp|quot);|</?(?:b|i|code|a)\b")
_IDS = re.compile(r"\b(?:" + "|".join(re.escape(key) for key in Catalogue.load().texts("en").sources) + r")\b")
_CYRILLIC, _ARABIC = re.compile("[Ѐ-ӿ]"), re.compile("[\u0600-\u06ff]")
_IN_CYRILLIC = ("kk", "ru", "uk")
_NAMES = re.compile("|".join(NAMES.values()))
# Three words in a row that no catalogue has disguised. The service's own words and titles stay as they are.
_PLAIN = re.compile(r"(?:\b[A-Za-z]{3,}\b[ ,:]+){2}\b[A-Za-z]{3,}\b")
_FOREIGN = re.compile(
    r"(?:source url|file name): \S+|The audio is corrupt|/budget people default|BotFather|Bot Settings.*?(?:off|Mode)\b"
)
_MOST_LABEL_UNITS = (36, 16, 12, 8, 8)
_MARKS = re.compile("[\u200e\u200f\u2068\u2069]")
_LAST = ("cancel", "key:forget", "privacy:erase", "g:forget")
"""What ends other things is left to the end."""


class Room(Protocol):
    """Where the crawler talks: a private chat, a seat in a group, a channel."""

    @property
    def messages(self) -> list[Message]:
        """All that stands there."""

    async def say(self, text: str, *, reply_to: Message | None = None) -> Message:
        """Say something."""

    async def tap(self, message: Message, button: str) -> CallbackAnswer:
        """Tap a button by its text."""

    async def wait_until(self, condition: Callable[[], bool], *, timeout_s: float = 120.0) -> None:
        """Wait for a condition."""


class Place(Protocol):
    """A room with both services behind it."""

    @property
    def chat(self) -> Room: ...

    @property
    def telegram(self) -> TelegramStandIn: ...

    @property
    def api(self) -> PolyglotVoiceStandIn: ...


class Crawler:
    """Taps each kind of button once; `tapped` are the kinds, as `card:source:*`, with the answer of each."""

    def __init__(self, talk: Place, *, keeps_language: bool = False) -> None:
        self._talk = talk
        self._avoided = ("set:language:",) if keeps_language else ()
        self.tapped: dict[str, str] = {}
        self._said: tuple[str, Message | None] = ("", None)
        self._asked_by: dict[int, tuple[str, Message | None]] = {}
        self._trails: dict[int, list[str]] = {}
        self._ways: dict[str, tuple[tuple[str, Message | None], list[str]]] = {}
        """How each kind was first met: what was said, and what was tapped in that message before."""

    async def say(self, text: str, reply_to: Message | None = None) -> None:
        """Say something, and tap all that is new then."""
        await self._say(text, reply_to)
        await self.tap_all()

    async def _say(self, text: str, reply_to: Message | None) -> None:
        self._said = text, reply_to
        heard = self._answers()
        await self._talk.chat.say(text, reply_to=reply_to)
        await self._talk.chat.wait_until(lambda: self._answers() > heard)
        await self.quiet()

    def _answers(self) -> int:
        return sum(call.method.startswith("send") and call.status == 200 for call in self._talk.telegram.calls)

    async def tap_all(self, *, last: bool = False) -> None:
        """Tap what was not tapped yet until nothing of it is left to be seen."""
        while (found := next(self._untapped(last=last), None)) is not None:
            await self._tap(*found)

    async def go_back(self, sure: tuple[str, ...]) -> None:
        """Tap what was seen and has gone untapped, on the way on which it was met.

        What begins as one of `sure` must be there. Other things, a result as it was, may be gone.
        """
        gone: set[str] = set()
        while (kind := next((k for k in self._ways if self._is_left(k) and k not in gone), None)) is not None:
            said, way = self._ways[kind]
            if not await self.follow(*said, *way, kind, is_sure=kind.startswith(sure)):
                gone.add(kind)
            self._buttons()

    def _is_left(self, kind: str) -> bool:
        return kind not in self.tapped and not kind.startswith(_LAST)

    async def follow(self, text: str, reply_to: Message | None, *kinds: str, is_sure: bool = True) -> bool:
        """Say something and tap one button after another; whether all were there, which those that are sure will be."""
        await self._say(text, reply_to)
        for wanted in kinds:
            if is_sure:
                await self._talk.chat.wait_until(partial(self._is_there, wanted))
            if (found := self._find(wanted)) is None:
                return False
            await self._tap(*found)
        return True

    def _is_there(self, wanted: str) -> bool:
        return self._find(wanted) is not None

    def _find(self, wanted: str) -> tuple[Message, str, str] | None:
        return next((button for button in self._buttons() if button[2] == wanted), None)

    async def _tap(self, message: Message, label: str, kind: str) -> None:
        self._trails.setdefault(message.message_id, []).append(kind)
        self.tapped[kind] = (await self._talk.chat.tap(message, label)).text
        await self.quiet()

    def _untapped(self, *, last: bool) -> Iterator[tuple[Message, str, str]]:
        for message, label, kind in self._buttons():
            if kind not in self.tapped and (last or not kind.startswith(_LAST)):
                yield message, label, kind

    def _buttons(self) -> list[tuple[Message, str, str]]:
        """Every button in the chat: its message, its text, its kind; the newest message first."""
        found = []
        for message in reversed(self._talk.chat.messages):
            asked_by = self._asked_by.setdefault(message.message_id, self._said)
            for button in (b for row in message.buttons for b in row if "callback_data" in b):
                if (kind := _kind_of(button["callback_data"])).startswith(self._avoided):
                    continue
                self._ways.setdefault(kind, (asked_by, list(self._trails.get(message.message_id, []))))
                found.append((message, button["text"], kind))
        return found

    async def quiet(self) -> None:
        """Wait until neither service has heard of the bot for a moment."""
        while True:
            before = self._heard()
            await asyncio.sleep(_QUIET_S)
            if self._heard() == before and not self._talk.telegram.open_callbacks:
                return

    def _heard(self) -> tuple[int, int]:
        calls = sum(call.method != "getUpdates" for call in self._talk.telegram.calls)
        return calls, len(self._talk.api.requests)


def own_words(messages: Iterable[Message]) -> list[str]:
    """What the bot said in its own words: no transcripts, and no files."""
    return [m.text for m in messages if m.from_bot and m.text and "stand-in for a transcript" not in m.text]


def judge_words(said: Iterable[str], language: str) -> None:
    """No markup, key or value is left over, and no letters of another language but in their names."""
    for text in said:
        assert not _RAW.search(text), text
        assert not _IDS.search(text), text
        if language:
            rest = _NAMES.sub("", text)
            assert not _CYRILLIC.search(rest) or language in _IN_CYRILLIC, text
            assert not _ARABIC.search(rest) or language == "ar", text


def judge_disguise(said: Iterable[str]) -> None:
    """Nothing is said but from the catalogue, whose words are disguised (`tests/pseudo.py`)."""
    for text in said:
        assert not _PLAIN.search(_FOREIGN.sub("", text)), text


def judge_labels(messages: Iterable[Message]) -> None:
    """What stands on a button can be read on a phone: one in a row, two, three, or more."""
    for row in (row for message in messages for row in message.buttons):
        most = _MOST_LABEL_UNITS[min(len(row), len(_MOST_LABEL_UNITS)) - 1]
        labels = [_MARKS.sub("", button["text"]) for button in row]
        assert all(0 < units(label) <= most for label in labels), labels


def _kind_of(data: str) -> str:
    """What a button is for. Each card counts by itself: what it offers depends on its task."""
    if data.startswith("card:open:"):
        return data
    return _NUMBER.sub("#", _HANDLE.sub("*", data))
