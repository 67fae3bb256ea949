"""Whatever shape the service's answers have: a finished task ends in its text, and no refusal of it costs a result."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.jobs.transitions import Deadlines
from sandbox.polyglotvoice import Answer, json_answer
from sandbox.polyglotvoice.ledger import Request
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import running, world

TOO_EARLY = [
    (400, {"detail": "Transcription not completed yet"}),
    (422, {"detail": [{"loc": ["path", "task_id"], "msg": "Task is still processing", "type": "value_error"}]}),
    (403, {"non_field_errors": ["Ещё не готово"]}),
    (423, {"error": "Locked"}),
]


def first(times: int, answer: Answer, then: Answer) -> Callable[[Request], Answer]:
    """So often the one answer, then the other."""
    left = [answer] * times
    return lambda _: left.pop() if left else then


def rejected(kind: str) -> Callable[[Request], Answer]:
    answers = {
        "redirect": Answer(302, headers={"Location": "https://elsewhere.example/login"}),
        "minutes": json_answer({"detail": "Monthly minutes limit reached"}, 402),
        "minutes in Russian": json_answer({"detail": "Лимит минут исчерпан"}, 403),
        "attempts": json_answer({"detail": "Попытки закончились"}, 403),
        "too short": json_answer({"detail": "Audio file is too short. Minimum audio length is 0.1 seconds."}, 400),
        "empty": json_answer({"file": ["The submitted file is empty."]}, 400),
    }
    return lambda _: answers[kind]


@pytest.mark.parametrize(("status", "body"), TOO_EARLY, ids=lambda given: str(given)[:3])
async def test_a_result_refused_too_early_is_waited_for(talk: Talk, status: int, body: dict[str, object]) -> None:
    await talk.begin()
    good = json_answer({"text": "Worth the wait."})
    talk.api.answer_with(first(2, json_answer(body, status), good), "result")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.hears("Worth the wait.")
    assert talk.calls("upload") == 1
    assert talk.calls("result") == 3


@pytest.mark.parametrize(
    "more", [{"progress": 100}, {"progress": 1.0}, {"finished_at": "2026-11-26T00:00:00Z"}, {"status": "transcribed"}]
)
async def test_an_unknown_end_is_asked_for_its_result(talk: Talk, more: dict[str, object]) -> None:
    await talk.begin()
    talk.api.say("Ended in a word of its own.")
    talk.api.answer_with(
        lambda note: json_answer({"id": note.path.rpartition("/")[2], "status": "distilled", **more}), "task"
    )
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.hears("Ended in a word of its own.")


async def test_a_revoked_task_is_a_failure_that_can_be_tried_again(talk: Talk) -> None:
    await talk.begin()
    talk.api.answer_with(lambda note: json_answer({"id": note.path.rpartition("/")[2], "status": "REVOKED"}), "task")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    failed = await talk.hears("The transcription failed")
    talk.api.clear_trouble()
    talk.api.say("The second time.")
    await talk.chat.tap(failed, "Try again")
    await talk.hears("The second time.")


@pytest.mark.parametrize(
    ("kind", "words", "again"),
    [
        ("minutes", "The minutes of your plan are used up. I'll keep this", False),
        ("minutes in Russian", "The minutes of your plan are used up. I'll keep this", False),
        ("attempts", "The transcription attempts of your plan are used up. I'll keep this", False),
        ("too short", "too short for PolyglotVoice", False),
        ("empty", "The submitted file is empty.", True),
        ("redirect", "another address (elsewhere.example)", True),
    ],
)
async def test_an_upload_is_refused_in_its_own_sentence(talk: Talk, kind: str, words: str, again: bool) -> None:
    await talk.begin()
    talk.api.answer_with(rejected(kind), "upload")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    said = await talk.hears(words)
    assert "Longer than the plan" not in said.text
    assert ("Try again" in str(said.buttons)) is again
    assert talk.calls("upload") == 1


@pytest.mark.parametrize(
    "body",
    [
        {"success": False, "message": "Private video"},
        {"supported": False, "error": "Private video"},
        {"accessible": "false", "reason": "Private video"},
        {"status": "error", "error": "Private video"},
        {"error": "Private video"},
        {"detail": "Private video"},
        {"non_field_errors": ["Private video"]},
    ],
    ids=lambda body: next(iter(body)),
)
async def test_a_link_that_is_no_good_costs_no_attempt(talk: Talk, body: dict[str, object]) -> None:
    await talk.begin()
    talk.api.answer_with(json_answer(body), "validate-url")
    await talk.chat.say("https://example.com/talk.mp4")
    await talk.hears("can't take this link: Private video")
    assert talk.calls("from-url") == 0


@pytest.mark.parametrize("status", [405, 501])
async def test_a_link_goes_on_where_the_service_has_no_check_of_links(talk: Talk, status: int) -> None:
    await talk.begin()
    talk.api.trouble("status", "validate-url", status=status)
    talk.api.say("From a link.")
    await talk.chat.say("https://example.com/talk.mp4")
    await talk.hears("From a link.")
    assert (talk.calls("validate-url"), talk.granted("from-url")) == (1, 1)


async def test_a_link_of_another_case_of_host_is_the_same_link(talk: Talk) -> None:
    await talk.begin()
    for host in ("Example.COM", "example.com"):
        sent = await talk.chat.say(f"https://{host}/talk.mp4?sig=Aa")
        await talk.gets_file_for(sent)
    assert [task.name for task in talk.api.tasks.values()] == ["https://example.com/talk.mp4?sig=Aa"]
    assert talk.granted("validate-url") == 1


async def test_a_long_signed_link_is_handed_on_whole(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("From a bucket.")
    link = f"https://example.com/talk.mp4?X-Amz-Signature={'0aF%2B' * 500}"
    link = link[:2160]
    await talk.chat.say(link)
    await talk.hears("From a bucket.")
    assert [task.name for task in talk.api.tasks.values()] == [link]


async def test_a_field_that_django_asks_for_is_sent_once_and_remembered(talk: Talk) -> None:
    await talk.begin()
    talk.api.dialect = talk.api.dialect.__class__(url_field="media_url", errors="django")
    for n in (1, 2):
        await talk.chat.say(f"https://example.com/talk{n}.mp4")
        await talk.chat.wait_until(lambda n=n: len(talk.api.tasks) == n)  # type: ignore[misc]
    await talk.is_done()
    assert talk.calls("validate-url") == 3
    assert talk.calls("from-url") == 3


async def test_a_result_that_is_elsewhere_ends_early_with_a_sentence(talk: Talk) -> None:
    await talk.begin()
    talk.api.answer_with(rejected("redirect"), "result")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.hears("another address (elsewhere.example)")
    assert talk.calls("result") == 1


async def test_translation_and_summary_stand_beside_the_text(talk: Talk) -> None:
    await talk.begin()
    body = {"text": "Привет, мир.", "translation": {"en": "Hello, world."}, "summary": "A greeting."}
    talk.api.answer_with(json_answer(body), "result")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    answer = await talk.hears("Привет, мир.")
    assert answer.text == "Привет, мир.\n\nSummary\nA greeting.\n\nTranslation (English)\nHello, world."


async def test_a_translation_and_a_summary_are_files_too_where_there_are_files(talk: Talk) -> None:
    await talk.begin()
    said = {"start": 0, "end": 400, "text": "Привет, мир."}
    body = {"segments": [said], "translation": {"en": "Hello, world."}, "summary": "A greeting."}
    talk.api.answer_with(json_answer(body), "result")
    await talk.chat.send_voice(voice_note(), duration_s=400)
    await talk.gets_file(".srt")
    translated = await talk.gets_file(".en.txt")
    assert translated.data.decode() == "Hello, world.\n"
    summary = await talk.gets_file(".summary.txt")
    assert summary.data.decode() == "A greeting.\n"


@pytest.mark.parametrize("times", [{}, {"start": None, "end": None}, {"start": 0, "end": 0}], ids=len)
async def test_without_times_the_services_own_subtitles_are_taken(talk: Talk, times: dict[str, object]) -> None:
    if not talk.api.dialect.has_srt:
        pytest.skip("the service of this report has none")
    await talk.begin()
    talk.api.say("As the service timed it.")
    segments = [{"text": "As the service", **times}, {"text": "timed it.", **times}]
    talk.api.answer_with(json_answer({"segments": segments}), "result")
    await talk.chat.send_voice(voice_note(), duration_s=8)
    subtitles = await talk.gets_file(".srt")
    (task,) = talk.api.tasks
    assert subtitles.data == talk.api.srt_of(task)
    await talk.hears("As the service timed it.")


async def test_a_key_check_that_a_proxy_answers_is_not_the_keys_fault(talk: Talk) -> None:
    await talk.chat.say("/start")
    talk.api.trouble("status", status=401, detail="Sign in to the network", times=None)
    await talk.chat.say("sk_test_0123456789abcdef")
    said = await talk.hears("doesn't answer right now")
    assert "n't accept" not in said.text


async def test_at_its_deadline_a_task_is_asked_for_its_result_once_more(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        person = around.telegram.person("Alice", language_code="en")
        talk = Talk(around, person, around.telegram.private_chat(person))
        talk.api.say("It had been there for hours.")
        talk.api.answer_with(
            lambda note: json_answer({"id": note.path.rpartition("/")[2], "status": "simmering"}), "task"
        )
        async with running(around.settings, Deadlines(watch_s=3.0)):
            await talk.begin()
            await talk.chat.send_voice(voice_note(), duration_s=1)
            await talk.hears("It had been there for hours.")
        assert talk.calls("result") == 1


async def test_a_result_that_is_withheld_is_asked_for_ever_more_rarely(talk: Talk) -> None:
    await talk.begin()
    talk.api.say("Let go at last.")
    talk.api.answer_with(json_answer({"detail": "Forbidden"}, 403), "result", times=2)
    await talk.chat.send_voice(voice_note(), duration_s=8)
    await talk.hears("Let go at last.")
    times = [request.at for request in talk.api.requests if request.endpoint == "result"]
    assert len(times) == 3
    # No sooner than told; how much later a busy machine decides.
    assert times[1] - times[0] >= 1.9
    assert times[2] - times[1] >= 3.9
