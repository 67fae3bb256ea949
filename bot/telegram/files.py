"""Files on Telegram's side, streamed: never a whole file in memory, never one on disk."""

import asyncio
import logging
import os
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import FilesPathWrapper
from aiogram.types import File
from aiohttp import ClientError, ClientResponse, ClientTimeout

from bot.telegram.failures import read_failures
from bot.telegram.troubles import FileCutError, FileGoneError, FileUnseenError, UnreachableError

log = logging.getLogger(__name__)

CHUNK_BYTES = 256 * 1024
# No total: a big file takes as long as it takes. The job's own deadline bounds a trickle.
_TIMEOUT = ClientTimeout(total=None, sock_connect=15.0, sock_read=30.0)
_LOCAL_FETCH_TIMEOUT_S = 1800
_GONE_STATUS = (404, 410)


@dataclass(slots=True)
class RemoteFile:
    """A file that Telegram is ready to hand out. `size` is in bytes, exact."""

    bot: Bot
    path: str
    size: int
    begun: ClientResponse | None = None
    """A download that was begun and not read yet."""

    async def chunks(self) -> AsyncIterator[bytes]:
        """The content from its beginning; raises FileCutError or FileGoneError, both without a URL."""
        begun, self.begun = self.begun, None
        async for chunk in _read(self.bot, self.path, begun):
            yield chunk


class TelegramFiles:
    """Opens the files that people sent."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def find(self, file_id: str) -> File:
        """Ask for a fresh link; one lives at least an hour.

        Raises FileTooBigError, FileGoneError (permanent), RateLimitedError, UnreachableError, FileCutError (temporary).
        """
        bot = self._bot
        # A server with --local answers when it has the whole file on its disk.
        timeout_s = _LOCAL_FETCH_TIMEOUT_S if bot.session.api.is_local else None
        with read_failures():
            file: File = await bot.get_file(file_id, request_timeout=timeout_s)
        if not file.file_path:
            raise FileGoneError("no path given")
        return file

    @asynccontextmanager
    async def open(self, file_id: str) -> AsyncIterator[RemoteFile]:
        """The file by a fresh link, its download begun: its headers tell the size that will come. Raises as `find`."""
        file = await self.find(file_id)
        bot, path = self._bot, str(file.file_path)
        if (shared := _shared(bot, path)) is not None:
            yield RemoteFile(bot, path, await asyncio.to_thread(measure_shared, shared))
            return
        begun = await _begin(bot, path)
        # The size that was told is optional (core.telegram.org/bots/api#file), and need not be what comes.
        size = file.file_size if begun.content_length is None else begun.content_length
        try:
            if size is None:
                raise FileCutError("its size was not told")
            yield RemoteFile(bot, path, size, begun)
        finally:
            begun.release()


def _shared(bot: Bot, path: str) -> Path | None:
    """Where the file stands on a disk that the server shares; None where it has to be downloaded."""
    api = bot.session.api
    return Path(api.wrap_local_file.to_local(path)) if api.is_local and path.startswith("/") else None


async def _begin(bot: Bot, path: str) -> ClientResponse:
    """The download's headers; what follows is read, or released, by the caller."""
    client = await cast("AiohttpSession", bot.session).create_session()
    try:
        # A length that is told is that of the content only where nothing is packed.
        response = await client.get(
            bot.session.api.file_url(bot.token, path), timeout=_TIMEOUT, allow_redirects=False,
            headers={"Accept-Encoding": "identity"},
        )  # fmt: skip
    except (ClientError, TimeoutError) as error:
        # The client's own text holds the URL, and the URL holds the token.
        raise FileCutError(type(error).__name__) from None
    if response.status == 200:
        return response
    response.release()
    if response.status in _GONE_STATUS:
        raise FileGoneError("the link has expired")
    raise UnreachableError(f"status {response.status} for a file")


async def _read(bot: Bot, path: str, begun: ClientResponse | None) -> AsyncIterator[bytes]:
    if (shared := _shared(bot, path)) is not None:
        async for chunk in read_shared(shared):
            yield chunk
        return
    try:
        async with begun or await _begin(bot, path) as response:
            async for chunk in response.content.iter_chunked(CHUNK_BYTES):
                yield chunk
    except (ClientError, TimeoutError) as error:
        raise FileCutError(type(error).__name__) from None


class SharedFolder(FilesPathWrapper):
    """Maps the paths of a server with `--local` to ours: below its folder, and nowhere else.

    The server keeps a bot's files below a folder named by its token. `folder` is where the server's working
    directory stands here: the same path, or another mount of it. Without it the bot's own folder is taken
    wherever a path names it.
    """

    def __init__(self, folder: Path | None, token: str) -> None:
        self._folder = folder
        self._token = token

    def to_local(self, path: Path | str) -> Path:
        """The file's own path; raises FileGoneError for one that leads out of the folder, FileUnseenError."""
        named = Path(path)
        if not named.is_absolute() or ".." in named.parts:
            raise self._refused()
        folder = self._folder or self._named_by_token(named)
        base = _real(folder)
        wanted = base / self._relative(named, base)
        real = _real(wanted)
        # A link below the folder leads elsewhere, even when elsewhere is below it too.
        if real != wanted or not real.is_relative_to(base):
            raise self._refused()
        return real

    def to_server(self, path: Path | str) -> Path:
        """Nothing of ours is handed to the server by its path."""
        return Path(path)

    def _named_by_token(self, named: Path) -> Path:
        if self._token not in named.parts[:-1]:
            raise self._refused()
        return Path(*named.parts[: named.parts.index(self._token) + 1])

    def _relative(self, named: Path, base: Path) -> Path:
        own = self._folder
        for folder in (base, own):
            if folder is not None and named.is_relative_to(folder):
                return named.relative_to(folder)
        if self._token not in named.parts:
            raise self._refused()
        below = named.parts[named.parts.index(self._token) :]
        return Path(*below[1:] if own is None else below)

    def _refused(self) -> FileGoneError:
        log.error("The Bot API server named a file outside its folder: check TELEGRAM_FILES_DIR")
        return FileGoneError("outside the shared folder")


def _real(path: Path) -> Path:
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        log.error("A file that the Bot API server shares can't be seen here (%s)", type(error).__name__)
        raise FileUnseenError("not on this disk") from None


def measure_shared(path: Path) -> int:
    """The size of a plain file in bytes; raises FileGoneError for anything else, FileUnseenError."""
    with os.fdopen(_open(path), "rb") as file:
        return os.fstat(file.fileno()).st_size


async def read_shared(path: Path) -> AsyncIterator[bytes]:
    """The content in pieces; raises FileGoneError, FileUnseenError."""
    try:
        with os.fdopen(await asyncio.to_thread(_open, path), "rb", buffering=0) as file:
            while chunk := await asyncio.to_thread(file.read, CHUNK_BYTES):
                yield chunk
    except OSError as error:
        raise FileUnseenError(type(error).__name__) from None


def _open(path: Path) -> int:
    # Neither a link put there meanwhile nor a pipe that would never end.
    try:
        number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        log.error("A file that the Bot API server shares can't be read (%s)", type(error).__name__)
        raise FileUnseenError(type(error).__name__) from None
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise FileGoneError("not a plain file")
    return number
