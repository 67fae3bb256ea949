"""Every endpoint of the stand-in in every dialect, held against the table of open points."""

import dataclasses
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import unquote

import pytest

from sandbox.polyglotvoice import DIALECTS, Dialect, PolyglotVoiceStandIn, Segment
from tests.unit.sandbox.polyglotvoice_caller import Caller, Got, calling, form

SOUND = b"OggS" + bytes(range(256)) * 8
LINK = "https://example.org/talk"
SPOKEN = (Segment(0.0, 1.5, "Привет, мир."), Segment(1.5, 3.25, "How are <you>?", "Speaker 2"))
TEXT = "Привет, мир. How are <you>?"

GOOD = {
    "completed", "done", "finished", "success", "succeeded", "ready", "transcribed", "processed",
    "completed_with_warnings", "готово",
}  # fmt: skip
BAD = {
    "failed", "failure", "error", "cancelled", "canceled", "rejected", "expired", "revoked", "aborted", "timeout",
    "ошибка",
}  # fmt: skip


@pytest.fixture(params=list(DIALECTS))
async def caller(request: pytest.FixtureRequest) -> AsyncIterator[Caller]:
    async with calling(PolyglotVoiceStandIn(dialect=DIALECTS[request.param])) as found:
        found.api.say(segments=SPOKEN)
        found.api.hold()
        yield found


def fields_used(name: str) -> set[object]:
    return {getattr(dialect, name) for dialect in DIALECTS.values()}


def test_the_dialects_cover_every_choice_between_them() -> None:
    assert len(DIALECTS) >= 8
    assert DIALECTS["plain"] == Dialect()
    assert {dialect.done.lower() for dialect in DIALECTS.values()} == GOOD
    assert {dialect.failed.lower() for dialect in DIALECTS.values()} == BAD
    expected: dict[str, set[object]] = {
        "link_verdict": {"valid", "ok", "is_valid", "success", "supported", "accessible", "error", "status"},
        "link_reason": {"error", "message", "reason", "detail"},
        "progress": {"progress", "percent", "progress_percent", None},
        "failure_field": {"error", "error_message", "message", "detail"},
        "list_under": {None, "items", "results", "tasks", "transcriptions", "data"},
        "paging": {"none", "next", "number", "cursor", "total"},
        "id_field": {"task_id", "id", "uuid"},
        "text_field": {"text", "transcript", "transcription", "full_text", "result_text", "content", None},
        "nest": {None, "result", "data"},
        "segments_field": {"segments", "chunks", "utterances", "messages", "transcripts", None},
        "segment_times": {"seconds", "plain ms", "unit", "clock", "null"},
        "early_result": {202, 400, 403, 404, 409, 422, 423, 425},
        "disposition": {"none", "plain", "star"},
        "errors": {"string", "list", "django", "html", "empty"},
        "limit": {"seconds", "date", "body", "words", "reset header", "reset field", "nothing"},
        "limits_shape": {"nested", "flat", "list", "words", "windows"},
        "times": {"iso", "naive", "epoch", "epoch_ms"},
        "empty_file_status": {400, 422, None},
        "non_media_status": {400, 415, 422, None},
    }
    for name, values in expected.items():
        assert fields_used(name) == values, name
    for name in ("failure_is_object", "milliseconds", "speakers", "has_srt", "result_is_plain"):
        assert fields_used(name) == {True, False}, name
    choices = {field.name for field in dataclasses.fields(Dialect)}
    alike = {name for name in choices if len(fields_used(name)) == 1}
    # A service that insists on a language, what stands beside a text, and reports have conversations of their own.
    assert alike == {"convert_is_octets", "language_required", "translation", "summary", "seen"}


async def test_a_task_runs_and_ends_well(caller: Caller) -> None:
    api, dialect = caller.api, caller.api.dialect
    made = await caller.upload(SOUND)
    assert set(made.fields) == {"task_id", "status"}
    assert made.fields["status"] == dialect.queued
    task_id = str(made.fields["task_id"])
    running = (await caller.get(f"/transcriptions/{task_id}")).fields
    assert running[dialect.id_field] == task_id
    assert running["status"] in dialect.running
    assert running[dialect.name_field] == "note.ogg"
    if dialect.progress is not None:
        assert running[dialect.progress] == pytest.approx(0.4 * dialect.progress_whole)
    for path in ("result", "downloads/txt"):
        assert (await caller.get(f"/transcriptions/{task_id}/{path}")).status == dialect.early_result
    api.finish(task_id)
    done = (await caller.get(f"/transcriptions/{task_id}")).fields
    assert done["status"] == dialect.done
    if dialect.finished_field is not None:
        assert done[dialect.finished_field] is not None
    if dialect.downloads_field is not None:
        assert done[dialect.downloads_field] == ["srt", "txt", "json", "vtt"]


async def test_a_running_task_goes_through_its_statuses_in_order(caller: Caller) -> None:
    task_id, dialect = await caller.uploaded(), caller.api.dialect
    seen = []
    for n in range(len(dialect.running)):
        caller.api.set_progress(task_id, n / len(dialect.running))
        seen.append((await caller.get(f"/transcriptions/{task_id}")).fields["status"])
    assert tuple(seen) == dialect.running


async def test_a_failed_task_says_why(caller: Caller) -> None:
    task_id, dialect = await caller.uploaded(), caller.api.dialect
    caller.api.fail(task_id, "no speech")
    failed = (await caller.get(f"/transcriptions/{task_id}")).fields
    assert failed["status"] == dialect.failed
    expected = {"code": "failed", "message": "no speech"} if dialect.failure_is_object else "no speech"
    assert failed[dialect.failure_field] == expected
    assert (await caller.get(f"/transcriptions/{task_id}/result")).status == dialect.early_result


async def test_a_result_has_the_dialects_shape(caller: Caller) -> None:
    task_id, dialect = await caller.uploaded(), caller.api.dialect
    caller.api.finish(task_id)
    answer = await caller.get(f"/transcriptions/{task_id}/result")
    if dialect.result_is_plain:
        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert answer.body.decode() == TEXT
        return
    value = answer.fields if dialect.nest is None else answer.fields[dialect.nest]
    assert isinstance(value, dict)
    if dialect.text_field is not None:
        assert value[dialect.text_field] == TEXT
    if dialect.segments_field is None:
        assert set(value) <= {"language", dialect.text_field}
        return
    last = value[dialect.segments_field][1]
    times = (last["start_ms"], last["end_ms"]) if dialect.milliseconds else (last["start"], last["end"])
    shapes: dict[str, tuple[object, object]] = {
        "seconds": (1.5, 3.25), "plain ms": (1500, 3250), "unit": ("1.500s", "3.250s"),
        "clock": ("00:00:01.500", "00:00:03.250"), "null": (None, None),
    }  # fmt: skip
    assert times == ((1500, 3250) if dialect.milliseconds else shapes[dialect.segment_times])
    assert ("translation" in value or "translations" in value) is (dialect.translation != "none")
    assert ("summary" in value) is dialect.summary
    assert last.get("speaker") == ("Speaker 2" if dialect.speakers else None)


async def test_result_files_are_built_from_the_segments(caller: Caller) -> None:
    task_id, dialect = await caller.uploaded(), caller.api.dialect
    caller.api.finish(task_id)
    path = f"/transcriptions/{task_id}/downloads"
    srt = await caller.get(f"{path}/srt")
    assert srt.status == (200 if dialect.has_srt else 404)
    if dialect.has_srt:
        assert srt.body == caller.api.srt_of(task_id)
        assert srt.body.startswith("1\r\n00:00:00,000 --> 00:00:01,500\r\nПривет, мир.\r\n\r\n2\r\n".encode())
        expected = None if dialect.disposition == "none" else "note.ogg.srt"
        assert name_in(srt.headers.get("Content-Disposition")) == expected
    assert (await caller.get(f"{path}/txt")).body.decode() == TEXT
    assert (await caller.get(f"{path}/json")).fields["text"] == TEXT
    assert (await caller.get(f"{path}/vtt")).status == (404 if dialect.downloads_field is None else 200)
    assert (await caller.get(f"{path}/docx")).status == 404


def name_in(disposition: str | None) -> str | None:
    if disposition is None:
        return None
    value = disposition.partition("filename")[2]
    return unquote(value.removeprefix("*=UTF-8''")) if value.startswith("*") else value.removeprefix("=").strip('"')


def page_of(got: Got, dialect: Dialect) -> tuple[list[object], dict[str, object]]:
    """The ids in a list, and what stands beside it."""
    rest = {} if dialect.list_under is None else got.fields
    entries = got.json if dialect.list_under is None else rest.pop(dialect.list_under)
    assert isinstance(entries, list)
    return [entry[dialect.id_field] for entry in entries], rest


async def test_lists_are_newest_first_and_page_where_the_dialect_pages(caller: Caller) -> None:
    dialect = caller.api.dialect
    made = [await caller.uploaded() for _ in range(23)]
    told: dict[str, dict[str, object]] = {
        "none": {},
        "next": {"next": "/api/v1/transcriptions?page=2"},
        "number": {"next_page": 2},
        "cursor": {"next_cursor": "c2"},
        "total": {"total": 23, "page": 1, "per_page": 20},
    }
    assert page_of(await caller.get("/transcriptions"), dialect) == (made[:2:-1], told[dialect.paging])
    for query in ("page=2", "cursor=c2"):
        shown, rest = page_of(await caller.get(f"/transcriptions?{query}"), dialect)
        assert shown == made[2::-1]
        assert dialect.paging == "total" or set(rest.values()) <= {None}
    assert (await caller.get("/transcriptions?page=x")).status == (400 if dialect.errors == "django" else 422)


def link_of(dialect: Dialect) -> dict[str, Any]:
    """The link as the dialect takes it."""
    return {"data" if dialect.links_by_form else "json": {dialect.url_field: LINK}}


async def test_links_are_taken_under_the_dialects_name_only(caller: Caller) -> None:
    dialect = caller.api.dialect
    for path in ("/transcriptions/from-url", "/transcriptions/validate-url"):
        refused = await caller.call("POST", path, json={"some_other_name": LINK})
        if dialect.errors == "django":
            assert (refused.status, refused.fields) == (400, {dialect.url_field: ["This field is required."]})
            continue
        assert refused.status == 422
        missing = {"loc": ["body", dialect.url_field], "msg": "Field required", "type": "missing"}
        assert refused.fields == {"detail": [missing]}
    assert caller.api.tasks == {}
    made = await caller.call("POST", "/transcriptions/from-url", **link_of(dialect))
    assert [task.name for task in caller.api.tasks.values()] == [LINK]
    details = (await caller.get(f"/transcriptions/{made.fields['task_id']}")).fields
    assert details["source_url"] == LINK
    assert not caller.api.uploads_by_name


async def test_a_links_verdict_has_the_dialects_shape(caller: Caller) -> None:
    dialect = caller.api.dialect
    good = await caller.call("POST", "/transcriptions/validate-url", **link_of(dialect))
    assert good.status == 200
    assert good.fields.get(dialect.link_title or "title") == (None if dialect.link_title is None else "A talk")
    caller.api.refuse_url(LINK, "The video is private")
    bad = await caller.call("POST", "/transcriptions/validate-url", **link_of(dialect))
    if dialect.link_verdict == "status":
        assert (bad.status, bad.fields) == (400, {"detail": "The video is private"})
    elif dialect.link_verdict == "error":
        assert bad.fields == {"error": "The video is private"}
    else:
        assert good.fields[dialect.link_verdict] is True
        assert bad.fields == {dialect.link_verdict: False, dialect.link_reason: "The video is private"}
    assert (await caller.call("POST", "/transcriptions/from-url", **link_of(dialect))).status == 400
    assert caller.api.tasks == {}


async def test_audio_is_relabelled_under_the_dialects_format_field(caller: Caller) -> None:
    dialect = caller.api.dialect
    refused = await caller.call("POST", "/transcriptions/convert-audio", data=form(SOUND, to="mp3"))
    assert refused.status == (400 if dialect.errors == "django" else 422)
    assert dialect.format_field in refused.body.decode()
    got = await caller.call("POST", "/transcriptions/convert-audio", data=form(SOUND, **{dialect.format_field: "mp3"}))
    assert (got.status, got.body, got.headers["Content-Type"]) == (200, SOUND, "audio/mp3")
    assert name_in(got.headers.get("Content-Disposition")) == (None if dialect.disposition == "none" else "note.mp3")
    assert caller.api.tasks == {}


async def test_refusals_have_the_dialects_shape(caller: Caller) -> None:
    answer = await caller.get("/transcriptions/no-such-task")
    assert answer.status == 404
    match caller.api.dialect.errors:
        case "string":
            assert answer.fields == {"detail": "Task not found"}
        case "list":
            assert answer.fields == {"detail": [{"loc": ["body"], "msg": "Task not found", "type": "value_error"}]}
        case "django":
            assert answer.fields == {"non_field_errors": ["Task not found"]}
        case "html":
            assert answer.headers["Content-Type"].startswith("text/html")
            assert b"<html>" in answer.body
        case "empty":
            assert answer.body == b""


async def test_the_documentation_shows_the_live_limits(caller: Caller) -> None:
    caller.api.plan.per_day = 77
    answer = await caller.get("/developer/documentation")
    assert list(answer.fields) == ["title", "version", "rate_limits"]
    assert "77" in answer.body.decode()
    stranger = dataclasses.replace(caller, secret="sk_nobody")
    is_public = caller.api.dialect.documentation_is_public
    assert (await stranger.get("/developer/documentation")).status == (200 if is_public else 401)


async def test_a_task_is_known_to_its_own_account_only(caller: Caller) -> None:
    task_id = await caller.uploaded()
    caller.api.add_key("sk_other", account="a2")
    other = dataclasses.replace(caller, secret="sk_other")
    for path in ("", "/result", "/source", "/downloads/txt"):
        assert (await other.get(f"/transcriptions/{task_id}{path}")).status == 404
    listed = (await other.get("/transcriptions")).json
    assert task_id not in str(listed)
