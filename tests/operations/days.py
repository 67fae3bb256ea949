"""Days of many groups, passed in minutes: who sends what, what became of it, and what it leaves behind.

The store's own clock can't be moved: as time passes, each of its keys is made so much older by hand.
"""

import asyncio
import hashlib
import math
import random
import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from redis.asyncio import Redis

from bot.keys.invites import Invites
from bot.polling.forecast import WINDOW, Observation
from bot.store import keys
from bot.store.vault import Vault
from sandbox.telegram import Group, Person, PrivateChat, Seat
from tests.operations.clocked import ClockedBot, Memory
from tests.samples import voice_note
from tests.world import World, until

DAY_S = 86_400
_AGED_EVERY_S = 3600
_ANSWERED_WITHIN_S = 900
_MEMBERS, _GROUPS_OF_OWNER, _OWNERS_AT_ONCE = 5, 10, 20
_KEPT_MESSAGES = 12
_HARDLY = 40
"""So many objects come and go."""
_LEARNED = f"{Observation.__module__}.{Observation.__qualname__}"

_MARK = re.compile(r"fingerprint is ([0-9a-f]{6})")
_HEAD = voice_note()[:2000]

_AGE = """
local page = redis.call('SCAN', ARGV[1], 'COUNT', 1000)
for _, key in ipairs(page[2]) do
  local left = redis.call('PTTL', key)
  if left > 0 and key ~= 'pv:poller' then redis.call('PEXPIRE', key, math.max(1, left - ARGV[2])) end
end
return page[1]
"""
_VARYING = re.compile(r"(?<=[:{])(?!updates|trials)[^:{}]*\d[^:{}]*")
_SIZE = {b"hash": "HLEN", b"set": "SCARD", b"zset": "ZCARD", b"list": "LLEN"}


@dataclass(slots=True)
class Plot:
    """A group, its owner's own chat, its members, and what these wait for, by the mark in a note's answer."""

    group: Group
    owner: PrivateChat
    seats: Sequence[Seat]
    waiting: set[str] = field(default_factory=set)
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Left:
    """What the store holds: its bytes, and by the kind of a key how many there are and how many entries in them."""

    data_bytes: int
    keys: Counter[str]
    entries: Counter[str]
    lasting: Counter[str]
    """The entries of keys that have no lifetime."""


@dataclass(slots=True)
class Days:
    """A running bot, its store and both services."""

    world: World
    bot: ClockedBot
    store: "Redis"
    step_s: float
    plots: list[Plot] = field(default_factory=list)
    sent: int = 0
    repeated: int = 0
    calls: int = 0
    memory: list[Memory] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    chance: random.Random = field(default_factory=lambda: random.Random(18))

    async def found(self, count: int, encryption_key: str) -> None:
        """So many groups, ten of each owner, who gives each their key as people do."""
        telegram, invites = self.world.telegram, Invites(Vault([encryption_key]), self.bot.clock)
        telegram.now = lambda: self.bot.clock().timestamp()
        self.world.api.now = self.bot.clock
        owners = range(-(-count // _GROUPS_OF_OWNER))
        for first in owners[::_OWNERS_AT_ONCE]:
            some = owners[first : first + _OWNERS_AT_ONCE]
            await asyncio.gather(*(self._own(number, count, invites) for number in some))

    async def _own(self, number: int, count: int, invites: Invites) -> None:
        secret = f"sk_days_{number:06}_0123456789"
        self.world.api.add_key(secret, account=f"account-{number}")
        owner = self.world.telegram.private_chat(self._person(f"Owner {number}"))
        for title in range(number * _GROUPS_OF_OWNER, min(count, (number + 1) * _GROUPS_OF_OWNER)):
            group = self.world.telegram.group(f"Group {title}")
            seats = [group.seat(owner.person, admin=True)]
            seats += [group.seat(self._person(f"Member {other} of {title}")) for other in range(1, _MEMBERS)]
            group.add_bot(owner.person, rights=())
            await owner.say(f"/start {invites.make('set', group.id, owner.id)}")
            await owner.wait_for(lambda m, g=group: m.from_bot and f"key for {g.title}" in m.text)  # type: ignore[misc]
            await owner.say(secret)
            await owner.wait_for(lambda m, g=group: m.from_bot and f"{g.title} has a key" in m.text)  # type: ignore[misc]
            self.plots.append(Plot(group, owner, seats))

    def _person(self, name: str) -> Person:
        # The stand-in draws from a million ids, and of ten thousand people some would be one.
        return Person(
            10**9 + len(self.world.telegram.chats) * _MEMBERS * 2 + self.chance.randrange(10**12) * 10**5, name, "en"
        )

    async def pass_day(self, notes: int) -> None:
        """Each group has so many notes in a day, at any time of it, and as many texts that nobody is to answer."""
        moments = sorted((self.chance.uniform(0, DAY_S), plot) for plot in range(len(self.plots)) for _ in range(notes))
        began, aged_at, coming = self.bot.clock(), self.bot.clock(), iter(moments)
        at_s, number = next(coming, (DAY_S + 1.0, 0))
        while (passed_s := (self.bot.clock() - began).total_seconds()) < DAY_S:
            while at_s <= passed_s:
                await self._send(self.plots[number])
                at_s, number = next(coming, (DAY_S + 1.0, 0))
            await self.bot.move(self.step_s)
            await self._settled()
            self._collect()
            if (self.bot.clock() - aged_at).total_seconds() >= _AGED_EVERY_S:
                await self._age(self.bot.clock() - aged_at)
                aged_at = self.bot.clock()
        await self._age(self.bot.clock() - aged_at)

    async def answered(self) -> None:
        """Let time pass until everybody has their answers, or should have had."""
        for _ in range(math.ceil(_ANSWERED_WITHIN_S / self.step_s)):
            if not self.lost:
                return
            await self.bot.move(self.step_s)
            await self._settled()
            self._collect()

    @property
    def lost(self) -> int:
        """How many notes have no whole answer."""
        return sum(len(plot.waiting) for plot in self.plots)

    async def _send(self, plot: Plot) -> None:
        await self.chance.choice(plot.seats).say(f"Word number {self.sent}, for people alone")
        data = _HEAD + f"note {self.sent}".encode()
        plot.waiting.add(hashlib.sha256(data).hexdigest()[:6])
        await self.chance.choice(plot.seats).send_voice(data, duration_s=8)
        self.sent += 1

    async def _settled(self) -> None:
        """Wait until the bot has done all that is due by now."""
        outbox, before_s = self.world.telegram.outbox, time.monotonic()
        await until(lambda: not outbox.waiting())
        async with asyncio.timeout(120):
            while await self._is_busy():
                await asyncio.sleep(0.01 if time.monotonic() - before_s < 1 else 0.1)

    async def _is_busy(self) -> bool:
        async with self.store.pipeline(transaction=False) as pipe:
            pipe.zcount(keys.STEPS_DUE, "-inf", self.bot.clock().timestamp())
            pipe.hlen(keys.STEPS_HELD)
            due, held = await pipe.execute()
        return bool(due or held)

    def _collect(self) -> None:
        """See what came, and forget it: what Telegram keeps is no concern of the bot's."""
        for plot in self.plots:
            if not plot.waiting:
                continue
            for message in plot.group.messages:
                if message.from_bot and message.message_id > plot.seen:
                    plot.seen = message.message_id
                    self._hear(plot, _MARK.findall(message.text))
            del plot.group.messages[:-_KEPT_MESSAGES]
            plot.group.deleted.clear()
        self._forget()

    def _hear(self, plot: Plot, marks: Sequence[str]) -> None:
        self.repeated += len(marks) - len(plot.waiting & set(marks))
        for mark in marks:
            plot.waiting.discard(mark)

    def _forget(self) -> None:
        api, telegram = self.world.api, self.world.telegram
        self.calls += len(api.requests)
        api.requests.clear()
        telegram.calls.clear()
        for task in [task for task in api.tasks.values() if task.is_over][:-1000]:
            del api.tasks[task.id]

    async def _age(self, passed: timedelta) -> None:
        age, cursor = self.store.register_script(_AGE), b"0"
        while True:
            cursor = await age(keys=[], args=[cursor, int(passed.total_seconds() * 1000)])
            if cursor == b"0":
                return

    async def measure(self) -> None:
        """Note what the bot and its store hold now."""
        self.memory.append(await self.bot.measure())
        self.left.append(await self._census())

    def piled_up(self) -> Counter[str]:
        """What grew on the last day by more than it may: entries that stay for ever, and objects in memory."""
        before, after = self.left[-2:]
        now, then = (Counter(each.types) for each in (self.memory[-1], self.memory[-2]))
        if now[_LEARNED] <= WINDOW * -(-len(self.plots) // _GROUPS_OF_OWNER):  # an account's pace is learned
            now[_LEARNED] = 0
        grown = after.lasting - before.lasting + now - then
        return Counter({kind: count for kind, count in grown.items() if count > _HARDLY + len(self.plots) // 20})

    async def _census(self) -> Left:
        counts, entries, lasting = Counter[str](), Counter[str](), Counter[str]()
        names = [name async for name in self.store.scan_iter(count=1000)]
        for some in (names[first : first + 500] for first in range(0, len(names), 500)):
            async with self.store.pipeline(transaction=False) as pipe:
                for name in some:
                    pipe.type(name)
                    pipe.ttl(name)
                found = await pipe.execute()
                for name, kind in zip(some, found[::2], strict=True):
                    pipe.execute_command(_SIZE.get(kind, "EXISTS"), name)
                sizes = await pipe.execute()
            for name, ttl_s, size in zip(some, found[1::2], sizes, strict=True):
                kind = _VARYING.sub("*", name.decode())
                counts[kind] += 1
                entries[kind] += size
                lasting[kind] += size if ttl_s < 0 else 0
        info = await self.store.info("memory")
        return Left(int(info["used_memory_dataset"]), counts, entries, +lasting)

    def tell(self, machine_s: float) -> None:
        """Print every figure."""
        groups, days = len(self.plots), len(self.left) - 1
        print(
            f"\n{groups} groups, {self.sent} notes in {days} days: {self.sent - self.lost} answered, {self.lost} lost, "
            f"{self.repeated} twice, {self.calls / self.sent:.2f} API calls a note, {machine_s / 60:.0f} min"
        )
        for held, left in zip(self.memory, self.left, strict=True):
            print(
                f"  bot {held.mib:.1f} MiB, {held.objects} objects; store {left.data_bytes / 2**20:.1f} MiB, "
                f"{left.data_bytes / groups / 1024:.1f} KiB and {left.keys.total() / groups:.1f} keys a group, "
                f"{left.lasting.total()} entries for ever"
            )
        for kind in sorted(self.left[-1].entries):
            rows = (f"{left.keys[kind]}/{left.entries[kind]}/{left.lasting[kind]}" for left in self.left)
            print(f"  {kind}: {' → '.join(rows)} keys/entries/for ever")
        for kind, count in self.memory[-1].types.items():
            if count - self.memory[1].types.get(kind, 0) > groups / 20:
                print(f"  {kind}: {' → '.join(str(each.types.get(kind, 0)) for each in self.memory)} objects")
