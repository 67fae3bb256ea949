"""Files on Telegram's side, streamed: never a whole file in memory, never one on disk."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.types import File
from aiohttp import ClientError, ClientTimeout

from bot.telegram import shared as shared_files
from bot.telegram.errors import FileCutError, FileGoneError, UnreachableError
from bot.telegram.failures import read_failures

CHUNK_BYTES = 256 * 1024
_CONNECT_TIMEOUT_S = 15.0
_READ_TIMEOUT_S = 30.0
_LOCAL_FETCH_TIMEOUT_S = 1800
_GONE_STATUS = (404, 410)


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file that Telegram is ready to hand out. `size` is in bytes, exact."""

    bot: Bot
    path: str
    size: int

    async def chunks(self) -> AsyncIterator[bytes]:
        """The content from its beginning; raises FileCutError or FileGoneError, both without a URL."""
        async for chunk in _read(self.bot, self.path):
            yield chunk


async def open_file(bot: Bot, file_id: str) -> RemoteFile:
    """Ask for a fresh link (one lives at least an hour) and the exact size.

    Raises FileTooBigError, FileGoneError (permanent), UnreachableError, FileCutError (temporary).
    """
    # A server with --local answers when it has the whole file on its disk.
    timeout_s = _LOCAL_FETCH_TIMEOUT_S if bot.session.api.is_local else None
    with read_failures():
        file: File = await bot.get_file(file_id, request_timeout=timeout_s)
    if not file.file_path:
        raise FileGoneError("no path given")
    if (shared := _shared(bot, file.file_path)) is not None:
        return RemoteFile(bot, file.file_path, await asyncio.to_thread(shared_files.measure, shared))
    size = file.file_size
    if size is None:
        size = await _measure(bot, file.file_path)
    return RemoteFile(bot, file.file_path, size)


def _shared(bot: Bot, path: str) -> Path | None:
    """Where the file stands on a disk that the server shares; None where it has to be downloaded."""
    api = bot.session.api
    return Path(api.wrap_local_file.to_local(path)) if api.is_local and path.startswith("/") else None


def _address(bot: Bot, path: str) -> str:
    return bot.session.api.file_url(bot.token, path)


async def _session_of(bot: Bot) -> AiohttpSession:
    if not isinstance(bot.session, AiohttpSession):
        raise TypeError("the bot's session can't stream")
    return bot.session


async def _measure(bot: Bot, path: str) -> int:
    client = await (await _session_of(bot)).create_session()
    try:
        async with client.head(_address(bot, path), timeout=_timeout(), allow_redirects=False) as response:
            length = response.content_length
    except (ClientError, TimeoutError):
        raise FileCutError("its size could not be asked") from None
    if response.status in _GONE_STATUS:
        raise FileGoneError("the link has expired")
    if response.status != 200 or length is None:
        raise FileCutError("its size was not told")
    return length


async def _read(bot: Bot, path: str) -> AsyncIterator[bytes]:
    if (shared := _shared(bot, path)) is not None:
        async for chunk in shared_files.read(shared):
            yield chunk
        return
    client = await (await _session_of(bot)).create_session()
    try:
        async with client.get(_address(bot, path), timeout=_timeout(), allow_redirects=False) as response:
            if response.status in _GONE_STATUS:
                raise FileGoneError("the link has expired")
            if response.status != 200:
                raise UnreachableError(f"status {response.status} for a file")
            async for chunk in response.content.iter_chunked(CHUNK_BYTES):
                yield chunk
    except (ClientError, TimeoutError) as error:
        # The client's own text holds the URL, and the URL holds the token.
        raise FileCutError(type(error).__name__) from None


def _timeout() -> ClientTimeout:
    # No total: a big file takes as long as it takes. The job's own deadline bounds a trickle.
    return ClientTimeout(total=None, sock_connect=_CONNECT_TIMEOUT_S, sock_read=_READ_TIMEOUT_S)
