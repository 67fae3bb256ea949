"""Finished transcripts and subtitles, sealed, for as long as their lifetime says."""

import logging
import time
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache

from bot.concurrency import beside
from bot.jobs.record import split_job_id
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.lately import Renewals
from bot.store.vault import UnsealableError, Vault

log = logging.getLogger(__name__)

_SEPARATOR = b"\x00"
_PACKED = 4
"""So many times larger is a transcript than what is stored of it."""

# Words never outlive their transcript, and none come back after an erasure.
_PUT_WORDS = """
local left = redis.call('PTTL', KEYS[1])
if left > 0 then redis.call('SET', KEYS[2], ARGV[1], 'PX', left) end
return 0
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A job whose transcript is kept, and since when."""

    job_id: str
    kept_at: datetime


@dataclass(slots=True)
class Transcripts:
    """What the service answered, kept so that no step of a delivery asks for it twice."""

    redis: RedisClient
    vault: Vault
    _trims: Renewals = field(default_factory=Renewals, init=False)

    async def put_text(self, job_id: str, task_id: str, transcript: bytes, words: bytes | None = None) -> None:
        """Keep a task's transcript in its serialised form, in place of one that an earlier task made.

        `words` are what /find looks through; where they are not handed in, it makes them of the transcript.
        """
        now_s, sealed = time.time(), await self._sealed(job_id, task_id, transcript)
        name, words_name = keys.kept_transcripts(split_job_id(job_id)[0]), _words(job_id)
        async with self.redis.pipeline(transaction=False) as pipe:
            pipe.set(_name(job_id), sealed, ex=keys.TRANSCRIPT_TTL_S)
            if words is None:
                pipe.delete(words_name)
            else:
                pipe.set(words_name, self._sealed_words(job_id, words), ex=keys.TRANSCRIPT_TTL_S)
            pipe.zadd(name, {job_id: now_s})
            if self._trims.is_time(name):
                pipe.zremrangebyscore(name, "-inf", now_s - keys.TRANSCRIPT_TTL_S)
                pipe.expire(name, keys.TRANSCRIPT_TTL_S + keys.DAY_S)
            await pipe.execute()

    async def rewrite(self, job_id: str, transcript: bytes) -> None:
        """Keep another form of a transcript that is kept; nothing where it is not (any more) here."""
        name = _name(job_id)
        if (token := await self.redis.get(name)) is not None:
            task_id, _ = self._unsealed(job_id, token)
            await self.redis.set(name, await self._sealed(job_id, task_id, transcript), xx=True, keepttl=True)
            # /find makes new ones of what it says now.
            await self.redis.delete(_words(job_id))

    async def get_text(self, job_id: str, task_id: str | None = None) -> bytes | None:
        """The transcript in its serialised form, or None when it is not (any more) here.

        With `task_id` only the one that this task made.
        """
        made_by, text = await self.get_made(job_id) or ("", None)
        return text if task_id in (None, made_by) else None

    async def get_made(self, job_id: str) -> tuple[str, bytes] | None:
        """The transcript in its serialised form, after the task that made it; None when it is not (any more) here."""
        return await self._get(_name(job_id), job_id)

    async def kept(self, chat_id: int, limit: int = 0) -> list[Kept]:
        """Which transcripts of a chat are kept, newest first; so many of them at most, 0: all."""
        found = await self.redis.zrevrange(keys.kept_transcripts(chat_id), 0, limit - 1, withscores=True)
        return [Kept(job_id.decode(), datetime.fromtimestamp(at, UTC)) for job_id, at in found]

    async def unlist(self, job_id: str) -> None:
        """Leave a transcript out of `kept`; it can still be read by its job."""
        await self.redis.zrem(keys.kept_transcripts(split_job_id(job_id)[0]), job_id)

    async def list_again(self, job_id: str) -> None:
        """Put one that was left out back into `kept`, as of now."""
        name = keys.kept_transcripts(split_job_id(job_id)[0])
        if await self.redis.zadd(name, {job_id: time.time()}, nx=True):
            await self.redis.expire(name, keys.TRANSCRIPT_TTL_S + keys.DAY_S)

    async def kept_since(self, job_id: str) -> datetime | None:
        """Since when the job's transcript is kept; None where it is not."""
        [at] = await self.redis.zmscore(keys.kept_transcripts(split_job_id(job_id)[0]), [job_id])
        return None if at is None else datetime.fromtimestamp(at, UTC)

    async def put_words(self, job_id: str, words: bytes) -> None:
        """Keep the words of a transcript beside it, as long as it is kept itself."""
        names = [_name(job_id), _words(job_id)]
        await self.redis.register_script(_PUT_WORDS)(keys=names, args=[self._sealed_words(job_id, words)])

    async def sealed_words(self, job_ids: Sequence[str]) -> list[bytes | None]:
        """The words of one chat's transcripts as they are stored, in one round trip; for `opened_words`."""
        return await self.redis.mget([_words(job_id) for job_id in job_ids]) if job_ids else []

    def opened_words(self, job_id: str, token: bytes) -> bytes:
        """The stored words of a transcript; raises UnsealableError."""
        return zlib.decompress(self.vault.open(token, f"words:{job_id}"))

    async def sealed(self, job_ids: Sequence[str]) -> list[bytes | None]:
        """One chat's transcripts as they are stored, in one round trip; for `opened`."""
        return await self.redis.mget([_name(one) for one in job_ids]) if job_ids else []

    def opened(self, job_id: str, token: bytes) -> bytes:
        """A stored transcript in its serialised form; raises UnsealableError."""
        return self._unsealed(job_id, token)[1]

    async def put_subtitles(self, job_id: str, task_id: str, srt: bytes) -> None:
        """Keep a task's .srt; empty bytes say that there is none."""
        sealed = await self._sealed(job_id, task_id, srt)
        await self.redis.set(keys.subtitles(*split_job_id(job_id)), sealed, ex=keys.TRANSCRIPT_TTL_S)

    async def get_subtitles(self, job_id: str, task_id: str) -> bytes | None:
        """The task's .srt, empty when there is none, or None when it was not asked for yet."""
        made_by, srt = await self._get(keys.subtitles(*split_job_id(job_id)), job_id) or ("", None)
        return srt if made_by == task_id else None

    def _sealed_words(self, job_id: str, words: bytes) -> bytes:
        return self.vault.seal(zlib.compress(words), f"words:{job_id}")

    async def _sealed(self, job_id: str, task_id: str, data: bytes) -> bytes:
        told = task_id.encode("utf-8", "surrogatepass") + _SEPARATOR + data
        return await beside(lambda: self.vault.seal(zlib.compress(told), f"transcript:{job_id}"), len(told))

    async def _get(self, name: str, job_id: str) -> tuple[str, bytes] | None:
        token = await self.redis.get(name)
        if token is None:
            return None
        try:
            return await beside(lambda: self._unsealed(job_id, token), _PACKED * len(token))
        except UnsealableError:
            log.error("A kept transcript that nobody can open counts as gone", extra={"job": job_id})
            return None

    def _unsealed(self, job_id: str, token: bytes) -> tuple[str, bytes]:
        plain = zlib.decompress(self.vault.open(token, f"transcript:{job_id}"))
        task_id, _, data = plain.partition(_SEPARATOR)
        return task_id.decode("utf-8", "surrogatepass"), data


@lru_cache(maxsize=1024)
def _name(job_id: str) -> str:
    return keys.transcript(*split_job_id(job_id))


@lru_cache(maxsize=1024)
def _words(job_id: str) -> str:
    return keys.transcript_words(*split_job_id(job_id))
