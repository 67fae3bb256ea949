"""Telegram: the token, what the bot may hear in groups, and how updates come."""

import asyncio
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from bot.doctor.finding import Finding, well, wrong
from bot.doctor.probe import HttpAnswer, NoAnswerError, ask
from bot.proxy import proxy_for
from bot.settings import Settings

_TOKEN, _GROUPS, _UPDATES = "token", "groups", "updates"
_CLOUD = "api.telegram.org"
_LOCAL_CLOUD = (
    "TELEGRAM_API_LOCAL is true, but TELEGRAM_API_URL is Telegram's cloud, whose files are not on this machine's disk: "
    "name your own Bot API server, or set TELEGRAM_API_LOCAL to false"
)
_CLOUD_PORTS = (None, 443, 80, 88, 8443)


async def check_telegram(settings: Settings, wait_s: float) -> tuple[list[Finding], HttpAnswer | None]:
    """All findings about Telegram, and its answer for the clock."""
    if settings.telegram_api_local and urlsplit(settings.telegram_api_url).hostname == _CLOUD:
        return [wrong("Telegram", _LOCAL_CLOUD)], None
    base = f"{settings.telegram_api_url}/bot{settings.bot_token.get_secret_value()}"
    proxy = proxy_for(base, settings.telegram_proxy)

    async def said(method: str) -> HttpAnswer | NoAnswerError:
        try:
            return await ask(f"{base}/{method}", proxy=proxy, wait_s=wait_s)
        except NoAnswerError as error:
            return error

    answer, hook = await asyncio.gather(said("getMe"), said("getWebhookInfo"))
    if isinstance(answer, NoAnswerError):
        host = urlsplit(settings.telegram_api_url).netloc.rpartition("@")[2]
        return [wrong("Telegram", f"{host} (TELEGRAM_API_URL) does not answer: {answer}")], None
    me = answer.result
    if me is None:
        return [_refused(answer)], answer
    findings = [well(_TOKEN, f"Telegram knows the bot as @{me.get('username')}"), _groups(me)]
    if isinstance(hook, NoAnswerError):
        return [*findings, wrong(_UPDATES, f"Telegram did not say how updates come: {hook}")], answer
    return [*findings, _updates(settings, hook.result or {})], answer


def _refused(answer: HttpAnswer) -> Finding:
    if answer.elsewhere:
        sentence = f"TELEGRAM_API_URL leads to {answer.elsewhere}, where no token is sent after it: write that address"
        return wrong("Telegram", sentence)
    is_api = isinstance(answer.body, dict) and "ok" in answer.body
    if answer.status < 500 and not is_api:
        sentence = f"what answers at TELEGRAM_API_URL (HTTP {answer.status}) is no Bot API server: correct the address"
        return wrong("Telegram", sentence)
    if answer.status in (401, 404):
        return wrong(_TOKEN, "Telegram refuses BOT_TOKEN: take the current one from @BotFather (/mybots, API Token)")
    return wrong("Telegram", f"it answers with an error of its own (HTTP {answer.status}): try again in a while")


def _groups(me: Mapping[str, Any]) -> Finding:
    if not me.get("can_join_groups", True):
        return well(_GROUPS, "the bot can't be added to groups; @BotFather changes that with /setjoingroups")
    if me.get("can_read_all_group_messages"):
        return well(_GROUPS, "privacy mode is off: the bot hears every message of its groups")
    return well(
        _GROUPS,
        "privacy mode is on: in groups the bot hears only commands and replies to it. To have voice notes "
        "transcribed unasked, make it an administrator there, or switch the mode off (@BotFather, /setprivacy) "
        "and add the bot anew",
    )


def _updates(settings: Settings, hook: Mapping[str, Any]) -> Finding:
    present, wanted = str(hook.get("url") or ""), settings.webhook_url
    if wanted is None:
        if not present:
            return well(_UPDATES, "by long polling")
        return wrong(
            _UPDATES,
            f"a webhook to {urlsplit(present).hostname} is set for this token, while WEBHOOK_URL is empty. The bot "
            "removes it when it starts; if another program uses this token, give that one a token of its own",
        )
    parts = urlsplit(wanted)
    if settings.telegram_api_url.endswith(_CLOUD) and (parts.scheme != "https" or parts.port not in _CLOUD_PORTS):
        return wrong(_UPDATES, "Telegram delivers only to https:// on port 443, 80, 88 or 8443: change WEBHOOK_URL")
    if present and present.rstrip("/") != wanted:
        return wrong(
            _UPDATES,
            f"another webhook, to {urlsplit(present).hostname}, is set for this token. The bot replaces it when it "
            "starts; if another program uses this token, give that one a token of its own",
        )
    trouble = hook.get("last_error_message")
    if present and trouble and hook.get("pending_update_count"):
        return wrong(
            _UPDATES,
            f"Telegram can't deliver to WEBHOOK_URL ({str(trouble)[:150]}): is it reached from the internet, with a "
            "certificate that Telegram trusts, and does it lead to HTTP_PORT?",
        )
    return well(_UPDATES, "by webhook" if present else "by webhook, which the bot sets when it starts")
