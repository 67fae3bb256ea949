"""Recordings that are sent in one go find each other."""

from collections.abc import Callable
from datetime import datetime

from bot.jobs.answer.bursts import Bursts


class Gathering:
    """Names the burst that a message belongs to."""

    def __init__(self, bursts: Bursts, clock: Callable[[], datetime]) -> None:
        self._bursts = bursts
        self._clock = clock

    async def join(self, chat_id: int, message_id: int, written_at: datetime) -> str:
        """The burst that the message joins, or that begins with it."""
        return await self._bursts.join(chat_id, message_id, written_at, self._clock())
