"""One connection for the commands of many steps: each hears its own answer, whatever becomes of the others."""

import asyncio

import pytest
from redis.exceptions import ResponseError

from bot.store.client import RedisClient
from bot.store.shared import SharingRedis


async def _opened(store: RedisClient) -> SharingRedis:
    assert isinstance(store, SharingRedis)
    async with asyncio.timeout(60):
        while not store._line.stands():
            await asyncio.sleep(0.01)
    return store


async def test_each_of_many_hears_its_own_answer(store: RedisClient) -> None:
    shared = await _opened(store)
    await asyncio.gather(*(store.set(f"key {n}", n) for n in range(200)))
    assert await asyncio.gather(*(store.get(f"key {n}") for n in range(200))) == [b"%d" % n for n in range(200)]
    async with store.pipeline(transaction=False) as pipe:
        for n in range(3):
            pipe.get(f"key {n}")
        assert await pipe.execute() == [b"0", b"1", b"2"]
    assert not shared._line._waiting


async def test_who_gives_up_takes_nobody_elses_answer_with_him(store: RedisClient) -> None:
    await _opened(store)
    await store.set("mine", "1")
    given_up = asyncio.create_task(store.get("other"))
    await asyncio.sleep(0)
    given_up.cancel()
    assert await store.get("mine") == b"1"
    assert given_up.cancelled()


async def test_a_refused_command_is_its_own_askers_alone(store: RedisClient) -> None:
    await _opened(store)
    await store.set("text", "words")
    refused, answered = await asyncio.gather(store.hgetall("text"), store.get("text"), return_exceptions=True)
    assert isinstance(refused, ResponseError)
    assert answered == b"words"
    async with store.pipeline(transaction=False) as pipe:
        pipe.hget("text", "x")
        pipe.get("text")
        with pytest.raises(ResponseError, match="Command # 1"):
            await pipe.execute()
    assert await store.get("text") == b"words"


async def test_who_waits_for_a_word_keeps_nobody_waiting(store: RedisClient) -> None:
    shared = await _opened(store)
    waiting = asyncio.create_task(store.blpop(["words"], timeout=60))
    assert await store.get("nothing") is None
    async with store.pipeline(transaction=False) as pipe:
        pipe.rpush("words", "go")
        await pipe.execute()
    assert await asyncio.wait_for(waiting, 60) == (b"words", b"go")
    assert shared._line.stands()


async def test_what_a_lost_line_has_not_answered_is_asked_again(store: RedisClient) -> None:
    shared = await _opened(store)
    await store.set("key", "1")
    await shared._line._connection.disconnect(nowait=True)
    assert await asyncio.gather(*(store.get("key") for _ in range(20))) == [b"1"] * 20
    await _opened(store)
    assert await store.get("key") == b"1"


async def test_what_a_turn_of_the_loop_asks_goes_out_in_one_write(
    store: RedisClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = await _opened(store)
    writer, written = shared._line._connection._writer, list[bytes]()
    send = writer.write

    def write(data: bytes) -> None:
        written.append(data)
        send(data)

    monkeypatch.setattr(writer, "write", write)
    await asyncio.gather(*(store.set(f"key {n}", n) for n in range(20)))
    assert len(written) == 1
    assert await store.get("key 19") == b"19"
