"""Updates on their way to the bot: polled, or delivered by POST and repeated until they are accepted."""

import asyncio
import contextlib
import re
import ssl
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from aiohttp import ClientConnectorCertificateError, ClientError, ClientSession, ClientTimeout

from sandbox.telegram.methods.params import Params
from sandbox.telegram.refusal import RefusalError

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_PORTS = (443, 80, 88, 8443)
_HERE = ("127.0.0.1", "localhost")
_NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_RETRY_S = 0.2
_FIRST_ID = 5000
_MAX_RETRY_S = 2.0
_TAKEN_OVER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
_HOOKED = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
_SET_MEANWHILE = "Conflict: terminated by setWebhook request"


class Outbox:
    """The updates that wait for the bot. Telegram keeps them in order; a webhook gets several at once.

    Where Telegram wants HTTPS and one of four ports, an address of this machine may do without.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self.updates: list[dict[str, Any]] = []
        self.polls = 0
        self.url = ""
        self.deliveries: list[tuple[int, int]] = []
        self._changed = changed
        self._news = asyncio.Event()
        self._secret = ""
        self.has_certificate = False
        self._trusted: ssl.SSLContext | None = None
        self.types: tuple[str, ...] = ()
        self._most_at_once = 40
        self._confirmed = 0
        self._accepted: set[int] = set()
        self._last_error: tuple[int, str] | None = None
        self._task: asyncio.Task[None] | None = None

    def push(self, content: dict[str, Any]) -> None:
        """Queue an update."""
        self.updates.append({"update_id": _FIRST_ID + len(self.updates), **content})
        self._wake()

    def redeliver(self) -> None:
        """Have every update delivered once more."""
        self._confirmed = 0
        self._accepted.clear()
        self._wake()

    def waiting(self) -> list[dict[str, Any]]:
        """What was neither confirmed nor accepted, of the types that the bot asked for."""
        return [
            update
            for update in self.updates[max(0, self._confirmed - _FIRST_ID) :]
            if update["update_id"] not in self._accepted and self._is_wanted(update)
        ]

    async def call(self, method: str, params: Params) -> Any:
        """One of the methods about updates."""
        if method == "getUpdates":
            return await self._get_updates(params)
        if method == "getWebhookInfo":
            return self._info()
        if method == "deleteWebhook":
            return await self._set("", params)
        return await self._set(params.text("url"), params)

    async def close(self) -> None:
        """Deliver nothing more."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    def _wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()
        self._changed()

    def _is_wanted(self, update: dict[str, Any]) -> bool:
        (kind,) = set(update) - {"update_id"}
        return kind in self.types if self.types else kind not in _NOT_BY_DEFAULT

    def _note_types(self, params: Params) -> None:
        types = params.value("allowed_updates")
        if types is not None:
            self.types = tuple(types)

    async def _get_updates(self, params: Params) -> list[dict[str, Any]]:
        self.polls += 1
        mine = self.polls
        self._wake()
        if self.url:
            raise RefusalError(409, _HOOKED)
        self._note_types(params)
        self._confirmed = max(self._confirmed, params.number("offset") or 0)
        deadline = time.monotonic() + (params.number("timeout") or 0)
        while True:
            if self.polls != mine:
                raise RefusalError(409, _TAKEN_OVER)
            if self.url:
                raise RefusalError(409, _SET_MEANWHILE)
            waiting, left_s = self.waiting(), deadline - time.monotonic()
            if waiting or left_s <= 0:
                return waiting[: params.number("limit") or 100]
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), left_s)

    async def _set(self, url: str, params: Params) -> bool:
        parts = urlsplit(url)
        is_here = parts.hostname in _HERE
        if url and parts.scheme != "https" and not is_here:
            raise RefusalError(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        if url and not is_here and (parts.port or 443) not in _PORTS:
            raise RefusalError(400, "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
        secret = params.text("secret_token")
        if secret and not _SECRET.fullmatch(secret):
            raise RefusalError(400, "Bad Request: secret token contains unallowed characters")
        await self.close()
        self._note_types(params)
        if params.text("drop_pending_updates").lower() == "true":
            self._accepted.update(update["update_id"] for update in self.updates)
        self.url, self._secret, self._last_error = url, secret, None
        shown = params.upload("certificate")
        self.has_certificate = bool(url) and shown is not None
        self._trusted = None if shown is None else ssl.create_default_context(cadata=shown.data.decode())
        self._most_at_once = params.number("max_connections") or 40
        if url:
            self._task = asyncio.create_task(self._deliver(), name="webhook deliveries")
        self._wake()
        return True

    def _info(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "url": self.url, "has_custom_certificate": self.has_certificate,
            "pending_update_count": len(self.waiting()),
        }  # fmt: skip
        if self.url:
            found["max_connections"] = self._most_at_once
        if self.types:
            found["allowed_updates"] = list(self.types)
        if self._last_error is not None:
            found["last_error_date"], found["last_error_message"] = self._last_error
        return found

    async def _deliver(self) -> None:
        begun: dict[int, asyncio.Task[None]] = {}
        async with ClientSession(timeout=ClientTimeout(total=60)) as session:
            try:
                while True:
                    news = self._news
                    begun = {update_id: task for update_id, task in begun.items() if not task.done()}
                    for update in self.waiting():
                        if update["update_id"] not in begun and len(begun) < self._most_at_once:
                            begun[update["update_id"]] = asyncio.create_task(self._deliver_one(session, update))
                    await news.wait()
            finally:
                for task in begun.values():
                    task.cancel()
                await asyncio.gather(*begun.values(), return_exceptions=True)

    async def _deliver_one(self, session: ClientSession, update: dict[str, Any]) -> None:
        delay_s = _RETRY_S
        while not await self._post(session, update):
            await asyncio.sleep(delay_s)
            delay_s = min(_MAX_RETRY_S, delay_s * 2)
        self._accepted.add(update["update_id"])
        self._wake()

    async def _post(self, session: ClientSession, update: dict[str, Any]) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self._secret} if self._secret else {}
        try:
            async with session.post(self.url, json=update, headers=headers, ssl=self._trusted or True) as response:
                status, reason = response.status, response.reason
        except ClientConnectorCertificateError:
            status, reason = 0, "SSL error {error:0A000086:SSL routines::certificate verify failed}"
        except (ClientError, TimeoutError):
            status, reason = 0, "Connection refused"
        self.deliveries.append((update["update_id"], status))
        if 200 <= status < 300:
            return True
        message = f"Wrong response from the webhook: {status} {reason}" if status else reason or ""
        self._last_error = (int(time.time()), message)
        self._changed()
        return False
