"""Links that the service found good, sealed, for as long as that may be believed without asking again."""

import hashlib
import json

from bot.store import keys
from bot.store.client import Client
from bot.store.vault import UnsealableError, Vault


class LinkChecks:
    """Title and length in seconds behind each checked link of an account; refusals are not kept."""

    def __init__(self, redis: Client, vault: Vault) -> None:
        self._redis = redis
        self._vault = vault

    async def put(self, account_id: str, url: str, title: str | None, length_s: float | None) -> None:
        """Keep what the service said of a link."""
        sealed = self._vault.seal(json.dumps([title, length_s]).encode(), _owner(account_id))
        await self._redis.set(_name(account_id, url), sealed, ex=keys.LINK_CHECK_TTL_S)

    async def get(self, account_id: str, url: str) -> tuple[str | None, float | None] | None:
        """What the service said of a link a while ago, or None."""
        sealed = await self._redis.get(_name(account_id, url))
        if sealed is None:
            return None
        try:
            title, length_s = json.loads(self._vault.open(sealed, _owner(account_id)))
        except (UnsealableError, ValueError):
            return None
        return title, length_s


def _owner(account_id: str) -> str:
    return f"account:{account_id}"


def _name(account_id: str, url: str) -> str:
    return keys.link_check(account_id, hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:32])
