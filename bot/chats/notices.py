"""What a chat is told once: noted first, sent by a step of its own, so that neither a flood nor a crash loses it."""

import json
import logging
from contextlib import suppress
from datetime import datetime, timedelta

from bot.chats.store import Chats
from bot.clock import Clock
from bot.engine import NOTICE, Engine
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place, Rows
from bot.telegram.troubles import ChatUnwritableError, MovedError, RateLimitedError, RefusedError, TelegramTroubleError
from bot.texts.catalogue import Catalogue

log = logging.getLogger(__name__)

_RETRY_S = 60.0
LONG_S = 40 * 86_400
KEY_ASKS = ("welcome", "asked", "no_key", "unserved")
"""Kinds of messages that ask a group for a key: its welcome, /key, and hints below recordings."""


class Notices:
    """Says a sentence once to a chat for each kind, until the kind is cleared or its time is over."""

    def __init__(self, *, chats: Chats, engine: Engine, sender: Sender, catalogue: Catalogue, clock: Clock) -> None:
        self._chats = chats
        self._engine = engine
        self._sender = sender
        self._catalogue = catalogue
        self._clock = clock

    async def once(
        self, chat_id: int, kind: str, sentence: str, language: str | None, *, for_s: int = LONG_S, **values: str | int
    ) -> None:
        """Have the sentence said, in the chat's chosen language or else this one, unless it was within `for_s`."""
        content = json.dumps([sentence, language, values]).encode()
        await self._chats.note(chat_id, kind, content, for_s)
        if await self._chats.unsaid(chat_id, kind) is not None:
            await self._engine.soon(NOTICE, f"{chat_id}:{kind}")

    async def ask_for_key(self, place: Place, kind: str, html: str, rows: Rows, then: str) -> None:
        """Say that a key is missing; `then` is what the message says instead once there is one."""
        message_id, noted = await self._sender.text(place, html, rows), _asks_for_key(kind)
        await self._chats.clear_notice(place.chat_id, noted)
        await self._chats.note(place.chat_id, noted, json.dumps([message_id, then]).encode(), LONG_S)

    async def key_came(self, chat_id: int) -> None:
        """Put the last messages right that ask for a key."""
        for kind in KEY_ASKS:
            content = await self._chats.unsaid(chat_id, _asks_for_key(kind))
            if content is None:
                continue
            message_id, then = json.loads(content)
            with suppress(TelegramTroubleError):
                await self._sender.edit(chat_id, message_id, then)
            await self.clear(chat_id, _asks_for_key(kind))

    async def clear(self, chat_id: int, kind: str) -> None:
        """Let it be said again: its cause has passed."""
        await self._chats.clear_notice(chat_id, kind)

    async def step(self, subject: str) -> datetime | None:
        """Say one notice; returns when to try again."""
        chat, _, kind = subject.partition(":")
        chat_id = int(chat)
        content = await self._chats.unsaid(chat_id, kind)
        if content is None:
            return None
        sentence, language, values = json.loads(content)
        chosen = (await self._chats.choices(chat_id)).language
        html = self._catalogue.texts(chosen, language).say(sentence, **values)
        try:
            await self._sender.text(Place(chat_id), html)
        except RateLimitedError as error:
            return error.until
        except (ChatUnwritableError, MovedError, RefusedError) as error:
            log.info("Nobody to tell: %s", error, extra={"chat": chat_id})
        except TelegramTroubleError:
            return self._clock() + timedelta(seconds=_RETRY_S)
        await self._chats.noted(chat_id, kind)
        return None


def _asks_for_key(kind: str) -> str:
    return f"key asked for: {kind}"
