"""How much may be asked for where somebody else pays: with the operator's key, a group's, or a business account's.

Everything that costs passes through here: a recording, a link, the same again, an order from a task's card, a
conversion. What each writer and each chat has asked for lately is kept as ids of jobs, and when.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.accounts.keyring import Keyring
from bot.jobs.record import Origin
from bot.jobs.repository import Jobs
from bot.store import keys
from bot.store.client import RedisClient
from bot.texts.errors import ExplainedError

# Both limits are checked and the job is entered in one go: twenty messages at once are no way around. Where any number
# may be under way, nobody would ever look which still are.
_ENTER = """
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', ARGV[3])
if not redis.call('ZSCORE', KEYS[2], ARGV[1]) then
  if tonumber(ARGV[4]) > 0 and redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[4]) then return 1 end
  if tonumber(ARGV[5]) > 0 and redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[5]) then return 2 end
end
for n = tonumber(ARGV[4]) > 0 and 1 or 2, 2 do
  redis.call('ZADD', KEYS[n], 'NX', ARGV[2], ARGV[1])
  redis.call('EXPIRE', KEYS[n], ARGV[6])
end
return 0
"""

_OF_PERSON, _OF_CHAT = ("person-at-once", "person-per-hour"), ("chat-at-once", "chat-per-hour")
_RECORD_WITHIN_S = 60.0
_TAP = "#"
"""Stands between a job's id and the tap that asked for it again: that is paid for, too."""


@dataclass(frozen=True, slots=True)
class Limit:
    """Jobs under way, and begun within an hour; 0 is no limit."""

    at_once: int
    per_hour: int


@dataclass(frozen=True, slots=True)
class Limits:
    """What one writer, and one group or business account, may ask for. `exempt` are user ids."""

    person: Limit
    chat: Limit
    exempt: frozenset[int] = frozenset()


class People:
    """The jobs of each writer and chat, under way and of the last hour."""

    def __init__(self, redis: RedisClient) -> None:
        self._redis = redis
        self._enter = redis.register_script(_ENTER)

    async def enter(self, who: str, job_id: str, now: datetime, limit: Limit) -> int:
        """Enter a job, once: 0 where it may be, 1 where too many are under way, 2 for the hour."""
        args: list[str | float] = [
            job_id, now.timestamp(), now.timestamp() - 3600, limit.at_once, limit.per_hour, keys.PERSON_TTL_S,
        ]  # fmt: skip
        return int(await self._enter(keys=[keys.person(who, "jobs"), keys.person(who, "hour")], args=args))

    async def under_way(self, who: str) -> list[tuple[str, float]]:
        """The ids that were entered and not taken out, each with when (epoch s)."""
        found = await self._redis.zrange(keys.person(who, "jobs"), 0, -1, withscores=True)
        return [(job_id.decode(), at) for job_id, at in found]

    async def ended(self, who: str, job_id: str) -> None:
        """The job is under way no more; it still counts for its hour."""
        await self._redis.zrem(keys.person(who, "jobs"), job_id)

    async def refused(self, who: str, job_id: str) -> None:
        """The job was not taken after all."""
        await self.ended(who, job_id)
        await self._redis.zrem(keys.person(who, "hour"), job_id)


class PersonQuota:
    """Holds each writer and each chat to their limits."""

    def __init__(self, *, people: People, jobs: Jobs, keyring: Keyring, limits: Limits) -> None:
        self._people = people
        self._jobs = jobs
        self._keyring = keyring
        self._limits = limits

    async def open_in(self, chat_id: int) -> int:
        """How many jobs of the chat are open."""
        return await self._jobs.count_open_in(chat_id)

    async def under_way(self, user_id: int) -> list[str]:
        """The jobs that somebody else pays for and that the person asked for: those that may not have ended yet."""
        return [entry.partition(_TAP)[0] for entry, _ in await self._people.under_way(str(user_id))]

    async def admit(self, origin: Origin, job_id: str, account_id: str | None, *, tap: str | None = None) -> None:
        """Enter the job, which this account pays for; `tap` tells one time of asking for it from another.

        Raises ExplainedError (permanent) where that is too much.
        """
        if origin.user_id in self._limits.exempt and origin.writer_id is None:
            return
        entered, now = list[str](), self._jobs.clock()
        entry = job_id if tap is None else f"{job_id}{_TAP}{tap}"
        for who, limit, sentences in self._payers(origin, account_id):
            verdict = await self._enter(who, entry, now, limit)
            if verdict:
                for other in entered:
                    await self._people.refused(other, entry)
                number = limit.at_once if verdict == 1 else limit.per_hour
                raise ExplainedError(sentences[verdict - 1], permanent=True, n=number)
            entered.append(who)

    def _payers(self, origin: Origin, account_id: str | None) -> list[tuple[str, Limit, tuple[str, str]]]:
        """Whose allowances the job counts against; none where people pay for themselves."""
        limits, chat_id = self._limits, origin.chat_id
        if origin.writer_id is not None:
            # Each correspondent of a business account has an allowance there, and all of them together.
            writer = f"{chat_id}/{origin.writer_id}"
            return [(writer, limits.person, _OF_PERSON), (f"{chat_id}/", limits.chat, _OF_CHAT)]
        if origin.is_shared:
            # What is written as a channel, or by an administrator without a name, is the chat's.
            writer = f"{chat_id}/as a chat" if origin.person_id is None else str(origin.person_id)
            return [(writer, limits.person, _OF_PERSON), (str(chat_id), limits.chat, _OF_CHAT)]
        if self._keyring.is_operators(account_id):
            return [(str(origin.user_id or chat_id), limits.person, _OF_PERSON)]
        return []

    async def _enter(self, who: str, entry: str, now: datetime, limit: Limit) -> int:
        verdict = await self._people.enter(who, entry, now, limit)
        if verdict == 1:
            await self._tidy(who, now)
            verdict = await self._people.enter(who, entry, now, limit)
        return verdict

    async def _tidy(self, who: str, now: datetime) -> None:
        """Jobs end in many places and say so in their records alone: they are read when it matters."""
        for entry, entered_at in await self._people.under_way(who):
            job = await self._jobs.get(entry.partition(_TAP)[0])
            # A job is entered a moment before its record is made.
            is_gone = job is None and now.timestamp() - entered_at > _RECORD_WITHIN_S
            if is_gone or (job is not None and job.state.is_end):
                await self._people.ended(who, entry)
