"""Files sent to a chat while they are being fetched: never a whole one in memory, never one on disk."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any, cast

from aiogram import Bot
from aiogram.methods import SendAudio, SendDocument, SendVideo, SendVoice, TelegramMethod
from aiogram.types import InputFile, Message

from bot.telegram.failures import read_failures
from bot.telegram.messages import where
from bot.telegram.outgoing import Outgoing, Place
from bot.telegram.troubles import UnreachableError, UploadTooBigError

CLOUD_MAX_UPLOAD_BYTES = 50 * 1024 * 1024
LOCAL_MAX_UPLOAD_BYTES = 2000 * 1024 * 1024
"""What Telegram takes from a bot (core.telegram.org/bots/api, "Sending files" and "Using a Local Bot API Server")."""

_STALL_S = 120.0
_ANSWER_S = 300.0
_LONGEST_S = 6 * 3600

Tick = Callable[[int], Awaitable[None]]


async def _no_tick(_: int) -> None:
    pass


class _Piped(InputFile):
    """Hands a source's pieces on, and keeps what went wrong with it: a transport loses causes."""

    is_long = True
    """It may take minutes: other calls to the chat don't wait for it."""

    def __init__(self, outgoing: Outgoing, max_bytes: int, tick: Tick) -> None:
        super().__init__(filename=outgoing.name)
        self._chunks = outgoing.chunks
        self._max_bytes = max_bytes
        self._tick = tick
        self.fault: Exception | None = None
        self.on_wait: Callable[[float | None], None] = lambda _: None

    async def read(self, bot: Bot) -> AsyncGenerator[bytes, None]:  # noqa: ARG002 - the library's own signature
        sent = 0
        try:
            self.on_wait(None)
            async for chunk in self._chunks:
                sent += len(chunk)
                if sent > self._max_bytes:
                    raise UploadTooBigError("over the upload limit")
                self.on_wait(_STALL_S)
                yield chunk
                self.on_wait(None)
                await self._tick(sent)
        except Exception as error:
            self.fault = error
            raise
        self.on_wait(_ANSWER_S)


class ChatUploads:
    """Sends files to chats as they come. `max_bytes` is what this Bot API server takes."""

    def __init__(self, bot: Bot, max_bytes: int) -> None:
        self._bot = bot
        self.max_bytes = max_bytes

    async def send(self, place: Place, outgoing: Outgoing, tick: Tick = _no_tick) -> int:
        """Send a file as a reply; returns the message's id. `tick` hears how many bytes went out.

        Raises whatever the source raises, UploadTooBigError (permanent), UnreachableError where Telegram
        stalls. A body whose source failed never ends properly, so Telegram takes no part of a file for all of it.
        """
        piped = _Piped(outgoing, self.max_bytes, tick)
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(None) as limit:
                piped.on_wait = lambda s: limit.reschedule(None if s is None else loop.time() + s)
                with read_failures():
                    return await self._call(place, piped, outgoing)
        except TimeoutError:
            raise (piped.fault or UnreachableError("it stalled")) from None
        except UploadTooBigError:
            raise
        except Exception:
            if piped.fault is not None:
                raise piped.fault from None
            raise
        finally:
            piped.on_wait = lambda _: None
            close = getattr(outgoing.chunks, "aclose", None)
            if close is not None:
                # It may be running still, in the transport's own task, which is being ended.
                with contextlib.suppress(RuntimeError):
                    await cast("Callable[[], Awaitable[None]]", close)()

    async def _call(self, place: Place, file: InputFile, outgoing: Outgoing) -> int:
        played: dict[str, Any] = {"duration": round(outgoing.duration_s) if outgoing.duration_s else None}
        kind, options = {
            "audio": (SendAudio, played),
            "video": (SendVideo, played | {"supports_streaming": True}),
            "voice": (SendVoice, played),
            "document": (SendDocument, {"disable_content_type_detection": True}),
        }[outgoing.shape]
        call: TelegramMethod[Message] = kind(**where(place), **options, **{outgoing.shape: file})
        return (await self._bot(call, request_timeout=_LONGEST_S)).message_id
