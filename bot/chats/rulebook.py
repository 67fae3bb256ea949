"""What operators rule while the bot runs: who may use it, how much on their key, whether it is paused; and of whom.

An operator is never shut out. A ban counts before ALLOWED_CHATS, which counts together with what was allowed here.
Bots can't look anybody up, so chats and people have the names under which they were last seen, sealed. They are kept
by the month, so that who is not seen any more is forgotten after two.
"""

import json
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Final, Literal

from bot.clock import Clock
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.lately import Lately
from bot.store.vault import UnsealableError, Vault

_KEPT_S: Final = 5.0
"""How long a process goes by what it read last; its own changes count at once."""

_OWNER: Final = "rules"
_NAMES_OWNER: Final = "names"
_MOST_KNOWN: Final = 20_000
Rule = Literal["allow", "ban"]
PEOPLE, GROUPS = "people", "groups"


@dataclass(frozen=True, slots=True)
class Budget:
    """Minutes and requests on the operator's key in a UTC day and month; 0 is no limit."""

    minutes_per_day: int = 0
    minutes_per_month: int = 0
    requests_per_day: int = 0
    requests_per_month: int = 0


@dataclass(frozen=True, slots=True)
class WorkPause:
    """Nothing new is handed to the service since then; `reason` is an operator's own words, or nothing."""

    since: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """All of it: ids with the names that they had, budgets by id or for all people or groups."""

    allowed: Mapping[int, str] = field(default_factory=dict)
    banned: Mapping[int, str] = field(default_factory=dict)
    budgets: Mapping[str, Budget] = field(default_factory=dict)
    pause: WorkPause | None = None

    def budget(self, who: int | str) -> Budget:
        """The budget of a person or a group, by id: its own, or that of all."""
        return self.budgets.get(str(who)) or self.budgets[GROUPS if int(who) < 0 else PEOPLE]


class RuleBook:
    """The rules, kept in the store, on the ground that the settings lay. Each change is all processes' within seconds.

    `listed` are ALLOWED_CHATS: where there are any, nobody else may use the bot but who is allowed here.
    """

    def __init__(
        self, redis: RedisClient, vault: Vault, *, listed: frozenset[int] = frozenset(),
        operators: frozenset[int] = frozenset(), people: Budget | None = None, groups: Budget | None = None,
    ) -> None:  # fmt: skip
        self._redis = redis
        self._vault = vault
        self._listed = listed
        self.operators = operators
        self._ground = {PEOPLE: people or Budget(), GROUPS: groups or Budget()}
        self._lately: Lately[Rules] = Lately(_KEPT_S)

    @property
    def is_open(self) -> bool:
        """Whether everybody may use the bot who is not banned."""
        return not self._listed

    async def rules(self) -> Rules:
        """The rules as they are, or were seconds ago."""
        return await self._lately.read(_OWNER, self._stored)

    async def _stored(self) -> Rules:
        return self._read(await self._redis.hgetall(keys.RULES))

    async def pause(self) -> WorkPause | None:
        """Since when and why nothing new is handed over; None while all goes on."""
        return (await self.rules()).pause

    async def is_banned(self, *ids: int | None) -> bool:
        """Whether any of these is banned: a chat, its writer, the channel that wrote."""
        banned = (await self.rules()).banned
        return any(one in banned and one not in self.operators for one in ids)

    async def may_use(self, chat_id: int, former_id: int | None = None) -> bool:
        """Whether the chat may use the bot, as far as no ban says otherwise."""
        return self.is_open or await self.is_named(chat_id, former_id)

    async def is_named(self, *ids: int | None) -> bool:
        """Whether the settings or an operator name any of these; the operator's key serves whom they name."""
        allowed = (await self.rules()).allowed
        return any(one in self._listed or one in self.operators or one in allowed for one in ids)

    def is_listed(self, chat_id: int) -> bool:
        """Whether ALLOWED_CHATS names it, which no command changes."""
        return chat_id in self._listed

    async def rule(self, rule: Rule, chat_id: int, name: str) -> None:
        """Allow it, which ends a ban; or ban it. When a ban is lifted it is allowed again, if it was before."""
        await self._put(f"{rule}:{chat_id}", self._vault.seal(name.encode(), _OWNER))
        if rule == "allow":
            await self.lift("ban", chat_id)

    async def lift(self, rule: Rule, chat_id: int) -> bool:
        """Take that back; whether there was anything to take back."""
        return await self._drop(f"{rule}:{chat_id}")

    async def set_budget(self, who: str, budget: Budget | None) -> None:
        """For an id, all people or all groups; None: what the settings say again, or what all have."""
        if budget is None:
            await self._drop(f"budget:{who}")
        else:
            await self._put(f"budget:{who}", json.dumps(asdict(budget)).encode())

    async def begin_pause(self, reason: str, now: datetime) -> None:
        """Hand over nothing new from now on; of a pause that lasts only the reason changes."""
        running = await self.pause()
        since = (now if running is None else running.since).timestamp()
        await self._put("pause", self._vault.seal(json.dumps([since, reason]).encode(), _OWNER))

    async def end_pause(self) -> bool:
        """All goes on; whether there was a pause."""
        return await self._drop("pause")

    async def moved(self, old: int, new: int) -> None:
        for kind in ("allow", "ban", "budget"):
            value = await self._redis.hget(keys.RULES, f"{kind}:{old}")
            if value is not None:
                await self._put(f"{kind}:{new}", value)
                await self._drop(f"{kind}:{old}")

    async def _put(self, name: str, value: bytes) -> None:
        await self._redis.hset(keys.RULES, name, value)
        self._lately.forget(_OWNER)

    async def _drop(self, name: str) -> bool:
        was_there = bool(await self._redis.hdel(keys.RULES, name))
        self._lately.forget(_OWNER)
        return was_there

    def _read(self, stored: Mapping[bytes, bytes]) -> Rules:
        named: dict[str, dict[int, str]] = {"allow": {}, "ban": {}}
        budgets, pause = dict(self._ground), None
        for name, value in stored.items():
            kind, _, who = name.decode().partition(":")
            if kind in named:
                named[kind][int(who)] = self._opened(value)
            elif kind == "budget":
                told = json.loads(value)
                budgets[who] = Budget(**{limit: told.get(limit, 0) for limit in Budget.__dataclass_fields__})
            elif kind == "pause":
                since, reason = json.loads(self._opened(value) or "[0, null]")
                pause = WorkPause(datetime.fromtimestamp(since, UTC), reason or "")
        return Rules(named["allow"], named["ban"], budgets, pause)

    def _opened(self, value: bytes) -> str:
        try:
            return self._vault.open(value, _OWNER).decode()
        except UnsealableError:  # the rule counts all the same
            return ""


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
        sealed = self._vault.seal(json.dumps([name.title, name.username]).encode(), _NAMES_OWNER)
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
        if username != wanted:  # an @name is nobody's title, whatever they call themselves
            return [n for n in names if n.username and n.username.casefold() == username]
        if exact := [n for n in names if n.username.casefold() == username or n.title.casefold() == wanted]:
            return exact
        return [n for n in names if wanted and wanted in n.title.casefold()]

    async def forget(self, *ids: int) -> None:
        for month in self._months:
            await self._redis.hdel(keys.seen_names(month), *map(str, ids))
        for one in ids:
            self._known.pop(one, None)

    def _opened(self, one: int, value: bytes) -> SeenName:
        try:
            return SeenName(one, *json.loads(self._vault.open(value, _NAMES_OWNER)))
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
