"""Finished transcripts and subtitles, sealed, for as long as their lifetime says."""

import zlib

from bot.store import keys
from bot.store.client import Client
from bot.store.records import split_job_id
from bot.store.vault import Vault


class Transcripts:
    """What the service answered, kept so that no step of a delivery asks for it twice."""

    def __init__(self, redis: Client, vault: Vault) -> None:
        self._redis = redis
        self._vault = vault

    async def put_text(self, job_id: str, transcript: bytes) -> None:
        """Keep a transcript in its serialised form."""
        await self._put(keys.transcript(*split_job_id(job_id)), job_id, transcript)

    async def get_text(self, job_id: str) -> bytes | None:
        """The transcript in its serialised form, or None when it is not (any more) here."""
        return await self._get(keys.transcript(*split_job_id(job_id)), job_id)

    async def put_subtitles(self, job_id: str, srt: bytes) -> None:
        """Keep the .srt; empty bytes say that there is none."""
        await self._put(keys.subtitles(*split_job_id(job_id)), job_id, srt)

    async def get_subtitles(self, job_id: str) -> bytes | None:
        """The .srt, empty when there is none, or None when it was not asked for yet."""
        return await self._get(keys.subtitles(*split_job_id(job_id)), job_id)

    async def forget(self, job_id: str) -> None:
        """Remove what is kept of a job's answer, before it is asked for anew."""
        await self._redis.delete(keys.transcript(*split_job_id(job_id)))
        await self._redis.delete(keys.subtitles(*split_job_id(job_id)))

    async def _put(self, name: str, job_id: str, data: bytes) -> None:
        sealed = self._vault.seal(zlib.compress(data), f"transcript:{job_id}")
        await self._redis.set(name, sealed, ex=keys.TRANSCRIPT_TTL_S)

    async def _get(self, name: str, job_id: str) -> bytes | None:
        token = await self._redis.get(name)
        if token is None:
            return None
        return zlib.decompress(self._vault.open(token, f"transcript:{job_id}"))
