"""The client over real HTTP, on each transport: what goes out, what comes back, what is closed."""

import asyncio
import gzip
import json
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager

import httpx
import pytest

from bot.polyglotvoice.errors import BadKey, Broken, NotFound, Refused
from bot.polyglotvoice.http import ApiClient, fast_transport
from bot.polyglotvoice.models import ApiCall, Created, Source, Stream
from tests.samples import api_key
from tests.unit.polyglotvoice.canned import KEY, SECRET, source_of
from tests.unit.polyglotvoice.raw_server import BOUND_S, Seen, raw_server

Connect = Callable[..., ApiClient]
MADE = b'{"task_id": "t1", "status": "queued"}'
TASK = b'{"id": "t1", "status": "processing"}'


@pytest.fixture(params=["aiohttp", "httpcore"])
async def connect(request: pytest.FixtureRequest) -> AsyncIterator[Connect]:
    """Makes clients over one of the transports, and closes them."""
    made: list[ApiClient] = []

    def make(url: str, **options: object) -> ApiClient:
        transport = None if request.param == "aiohttp" else httpx.AsyncHTTPTransport()
        made.append(ApiClient(url, transport=transport, **options))  # type: ignore[arg-type]
        return made[-1]

    async with asyncio.timeout(BOUND_S):
        yield make
        for client in made:
            await client.aclose()


async def answer_task(seen: Seen) -> None:
    await seen.read_body()
    await seen.answer(MADE if seen.line.startswith("POST") else TASK)


async def read_all(stream: Stream) -> bytes:
    return b"".join([chunk async for chunk in stream.chunks])


async def test_an_upload_states_its_exact_length_and_arrives_whole(connect: Connect) -> None:
    calls: list[ApiCall] = []
    async with raw_server(answer_task) as server:
        client = connect(server.url, on_call=[calls.append])
        content = bytes(range(256)) * 4096
        assert await client.upload(KEY, source_of(content), name="Заметка.ogg") == Created("t1", "queued")
    (seen,) = server.seen
    assert seen.line == "POST /api/v1/transcriptions/upload HTTP/1.1"
    assert seen.headers["authorization"] == f"Bearer {SECRET}"
    assert "transfer-encoding" not in seen.headers
    assert seen.is_whole
    assert content in seen.body
    assert 'filename="Заметка.ogg"'.encode() in seen.body
    assert seen.body.endswith(b"--\r\n")
    assert [(call.endpoint, call.status, call.key_id) for call in calls] == [("upload", 200, KEY.id)]


async def test_a_link_goes_out_as_json(connect: Connect) -> None:
    async with raw_server(answer_task) as server:
        await connect(server.url).from_url(KEY, "https://example.org/a?b=c&d=%20")
    assert json.loads(server.seen[0].body) == {"url": "https://example.org/a?b=c&d=%20"}
    assert server.seen[0].headers["content-type"] == "application/json"


async def test_a_link_in_a_query_arrives_unchanged(connect: Connect) -> None:
    asked: list[str] = []

    async def handle(seen: Seen) -> None:
        await seen.read_body()
        asked.append(seen.line)
        missing = b'{"detail": [{"type": "missing", "loc": ["query", "url"], "msg": "Field required"}]}'
        await (seen.answer(missing, "422 X") if len(asked) == 1 else seen.answer(MADE))

    link = "https://example.org/a b?x=1&y=%26%2B+ё#z"
    async with raw_server(handle) as server:
        await connect(server.url).from_url(KEY, link)
    target = asked[1].split(" ")[1]
    assert httpx.URL(target).params["url"] == link


@pytest.mark.parametrize("task_id", ["a/../../b", "a?b#c", "a%2Fb", "задача", "a b", "..a", "a;b=c"])
async def test_a_task_id_never_leaves_its_place_in_the_path(connect: Connect, task_id: str) -> None:
    async with raw_server(answer_task) as server:
        await connect(server.url).task(KEY, task_id)
    path = server.seen[0].line.split(" ")[1]
    assert path.startswith("/api/v1/transcriptions/")
    assert path.count("/") == 4
    assert not {"?", "#"} & set(path)


@pytest.mark.parametrize("task_id", ["", ".", "..", "a\r\nb", "a" * 999, "\ud800", "\x00"])
async def test_an_id_that_can_be_none_is_not_found_without_asking(connect: Connect, task_id: str) -> None:
    async with raw_server(answer_task) as server:
        client = connect(server.url)
        for ask in (client.task(KEY, task_id), client.result(KEY, task_id)):
            with pytest.raises(NotFound):
                await ask
    assert server.seen == []


@pytest.mark.parametrize("secret", ["", "sk_a\r\nX-Evil: 1", "sk_ключ", "sk_a b", "\ud800"])
async def test_what_can_be_no_key_is_a_bad_key_without_asking(connect: Connect, secret: str) -> None:
    async with raw_server(answer_task) as server:
        with pytest.raises(BadKey):
            await connect(server.url).list_tasks(api_key(secret))
    assert server.seen == []


async def test_one_client_serves_many_keys_and_mixes_nothing(connect: Connect) -> None:
    async def handle(seen: Seen) -> None:
        who = seen.headers["authorization"].removeprefix("Bearer ")
        await seen.answer(
            json.dumps({"id": who, "status": "x"}).encode(), "200 OK", f"Set-Cookie: session={who}; Path=/"
        )

    async with raw_server(handle) as server:
        client = connect(server.url)
        keys = [api_key(f"sk_many_{n:04}") for n in range(20)]
        for _ in range(2):
            tasks = await asyncio.gather(*(client.task(key, "t") for key in keys))
            assert [task.status for task in tasks] == ["x"] * 20
    assert len({seen.headers["authorization"] for seen in server.seen}) == 20
    assert not any("cookie" in seen.headers for seen in server.seen)


async def test_a_redirect_to_elsewhere_ends_early_and_is_never_followed(connect: Connect) -> None:
    async with raw_server(answer_task) as elsewhere:

        async def handle(seen: Seen) -> None:
            await seen.read_body()
            await seen.answer(b"", "307 Temporary Redirect", f"Location: {elsewhere.url}/transcriptions/t1")

        async with raw_server(handle) as server:
            client = connect(server.url)
            for ask in (
                client.from_url(KEY, "https://example.org/a"),
                client.task(KEY, "t1"),
                client.result(KEY, "t1"),
            ):
                with pytest.raises(Refused) as caught:
                    await ask
                assert caught.value.reason_kind == "redirect"
                assert caught.value.detail == f"127.0.0.1:{elsewhere.port}"
            with pytest.raises(Refused):
                async with client.download(KEY, "t1", "srt"):
                    pass
    assert elsewhere.seen == []


async def test_a_redirect_within_the_origin_is_followed_for_get_alone(connect: Connect) -> None:
    calls: list[ApiCall] = []

    async def handle(seen: Seen) -> None:
        await seen.read_body()
        if seen.line.split()[1] == "/moved/here?part=1":
            await seen.answer(b'{"text": "hello"}')
        else:
            await seen.answer(b"", "302 Found", "Location: /moved/here?part=1")

    async with raw_server(handle) as server:
        client = connect(server.url, on_call=[calls.append])
        assert (await client.result(KEY, "t1")).text == "hello"
        async with client.download(KEY, "t1", "json") as stream:
            assert await read_all(stream) == b'{"text": "hello"}'
        with pytest.raises(Refused):
            await client.upload(KEY, source_of(b"OggS"))
    assert {seen.headers["authorization"] for seen in server.seen} == {f"Bearer {SECRET}"}
    assert [call.status for call in calls] == [302, 200, 302, 200, 302]


async def test_an_address_that_ends_with_a_slash_for_good_is_asked_so_from_then_on(connect: Connect) -> None:
    async def handle(seen: Seen) -> None:
        path = seen.line.split()[1]
        if path.endswith("/"):
            await seen.answer(b'{"id": "t1", "status": "done"}')
        else:
            await seen.answer(b"", "301 Moved Permanently", f"Location: {path}/")

    async with raw_server(handle) as server:
        client = connect(server.url)
        for task_id in ("t1", "t2"):
            await client.task(KEY, task_id)
    assert [seen.line.split()[1].rpartition("/transcriptions")[2] for seen in server.seen] == ["/t1", "/t1/", "/t2/"]


ANYTHING = b'{"id": "t1", "status": "processing", "text": "x", "items": [], "rate_limits": {}}'


async def drained(opened: AbstractAsyncContextManager[Stream]) -> None:
    async with opened as stream:
        assert await read_all(stream) == ANYTHING


@pytest.mark.parametrize(
    ("ask", "is_followed"),
    [
        (lambda client: client.list_tasks(KEY), True),
        (lambda client: client.states(KEY, {"t1"}), True),
        (lambda client: client.task(KEY, "t1"), True),
        (lambda client: client.result(KEY, "t1"), True),
        (lambda client: drained(client.download(KEY, "t1", "txt")), True),
        (lambda client: drained(client.source(KEY, "t1")), True),
        (lambda client: client.rate_limits(KEY), True),
        (lambda client: client.upload(KEY, source_of(b"OggS")), False),
        (lambda client: client.from_url(KEY, "https://example.org/a"), False),
        (lambda client: client.validate_url(KEY, "https://example.org/a"), False),
        (lambda client: drained(client.convert_audio(KEY, source_of(b"OggS"), "mp3")), False),
    ],
)
@pytest.mark.parametrize("status", ["302 Found", "308 Permanent"])
async def test_each_endpoint_meets_a_redirect_within_the_origin(
    connect: Connect, ask: Callable[[ApiClient], Awaitable[object]], is_followed: bool, status: str
) -> None:
    async def handle(seen: Seen) -> None:
        await seen.read_body()
        if seen.line.split()[1] == "/moved":
            head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(ANYTHING)}\r\n\r\n"
            await seen.send(head.encode() + ANYTHING)
        else:
            await seen.answer(b"", status, "Location: /moved")

    async with raw_server(handle) as server:
        if is_followed:
            await ask(connect(server.url))
        else:
            with pytest.raises(Refused) as caught:
                await ask(connect(server.url))
            assert caught.value.reason_kind == "redirect"
    assert len(server.seen) == 1 + is_followed


async def test_a_redirect_in_a_circle_ends(connect: Connect) -> None:
    async def handle(seen: Seen) -> None:
        await seen.answer(b"", "302 Found", f"Location: {seen.line.split()[1]}")

    async with raw_server(handle) as server:
        with pytest.raises(Refused):
            await connect(server.url).task(KEY, "t1")
    assert len(server.seen) == 4


async def test_the_source_is_read_on_from_where_it_was_cut(connect: Connect) -> None:
    media = bytes(range(256)) * 1000

    async def handle(seen: Seen) -> None:
        start = int(seen.headers["range"].removeprefix("bytes=").rstrip("-"))
        head = f"HTTP/1.1 206 Partial\r\nContent-Range: bytes {start}-{len(media) - 1}/{len(media)}\r\n"
        await seen.send(f"{head}Content-Length: {len(media) - start}\r\n\r\n".encode() + media[start:])

    async with raw_server(handle) as server, connect(server.url).source(KEY, "t1", 1000) as stream:
        assert (stream.start, stream.size, stream.total) == (1000, len(media) - 1000, len(media))
        assert await read_all(stream) == media[1000:]
    assert server.seen[0].headers["accept-encoding"] == "identity"


async def test_a_service_that_ignores_range_is_read_past(connect: Connect) -> None:
    media = bytes(range(256)) * 1000

    async def handle(seen: Seen) -> None:
        await seen.send(f"HTTP/1.1 200 OK\r\nContent-Length: {len(media)}\r\n\r\n".encode() + media)

    async with raw_server(handle) as server, connect(server.url).source(KEY, "t1", 70_001) as stream:
        assert (stream.start, stream.size, stream.total) == (70_001, len(media) - 70_001, len(media))
        assert await read_all(stream) == media[70_001:]


async def test_a_download_that_is_cut_is_broken_and_not_short(connect: Connect) -> None:
    async def handle(seen: Seen) -> None:
        await seen.send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + b"x" * 400)
        seen.writer.close()

    async with raw_server(handle) as server, connect(server.url).download(KEY, "t1", "srt") as stream:
        with pytest.raises(Broken):
            await read_all(stream)


async def test_a_download_that_is_left_midway_closes_its_connection(connect: Connect) -> None:
    async def handle(seen: Seen) -> None:
        await seen.send(b"HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n" + b"x" * 1000)
        await seen.wait_for_end()

    async with raw_server(handle) as server:
        async with connect(server.url).download(KEY, "t1", "srt") as stream:
            await anext(stream.chunks)
        await server.seen[0].ended.wait()


async def test_a_compressed_answer_is_read_and_a_bomb_is_not(connect: Connect) -> None:
    # A task like the first, but for its length: nothing else is wrong with it.
    long = TASK.rstrip()[:-1] + b', "more": "' + b"x" * 50_000_000 + b'"}'
    bodies = [gzip.compress(TASK), gzip.compress(long), b"\x1f\x8bnonsense"]

    async def handle(seen: Seen) -> None:
        await seen.answer(bodies[len(server.seen) - 1], "200 OK", "Content-Encoding: gzip")

    async with raw_server(handle) as server:
        client = connect(server.url)
        assert (await client.task(KEY, "t1")).id == "t1"
        for _ in range(2):
            with pytest.raises(Broken):
                await client.task(KEY, "t1")


async def test_an_answer_without_end_is_given_up(connect: Connect) -> None:
    async def handle(seen: Seen) -> None:
        await seen.send(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            await seen.send(b"[" * 65536)

    async with raw_server(handle) as server:
        with pytest.raises(Broken):
            await connect(server.url).task(KEY, "t1")


async def test_an_error_with_a_body_that_breaks_off_still_means_what_its_status_says(connect: Connect) -> None:
    async def handle(seen: Seen) -> None:
        await seen.send(b'HTTP/1.1 401 X\r\nContent-Length: 1000\r\n\r\n{"detail": "Inv')
        seen.writer.close()

    async with raw_server(handle) as server:
        with pytest.raises(BadKey):
            await connect(server.url).task(KEY, "t1")


async def test_no_error_tells_the_address_or_the_key(connect: Connect) -> None:
    async def handle(seen: Seen) -> None:
        if len(server.seen) == 1:
            said = f"no {SECRET} at http://user:pass@127.0.0.1/x"
            await seen.answer(json.dumps({"detail": said}).encode(), "503 X")
        else:
            seen.reset()

    async with raw_server(handle) as server:
        client = connect(server.url)
        for _ in range(2):
            with pytest.raises(Broken) as caught:
                await client.task(KEY, "t1")
            shown = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
            assert SECRET not in shown
            assert "user:pass" not in shown
            assert str(server.port) not in shown


async def test_calls_go_through_the_proxy() -> None:
    async with raw_server(answer_task) as proxy:
        client = ApiClient("http://api.example/api/v1", transport=fast_transport(f"http://127.0.0.1:{proxy.port}"))
        await client.task(KEY, "t1")
        await client.aclose()
    assert proxy.seen[0].line == "GET http://api.example/api/v1/transcriptions/t1 HTTP/1.1"


@pytest.mark.parametrize("url", ["https://user:pass@host/api", "https://host/api?x=1", "https://host/api#x"])
def test_an_address_with_more_than_a_path_is_a_mistake(url: str) -> None:
    with pytest.raises(ValueError, match="address") as caught:
        ApiClient(url)
    assert "pass@" not in str(caught.value)


def test_a_sources_content_stays_out_of_its_repr() -> None:
    assert "chunks" not in repr(Source("a", "audio/ogg", 1, source_of(b"x").chunks))
