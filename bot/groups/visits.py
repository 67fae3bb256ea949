"""Recordings from chats that are not the bot's: it is called there as a guest, or connected to somebody's account.

Each becomes a job of the person's own chat: their key, their plan, their erasure.
"""

import hashlib
import json
from enum import Enum, auto

from bot.accounts.keyring import Keyring
from bot.jobs.intake.intake import Intake, Request
from bot.jobs.record import Media, Origin, Part
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.vault import Vault
from bot.telegram.members import Members


class BusinessOwner(Part):
    """A person who connected the bot to their account: their own chat with it, and their language."""

    chat_id: int
    user_id: int
    language: str


class Businesses:
    """The connections that are switched on, sealed."""

    def __init__(self, redis: RedisClient, vault: Vault) -> None:
        self._redis = redis
        self._vault = vault

    async def put(self, connection_id: str, owner: BusinessOwner) -> None:
        data = json.dumps([owner.chat_id, owner.user_id, owner.language]).encode()
        await self._redis.set(keys.business(connection_id), self._vault.seal(data, f"business:{connection_id}"))

    async def get(self, connection_id: str) -> BusinessOwner | None:
        token = await self._redis.get(keys.business(connection_id))
        if token is None:
            return None
        chat_id, user_id, language = json.loads(self._vault.open(token, f"business:{connection_id}"))
        return BusinessOwner(chat_id=chat_id, user_id=user_id, language=language)

    async def remove(self, connection_id: str) -> bool:
        """It works no more; False where it did not."""
        return bool(await self._redis.delete(keys.business(connection_id)))


class Call(Enum):
    """What becomes of a call as a guest."""

    OFF = auto()
    """The bot does not support it: nothing happens."""
    NO_KEY = auto()
    SERVED = auto()


class Visits:
    """Takes such recordings in, where getMe says that the bot supports it."""

    def __init__(self, *, intake: Intake, keyring: Keyring, members: Members, businesses: Businesses) -> None:
        self._intake = intake
        self._keyring = keyring
        self._members = members
        self._businesses = businesses

    async def call(self, user_id: int) -> Call:
        """Whether a person may call the bot as a guest now."""
        if not (await self._members.myself()).supports_guests:
            return Call.OFF
        return Call.NO_KEY if await self._keyring.for_chat(user_id) is None else Call.SERVED

    async def take(self, media: Media, origin: Origin, tag: str, language: str) -> None:
        """Make a job of a recording somewhere else; raises ExplainedError for what can't be served."""
        await self._intake.accept(Request(origin=origin, language=language, media=media, tag=tag))

    async def connected(self, connection_id: str, owner: BusinessOwner, *, is_enabled: bool) -> bool:
        """A business connection was made, changed or ended; True when it works from now on."""
        if not is_enabled or not (await self._members.myself()).supports_business:
            await self._businesses.remove(connection_id)
            return False
        await self._businesses.put(connection_id, owner)
        return True

    async def owner_of(self, connection_id: str) -> BusinessOwner | None:
        """Whose connection it is; None where it does not work, or has no key to work with."""
        owner = await self._businesses.get(connection_id)
        if owner is None or await self._keyring.for_chat(owner.chat_id) is None:
            return None
        return owner


def guest_tag(query_id: str) -> str:
    """The part of a job's id that stands for a guest query: apart from all message ids, digits alone."""
    return f"0:{int.from_bytes(hashlib.sha256(query_id.encode()).digest()[:7])}"


def business_tag(peer_chat_id: int, message_id: int) -> str:
    """The same for a message of somebody's private chat."""
    return f"0:{abs(peer_chat_id)}:{message_id}"
