"""The way to a service: through the proxy that is set, else that of the environment; and whose certificates count."""

import os
import ssl
import urllib.request
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import certifi
from aiohttp.connector import Connection
from aiohttp.tracing import Trace
from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError
from pydantic import SecretStr


def proxy_for(url: str, named: SecretStr | None = None) -> str | None:
    """The proxy for `url`; None: straight there. It may hold a password.

    Without a name the environment's HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY count, in either case.
    """
    if named is not None:
        return named.get_secret_value()
    parts = urlsplit(url)
    if urllib.request.proxy_bypass(parts.netloc.rpartition("@")[2]):
        return None
    found = urllib.request.getproxies()
    return found.get(parts.scheme) or found.get("all") or None


class _SocksConnector(ProxyConnector):
    """Tells of a proxy that is away or says no as aiohttp does; the library's own errors are of no known kind."""

    async def connect(
        self, req: aiohttp.ClientRequest, traces: list[Trace], timeout: aiohttp.ClientTimeout
    ) -> Connection:
        try:
            return await super().connect(req, traces, timeout)
        except (ProxyConnectionError, ProxyError, ProxyTimeoutError) as error:
            # Its text names addresses; the kind says enough.
            raise aiohttp.ClientProxyConnectionError(req.connection_key, OSError(type(error).__name__)) from None


def trusted() -> ssl.SSLContext:
    """Trusts this machine's authorities, those in the file or folder that SSL_CERT_FILE or SSL_CERT_DIR names, and the
    well-known ones, which a small image may lack.
    """
    return _trusting(certifi.where(), os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))


@cache  # it takes a tenth of a second to read them all
def _trusting(well_known: str, *_: str | None) -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.load_verify_locations(well_known)
    return context


def through(proxy: str | None, **options: Any) -> dict[str, Any]:
    """How an `aiohttp.ClientSession` goes through a proxy; `options` are those of its connector."""
    options["ssl"] = trusted()
    if proxy is None or not proxy.lower().startswith("socks"):
        return {"connector": aiohttp.TCPConnector(**options), "proxy": proxy}
    # The proxy looks names up: here they may be blocked.
    scheme, _, rest = proxy.partition("://")
    address = f"{scheme.lower().removesuffix('h')}://{rest}"
    return {"connector": _SocksConnector.from_url(address, rdns=True, **options)}
