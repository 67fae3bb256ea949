"""What the buttons of a task carry: a short name that stands for the task in one chat.

/convert: which formats are offered, and the file that a keyboard of formats belongs to.

Short names for what does not fit into a button: made for one chat, worth nothing in another.
"""

import base64
import re

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.accounts.keyring import Keyring
from bot.jobs.media import is_known_format
from bot.jobs.record import Media
from bot.jobs.repository import Jobs
from bot.library.listing import Listing
from bot.store import keys
from bot.store.belongings import enter
from bot.store.client import RedisClient
from bot.store.vault import Vault

_CHARACTERS = 12


class Handles:
    """What buttons stand for, sealed, by names that say nothing."""

    def __init__(self, redis: RedisClient, vault: Vault) -> None:
        self._redis = redis
        self._vault = vault

    async def give(self, chat_id: int, meaning: str) -> str:
        """The handle of `meaning` in this chat, the same each time; its lifetime begins anew."""
        digest = bytes.fromhex(self._vault.id_of(f"{chat_id}\n{meaning}", "handle"))
        handle = base64.b32encode(digest)[:_CHARACTERS].decode().lower()
        sealed = self._vault.seal(meaning.encode(), _owner(chat_id))
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.set(name := keys.handle(chat_id, handle), sealed, ex=keys.HANDLE_TTL_S)
            enter(pipe, chat_id, name, keys.HANDLE_TTL_S)
            await pipe.execute()
        return handle

    async def read(self, chat_id: int, handle: str) -> str | None:
        """What the handle stands for in this chat; None where it stands for nothing (any more)."""
        if not (handle.isascii() and handle.isalnum() and len(handle) == _CHARACTERS):
            return None
        token = await self._redis.get(keys.handle(chat_id, handle))
        return None if token is None else self._vault.open(token, _owner(chat_id)).decode()


def _owner(chat_id: int) -> str:
    return f"handle:{chat_id}"


_TASK = "task\n"


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
        """Whether all of the account is the chat's to see."""
        return await self._keyring.owns(chat_id)

    async def give(self, chat_id: int, task: Listing) -> str:
        """The handle of a task in this chat."""
        return await self._handles.give(chat_id, _TASK + task.model_dump_json(include={"id", "title", "length_s"}))

    async def read(self, chat_id: int, handle: str) -> Listing | None:
        """The task behind a handle; None for one that leads nowhere (any more)."""
        meaning = await self._handles.read(chat_id, handle)
        if meaning is None or not meaning.startswith(_TASK):
            return None
        try:
            task = Listing.model_validate_json(meaning.removeprefix(_TASK))
        except ValidationError:
            return None
        reaches = await self.reaches_all(chat_id) or await self._jobs.of_task(chat_id, task.id) is not None
        return task if reaches else None


OFFERED = ("mp3", "m4a", "ogg", "opus", "wav", "flac")
_MEDIA = "media\n"


class Convertible(BaseModel):
    """A file of the chat, the message that holds it, and who made it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    message_id: int
    media: Media
    author: str | None = None


class Conversions:
    """Keeps what a keyboard of formats is about, for as long as its buttons may be tapped."""

    def __init__(self, handles: Handles) -> None:
        self._handles = handles

    async def keep(self, chat_id: int, file: Convertible) -> str:
        """The handle of the file in this chat."""
        return await self._handles.give(chat_id, _MEDIA + file.model_dump_json(exclude_defaults=True))

    async def find(self, chat_id: int, handle: str) -> Convertible | None:
        """The file behind a handle; None for one that leads nowhere (any more)."""
        meaning = await self._handles.read(chat_id, handle)
        if meaning is None or not meaning.startswith(_MEDIA):
            return None
        try:
            return Convertible.model_validate_json(meaning.removeprefix(_MEDIA))
        except ValidationError:
            return None


def read_format(said: str) -> str | None:
    """The format named, as `mp3`, `.MP3` or `в формат mp3`; None where it is none of audio or video, or several are.

    Which of them the service makes it says itself: its page names none for `convert-audio` (api.md).
    """
    named = {word for word in re.findall("[a-z0-9]+", said.lower()) if is_known_format(word)}
    return named.pop() if len(named) == 1 else None
