"""What is kept of a chat: what it chose, the key it set, what it was told, and that it uses the bot."""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.clock import Clock, SystemTimer
from bot.store import keys
from bot.store.client import RedisClient, Value
from bot.store.failover import Replicas
from bot.store.lately import Lately
from bot.store.rewriting import ask_for_rewriting
from bot.store.vault import UnsealableError, Vault
from bot.telegram.troubles import UnwritableReason
from bot.texts.catalogue import DEFAULT_LANGUAGE

log = logging.getLogger(__name__)

MOVED_FROM = "moved_from"
"""The field of a chat that names the id it had as a basic group."""

UNWRITABLE = "unwritable"
"""The field of a chat that tells why and since when it can't be written to."""

# Writes a field only where there is one. KEYS: the hash. ARGV: the field, its value.
_RENOTE = """
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 1
"""
_CHOICE = "choice:"
_LANGUAGE = "language"
_SPOKEN = "spoken:"
_KEY_FIELDS = (b"account", b"key", b"key_set_at", b"key_language", b"key_lent_by")
_SAID = b"1"
_TRIAL, _TRIAL_S = "key_trial", 600
_MOST_OPENED = 1000


class Choices(BaseModel):
    """The choices of one chat. A value that this version does not know counts as the default.

    `language` None: as in each person's Telegram. `voice_unasked` and `files_unasked` matter in groups: what
    is transcribed without being asked for. `new_members_read`: the group's past; "telegram": where Telegram shows it to
    them, too. `speech_language` None: the service finds out by itself. `daily_digest` and `operator_language` are an
    operator's: the daily digest, and the language in which they last asked for something.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    language: str | None = None
    srt: Literal["always", "long", "never"] = "always"
    srt_from: Literal["transcript", "service"] = "transcript"
    style: Literal["plain", "timed", "speakers"] = "plain"
    speech_language: str | None = None
    voice_unasked: bool = True
    files_unasked: bool = False
    who_asks: Literal["everyone", "admins"] = "everyone"
    who_chooses: Literal["everyone", "admins"] = "admins"
    daily_digest: bool = False
    operator_language: str | None = None
    new_members_read: Literal["telegram", "yes", "no"] = "telegram"


GROUP_DEFAULTS: Mapping[str, object] = {"srt": "never"}
"""What stands in a group or channel that chose nothing, where that differs: the subtitles come on request there."""


class Unwritable(BaseModel):
    """Why a chat can't be written to, and since when.

    `tries` counts the refusals in a row. The next try may be made at `try_at`, or at `sign_at` where somebody writes
    there before; None: not before its people let the bot write, of which Telegram tells.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    reason: UnwritableReason
    since: datetime
    tries: int = 0
    try_at: datetime | None = None
    sign_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Met:
    """A chat that has just written: what it chose, and what was noted while it could not be written to.

    `language` is the one that is spoken in a group: that of the administrator who let the bot in, else most members'.
    """

    choices: Choices
    unwritable: Unwritable | None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class ChatKey:
    """A chat's API key. `secret` is for the API client alone; people see the last four characters.

    `language` is that of the person who set it, for what the bot says about it later. `lent_by` is the member
    whose own key it is, where it was lent to a group.
    """

    account_id: str
    secret: str
    set_at: datetime
    language: str | None = None
    lent_by: int | None = None

    @property
    def expires_at(self) -> datetime:
        """The latest day on which the service still takes it."""
        return self.set_at + timedelta(seconds=keys.KEY_LIFE_S)

    @property
    def ending(self) -> str:
        return self.secret[-4:]

    def __repr__(self) -> str:
        return f"ChatKey(account_id={self.account_id!r})"


class Chats:
    """Settings and keys of chats; the key is sealed with the chat's id inside."""

    def __init__(
        self, redis: RedisClient, vault: Vault, replicas: Replicas | None = None, *, clock: Clock | None = None
    ) -> None:
        self._redis = redis
        self._vault = vault
        self._clock = clock or SystemTimer()
        self._replicas = replicas
        self._renote = redis.register_script(_RENOTE)
        self._lately: Lately[Mapping[bytes, bytes]] = Lately()
        # An account's key is asked for at each of its checks.
        self._open = lru_cache(maxsize=_MOST_OPENED)(vault.open)

    async def choices(self, chat_id: int) -> Choices:
        """What the chat chose; the defaults while it chose nothing."""
        return _choices(chat_id, await self._stored(chat_id))

    async def _stored(self, chat_id: int) -> Mapping[bytes, bytes]:
        return await self._lately.read(chat_id, lambda: self._redis.hgetall(keys.chat(chat_id)))

    async def met(self, chat_id: int, member_id: int | None = None, language: str | None = None) -> Met:
        """What is known of a chat that uses the bot, and of a group's member: both are known from now on.

        `language` is the one in which the member is answered; it counts once for the group's.
        """
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.hgetall(keys.chat(chat_id))
            pipe.sadd(keys.KNOWN_CHATS, str(chat_id))
            if member_id is not None and chat_id < 0:
                pipe.hsetnx(keys.members_seen(chat_id), self._member(member_id), self._clock().timestamp())
                pipe.expire(keys.members_seen(chat_id), keys.MEMBERS_SEEN_TTL_S)
            stored, _, *seen = await pipe.execute()
        if language and any(seen[:1]):
            field = f"{_SPOKEN}{language}".encode()
            stored[field] = str(await self._redis.hincrby(keys.chat(chat_id), field.decode(), 1)).encode()
        self._lately.keep(chat_id, stored)
        return Met(_choices(chat_id, stored), _unwritable(stored.get(UNWRITABLE.encode())), _spoken(stored))

    async def note_language(self, chat_id: int, language: str) -> None:
        """Remember the language of the administrator who let the bot into a group."""
        await self._redis.hset(keys.chat(chat_id), _LANGUAGE, language)
        self._lately.forget(chat_id)

    async def seen_since(self, chat_id: int, member_id: int) -> datetime | None:
        """Since when the member is known to be in the group: they joined then, or were first seen; None: not yet."""
        found = await self._redis.hget(keys.members_seen(chat_id), self._member(member_id))
        return None if found is None else datetime.fromtimestamp(float(found), UTC)

    async def joined(self, chat_id: int, member_id: int) -> None:
        """The member has come into the group, be it once more. A group that does not use the bot is passed over."""
        if await self._redis.sismember(keys.KNOWN_CHATS, str(chat_id)):
            await self._redis.hset(keys.members_seen(chat_id), self._member(member_id), self._clock().timestamp())

    async def left(self, chat_id: int, member_id: int) -> None:
        await self._redis.hdel(keys.members_seen(chat_id), self._member(member_id))

    def _member(self, member_id: int) -> str:
        return self._vault.id_of(str(member_id), "member")[:20]

    async def unwritable(self, chat_id: int) -> Unwritable | None:
        """What was noted of a chat that can't be written to; None where it can be, as far as is known."""
        return _unwritable((await self._stored(chat_id)).get(UNWRITABLE.encode()))

    async def note_unwritable(self, chat_id: int, noted: Unwritable) -> None:
        await self._redis.hset(keys.chat(chat_id), UNWRITABLE, noted.model_dump_json())
        self._lately.forget(chat_id)

    async def plan_try(self, chat_id: int, noted: Unwritable, try_at: datetime) -> None:
        """Remember when the next try may be made, if the chat still can't be written to."""
        told = noted.model_copy(update={"try_at": try_at}).model_dump_json()
        await self._renote(keys=[keys.chat(chat_id)], args=[UNWRITABLE, told])
        self._lately.forget(chat_id)

    async def note_writable(self, chat_id: int) -> bool:
        """It can be written to; True for the one who tells first after it could not."""
        was_noted = await self._redis.hdel(keys.chat(chat_id), UNWRITABLE)
        self._lately.forget(chat_id)
        return bool(was_noted)

    async def choose(self, chat_id: int, **changes: str | bool | None) -> Choices:
        """Remember some choices by their names in `Choices`; returns all. Raises ValidationError for unknown values."""
        after = (await self.choices(chat_id)).model_dump() | changes
        chosen = Choices.model_validate(after)
        fields = {_CHOICE + name: json.dumps(value) for name, value in changes.items()}
        await self._redis.hset(keys.chat(chat_id), mapping=fields)
        self._lately.forget(chat_id)
        return chosen

    async def key(self, chat_id: int) -> ChatKey | None:
        """The chat's own key; None also for what can't be opened, as when it was stored for another chat."""
        return self._key_in(chat_id, await self._stored(chat_id))

    async def key_and_choices(self, chat_id: int) -> tuple[ChatKey | None, Choices]:
        """Both in one round trip."""
        stored = await self._stored(chat_id)
        return self._key_in(chat_id, stored), _choices(chat_id, stored)

    def _key_in(self, chat_id: int, stored: Mapping[bytes, bytes]) -> ChatKey | None:
        account_id, sealed, set_at, language, lent_by = (stored.get(name) for name in _KEY_FIELDS)
        if not account_id or not sealed or not set_at:
            return None
        try:
            secret, since = self._open(sealed, f"chat:{chat_id}"), datetime.fromtimestamp(float(set_at), UTC)
            spoken, lender = language.decode() if language else None, int(lent_by) if lent_by else None
            return ChatKey(account_id.decode(), secret.decode(), since, spoken, lender)
        except (UnsealableError, ValueError, OverflowError):
            log.error("A key that nobody can open counts as none", extra={"chat": chat_id})
            return None

    async def set_key(self, chat_id: int, key: ChatKey) -> None:
        await self._leave_account(chat_id)
        fields: dict[str, Value] = {
            "account": key.account_id, "key": self._vault.seal(key.secret.encode(), f"chat:{chat_id}"),
            "key_set_at": key.set_at.timestamp(), "key_language": key.language or "", "key_lent_by": key.lent_by or "",
        }  # fmt: skip
        await self._redis.hset(keys.chat(chat_id), mapping=fields)
        self._lately.forget(chat_id)
        await self._redis.sadd(keys.account_chats(key.account_id), str(chat_id))
        await self._replicated(chat_id)

    async def begin_trial(self, chat_id: int) -> None:
        name = keys.chat_notice(chat_id, _TRIAL)
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.set(name, _SAID, ex=_TRIAL_S)
            keys.enter(pipe, chat_id, name, _TRIAL_S)
            await pipe.execute()

    async def is_wanted_still(self, chat_id: int) -> bool:
        """Whether nobody has had the chat's key forgotten since a trial began."""
        return bool(await self._redis.exists(keys.chat_notice(chat_id, _TRIAL)))

    async def forget_key(self, chat_id: int) -> bool:
        """Remove the chat's key, and the one that is being tried; False when it had none."""
        await self._redis.delete(keys.chat_notice(chat_id, _TRIAL))
        await self._leave_account(chat_id)
        await ask_for_rewriting(self._redis)
        gone = await self._redis.hdel(keys.chat(chat_id), *(name.decode() for name in _KEY_FIELDS))
        self._lately.forget(chat_id)
        self._open.cache_clear()
        return bool(gone)

    async def former_id(self, chat_id: int) -> int | None:
        """The id that the group had before it became a supergroup."""
        found = await self._redis.hget(keys.chat(chat_id), MOVED_FROM)
        return int(found) if found else None

    async def using(self, account_id: str) -> list[int]:
        """The chats whose key has this id."""
        found = await self._redis.smembers(keys.account_chats(account_id))
        return sorted(int(chat_id) for chat_id in found)

    async def erase(self, chat_id: int) -> None:
        """Remove every key of the chat, its jobs and transcripts too; who opted out of a group stays out of it."""
        await self._redis.srem(keys.KNOWN_CHATS, str(chat_id))
        async with self._redis.pipeline(transaction=False) as pipe:
            for name in await keys.all_of_chat(self._redis, chat_id):
                pipe.delete(name)
            await pipe.execute()
        self._lately.forget(chat_id)
        await ask_for_rewriting(self._redis)
        await self._replicated(chat_id)

    async def _replicated(self, chat_id: int) -> None:
        if self._replicas is not None:
            await self._replicas.have([keys.chat(chat_id)])

    async def _leave_account(self, chat_id: int) -> None:
        account_id = await self._redis.hget(keys.chat(chat_id), "account")
        if account_id:
            await self._redis.srem(keys.account_chats(account_id.decode()), str(chat_id))

    async def first_notice(self, chat_id: int, kind: str, for_s: int) -> bool:
        """True once in `for_s` seconds for each kind: what a chat is told once, not once a job."""
        return await self._first(chat_id, keys.chat_notice(chat_id, kind), _SAID, for_s)

    async def note(self, chat_id: int, kind: str, content: bytes, for_s: int) -> None:
        """Note what the chat is to be told, unless a notice of this kind stands already; sealed until it is said."""
        sealed = self._vault.seal(content, f"chat:{chat_id}")
        await self._first(chat_id, keys.chat_notice(chat_id, kind), sealed, for_s)

    async def _first(self, chat_id: int, name: str, value: bytes, for_s: int) -> bool:
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.set(name, value, nx=True, ex=for_s)
            keys.enter(pipe, chat_id, name, for_s)
            is_first, *_ = await pipe.execute()
        return bool(is_first)

    async def unsaid(self, chat_id: int, kind: str) -> bytes | None:
        """What the chat was not yet told of this kind."""
        found = await self._redis.get(keys.chat_notice(chat_id, kind))
        return None if found is None or found == _SAID else self._vault.open(found, f"chat:{chat_id}")

    async def noted(self, chat_id: int, kind: str) -> None:
        """The notice was said; its time runs on."""
        await self._redis.set(keys.chat_notice(chat_id, kind), _SAID, xx=True, keepttl=True)

    async def clear_notice(self, chat_id: int, kind: str) -> None:
        """Let the notice be said again, because its cause has passed."""
        await self._redis.delete(keys.chat_notice(chat_id, kind))


def _unwritable(stored: bytes | None) -> Unwritable | None:
    try:
        return None if stored is None else Unwritable.model_validate_json(stored)
    except ValidationError:  # a newer version's; a send finds it out again
        return None


def _spoken(stored: Mapping[bytes, bytes]) -> str | None:
    if told := stored.get(_LANGUAGE.encode()):
        return told.decode()
    spoken = ((name.decode(), int(count)) for name, count in stored.items() if name.startswith(_SPOKEN.encode()))
    counts = {name.removeprefix(_SPOKEN): count for name, count in spoken}
    # English stands for all languages that are not ours, too: of two that are as many, it is the other.
    return max(counts, key=lambda name: (counts[name], name != DEFAULT_LANGUAGE)) if counts else None


def _choices(chat_id: int, stored: Mapping[bytes, bytes]) -> Choices:
    chosen = ((name, value) for name, value in stored.items() if name.startswith(_CHOICE.encode()))
    return _chosen(chat_id < 0, tuple(chosen))


# Each step of a job reads them.
@lru_cache(maxsize=256)
def _chosen(is_shared: bool, stored: tuple[tuple[bytes, bytes], ...]) -> Choices:
    found: dict[str, object] = dict(GROUP_DEFAULTS) if is_shared else {}
    for name, value in stored:
        field = name.decode().removeprefix(_CHOICE)
        if _is_known(field, value):
            found[field] = json.loads(value)
    return Choices.model_validate(found)


def _is_known(field: str, value: bytes) -> bool:
    """Whether this version knows the choice and its value: a newer one may have written others."""
    try:
        Choices.model_validate({field: json.loads(value)})
    except (ValidationError, ValueError):
        return False
    return field in Choices.model_fields


class KnownChats:
    """An index of chat ids; a chat leaves it when it erases what is kept of it, or can't be reached any more."""

    def __init__(self, redis: RedisClient) -> None:
        self._redis = redis

    async def part(self, chat_id: int) -> None:
        await self._redis.srem(keys.KNOWN_CHATS, str(chat_id))

    async def has(self, chat_id: int) -> bool:
        return bool(await self._redis.sismember(keys.KNOWN_CHATS, str(chat_id)))

    async def all(self) -> set[int]:
        return {int(chat_id) for chat_id in await self._redis.smembers(keys.KNOWN_CHATS)}

    async def count(self) -> int:
        return int(await self._redis.scard(keys.KNOWN_CHATS))
