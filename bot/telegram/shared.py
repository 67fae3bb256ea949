"""Files that a Bot API server with `--local` shares by disk: read below its folder, and nowhere else."""

import asyncio
import logging
import os
import stat
from collections.abc import AsyncIterator
from pathlib import Path

from aiogram.client.telegram import FilesPathWrapper

from bot.telegram.errors import FileGoneError, FileUnseenError

log = logging.getLogger(__name__)

CHUNK_BYTES = 256 * 1024


class SharedFolder(FilesPathWrapper):
    """Maps the server's paths to ours. The server keeps a bot's files below a folder named by its token.

    `folder` is where the server's working directory stands here: the same path, or another mount of it.
    Without it the bot's own folder is taken wherever a path names it.
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


def measure(path: Path) -> int:
    """The size of a plain file in bytes; raises FileGoneError for anything else, FileUnseenError."""
    with os.fdopen(_open(path), "rb") as file:
        return os.fstat(file.fileno()).st_size


async def read(path: Path) -> AsyncIterator[bytes]:
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
