"""The webhook's door: who may come in, how much, and what Telegram is told when it can't be stored."""

import asyncio
import contextlib
import io
import json
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp import ClientSession
from cryptography.fernet import Fernet
from redis.exceptions import ConnectionError as RedisConnectionError

from bot.observe.health import Health
from bot.store.client import RedisClient
from bot.store.vault import Vault
from bot.telegram.incoming import webhook as door
from bot.telegram.incoming.webhook import MAX_BODY_BYTES, WantedWebhook, Webhook, WebhookPlan
from bot.texts.catalogue import Catalogue
from bot.web.server import Web
from tests.world import free_port

SECRET = "s3cret_-"
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


class Store:
    """Takes updates, or can't."""

    def __init__(self) -> None:
        self.taken: list[dict[str, Any]] = []
        self.error: Exception | None = None

    async def take(self, updates: list[dict[str, Any]]) -> None:
        if self.error is not None:
            raise self.error
        self.taken += updates


@pytest.fixture
def behind() -> Store:
    return Store()


@pytest.fixture
async def url(behind: Store, store: RedisClient) -> AsyncIterator[str]:
    port = free_port()

    async def render() -> bytes:
        return b""

    wanted = WantedWebhook("https://bot.example/hook/abc", SECRET, ("message",))
    plan = WebhookPlan(store, Vault([Fernet.generate_key().decode()]), wanted)
    health = Health([], Catalogue.load().texts("en"), lambda: datetime.now(UTC))
    web = Web("127.0.0.1", port, health=health, metrics=render, webhook=Webhook(plan, behind.take), first_request_s=0.5)
    await web.start()
    yield f"http://127.0.0.1:{port}/hook/abc"
    await web.stop()


async def post(url: str, body: bytes | io.BytesIO, headers: dict[str, str] | None = None) -> int:
    async with ClientSession() as session, session.post(url, data=body, headers=headers or HEADERS) as response:
        return response.status


async def test_an_update_is_taken_before_the_200(url: str, behind: Store) -> None:
    assert await post(url, b'{"update_id": 7, "message": {}}') == 200
    assert behind.taken == [{"update_id": 7, "message": {}}]


@pytest.mark.parametrize("shown", [None, "", "s3cret_", "s3cret_-x", "S3CRET_-", "é", "\udcff"])
async def test_without_the_right_secret_nothing_is_read(url: str, behind: Store, shown: str | None) -> None:
    host, _, path = url.removeprefix("http://").partition("/")
    name, _, port = host.partition(":")
    reader, writer = await asyncio.open_connection(name, int(port))
    header = b"" if shown is None else b"X-Telegram-Bot-Api-Secret-Token: " + shown.encode("utf-8", "surrogateescape")
    writer.write(f"POST /{path} HTTP/1.1\r\nHost: x\r\nContent-Length: 16\r\n".encode() + header)
    writer.write((b"\r\n" if header else b"") + b"\r\n")
    # No body was sent, and the answer is there.
    status = await asyncio.wait_for(reader.readline(), 60)
    writer.close()
    assert b" 401 " in status or b" 400 " in status
    assert behind.taken == []


async def test_other_methods_and_other_paths_are_refused(url: str, behind: Store) -> None:
    async with ClientSession() as session:
        for method in ("GET", "PUT", "DELETE"):
            async with session.request(method, url, headers=HEADERS) as response:
                assert response.status == 405
        async with session.post(url + "/more", data=b"{}", headers=HEADERS) as response:
            assert response.status == 404
    assert behind.taken == []


async def test_a_huge_body_is_refused_whether_its_size_is_told_or_not(url: str, behind: Store) -> None:
    body = json.dumps({"update_id": 1, "text": "x" * MAX_BODY_BYTES}).encode()

    async def drops() -> AsyncIterator[bytes]:
        for start in range(0, len(body), 65536):
            yield body[start : start + 65536]

    assert await post(url, io.BytesIO(body)) == 413
    async with ClientSession() as session, session.post(url, data=drops(), headers=HEADERS) as response:
        assert response.status == 413
    assert behind.taken == []
    assert await post(url, b'{"update_id": 2}') == 200


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b"null", b"1", b"{}", b'{"update_id": "7"}', b'{"update_id": true}', b'{"update_id": -1}',
        b'{"update_id": 1.5}', b'{"update_id": 100000000000000000000}', b"\xff\xfe", b"[" * 100_000,
    ],
)  # fmt: skip
async def test_what_is_no_update_is_refused(url: str, behind: Store, body: bytes) -> None:
    assert await post(url, body) == 400
    assert behind.taken == []


@pytest.mark.parametrize(
    ("error", "status"), [(RedisConnectionError("gone"), 503), (OSError(), 503), (ValueError("what it held"), 500)]
)
async def test_an_update_that_could_not_be_stored_is_asked_for_again(
    url: str, behind: Store, error: Exception, status: int
) -> None:
    behind.error = error
    assert await post(url, b'{"update_id": 7}') == status
    behind.error = None
    assert await post(url, b'{"update_id": 7}') == 200
    assert behind.taken == [{"update_id": 7}]


async def test_a_body_that_does_not_come_is_not_waited_for(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "_BODY_TIMEOUT_S", 0.1)
    host, _, path = url.removeprefix("http://").partition("/")
    name, _, port = host.partition(":")
    reader, writer = await asyncio.open_connection(name, int(port))
    writer.write(f"POST /{path} HTTP/1.1\r\nHost: x\r\nContent-Length: 16\r\n".encode())
    writer.write(f"X-Telegram-Bot-Api-Secret-Token: {SECRET}\r\n\r\n{{".encode())
    assert b" 408 " in await asyncio.wait_for(reader.readline(), 60)
    writer.close()
    with contextlib.suppress(ConnectionError):
        await writer.wait_closed()


async def test_processes_with_an_old_and_a_new_secret_take_each_other_s_deliveries_and_want_the_same(
    store: RedisClient,
) -> None:
    vault = Vault([Fernet.generate_key().decode()])

    def plan(secret: str) -> WebhookPlan:
        return WebhookPlan(store, vault, WantedWebhook("https://bot.example/hook", secret, ("message",)))

    old, new = plan("old-1"), plan("new-2")
    for each in (old, new, plan("old-1")):  # the last is the old process, which was started again half-way
        await each.join()
    for each in (old, new, plan("new-2")):
        assert (await each.present()).secret == "new-2"
        assert [await each.accepts(shown) for shown in (b"old-1", b"new-2", b"other")] == [True, True, False]
    sealed = await store.get("pv:webhook:wanted") or b""
    assert b"new-2" not in sealed


async def test_a_former_secret_opens_nothing_after_an_hour(store: RedisClient, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = Vault([Fernet.generate_key().decode()])
    plans = [WebhookPlan(store, vault, WantedWebhook("https://bot.example", s, ())) for s in ("old-1", "new-2")]
    for plan in plans:
        await plan.join()
    assert await plans[1].accepts(b"old-1")
    later = time.time() + 3601
    monkeypatch.setattr(time, "time", lambda: later)
    assert not await plans[1].accepts(b"old-1")


async def test_a_connection_that_never_ends_its_first_headers_is_closed(url: str, behind: Store) -> None:
    name, _, port = url.removeprefix("http://").partition("/")[0].partition(":")
    opened = [await asyncio.open_connection(name, int(port)) for _ in range(20)]
    for _, writer in opened:
        writer.write(b"POST /hook/abc HTTP/1.1\r\nHost: x\r\nX-Slow: ")
    async with ClientSession() as session:
        for number in range(2):
            async with session.post(url, data=b'{"update_id": 1}', headers=HEADERS) as response:
                assert response.status == 200
            if not number:
                for reader, writer in opened:
                    assert await asyncio.wait_for(reader.read(), 60) == b""
                    writer.close()
    assert len(behind.taken) == 2
