"""A question to the service for a person who waits: asked once, answered or explained."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from bot.accounts.circuit_breaker import ProbeFirst
from bot.accounts.keyring import Keyring
from bot.accounts.plan_limits import OWN, Payer, plan_of
from bot.accounts.state import Accounts
from bot.clock import Clock
from bot.jobs import error_policy as policy
from bot.polyglotvoice.errors import ApiError, BadKey, NotFound, RateLimited
from bot.polyglotvoice.models import ApiKey
from bot.texts.catalogue import Html, Texts

log = logging.getLogger(__name__)

_TIMEOUT_S = 20.0
_MOST_WAITS = 5
_UNTOLD_REST_S = 5.0
_Answer = TypeVar("_Answer")


class InquiryError(Exception):
    """Why there is no answer: a sentence's key, its values; where a plan rests, until when, for how long and whose."""

    def __init__(
        self,
        sentence: str,
        values: Mapping[str, str | int] | None = None,
        *,
        until: datetime | None = None,
        wait_s: float = 0.0,
        payer: Payer = OWN,
    ) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.until = until
        self.wait_s = wait_s
        self.payer = payer
        self.values = values or {}

    def said(self, texts: Texts) -> Html:
        if self.until is None:
            return texts.say(self.sentence, **self.values)
        plan, left = plan_of(self.payer, texts), texts.left(self.until, self.until - timedelta(seconds=self.wait_s))
        if self.wait_s < 3600:
            return texts.say("ask-limit", plan=plan, left=left)
        return texts.say("ask-limit-until", plan=plan, when=texts.moment(self.until), left=left)


@dataclass(slots=True, kw_only=True)
class Inquiry:
    """Asks with a chat's key; never with a dead one, and never while its account rests."""

    accounts: Accounts
    keyring: Keyring
    clock: Clock

    async def any_key(self, chat_id: int) -> ApiKey | None:
        """The key that serves the chat, dead or not; None where there is none."""
        return await self.keyring.for_chat(chat_id)

    async def key(self, chat_id: int) -> ApiKey:
        """The key to ask with; raises InquiryError where there is none or it is dead."""
        key = await self.keyring.for_chat(chat_id)
        if key is None:
            raise InquiryError("ask-no-key")
        if (await self.accounts.state(key.id, self.clock())).is_dead:
            raise InquiryError("key-died")
        return key

    async def ask(self, chat_id: int, question: Callable[[ApiKey], Awaitable[_Answer]]) -> _Answer:
        """The answer; raises InquiryError. What a refusal tells of the account its gate has learned already."""
        key = await self.key(chat_id)
        for wait_left in reversed(range(_MOST_WAITS)):
            try:
                async with asyncio.timeout(_TIMEOUT_S):
                    return await question(key)
            except ProbeFirst as error:
                now = self.clock()
                if not wait_left:
                    raise _resting(error.until, now, await self.keyring.payer(chat_id)) from None
                await asyncio.sleep(max(0.0, (error.until - now).total_seconds()))
            except BadKey:
                raise InquiryError("key-died") from None
            except RateLimited as error:
                raise await self._limited(key, error, await self.keyring.payer(chat_id)) from None
            except NotFound:
                raise InquiryError("ask-gone") from None
            except (ApiError, TimeoutError) as error:
                log.info("An inquiry was not answered: %s", type(error).__name__, extra={"account": key.id})
                raise _explained(error) from None
        raise InquiryError("failed-service")

    async def _limited(self, key: ApiKey, error: RateLimited, payer: Payer) -> InquiryError:
        now = self.clock()
        rests_until = (await self.accounts.state(key.id, now)).rests_until
        return _resting(rests_until or error.retry_at or now + timedelta(seconds=_UNTOLD_REST_S), now, payer)


def _resting(until: datetime, now: datetime, payer: Payer) -> InquiryError:
    return InquiryError("ask-limit", until=until, wait_s=(until - now).total_seconds(), payer=payer)


def _explained(error: Exception) -> InquiryError:
    decision = policy.read(error)
    if isinstance(decision, policy.Fail | policy.PlanSpent):
        return InquiryError(decision.failure.sentence, decision.failure.values)
    return InquiryError("failed-service")
