"""Whether PolyglotVoice can be reached at start: said, and no reason not to start."""

import asyncio
import logging
import urllib.request
from urllib.parse import urlsplit

log = logging.getLogger(__name__)

_TIMEOUT_S = 5.0


async def tell_unreachable(url: str) -> bool:
    """Open a connection, which no plan counts, and say it in the log where that fails; whether it did not."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if not urllib.request.proxy_bypass(host) and urllib.request.getproxies().get(parts.scheme):
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
