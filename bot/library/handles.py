"""What buttons stand for that can't hold it themselves: short names, made for one chat, worth nothing in another.

A task is one such thing, a file that may be converted the other; which formats are offered for it stands here too.
"""

import base64
import re
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.accounts.keyring import Keyring
from bot.jobs.media import is_known_format
from bot.jobs.record import Media
from bot.jobs.repository import Jobs
from bot.library.listing import Listing
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.vault import Vault

OFFERED = ("mp3", "m4a", "ogg", "opus", "wav", "flac")
_CHARACTERS = 12


class Convertible(BaseModel):
    """A file of the chat, the message that holds it, and who made it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    message_id: int
    media: Media
    author: str | None = None


_KINDS: dict[type[BaseModel], str] = {Listing: "task\n", Convertible: "media\n"}
_Meant = TypeVar("_Meant", Listing, Convertible)


class Handles:
    """What buttons stand for, sealed, by names that say nothing."""

    def __init__(self, redis: RedisClient, vault: Vault) -> None:
        self._redis = redis
        self._vault = vault

    async def give(self, chat_id: int, meant: Listing | Convertible) -> str:
        """The handle of a task or a file in this chat, the same each time; its lifetime begins again."""
        meaning = _KINDS[type(meant)] + meant.model_dump_json(exclude_defaults=True)
        digest = bytes.fromhex(self._vault.id_of(f"{chat_id}\n{meaning}", "handle"))
        handle = base64.b32encode(digest)[:_CHARACTERS].decode().lower()
        sealed = self._vault.seal(meaning.encode(), f"handle:{chat_id}")
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.set(name := keys.handle(chat_id, handle), sealed, ex=keys.HANDLE_TTL_S)
            keys.enter(pipe, chat_id, name, keys.HANDLE_TTL_S)
            await pipe.execute()
        return handle

    async def read(self, chat_id: int, handle: str, model: type[_Meant]) -> _Meant | None:
        """What the handle stands for in this chat; None where it stands for nothing of the kind (any more)."""
        if not (handle.isascii() and handle.isalnum() and len(handle) == _CHARACTERS):
            return None
        token = await self._redis.get(keys.handle(chat_id, handle))
        meaning, kind = "" if token is None else self._vault.open(token, f"handle:{chat_id}").decode(), _KINDS[model]
        try:
            return model.model_validate_json(meaning.removeprefix(kind)) if meaning.startswith(kind) else None
        except ValidationError:
            return None


class TaskHandles:
    """Handles of tasks, with what an order needs to know without asking the service again.

    Every list, card and order reaches a task through here: a chat whose key is not its own reaches those alone that
    it made itself.
    """

    def __init__(self, handles: Handles, keyring: Keyring, jobs: Jobs) -> None:
        self._handles = handles
        self._keyring = keyring
        self._jobs = jobs

    async def reaches_all(self, chat_id: int) -> bool:
        return await self._keyring.owns(chat_id)

    async def give(self, chat_id: int, task: Listing) -> str:
        return await self._handles.give(chat_id, Listing(id=task.id, title=task.title, length_s=task.length_s))

    async def read(self, chat_id: int, handle: str) -> Listing | None:
        """The task behind a handle; None for one that leads nowhere (any more)."""
        task = await self._handles.read(chat_id, handle, Listing)
        is_own = task is not None and await self._jobs.of_task(chat_id, task.id) is not None
        return task if is_own or await self.reaches_all(chat_id) else None


def read_format(said: str) -> str | None:
    """The format named, as `mp3`, `.MP3` or `в формат mp3`; None where it is none of audio or video, or several are.

    Which of them the service makes it says itself: its page names none for `convert-audio` (api.md).
    """
    named = {word for word in re.findall("[a-z0-9]+", said.lower()) if is_known_format(word)}
    return named.pop() if len(named) == 1 else None
