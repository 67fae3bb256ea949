"""Whether PolyglotVoice can be reached at start: said, and no reason not to start."""

import asyncio
import logging
from urllib.parse import urlsplit

from pydantic import SecretStr

from bot.support.proxy import proxy_for

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
