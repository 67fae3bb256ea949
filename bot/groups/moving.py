"""A group's settings and key under its new id. What is sealed holds the chat's id, so it is sealed anew."""

from bot.store import keys
from bot.store.client import Client
from bot.store.vault import Vault

MOVED_FROM = "moved_from"


class Moving:
    """Moves what belongs to a group as a whole; a second time it finds nothing left to move."""

    def __init__(self, redis: Client, vault: Vault) -> None:
        self._redis = redis
        self._vault = vault

    async def settings(self, old: int, new: int) -> None:
        """Choices, key and opt-outs; what was chosen or set under the new id already stays."""
        found = {name.decode(): value for name, value in (await self._redis.hgetall(keys.chat(old))).items()}
        present = {name.decode() for name in await self._redis.hgetall(keys.chat(new))}
        if "key" in found:
            secret = self._vault.open(found["key"], f"chat:{old}")
            found["key"] = self._vault.seal(secret, f"chat:{new}")
        former_account = found.get("account")
        if "key" in present:
            found = {name: value for name, value in found.items() if name != "account" and not name.startswith("key")}
        fields = {name: value for name, value in found.items() if name not in present}
        await self._redis.hset(keys.chat(new), mapping={**fields, MOVED_FROM: old})
        if (account := fields.get("account")) is not None:
            await self._redis.sadd(keys.account_chats(account.decode()), str(new))
        if lender := fields.get("key_lent_by"):
            await self._redis.sadd(keys.lent(int(lender)), str(new))
            await self._redis.srem(keys.lent(int(lender)), str(old))
        if former_account:
            await self._redis.srem(keys.account_chats(former_account.decode()), str(old))
        for member in await self._redis.smembers(keys.opted_out(old)):
            await self._redis.sadd(keys.opted_out(new), member.decode())
        await self._redis.delete(keys.opted_out(old))
        await self._redis.delete(keys.chat(old))
