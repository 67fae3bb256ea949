"""What a chat chose, and the key it set."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.store import keys
from bot.store.client import Client
from bot.store.vault import Vault


@dataclass(frozen=True, slots=True)
class ChatKey:
    """A chat's API key. `secret` is for the API client alone; people see the last four characters.

    `language` is that of the person who set it, for what the bot says about it later.
    """

    account_id: str
    secret: str
    set_at: datetime
    language: str | None = None

    @property
    def expires_at(self) -> datetime:
        """The latest day on which the service still takes it."""
        return self.set_at + timedelta(seconds=keys.KEY_LIFE_S)

    @property
    def ending(self) -> str:
        """The last four characters."""
        return self.secret[-4:]

    def __repr__(self) -> str:
        return f"ChatKey(account_id={self.account_id!r})"


class Chats:
    """Settings and keys of chats; the key is sealed with the chat's id inside."""

    def __init__(self, redis: Client, vault: Vault) -> None:
        self._redis = redis
        self._vault = vault

    async def language(self, chat_id: int) -> str | None:
        """The language that the chat chose; None while it chose none."""
        value = await self._redis.hget(keys.chat(chat_id), "language")
        return value.decode() if value else None

    async def set_language(self, chat_id: int, language: str | None) -> None:
        """Remember the chat's choice; None returns to each person's own language."""
        if language is None:
            await self._redis.hdel(keys.chat(chat_id), "language")
        else:
            await self._redis.hset(keys.chat(chat_id), "language", language)

    async def key(self, chat_id: int) -> ChatKey | None:
        """The chat's own key; raises UnsealableError when it was stored for another chat."""
        account_id, sealed, set_at, language = await self._redis.hmget(
            keys.chat(chat_id), ["account", "key", "key_set_at", "key_language"]
        )
        if not account_id or not sealed or not set_at:
            return None
        return ChatKey(
            account_id.decode(),
            self._vault.open(sealed, f"chat:{chat_id}").decode(),
            datetime.fromtimestamp(float(set_at), UTC),
            language.decode() if language else None,
        )

    async def set_key(self, chat_id: int, key: ChatKey) -> None:
        """Store or replace the chat's key."""
        await self._leave_account(chat_id)
        await self._redis.hset(
            keys.chat(chat_id),
            mapping={
                "account": key.account_id,
                "key": self._vault.seal(key.secret.encode(), f"chat:{chat_id}"),
                "key_set_at": key.set_at.timestamp(),
                "key_language": key.language or "",
            },
        )
        await self._redis.sadd(keys.account_chats(key.account_id), str(chat_id))

    async def forget_key(self, chat_id: int) -> bool:
        """Remove the chat's key; False when it had none."""
        await self._leave_account(chat_id)
        return bool(await self._redis.hdel(keys.chat(chat_id), "account", "key", "key_set_at", "key_language"))

    async def using(self, account_id: str) -> list[int]:
        """The chats whose key has this id."""
        found = await self._redis.smembers(keys.account_chats(account_id))
        return sorted(int(chat_id) for chat_id in found)

    async def erase(self, chat_id: int) -> None:
        """Remove every key of the chat, its jobs and transcripts too."""
        cursor = 0
        while True:
            cursor, found = await self._redis.scan(cursor, keys.everything_of_chat(chat_id), 500)
            for name in found:
                await self._redis.delete(name.decode())
            if cursor == 0:
                return

    async def _leave_account(self, chat_id: int) -> None:
        account_id = await self._redis.hget(keys.chat(chat_id), "account")
        if account_id:
            await self._redis.srem(keys.account_chats(account_id.decode()), str(chat_id))

    async def first_notice(self, chat_id: int, kind: str, for_s: int) -> bool:
        """True once in `for_s` seconds for each kind: what a chat is told once, not once a job."""
        name = keys.chat_notice(chat_id, kind)
        return bool(await self._redis.set(name, b"1", nx=True, ex=for_s))

    async def clear_notice(self, chat_id: int, kind: str) -> None:
        """Let the notice be said again, because its cause has passed."""
        await self._redis.delete(keys.chat_notice(chat_id, kind))
