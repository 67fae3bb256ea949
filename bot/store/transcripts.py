"""Finished transcripts and subtitles, sealed, for as long as their lifetime says."""

import zlib

from bot.store import keys
from bot.store.client import Client
from bot.store.records import split_job_id
from bot.store.vault import Vault

_SEPARATOR = b"\x00"


class Transcripts:
    """What the service answered, kept so that no step of a delivery asks for it twice."""

    def __init__(self, redis: Client, vault: Vault) -> None:
        self._redis = redis
        self._vault = vault

    async def put_text(self, job_id: str, task_id: str, transcript: bytes) -> None:
        """Keep a task's transcript in its serialised form, in place of one that an earlier task made."""
        await self._put(keys.transcript(*split_job_id(job_id)), job_id, task_id, transcript)

    async def get_text(self, job_id: str, task_id: str | None = None) -> bytes | None:
        """The transcript in its serialised form, or None when it is not (any more) here.

        With `task_id` only the one that this task made.
        """
        return await self._get(keys.transcript(*split_job_id(job_id)), job_id, task_id)

    async def put_subtitles(self, job_id: str, task_id: str, srt: bytes) -> None:
        """Keep a task's .srt; empty bytes say that there is none."""
        await self._put(keys.subtitles(*split_job_id(job_id)), job_id, task_id, srt)

    async def get_subtitles(self, job_id: str, task_id: str) -> bytes | None:
        """The task's .srt, empty when there is none, or None when it was not asked for yet."""
        return await self._get(keys.subtitles(*split_job_id(job_id)), job_id, task_id)

    async def _put(self, name: str, job_id: str, task_id: str, data: bytes) -> None:
        told = task_id.encode("utf-8", "surrogatepass") + _SEPARATOR + data
        sealed = self._vault.seal(zlib.compress(told), f"transcript:{job_id}")
        await self._redis.set(name, sealed, ex=keys.TRANSCRIPT_TTL_S)

    async def _get(self, name: str, job_id: str, task_id: str | None) -> bytes | None:
        token = await self._redis.get(name)
        if token is None:
            return None
        found, _, data = zlib.decompress(self._vault.open(token, f"transcript:{job_id}")).partition(_SEPARATOR)
        is_wanted = task_id is None or found == task_id.encode("utf-8", "surrogatepass")
        return data if is_wanted else None
