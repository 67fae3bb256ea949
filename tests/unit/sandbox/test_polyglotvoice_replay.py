"""A report becomes a dialect: the stand-in speaks in shapes that no dialect of its own has."""

import json
from collections.abc import Mapping
from pathlib import Path

import aiohttp
import pytest

from bot.polyglotvoice.http import ApiClient
from bot.polyglotvoice.models import Phase
from sandbox.polyglotvoice import DIALECTS, PolyglotVoiceStandIn, ReportError, Segment, read_report
from tests.reports import file_of
from tests.samples import api_key

KEY = "sk_test_replay"


def exchange(step: str, endpoint: str, body: object, status: int = 200, **headers: str) -> Mapping[str, object]:
    return {"step": step, "endpoint": endpoint, "at_s": 0, "status": status, "headers": headers, "body": body}


RUNNING = {"id": "<task id>", "state": "spooling", "mood": "<text>", "percent": "<int 10..99>"}
DONE = {"id": "<task id>", "state": "woven", "mood": "<text>", "ended_at": "<time naive +4s>"}
LINES = [{"words": "<said>", "from": "<like 9.9s>", "to": "<like 9.9s>"}]
PAGE = {"results": [{"id": "<task id>", "state": "woven"}], "total": "<int 1>", "credits": "<float 1..9>"}
STRANGE = {
    "version": 1,
    "exchanges": [
        exchange("validate-url", "validate_url", {"media_href": ["This field is required."]}, 400),
        exchange("validate-url", "validate_url", {"supported": True, "headline": "<title>"}),
        exchange("upload", "upload", {"task": {"id": "<task id>", "state": "spooling"}}, 201),
        exchange("details", "task", {"task": RUNNING}),
        exchange("early result", "result", {"message": "Transcription not completed yet"}, 423),
        exchange("details", "task", {"task": DONE}),
        exchange("result", "result", {"data": {"lines": LINES, "cost": "<int 1..9>"}}),
        exchange("list", "list", PAGE),
        exchange("documentation", "rate_limits", {"rate_limits": {"per_day": "<int 100..999>"}}),
    ],
}


def kept(folder: Path, report: object) -> Path:
    path = folder / "report.json"
    path.write_text(json.dumps(report), "utf-8")
    return path


@pytest.mark.parametrize("report", [{}, [], {"version": 2, "exchanges": []}, {"version": 1, "exchanges": [1]}])
def test_what_is_no_report_is_said_to_be_none(report: object, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"report\.json"):
        read_report(kept(tmp_path, report))
    with pytest.raises(ReportError):
        read_report(tmp_path / "nowhere.json")


async def test_it_answers_in_exactly_the_shapes_of_the_report(tmp_path: Path) -> None:
    dialect = read_report(kept(tmp_path, STRANGE))
    assert (dialect.url_field, dialect.link_verdict, dialect.errors) == ("media_href", "supported", "string")
    assert (dialect.running, dialect.done, dialect.early_result) == (("spooling",), "woven", 423)
    async with PolyglotVoiceStandIn(dialect=dialect) as api, aiohttp.ClientSession() as session:
        api.add_key(KEY, account="one")
        api.say(segments=[Segment(0, 1.5, "Hello there."), Segment(1.5, 2.25, "Goodbye.")])
        api.hold()

        async def ask(path: str, **options: object) -> tuple[int, object]:
            method = "POST" if options else "GET"
            headers = {"Authorization": f"Bearer {KEY}"}
            async with session.request(method, api.url + path, headers=headers, **options) as answer:  # type: ignore[arg-type]
                return answer.status, await answer.json()

        form = aiohttp.FormData()
        form.add_field("file", b"OggS", filename="a.ogg", content_type="audio/ogg")
        status, _ = await ask("/transcriptions/upload", data=form)
        task_id = next(iter(api.tasks))
        assert status == 201
        running = {"id": task_id, "state": "spooling", "mood": "Some text", "percent": 40}
        assert await ask(f"/transcriptions/{task_id}") == (200, {"task": running})
        assert await ask(f"/transcriptions/{task_id}/result") == (423, {"message": "Transcription not completed yet"})
        api.finish_all()
        _, page = await ask("/transcriptions")
        assert page == {
            "results": [{"id": task_id, "state": "woven"}],
            "total": 1,
            "credits": 1.0,
        }
        lines = [{"words": "Hello there.", "from": "0.000s", "to": "1.500s"},
                 {"words": "Goodbye.", "from": "1.500s", "to": "2.250s"}]  # fmt: skip
        assert await ask(f"/transcriptions/{task_id}/result") == (200, {"data": {"lines": lines, "cost": 1}})
        link = {"media_href": "https://example.com/a.mp3"}
        assert await ask("/transcriptions/validate-url", json=link) == (200, {"supported": True, "headline": "A talk"})
        _, limits = await ask("/developer/documentation")
        assert limits == {"rate_limits": {"per_day": api.plan.numbers()[1]}}


def jsonapi(state: str) -> object:
    return {"data": [{"type": "transcription", "id": "<task id>", "attributes": {"state": state, "title": None}}]}


async def test_a_task_in_an_array_and_subtitles_as_the_result_come_back_so(tmp_path: Path) -> None:
    exchanges = [
        exchange("upload", "upload", {"task_id": "<task id>", "status": "queued"}),
        exchange("details", "task", jsonapi("weaving")),
        exchange("details", "task", jsonapi("woven")),
        exchange("result", "result", "<vtt>"),
        exchange("list", "list", jsonapi("woven")),
        exchange("from-url", "task", jsonapi("woven")),
    ]
    dialect = read_report(kept(tmp_path, {"version": 1, "exchanges": exchanges}))
    async with PolyglotVoiceStandIn(dialect=dialect) as api:
        api.add_key(KEY, account="one")
        api.say(segments=[Segment(0, 1.5, "Hello there.")])
        client, key = ApiClient(api.url), api_key(KEY)
        made = await client.from_url(key, "https://example.com/a.mp3")
        api.finish_all()
        task = await client.task(key, made.task_id)
        assert (task.status, task.phase, task.name) == ("woven", Phase.RUNNING, None)
        assert [one.status for one in (await client.list_tasks(key)).tasks] == ["woven"]
        assert (await client.result(key, made.task_id)).segments[0].end_s == 1.5
        await client.aclose()


@pytest.mark.parametrize("name", DIALECTS)
def test_a_replay_tells_times_where_the_service_of_the_report_did(name: str) -> None:
    assert read_report(file_of(name)).tells_times is DIALECTS[name].tells_times
