"""The API over HTTP: one method for each endpoint, each sending one request.

Nothing is retried here, since every request counts against the user's plan and an upload may bill twice; the
one exception is a 422 that asks for another field name (`wire/fields.py`). The loggers of httpx and httpcore
write URLs at INFO: whoever sets up logging keeps them quiet. No error's text or cause holds a key or a URL.
"""

import asyncio
import contextlib
import urllib.request
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from http.cookiejar import CookieJar
from typing import Never
from urllib.parse import urlsplit

import aiohttp
import httpx
from httpx_aiohttp import AiohttpTransport

from bot.polyglotvoice.errors import BadKey, Broken, NotFound, NotReady
from bot.polyglotvoice.models import (
    ApiKey,
    Call,
    Created,
    LinkCheck,
    RateLimits,
    Result,
    Source,
    Stream,
    Task,
    TaskPage,
)
from bot.polyglotvoice.multipart import Body, Bytes, Multipart, Turn
from bot.polyglotvoice.session import session_factory
from bot.polyglotvoice.wire import asks, fields, rate_limits, refusals, results, streams, tasks
from bot.polyglotvoice.wire.answer import Answer
from bot.polyglotvoice.wire.asks import Ask
from bot.polyglotvoice.wire.fields import Fields

_MAX_RESULT_BYTES = 64 * 1024 * 1024
_MAX_ANSWER_BYTES = 1024 * 1024
_MAX_ERROR_BYTES = 64 * 1024
_MIN_CONCEALED_CHARACTERS = 8
_ANSWER_READS = 5
"""An answer that is read whole may take so many read time-outs, however it trickles."""

# What the transports raise; the last two for answers that are no HTTP.
_TROUBLES = (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, aiohttp.ClientError, OSError, ValueError)
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


def _utc_now() -> datetime:
    return datetime.now(UTC)
