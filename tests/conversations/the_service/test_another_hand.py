"""A service that nobody here wrote: the whole bot against shapes that the stand-in does not speak."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sandbox.telegram import PrivateChat, TelegramStandIn
from tests.clock import MovableClock
from tests.conversations.the_service.another_hand import TEXT, AnotherService, Body, Shape
from tests.samples import voice_note
from tests.world import KEY, running, world

EARLY = {"detail": "Transcription not completed yet"}
LINK = "https://example.com/talk.mp4"


def without_id(task: dict[str, Any], **more: Body) -> dict[str, Any]:
    return {name: value for name, value in task.items() if name != "task_id"} | more


def enveloped(*names: str) -> Shape:
    def wrapped(body: Body) -> Body:
        for name in reversed(names):
            body = {"ok": True, "error": None, name: body}
        return body

    return Shape(made=wrapped, wrapped=wrapped, listed=wrapped, result=wrapped({"text": TEXT}))


def attributes(task: dict[str, Any]) -> Body:
    return {"data": {"type": "task", "id": str(task["task_id"]), "attributes": without_id(task)}}


def a_line_each(items: list[Body]) -> Body:
    return b"\n".join(json.dumps(item).encode() for item in items)


TIMED = [{"from": 0, "to": 2, "content": TEXT[:17]}, {"from": 2, "to": 4, "content": TEXT[18:]}]
SRT = f"1\n00:00:00,000 --> 00:00:02,000\n{TEXT[:17]}\n\n2\n00:00:02,000 --> 00:00:04,000\n{TEXT[18:]}\n"
SHAPES = {
    "data.result": enveloped("data", "result"),
    "response": enveloped("response"),
    "payload.job": enveloped("payload", "job"),
    "JSON:API": Shape(made=attributes, wrapped=attributes, listed=lambda tasks: [attributes(task) for task in tasks],
                      result={"data": {"id": "3", "attributes": {"text": TEXT}}}),
    "job_id": Shape(made=lambda task: (202, without_id(task, job_id=task["task_id"])),
                    wrapped=lambda task: without_id(task, job_id=task["task_id"])),
    "an array of one": Shape(made=lambda task: (201, [task])),
    "201 with a Location alone": Shape(
        made=lambda task: (201, None, {"Location": f"/api/v1/transcriptions/{task['task_id']}"})),
    "303 to the task": Shape(made=lambda task: (303, None, {"Location": f"/api/v1/transcriptions/{task['task_id']}"})),
    "no content": Shape(made=lambda _: (204, None)),
    "a list a line": Shape(listed=a_line_each, made=lambda _: {"message": "Accepted"}),
    "no status": Shape(ended={"is_finished": True}),
    "a whole 1": Shape(ended={"status": "step", "progress": 1}),
    "a number for a status": Shape(ended={"status": 3, "progress": "100 %"}),
    "COMPLETED in an object": Shape(ended={"status": {"code": "COMPLETED", "label": "…"}, "progress": None}),
    "early": Shape(early=((202, None), EARLY)),
    "lines": Shape(result=a_line_each(TIMED)),
    "SubRip": Shape(result=(200, SRT.encode(), {"Content-Type": "application/x-subrip"})),
    "BOM": Shape(result=b"\xef\xbb\xbf" + json.dumps({"text": TEXT, "segments": None}).encode()),
    "alternatives": Shape(result={"results": [{"alternatives": [{"transcript": TEXT, "confidence": 0.9}]}]}),
    "deep": Shape(result={"answer": {"document": {"paragraphs": [TEXT]}}}),
    "no result, but a txt": Shape(result=(404, {"detail": "Not found."}), downloads={"txt": TEXT}),
    "by speaker": Shape(result={"speakers": {"Ann": [TIMED[0]], "Ben": TIMED[1:]}}),
    "files by their addresses": Shape(result={"files": {"txt": "/files/41.txt"}}, downloads={"txt": TEXT}),
    "tasks by their ids": Shape(
        made=lambda _: {"message": "Accepted"}, listed=lambda tasks: {"tasks": {f"{t['task_id']}": t for t in tasks}}
    ),
    "txt alone": Shape(result={"result_url": "…"}, downloads={"txt": "\ufeff" + TEXT}),
}  # fmt: skip


@dataclass(slots=True)
class Meeting:
    """Alice, the bot, and the other service."""

    api: AnotherService
    chat: PrivateChat
    telegram: TelegramStandIn
    clock: MovableClock

    async def says(self, words: str, after: int = 0) -> None:
        """Wait until the bot says so, in answer to what came with this id or later."""
        await self.chat.wait_for(lambda m: m.from_bot and words in m.text and m.message_id > after)

    async def time_passes_until(self, is_so: Callable[[], bool]) -> None:
        """Let it pass in leaps: what comes next may be planned after any of them."""
        async with asyncio.timeout(120):
            while not is_so():
                self.clock.move(10)
                await asyncio.sleep(0.05)


@pytest.fixture
async def meeting(tmp_path: Path) -> AsyncIterator[Meeting]:
    clock = MovableClock()
    async with world(tmp_path / "data") as around, AnotherService() as api:
        settings = around.settings.model_copy(update={"polyglotvoice_api_url": api.url})
        async with running(settings, clock=clock):
            chat = around.telegram.private_chat(around.telegram.person("Alice", language_code="en"))
            await chat.say("/start")
            yield Meeting(api, chat, around.telegram, clock)
            assert around.telegram.refusals == []


async def test_a_finished_task_ends_in_its_text_in_every_shape_and_is_paid_for_once(meeting: Meeting) -> None:
    await meeting.chat.say(KEY)
    await meeting.says("works")
    for number, (name, shape) in enumerate(SHAPES.items()):
        meeting.api.speaks(shape)
        note = await meeting.chat.send_voice(voice_note() + bytes([number]), duration_s=8)
        try:
            await meeting.says(TEXT, after=note.message_id)
        except AssertionError:
            pytest.fail(f"{name}: no text; asked were {meeting.api.asked}")
        assert meeting.api.asked.count("upload") == 1, name


@pytest.mark.parametrize("listed", [lambda _: {"rows": "?"}, lambda _: (204, None), lambda _: b'{"id": 1}\n{"id": 2}'])
async def test_a_key_works_whatever_its_list_looks_like(meeting: Meeting, listed: Any) -> None:
    meeting.api.speaks(Shape(listed=listed))
    await meeting.chat.say(KEY)
    await meeting.says("works")


@pytest.mark.parametrize("is_lost", [False, True], ids=["a note whose answer names no task", "a link without answer"])
async def test_what_was_made_and_can_not_be_found_is_never_made_again_unasked(meeting: Meeting, is_lost: bool) -> None:
    await meeting.chat.say(KEY)
    await meeting.says("works")
    unfound = Shape(made=lambda _: {"message": "Accepted"}, listed=lambda _: [])
    meeting.api.speaks(Shape(made=lambda _: (500, None), renamed=lambda _: "A talk") if is_lost else unfound)
    note = await (meeting.chat.say(LINK) if is_lost else meeting.chat.send_voice(voice_note(), duration_s=8))
    await meeting.time_passes_until(lambda: meeting.api.asked.count("list") >= 5)
    failed = await meeting.chat.wait_for(lambda m: m.from_bot and "can't tell which task" in m.text)
    assert meeting.api.asked.count("from-url" if is_lost else "upload") == 1
    meeting.api.speaks(Shape())
    await meeting.chat.tap(failed, "Try again")
    await meeting.says(TEXT, after=note.message_id)


async def test_a_word_that_nobody_knows_is_asked_for_its_result_after_a_while(meeting: Meeting) -> None:
    await meeting.chat.say(KEY)
    await meeting.says("works")
    meeting.api.speaks(Shape(ended={"status": "distilled"}))
    await meeting.chat.send_voice(voice_note(), duration_s=8)
    await meeting.chat.wait_until(lambda: "task" in meeting.api.asked)
    assert "result" not in meeting.api.asked
    await meeting.time_passes_until(lambda: "result" in meeting.api.asked)
    await meeting.says(TEXT)


async def test_a_word_that_was_not_there_before_is_asked_about_anew(meeting: Meeting) -> None:
    await meeting.chat.say(KEY)
    await meeting.says("works")
    meeting.api.speaks(Shape(ended={"status": "step 2"}, early=(EARLY,)))
    await meeting.chat.send_voice(voice_note(), duration_s=8)
    await meeting.time_passes_until(lambda: "result" in meeting.api.asked)
    meeting.api.shape.ended = {"status": "distilled"}
    await meeting.time_passes_until(lambda: meeting.api.asked.count("result") == 2)
    await meeting.says(TEXT)


LOST = {"the answer names none": {"message": "Accepted"}, "no answer": (500, None)}


@pytest.mark.parametrize("made", list(LOST))
async def test_a_task_is_found_where_the_list_cuts_its_name_off(meeting: Meeting, made: str) -> None:
    await meeting.chat.say(KEY)
    await meeting.says("works")
    meeting.api.speaks(Shape(made=lambda _: LOST[made], renamed=lambda name: f"{name[:14].replace(' ', '-')}…"))
    await meeting.chat.send_voice(voice_note(), duration_s=8)
    await meeting.says(TEXT)
    assert meeting.api.asked.count("upload") == 1


async def test_a_task_without_its_name_is_found_by_time_and_length_and_never_another(meeting: Meeting) -> None:
    await meeting.chat.say(KEY)
    await meeting.says("works")
    ended = {"status": "completed", "duration": 8.2}
    meeting.api.speaks(Shape(made=lambda _: {"message": "Accepted"}, renamed=lambda _: "f.ogg", ended=ended))
    note = await meeting.chat.send_voice(voice_note(), duration_s=8)
    await meeting.says(TEXT, after=note.message_id)
    meeting.api.add("of another program")
    meeting.api.asked.clear()
    note = await meeting.chat.send_voice(voice_note() + b"1", duration_s=8)
    await meeting.time_passes_until(lambda: meeting.api.asked.count("list") >= 5)
    await meeting.says("can't tell which task", after=note.message_id)
    assert (meeting.api.asked.count("upload"), meeting.api.asked.count("result")) == (1, 0)


@pytest.mark.parametrize(
    "refusal",
    [
        (422, {"errors": [{"type": "field", "msg": "Invalid value", "path": "media_url", "location": "body"}]}),
        (400, {"media_url": "This field is required."}),
        (400, b"media_url is required", {"Content-Type": "text/plain"}),
        (422, {"error": {"code": "validation_error", "details": [{"loc": ["query", "media_url"], "type": "missing"}]}}),
    ],
)
async def test_a_link_goes_out_under_the_name_that_is_asked_for(meeting: Meeting, refusal: Body) -> None:
    meeting.api.speaks(Shape(refuses=lambda _, sent: None if "media_url" in sent else refusal))
    await meeting.chat.say(KEY)
    await meeting.says("works")
    for _ in range(2):
        link = await meeting.chat.say(LINK + "?" * len(meeting.api.asked))
        await meeting.says(TEXT, after=link.message_id)
    assert meeting.api.asked.count("validate-url") == meeting.api.asked.count("from-url") == 3


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        ({"success": False, "message": "Лимит минут исчерпан"}, "minutes of your plan are used up"),
        ({"code": 403, "error": {"message": "No attempts left"}}, "attempts of your plan are used up"),
        ({"ok": False, "error": "Unsupported format"}, "Unsupported format"),
        ((402, None), "doesn't cover that"),
    ],
)
async def test_a_refusal_in_a_good_answer_is_one(meeting: Meeting, refusal: Body, words: str) -> None:
    meeting.api.speaks(Shape(refuses=lambda *_: refusal))
    await meeting.chat.say(KEY)
    await meeting.says("works")
    await meeting.chat.send_voice(voice_note(), duration_s=8)
    await meeting.says(words)
    assert meeting.api.asked.count("upload") == 1
