"""The client against the stand-in, in every dialect of the API."""

import asyncio
import dataclasses
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.polyglotvoice.errors import BadKey, NotFound, NotReady, RateLimited, Refused
from bot.polyglotvoice.http import ApiClient
from bot.polyglotvoice.models import ApiCall, Phase, TaskPage
from sandbox.polyglotvoice import DIALECTS, PolyglotVoiceStandIn, Segment
from sandbox.polyglotvoice.shapes import TRANSLATION
from tests.unit.polyglotvoice.canned import KEY, SECRET, source_of
from tests.unit.polyglotvoice.raw_server import BOUND_S

CONTENT = b"OggS" + bytes(range(256)) * 40
LINK = "https://example.org/talk"
SPOKEN = (Segment(0.0, 1.5, "Привет, мир."), Segment(1.5, 3.0, "How are <you>?", "Speaker 2"))


class Room:
    """A stand-in that speaks one dialect, and a client of it."""

    def __init__(self, api: PolyglotVoiceStandIn) -> None:
        self.api = api
        self.calls: list[ApiCall] = []
        self.client = ApiClient(api.url, on_call=[self.calls.append])


@pytest.fixture(params=list(DIALECTS))
async def room(request: pytest.FixtureRequest) -> AsyncIterator[Room]:
    """One for each dialect."""
    async with asyncio.timeout(BOUND_S), PolyglotVoiceStandIn(dialect=DIALECTS[request.param]) as api:
        api.add_key(SECRET, account="a1")
        api.say("", segments=SPOKEN)
        api.hold()
        found = Room(api)
        yield found
        await found.client.aclose()
        assert len(found.calls) == len(api.requests)


async def test_a_file_goes_in_and_its_transcript_comes_out(room: Room) -> None:
    client = room.client
    made = await client.upload(KEY, source_of(CONTENT), name='Заметка "1".ogg')
    running = await client.task(KEY, made.task_id)
    assert running.phase is Phase.RUNNING
    assert running.progress in (None, pytest.approx(0.4))
    with pytest.raises(NotReady):
        await client.result(KEY, made.task_id)
    room.api.finish(made.task_id)
    (listed,) = (await client.list_tasks(KEY)).tasks
    assert (listed.id, listed.phase) == (made.task_id, Phase.DONE)
    assert listed.name is not None
    assert listed.created_at is not None
    result = await client.result(KEY, made.task_id)
    assert result.text == " ".join(segment.text for segment in SPOKEN)
    times = [(s.start_s, s.end_s) for s in result.segments if s.has_start]
    assert times in ([], [(0.0, 1.5), (1.5, 3.0)])
    assert bool(times) is (room.api.dialect.segments_field is not None and room.api.dialect.segment_times != "null")


async def test_a_failed_task_says_why(room: Room) -> None:
    made = await room.client.upload(KEY, source_of(CONTENT))
    room.api.fail(made.task_id, "no speech found")
    task = await room.client.task(KEY, made.task_id)
    assert (task.phase, task.error) == (Phase.FAILED, "no speech found")


async def test_links_are_checked_and_taken_under_whatever_name(room: Room) -> None:
    check = await room.client.validate_url(KEY, LINK)
    assert check.title in (None, "A talk")
    for _ in range(2):
        await room.client.from_url(KEY, LINK)
    asked = [call.endpoint for call in room.calls]
    assert asked.count("from_url") <= 3 + room.api.dialect.links_by_form


async def test_a_refused_link_is_refused_in_the_services_words(room: Room) -> None:
    room.api.refuse_url(LINK, "The video is private")
    for ask in (room.client.validate_url, room.client.from_url):
        with pytest.raises(Refused, match="The video is private"):
            await ask(KEY, LINK)


async def test_files_come_back(room: Room) -> None:
    made = await room.client.upload(KEY, source_of(CONTENT))
    room.api.finish(made.task_id)
    try:
        async with room.client.download(KEY, made.task_id, "srt") as stream:
            assert b"".join([chunk async for chunk in stream.chunks]) == room.api.srt_of(made.task_id)
            assert stream.name in (None, "note.ogg.srt")
    except NotFound:
        assert not room.api.dialect.has_srt
    for start in (0, 7, len(CONTENT)):
        async with room.client.source(KEY, made.task_id, start) as stream:
            assert b"".join([chunk async for chunk in stream.chunks]) == CONTENT[start:]
            assert stream.total == len(CONTENT)


async def test_audio_is_converted(room: Room) -> None:
    async with room.client.convert_audio(KEY, source_of(CONTENT), "mp3") as stream:
        assert stream.content_type == "audio/mp3"
        assert stream.name in (None, "note.mp3")
        assert b"".join([chunk async for chunk in stream.chunks]) == CONTENT


async def test_limits_and_refusals_keep_their_meaning(room: Room) -> None:
    limits = await room.client.rate_limits(KEY)
    assert (limits.burst_per_minute, limits.per_day, limits.per_month) == (60, 1000, 20000)
    room.api.trouble("limit", retry_after_s=30)
    with pytest.raises(RateLimited) as limited:
        await room.client.list_tasks(KEY)
    assert (limited.value.retry_at is None) == (room.api.dialect.limit == "nothing")
    room.api.max_bytes = 10
    with pytest.raises(Refused) as refused:
        await room.client.upload(KEY, source_of(CONTENT))
    assert refused.value.reason_kind == "too_big"
    room.api.revoke_key(SECRET)
    with pytest.raises(BadKey):
        await room.client.list_tasks(KEY)


async def test_a_long_list_is_read_page_by_page_where_the_answer_pages(room: Room) -> None:
    made = [(await room.client.from_url(KEY, LINK)).task_id for _ in range(45)]
    seen: list[str] = []
    page: TaskPage | None = None
    while page is None or page.next_page is not None:
        page = await room.client.list_tasks(KEY, None if page is None else page.next_page)
        seen += [task.id for task in page.tasks]
    newest_first = made[::-1]
    assert seen == (newest_first[:20] if room.api.dialect.paging == "none" else newest_first)


@pytest.mark.parametrize("translation", ["string", "by language", "list"])
@pytest.mark.parametrize("summary", [False, True])
async def test_what_stands_beside_the_text_comes_along(room: Room, translation: Any, summary: bool) -> None:
    made = await room.client.upload(KEY, source_of(CONTENT))
    room.api.finish(made.task_id)
    room.api.dialect = dataclasses.replace(room.api.dialect, translation=translation, summary=summary)
    result = await room.client.result(KEY, made.task_id)
    is_told = not room.api.dialect.result_is_plain and (result.segments or room.api.dialect.text_field is not None)
    assert [text for _, text in result.translations] == ([TRANSLATION] if is_told else [])
    assert bool(result.summary) is bool(is_told and summary)
