"""A group becomes a supergroup, and its id another: settings, key and open jobs move along.

What is sealed holds the chat's id, so it is sealed again.
"""

import logging

from bot.accounts.slots import ConcurrencySlots
from bot.accounts.watchlist import Watchlist
from bot.chats.rulebook import RuleBook
from bot.chats.store import MOVED_FROM, UNWRITABLE
from bot.engine import FETCH, SUBMIT, Engine
from bot.jobs.events import Cancelled
from bot.jobs.journal import fields
from bot.jobs.lifecycle import JobLifecycle
from bot.jobs.record import Job, job_id_of, split_job_id
from bot.jobs.repository import Jobs
from bot.jobs.transcripts import Transcripts
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.vault import Vault

log = logging.getLogger(__name__)


class Moving:
    """Moves what belongs to a group as a whole; a second time it finds nothing left to move."""

    def __init__(self, redis: RedisClient, vault: Vault, rules: RuleBook) -> None:
        self._redis = redis
        self._rules = rules
        self._vault = vault

    async def settings(self, old: int, new: int) -> None:
        """Choices, key, opt-outs and who was seen; what was chosen or set under the new id already stays."""
        found = {name.decode(): value for name, value in (await self._redis.hgetall(keys.chat(old))).items()}
        present = {name.decode() for name in await self._redis.hgetall(keys.chat(new))}
        if "key" in found:
            secret = self._vault.open(found["key"], f"chat:{old}")
            found["key"] = self._vault.seal(secret, f"chat:{new}")
        former_account = found.get("account")
        if "key" in present:
            found = {name: value for name, value in found.items() if name != "account" and not name.startswith("key")}
        fields = {name: value for name, value in found.items() if name not in present and name != UNWRITABLE}
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
        if seen := await self._redis.hgetall(keys.members_seen(old)):
            await self._redis.hset(keys.members_seen(new), mapping={m.decode(): at for m, at in seen.items()})
        await self._redis.delete(keys.members_seen(old))
        await self._redis.delete(keys.chat(old))
        await self._rules.moved(old, new)


class Migration:
    """Moves a group to its new id; told twice, or cut off midway, it does what is left."""

    def __init__(
        self, *, jobs: Jobs, lifecycle: JobLifecycle, watchlist: Watchlist, slots: ConcurrencySlots, engine: Engine,
        transcripts: Transcripts, moving: Moving,
    ) -> None:  # fmt: skip
        self._jobs = jobs
        self._lifecycle = lifecycle
        self._watchlist = watchlist
        self._slots = slots
        self._engine = engine
        self._transcripts = transcripts
        self._moving = moving

    async def move(self, old: int, new: int) -> None:
        """Move everything. Telegram tells of it by a message in the group, or by refusing the old id."""
        if old >= 0 or new >= 0:
            return  # Only groups move: whatever a message says, no private chat's key goes anywhere.
        await self._moving.settings(old, new)
        for job in await self._jobs.open_in_chat(old):
            await self._move(job, new)
        log.info("A group has moved", extra={"chat": new, "moved_from": old})

    async def _move(self, job: Job, new: int) -> None:
        moved = moved_job(job, new)
        if job.task.id is not None and not job.answer.same_as:
            await self._move_transcript(job.id, moved.id, job.task.id)
        await self._jobs.create(moved, due_at=self._jobs.clock())
        for step in (SUBMIT, FETCH):
            await self._engine.cancel(step, job.id)
        if job.task.account_id is not None:
            await self._watchlist.unwatch(job.task.account_id, job.id)
            await self._slots.leave(job.task.account_id, job.id)
        await self._jobs.apply(job.id, Cancelled())
        await self._lifecycle.go_on(moved)
        log.info("Moved to the group's new id", extra=fields(moved))

    async def _move_transcript(self, old_id: str, new_id: str, task_id: str) -> None:
        transcripts = self._transcripts
        if (text := await transcripts.get_text(old_id, task_id)) is not None:
            await transcripts.put_text(new_id, task_id, text)
        if (subtitles := await transcripts.get_subtitles(old_id, task_id)) is not None:
            await transcripts.put_subtitles(new_id, task_id, subtitles)


def moved_job(job: Job, new: int) -> Job:
    """The job under the new chat's id. Message ids start over there, so it answers none of them.

    Its own id can be no other's: a job of a message there has one number less.
    """
    origin = job.origin.model_copy(update={"chat_id": new, "message_id": 0, "thread_id": None, "direct_topic_id": None})
    duplicate_of, parked = job.wait.duplicate_of, job.wait.parked
    moved_wait = {"duplicate_of": None if duplicate_of is None else _moved_id(duplicate_of, new)}
    return job.with_(
        id=_moved_id(job.id, new),
        origin=origin,
        task={"tag": job.upload_tag},
        answer={"status_message_id": None, "status_shown": None, "messages": {}},
        wait=moved_wait | {"parked": None if parked is not None and parked.reason == "chat" else parked},
    )


def _moved_id(job_id: str, new: int) -> str:
    _, rest = split_job_id(job_id)
    number, _, item = rest.partition(":")
    return f"{job_id_of(new, int(number))}:{item or 0}:1"
