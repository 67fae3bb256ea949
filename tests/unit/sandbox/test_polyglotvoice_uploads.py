"""Uploads to the stand-in: only what came whole becomes a task."""

import hashlib
import random
from collections.abc import AsyncIterator
from typing import Literal

import aiohttp
import pytest

from sandbox.polyglotvoice import Dialect, PolyglotVoiceStandIn, forms
from tests.unit.sandbox.polyglotvoice_caller import (
    ACCOUNT,
    BOUNDARY,
    SECRET,
    Caller,
    calling,
    multipart_bytes,
    send_raw,
)

SOUND = b"OggS" + bytes(range(256)) * 100


@pytest.fixture
async def caller() -> AsyncIterator[Caller]:
    async with calling(PolyglotVoiceStandIn()) as found:
        yield found


async def test_a_whole_file_becomes_a_task_and_is_remembered_as_it_was(caller: Caller) -> None:
    made = await caller.upload(SOUND, 'Заметка "1".ogg', "audio/ogg")
    assert made.fields["status"] == "queued"
    task = caller.api.tasks[str(made.fields["task_id"])]
    assert (task.account, task.media.content, task.media.size) == (ACCOUNT, SOUND, len(SOUND))
    assert task.media.digest == hashlib.sha256(SOUND).hexdigest()
    assert task.media.content_type == "audio/ogg"
    assert dict(caller.api.uploads_by_name) == {task.name: 1}
    (request,) = caller.api.requests
    assert (request.method, request.path, request.endpoint) == ("POST", "/transcriptions/upload", "upload")
    assert (request.key, request.account, request.status, request.complete) == (SECRET, ACCOUNT, 200, True)
    assert request.body_bytes > len(SOUND)


@pytest.mark.parametrize("then", ["close", "reset"])
@pytest.mark.parametrize("kept", [0, 40, 200, 20_000])
async def test_a_cut_body_never_becomes_a_task(
    caller: Caller, kept: int, then: Literal["close", "reset"], caplog: pytest.LogCaptureFixture
) -> None:
    body = multipart_bytes(SOUND)
    await send_raw(caller.api, body[:kept], length=len(body), then=then)
    await caller.api.settled(1)
    assert caller.api.tasks == {}
    assert not caller.api.uploads_by_name
    (request,) = caller.api.requests
    assert (request.complete, request.status) == (False, 0)
    assert request.body_bytes <= kept
    assert [record for record in caplog.records if record.name.startswith("aiohttp")] == []


@pytest.mark.parametrize("then", ["keep", "close"])
@pytest.mark.parametrize("behind", [b"", b"\r\nmore" * 200_000], ids=["short", "long"])
async def test_a_form_that_closes_before_the_promised_end_is_no_task(
    caller: Caller, behind: bytes, then: Literal["keep", "close"]
) -> None:
    body = multipart_bytes(SOUND) + behind
    assert await send_raw(caller.api, body, length=len(body) + 10, then=then) == b""
    await caller.api.settled(1)
    assert caller.api.tasks == {}
    assert not caller.api.requests[0].complete


@pytest.mark.parametrize("body", [multipart_bytes(SOUND, closed=False), b"no form at all", b""])
async def test_a_body_without_its_last_boundary_is_no_task(caller: Caller, body: bytes) -> None:
    answer = await send_raw(caller.api, body, length=len(body))
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert caller.api.tasks == {}
    assert not caller.api.requests[0].complete


async def test_an_upload_must_say_how_long_it_is(caller: Caller) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        yield multipart_bytes(SOUND)

    answer = await caller.call("POST", "/transcriptions/upload", data=chunks(),
                               headers={"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"})  # fmt: skip
    assert answer.status == 411
    assert caller.api.tasks == {}


async def test_a_form_without_a_file_is_told_what_is_missing(caller: Caller) -> None:
    writer = aiohttp.MultipartWriter("form-data")
    writer.append("text").set_content_disposition("form-data", name="upload")
    answer = await caller.call("POST", "/transcriptions/upload", data=writer)
    assert answer.status == 422
    assert answer.fields == {"detail": [{"loc": ["body", "file"], "msg": "Field required", "type": "missing"}]}


@pytest.mark.parametrize(("status", "expected"), [(400, 400), (422, 422), (None, 200)])
async def test_an_empty_file_is_refused_as_the_dialect_says(status: int | None, expected: int) -> None:
    dialect = Dialect(empty_file_status=status)  # type: ignore[arg-type]
    async with calling(PolyglotVoiceStandIn(dialect=dialect)) as caller:
        assert (await caller.upload(b"")).status == expected
        assert len(caller.api.tasks) == (expected == 200)


async def test_what_is_no_media_is_refused_where_the_dialect_says_so() -> None:
    async with calling(PolyglotVoiceStandIn(dialect=Dialect(non_media_status=422))) as caller:
        refused = await caller.upload(b"%PDF-1.7", "report.pdf", "application/pdf")
        assert refused.status == 422
        assert "Unsupported" in refused.body.decode()
        for name, kind, content in (
            ("a.bin", "audio/mpeg", b"x"), ("a.MP3", "application/octet-stream", b"x"), ("a", "", b"OggS"),
            ("b", "", b"\0\0\0\x20ftypisom"),
        ):  # fmt: skip
            assert (await caller.upload(content, name, kind)).status == 200


async def test_a_file_too_big_to_keep_is_still_measured(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "KEPT_BYTES", 200_000)
    content = random.Random(0).randbytes(900_000)
    task_id = await caller.uploaded(content)
    media = caller.api.tasks[task_id].media
    assert (media.size, media.digest, media.content) == (len(content), hashlib.sha256(content).hexdigest(), None)
    assert (await caller.get(f"/transcriptions/{task_id}/source")).status == 404
