"""Short notes of people without a key, on the operator's key: so many of each person, once, and so many a day of all.

What is counted stands under a keyed id of the person, also after an erasure: else erasing would give more of them.
"""

from dataclasses import dataclass

from bot.accounts.keyring import Keyring
from bot.chats.notices import Notices
from bot.clock import Clock
from bot.jobs.record import Job, Media, Origin
from bot.polyglotvoice.models import ApiKey
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.vault import Vault

_TAKE = """
if redis.call('SISMEMBER', KEYS[1], ARGV[1]) == 0 then
  if redis.call('SCARD', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
  redis.call('SADD', KEYS[1], ARGV[1])
  redis.call('EXPIRE', KEYS[1], ARGV[3])
end
return redis.call('SCARD', KEYS[1])
"""
# A client may say any length; what is sent must fit it. Opus notes take 2 to 4 kB a second, round videos up to 150.
_MAX_BYTES_PER_S = {"voice": 8_000, "video_note": 200_000}


@dataclass(frozen=True, slots=True)
class TrialLimits:
    """Notes of each person, of all people in a UTC day, and the longest of them; `notes` 0: there is no trial."""

    notes: int = 0
    per_day: int = 0
    longest_s: int = 0


@dataclass(slots=True, kw_only=True)
class Trial:
    """Gives the operator's key to a newcomer's note, where the operator wants that."""

    redis: RedisClient
    vault: Vault
    keyring: Keyring
    notices: Notices
    limits: TrialLimits
    clock: Clock

    async def left(self, user_id: int) -> int:
        """How many notes the person may still send without a key."""
        if not self.limits.notes or self.keyring.operators is None:
            return 0
        if await self.redis.scard(self._today) >= self.limits.per_day:
            return 0
        return max(0, self.limits.notes - await self.redis.scard(self._of(user_id)))

    async def take(self, origin: Origin, media: Media, job_id: str) -> ApiKey | None:
        """The key for this note, counted once however often it is asked for; None where there is none for it."""
        if not self.limits.notes or not self._fits(origin, media):
            return None
        entry, mine, days = self.vault.id_of(job_id, "trial"), self._of(origin.chat_id), self._today
        take = self.redis.register_script(_TAKE)
        if not await take(keys=[mine], args=[entry, self.limits.notes, keys.TRIAL_TTL_S]):
            return None
        if not await take(keys=[days], args=[entry, self.limits.per_day, keys.PERSON_TTL_S]):
            await self.redis.srem(mine, entry)
            return None
        return self.keyring.operators

    async def tell(self, job: Job) -> None:
        """Say whose key serves the job, and how many more notes may come so."""
        left, kind = await self.left(job.origin.chat_id), f"trial:{job.origin.message_id}"
        sentence = "trial-note" if left else "trial-last-note"
        await self.notices.once(job.origin.chat_id, kind, sentence, job.language, for_s=keys.DAY_S, n=left)

    @property
    def _today(self) -> str:
        return keys.trials_of_day(f"{self.clock():%Y-%m-%d}")

    def _of(self, user_id: int) -> str:
        return keys.trials(self.vault.id_of(str(user_id), "trial"))

    def _fits(self, origin: Origin, media: Media) -> bool:
        """A person's own chat, and a note that is short by its length and its size."""
        is_own = origin.user_id == origin.chat_id and origin.writer_id is None and origin.inline_message_id is None
        length_s, bytes_per_s = media.duration_s, _MAX_BYTES_PER_S.get(media.kind)
        if not is_own or length_s is None or media.size is None or bytes_per_s is None:
            return False
        return 0 < length_s <= self.limits.longest_s and media.size <= max(5, length_s) * bytes_per_s
