"""Telegram's side of the webhook: where it delivers, and whether that is what we want."""

import logging
from dataclasses import dataclass

from aiogram import Bot
from aiogram.types import WebhookInfo

from bot.telegram.failures import read_failures

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The webhook as it should be. `secret` is what Telegram must show with each update."""

    url: str
    secret: str
    update_types: tuple[str, ...]


async def ensure_webhook(bot: Bot, wanted: Wanted, *, anew: bool) -> bool:
    """Set the webhook where it differs, or in any case (`anew`); returns whether it was set.

    Telegram doesn't tell the secret that it shows, so the caller knows when that has changed. A delivery
    that was last turned down with 401 shows another one. Raises RefusedError (permanent), UnreachableError.
    """
    with read_failures():
        found = await bot.get_webhook_info()
        if not anew and _fits(found, wanted):
            _tell_trouble(found)
            return False
        await bot.set_webhook(wanted.url, secret_token=wanted.secret, allowed_updates=list(wanted.update_types))
    return True


def _fits(found: WebhookInfo, wanted: Wanted) -> bool:
    refused = found.pending_update_count > 0 and "401" in (found.last_error_message or "")
    return found.url == wanted.url and set(found.allowed_updates or ()) == set(wanted.update_types) and not refused


def _tell_trouble(found: WebhookInfo) -> None:
    if found.pending_update_count and found.last_error_message:
        log.warning("Telegram can't deliver %d updates: %s", found.pending_update_count, found.last_error_message[:200])
