"""The names of chats and people as they were last seen, sealed, for operators: bots can't look anybody up.

They are kept by the month, so that who is not seen any more is forgotten after two.
"""

import json
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from bot.clock import Clock
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.vault import UnsealableError, Vault

_MOST_KNOWN: Final = 20_000
_OWNER: Final = "names"


@dataclass(frozen=True, slots=True)
class SeenName:
    """A chat or a person: what it is called, and its @name without the @, where it has one."""

    id: int
    title: str
    username: str = ""

    def __str__(self) -> str:
        return f"{self.title} (@{self.username})" if self.username else self.title


class SeenNames:
    """Who was seen here lately."""

    def __init__(self, redis: RedisClient, vault: Vault, clock: Clock) -> None:
        self._redis = redis
        self._vault = vault
        self._clock = clock
        self._known: OrderedDict[int, int] = OrderedDict()
        """Of whom it was written, what: as a number, since they are many."""

    async def see(self, name: SeenName) -> None:
        """It has just been seen; written once a month, and when it is called something else."""
        month = self._month
        if self._known.get(name.id) == (written := hash((month, name))):
            return
        sealed = self._vault.seal(json.dumps([name.title, name.username]).encode(), _OWNER)
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.hset(keys.seen_names(month), str(name.id), sealed)
            pipe.expire(keys.seen_names(month), keys.SPENT_TTL_S)
            await pipe.execute()
        self._known[name.id] = written
        if len(self._known) > _MOST_KNOWN:
            self._known.popitem(last=False)

    async def of(self, *ids: int) -> dict[int, SeenName]:
        """What these are called, as far as that is known."""
        found: dict[int, SeenName] = {}
        for month in self._months if ids else ():
            stored = await self._redis.hmget(keys.seen_names(month), list(map(str, ids)))
            found |= {one: self._opened(one, value) for one, value in zip(ids, stored, strict=True) if value}
        return found

    async def called(self, words: str) -> list[SeenName]:
        """Who is called so: by @name, by the whole name, else by a part of it."""
        everybody: dict[int, SeenName] = {}
        for month in self._months:
            stored = await self._redis.hgetall(keys.seen_names(month))
            everybody |= {int(one): self._opened(int(one), value) for one, value in stored.items()}
        wanted = words.strip().casefold()
        username = wanted.removeprefix("https://t.me/").removeprefix("t.me/").removeprefix("@")
        names = everybody.values()
        if exact := [n for n in names if n.username.casefold() == username or n.title.casefold() == wanted]:
            return exact
        return [n for n in names if wanted and not wanted.startswith("@") and wanted in n.title.casefold()]

    async def forget(self, *ids: int) -> None:
        for month in self._months:
            await self._redis.hdel(keys.seen_names(month), *map(str, ids))
        for one in ids:
            self._known.pop(one, None)

    def _opened(self, one: int, value: bytes) -> SeenName:
        try:
            return SeenName(one, *json.loads(self._vault.open(value, _OWNER)))
        except (UnsealableError, ValueError, TypeError):
            return SeenName(one, "")

    @property
    def _month(self) -> str:
        return f"{self._clock():%Y-%m}"

    @property
    def _months(self) -> tuple[str, str]:
        """Last month's and this one's; of what stands in both the later counts."""
        now = self._clock()
        last = f"{now.year - 1}-12" if now.month == 1 else f"{now.year}-{now.month - 1:02}"
        return last, self._month
