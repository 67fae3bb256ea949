"""A question to the service for a person who waits: asked once, answered or explained."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import TypeVar

from bot.i18n import Html, Texts
from bot.jobs import trouble
from bot.jobs.keyring import Keyring
from bot.jobs.life import Life
from bot.jobs.schedule import backoff
from bot.polyglotvoice.errors import ApiError, BadKey, NotFound, RateLimited
from bot.polyglotvoice.models import ApiKey

log = logging.getLogger(__name__)

_TIMEOUT_S = 20.0
_Answer = TypeVar("_Answer")


class InquiryError(Exception):
    """Why there is no answer: a sentence's key, its values, and when and in how long asking again may help."""

    def __init__(
        self,
        sentence: str,
        values: Mapping[str, str | int] | None = None,
        *,
        until: datetime | None = None,
        wait_s: float = 0.0,
    ) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.until = until
        self.wait_s = wait_s
        self.values = values or {}

    def said(self, texts: Texts) -> Html:
        """The sentence as a person reads it."""
        if self.until is None:
            return texts.say(self.sentence, **self.values)
        wait_s = max(1.0, self.wait_s)
        if wait_s < 3600:
            return texts.say("ask.limit", wait=texts.duration(wait_s))
        return texts.say("ask.limit_until", when=texts.date(self.until))


class Inquiry:
    """Asks with a chat's key; never with a dead one, and never while its account rests."""

    def __init__(self, *, life: Life, keyring: Keyring) -> None:
        self._life = life
        self._keyring = keyring

    async def key(self, chat_id: int) -> ApiKey:
        """The key to ask with; raises InquiryError where there is none or it is dead."""
        key = await self._keyring.for_chat(chat_id)
        if key is None:
            raise InquiryError("ask.no_key")
        if (await self._life.accounts.state(key.id, self._life.clock())).is_dead:
            raise InquiryError("key.died")
        return key

    async def ask(self, chat_id: int, question: Callable[[ApiKey], Awaitable[_Answer]]) -> _Answer:
        """The answer; raises InquiryError. What a refusal tells of the account is remembered for everybody."""
        key = await self.key(chat_id)
        now = self._life.clock()
        state = await self._life.accounts.state(key.id, now)
        if state.rests_until is not None:
            raise _resting(state.rests_until, now)
        try:
            async with asyncio.timeout(_TIMEOUT_S):
                answer = await question(key)
        except BadKey:
            await self._life.accounts.mark_dead(key.id)
            raise InquiryError("key.died") from None
        except RateLimited as error:
            raise _resting(await self._rest(key, error, now), now) from None
        except NotFound:
            raise InquiryError("ask.gone") from None
        except (ApiError, TimeoutError) as error:
            log.info("An inquiry was not answered: %s", type(error).__name__, extra={"account": key.id})
            raise _explained(error) from None
        await self._life.accounts.clear_bursts(key.id)
        return answer

    async def _rest(self, key: ApiKey, error: RateLimited, now: datetime) -> datetime:
        until = error.retry_at
        if until is None:
            count = await self._life.accounts.count_burst(key.id)
            until = now + timedelta(seconds=backoff(count, base_s=5.0, cap_s=300.0))
        if error.scope != "concurrent":
            await self._life.accounts.rest(key.id, until)
        return until


def _resting(until: datetime, now: datetime) -> InquiryError:
    return InquiryError("ask.limit", until=until, wait_s=(until - now).total_seconds())


def _explained(error: Exception) -> InquiryError:
    verdict = trouble.read(error)
    if isinstance(verdict, trouble.Fail):
        return InquiryError(verdict.failure.sentence, verdict.failure.values)
    return InquiryError("failed.service")
