"""The client when things break, on each transport: nothing half done counts, nothing is sent twice."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import TypeVar

import pytest

from bot.polyglotvoice.errors import BadKey, Broken, SourceCut
from bot.polyglotvoice.http import ApiClient, ApiTimeouts
from bot.polyglotvoice.models import ApiCall, Source
from tests.unit.polyglotvoice.canned import KEY, source_of
from tests.unit.polyglotvoice.raw_server import Seen, raw_server
from tests.unit.polyglotvoice.test_client import MADE, TASK, Connect, answer_task, connect
from tests.world import until

__all__ = ["connect"]

T = TypeVar("T")
SHORT_S = 0.2
BIG = 64 * 1024 * 1024
CHUNK = bytes(256 * 1024)


class Trouble(Exception):
    """What a download may raise."""


def failing_source(after: int, size: int = BIG) -> Source:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(after):
            yield CHUNK
        raise Trouble("https://files.example/bot123:token/x")

    return Source("a.ogg", "audio/ogg", size, chunks)


def endless_source(closed: asyncio.Event, going: asyncio.Event | None = None) -> Source:
    async def chunks() -> AsyncIterator[bytes]:
        try:
            while True:
                yield CHUNK
                if going is not None:
                    going.set()
        finally:
            closed.set()

    return Source("a.ogg", "audio/ogg", 1 << 40, chunks)


async def read_to_end(seen: Seen) -> None:
    """Take the body; answer only a whole one, and note when the connection ends."""
    await seen.read_body()
    if seen.is_whole:
        await seen.answer(MADE)
    else:
        seen.ended.set()


@pytest.mark.parametrize("after", [0, 1, 9])
async def test_a_source_that_raises_never_becomes_a_whole_body(connect: Connect, after: int) -> None:
    async with raw_server(read_to_end) as server:
        with pytest.raises(SourceCut) as caught:
            await connect(server.url).upload(KEY, failing_source(after))
        assert isinstance(caught.value.__cause__, Trouble)
        assert "token" not in str(caught.value)
        if server.seen:
            await server.seen[0].ended.wait()
    assert len(server.seen) <= 1
    assert not any(seen.is_whole or seen.body.endswith(b"--\r\n") for seen in server.seen)


@pytest.mark.parametrize("size", [999, 1001])
async def test_a_source_of_another_size_never_becomes_a_whole_body(connect: Connect, size: int) -> None:
    async with raw_server(read_to_end) as server:
        with pytest.raises(SourceCut):
            await connect(server.url).upload(KEY, source_of(bytes(1000), size=size))
        if server.seen:
            await server.seen[0].ended.wait()
    assert not any(seen.is_whole for seen in server.seen)


async def test_a_cut_conversion_is_a_cut_source(connect: Connect) -> None:
    async with raw_server(read_to_end) as server:
        with pytest.raises(SourceCut):
            async with connect(server.url).convert_audio(KEY, failing_source(2), "mp3"):
                pass


async def test_after_a_cut_source_the_client_works_on(connect: Connect) -> None:
    async with raw_server(read_to_end) as server:
        client = connect(server.url)
        with pytest.raises(SourceCut):
            await client.upload(KEY, failing_source(3))
        assert (await client.upload(KEY, source_of(b"OggS"))).task_id == "t1"


async def test_cancelling_an_upload_closes_the_connection_and_the_source(connect: Connect) -> None:
    calls: list[ApiCall] = []
    closed, going = asyncio.Event(), asyncio.Event()
    async with raw_server(read_to_end) as server:
        client = connect(server.url, on_call=[calls.append])
        upload = asyncio.create_task(client.upload(KEY, endless_source(closed, going)))
        await going.wait()
        await cancel(upload)
        await closed.wait()
        await server.seen[0].ended.wait()
    assert [call.status for call in calls] == [None]


async def test_cancelling_a_wait_for_an_answer_closes_the_connection(connect: Connect) -> None:
    reached = asyncio.Event()

    async def handle(seen: Seen) -> None:
        await seen.read_body()
        reached.set()
        await seen.wait_for_end()

    async with raw_server(handle) as server:
        waiting = asyncio.create_task(connect(server.url).upload(KEY, source_of(b"OggS")))
        await reached.wait()
        await cancel(waiting)
        await server.seen[0].ended.wait()


async def cancel(task: asyncio.Task[T]) -> None:
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def test_a_service_that_never_answers_is_broken_and_may_have_made_a_task(connect: Connect) -> None:
    async def handle(seen: Seen) -> None:
        await seen.read_body()
        await seen.wait_for_end()

    async with raw_server(handle) as server:
        client = connect(server.url, timeouts=ApiTimeouts(read_s=SHORT_S))
        for ask in (client.upload(KEY, source_of(b"OggS")), client.from_url(KEY, "https://example.org/")):
            with pytest.raises(Broken) as caught:
                await ask
            assert caught.value.maybe_done
        with pytest.raises(Broken) as caught:
            await client.task(KEY, "t1")
        assert not caught.value.maybe_done
        await until(lambda: len(server.seen) == 3)


async def test_a_service_that_stops_reading_is_broken_and_made_no_task(connect: Connect) -> None:
    closed = asyncio.Event()

    async def handle(seen: Seen) -> None:
        await asyncio.Event().wait()

    async with raw_server(handle) as server:
        client = connect(server.url, timeouts=ApiTimeouts(read_s=SHORT_S))
        with pytest.raises(Broken) as caught:
            await client.upload(KEY, endless_source(closed))
        assert not caught.value.maybe_done
        await closed.wait()


async def test_a_source_that_stalls_is_cut_and_closed(connect: Connect) -> None:
    closed = asyncio.Event()

    async def chunks() -> AsyncIterator[bytes]:
        try:
            yield CHUNK
            await asyncio.Event().wait()
        finally:
            closed.set()

    async with raw_server(read_to_end) as server:
        client = connect(server.url, timeouts=ApiTimeouts(source_s=SHORT_S))
        with pytest.raises(SourceCut):
            await client.upload(KEY, Source("a.ogg", "audio/ogg", BIG, chunks))
        await closed.wait()
        await server.seen[0].ended.wait()
    assert not server.seen[0].is_whole


async def test_an_answer_that_trickles_is_given_up(connect: Connect) -> None:
    async def handle(seen: Seen) -> None:
        await seen.send(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        with contextlib.suppress(ConnectionError):
            while True:
                await seen.send(b" ")
                await asyncio.sleep(SHORT_S / 10)

    async with raw_server(handle) as server:
        with pytest.raises(Broken):
            await connect(server.url, timeouts=ApiTimeouts(read_s=SHORT_S)).task(KEY, "t1")


async def test_a_reset_is_broken_and_nothing_is_sent_twice(connect: Connect) -> None:
    calls: list[ApiCall] = []

    async def handle(seen: Seen) -> None:
        await seen.read_body()
        if len(server.seen) == 1:
            await seen.answer(TASK)
        else:
            seen.reset()

    async with raw_server(handle) as server:
        client = connect(server.url, on_call=[calls.append])
        await client.task(KEY, "t1")
        # On a connection that is kept, then on a fresh one.
        for _ in range(2):
            with pytest.raises(Broken):
                await client.task(KEY, "t1")
        with pytest.raises(Broken) as caught:
            await client.upload(KEY, source_of(b"OggS"))
        assert caught.value.maybe_done
    assert len(server.seen) == len(calls) == 4
    assert [call.status for call in calls] == [200, None, None, None]


async def test_a_reset_in_the_middle_of_a_body_made_no_task(connect: Connect) -> None:
    async def handle(seen: Seen) -> None:
        await seen.read_body(1000)
        seen.reset()

    closed = asyncio.Event()
    async with raw_server(handle) as server:
        with pytest.raises(Broken) as caught:
            await connect(server.url).upload(KEY, endless_source(closed))
        assert not caught.value.maybe_done
        await closed.wait()
    assert len(server.seen) == 1


async def test_an_answer_that_is_cut_off_after_an_upload_may_hide_a_task(connect: Connect) -> None:
    async def handle(seen: Seen) -> None:
        await seen.read_body()
        await seen.send(b'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"task')
        seen.writer.close()

    async with raw_server(handle) as server:
        with pytest.raises(Broken) as caught:
            await connect(server.url).upload(KEY, source_of(b"OggS"))
        assert caught.value.maybe_done


async def test_a_service_that_is_away_was_asked_nothing(connect: Connect) -> None:
    calls: list[ApiCall] = []
    async with raw_server(answer_task) as server:
        pass
    client = connect(server.url, on_call=[calls.append])
    for ask in (client.task(KEY, "t1"), client.upload(KEY, source_of(b"OggS"))):
        with pytest.raises(Broken) as caught:
            await ask
        assert not caught.value.maybe_done
    assert calls == []


async def test_a_key_that_is_refused_early_stops_the_upload() -> None:
    """Only the faster transport reads while it writes, so only it can tell before the whole body went."""
    closed = asyncio.Event()

    async def handle(seen: Seen) -> None:
        await seen.read_body(1000)
        await seen.answer(b'{"detail": "Invalid token."}', "401 Unauthorized")
        await seen.wait_for_end()

    async with raw_server(handle) as server:
        client = ApiClient(server.url)
        with pytest.raises(BadKey):
            await client.upload(KEY, endless_source(closed))
        await closed.wait()
        await server.seen[0].ended.wait()
        await client.aclose()
