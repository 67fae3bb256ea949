"""PolyglotVoice's address, and this machine's clock.

Whether PolyglotVoice can be reached at start: said, and no reason not to start.
"""

import asyncio
import logging
from collections.abc import Sequence
from urllib.parse import urlsplit

from pydantic import SecretStr

from bot.doctor.finding import Finding, well, wrong
from bot.doctor.probe import HttpAnswer, NoAnswerError, ask
from bot.proxy import proxy_for
from bot.settings import Settings

_MOST_APART_S = 30.0


async def check_service(settings: Settings) -> tuple[list[Finding], HttpAnswer | None]:
    """Whether the API can be reached: one request without a key, which nobody's plan counts; any status will do."""
    host = urlsplit(settings.polyglotvoice_api_url).netloc.rpartition("@")[2]
    proxy = proxy_for(settings.polyglotvoice_api_url, settings.polyglotvoice_proxy)
    try:
        answer = await ask(f"{settings.polyglotvoice_api_url}/developer/documentation", proxy=proxy)
    except NoAnswerError as error:
        return [wrong("PolyglotVoice", f"{host} (POLYGLOTVOICE_API_URL) does not answer: {error}")], None
    return [well("PolyglotVoice", f"{host} answers (HTTP {answer.status})")], answer


def check_clock(answers: Sequence[HttpAnswer | None]) -> Finding:
    """This machine's clock against those of the services that answered."""
    ahead = [a.clock_ahead_s for a in answers if a is not None and a.clock_ahead_s is not None]
    if not ahead:
        return wrong("clock", "it can't be compared while no service answers: mend that first")
    # Where the services differ from each other, the nearest one is believed.
    nearest_s = min(ahead, key=abs)
    if abs(nearest_s) <= _MOST_APART_S:
        return well("clock", "it agrees with the services' clocks")
    how = "fast" if nearest_s > 0 else "slow"
    return wrong(
        "clock",
        f"this machine's clock is {abs(nearest_s):.0f} s {how}: let it be set from the network "
        "(timedatectl set-ntp true), or waits and limits will be wrong",
    )


log = logging.getLogger(__name__)

_TIMEOUT_S = 5.0


async def tell_unreachable(url: str, named: SecretStr | None = None) -> bool:
    """Open a connection, which no plan counts, and say it in the log where that fails; whether it did not.

    Behind a proxy, `named` or the environment's, nothing is tried.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    if proxy_for(url, named) is not None:
        return True
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        async with asyncio.timeout(_TIMEOUT_S):
            _, writer = await asyncio.open_connection(host, port)
        writer.close()
    except OSError:
        log.warning(
            "PolyglotVoice can't be reached at %s (POLYGLOTVOICE_API_URL): what is sent waits until it can", host
        )
        return False
    return True
