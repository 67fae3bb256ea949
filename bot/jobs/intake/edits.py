"""Messages that are edited: what is new in one is taken in, what it no longer says is stopped."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from bot.jobs.events import Replaced
from bot.jobs.intake.intake import Wanted
from bot.jobs.record import MAX_LINKS, Job, JobState, Sent, job_id_of
from bot.jobs.repository import Jobs
from bot.store import keys
from bot.store.client import RedisClient

WITHIN_S = 3600
"""An edit counts for so long after its message was sent."""

_MOST = 50
"""So many things the edits of one message may bring: each edit reads what became of all that came before."""

_FIRST = 100
"""The number of the first thing that an edit brought, above those that a message can hold."""


@dataclass(slots=True, kw_only=True)
class Edits:
    """Knows what jobs a message has had, those of its edits too. `cancel` stops a job by its id."""

    redis: RedisClient
    jobs: Jobs
    cancel: Callable[[str], Awaitable[object]]

    async def renew(self, chat_id: int, message_id: int, things: Sequence[Wanted]) -> tuple[list[Wanted], bool]:
        """What of the message is new, as further items of it. What is under way of what it no longer says is stopped.

        Also whether an answer to such a thing stands in the chat, and is to stay.
        """
        name = keys.edits(chat_id, message_id)
        used = sorted(int(number) for number in await self.redis.smembers(name))
        numbers = [*range(MAX_LINKS + 1), *used]
        found = [await self.jobs.get(job_id_of(chat_id, message_id, number)) for number in numbers]
        jobs = [
            job for job in found if job is not None and job.kind == "transcript" and job.state is not JobState.CANCELLED
        ]
        wanted = [_content(thing) for thing in things]
        known = {_content(job.sent) for job in jobs}
        fresh = [thing for thing in things if _content(thing) not in known][: max(0, _MOST - len(used))]
        gone = [job for job in jobs if _content(job.sent) not in wanted]
        is_marked, replaced = await self._take_out(gone, len(fresh))
        first = max([*used, _FIRST - 1]) + 1
        new = [
            replace(thing, item=first + n, replaces=replaced[n] if n < len(replaced) else None)
            for n, thing in enumerate(fresh)
        ]
        if new:
            async with self.redis.pipeline(transaction=False) as pipe:
                pipe.sadd(name, *(str(one.item) for one in new))
                pipe.expire(name, 2 * WITHIN_S)
                keys.enter(pipe, chat_id, name, 2 * WITHIN_S)
                await pipe.execute()
        return new, is_marked

    async def _take_out(self, gone: Sequence[Job], most: int) -> tuple[bool, list[str]]:
        """Stop these; returns whether an answer of one stays, and the `most` whose answers can be replaced."""
        is_marked, replaced = False, list[str]()
        for job in gone:
            if job.state is JobState.DONE and job.stands_alone and len(replaced) < most:
                replaced.append(job.id)
            elif await self.jobs.apply(job.id, Replaced(is_taken=False)) is not None:
                is_marked = True
            else:
                await self.cancel(job.id)
        return is_marked, replaced


def _content(thing: Wanted | Sent) -> str | None:
    return thing.media.file_unique_id if thing.media is not None else thing.url
