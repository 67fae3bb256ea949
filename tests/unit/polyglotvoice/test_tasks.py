"""Tasks of every shape."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from bot.polyglotvoice.errors import Broken
from bot.polyglotvoice.models import Phase
from bot.polyglotvoice.wire import tree
from bot.polyglotvoice.wire.tasks import created_at, phase_of, read_created, read_page, read_states, read_task
from tests.unit.polyglotvoice.answers import Json, answer, raw


@pytest.mark.parametrize("name", ["task_id", "id", "uuid", "taskId"])
def test_a_new_task_is_named_under_any_of_its_names(name: str) -> None:
    assert read_created(answer({name: "9b9c", "status": "queued"})).task_id == "9b9c"


@pytest.mark.parametrize(
    "body",
    [
        {"data": {"id": 7}},
        {"task": {"uuid": "7"}},
        {"result": {"task_id": "7"}},
        [{"task_id": "7"}],
        {"tasks": {}, "response": {"job": {"job_id": 7}}},
        {"id": "of the request", "data": {"task_id": "7"}},
        {"data": {"type": "task", "id": "7", "attributes": {"status": "queued"}}},
        {"tasks": [{"id": 7}]},
        {"links": {"self": "/api/v1/transcriptions/7/?expand=1"}},
        {"result_url": "https://api.example/api/v1/transcriptions/7/result"},
        {"url": "https://example.com/transcriptions/8", "status_url": "https://api.example/transcriptions/7"},
    ],
)
def test_a_new_task_is_found_inside_a_wrapper(body: Json) -> None:
    assert read_created(answer(body)).task_id == "7"
    assert read_created(answer(body)).status == "queued"


@pytest.mark.parametrize(
    "body",
    [
        {"status": 2, "status_display": "Completed"},
        {"status": "2", "statusText": "Completed"},
        {"status": {"code": 2}, "status_name": "Completed"},
        {"state": None, "processingStatus": "Completed"},
        {"status": "TASK_STATUS_COMPLETED"},
        {"task_id": "t", "data": {"status": "completed"}},
    ],
)
def test_a_status_is_known_by_its_word_wherever_that_stands(body: dict[str, Json]) -> None:
    assert read_task(answer({"id": "t", **body}), "t").phase is Phase.DONE
    assert read_states(answer({"items": [{"id": "t", **body}]}), {"t"})["t"].phase is Phase.DONE


@pytest.mark.parametrize(
    "body",
    [
        {"detail": "This file has already been uploaded", "task_id": "7"},
        {"detail": {"code": "duplicate", "message": "Duplicate file", "existing_task_id": 7}},
        {"error": "duplicate", "existing_task": {"id": 7, "status": "processing"}},
        {"message": "Файл уже загружен", "data": {"transcription": {"id": "7"}}},
    ],
)
def test_what_was_sent_before_is_the_task_that_a_conflict_names(body: Json) -> None:
    assert read_created(answer(body, 409)).task_id == "7"


@pytest.mark.parametrize(
    "body",
    [
        {"detail": "Another transcription is already processing", "task_id": "7"},
        {"detail": "You already have a task in progress", "task_id": "7"},
        {"detail": "Conflict", "task_id": "7"},
        {"detail": "This file has already been uploaded", "id": "of the error"},
    ],
)
def test_a_conflict_with_another_task_names_none(body: Json) -> None:
    assert created_at(answer(body, 409)) is None


@pytest.mark.parametrize("wrapped", [lambda told: told, lambda told: {"task": told}, lambda told: {"data": told}])
def test_a_new_task_may_be_told_by_its_id_alone(wrapped: Callable[[str], Json]) -> None:
    task_id = "9b9c1b9a-1f2e-4d3c-8b7a-0123456789ab"
    assert read_created(answer(wrapped(task_id))).task_id == task_id


@pytest.mark.parametrize(
    "body",
    [
        {}, [], None, {"task_id": ""}, {"task_id": True}, {"id": "a\nb"}, {"id": "x" * 500}, {"response": 200}, "OK",
        {"url": "https://example.com/transcriptions/8"}, {"tasks": [{"id": 1}, {"id": 2}]},
    ],
)  # fmt: skip
def test_a_creation_that_names_no_task_may_have_happened(body: Json) -> None:
    with pytest.raises(Broken) as caught:
        read_created(answer(body))
    assert caught.value.maybe_done


@pytest.mark.parametrize(
    ("phase", "words"),
    [
        (
            Phase.DONE,
            "completed complete Done FINISHED success succeeded ready TaskStatus.COMPLETED transcribed processed",
        ),
        (Phase.DONE, "partial completed_with_errors COMPLETED-WITH-WARNINGS CompletedWithErrors partially_completed"),
        (Phase.DONE, "готово Завершено ЗАВЕРШЕНА завершён выполнено успешно завершено_с_ошибками"),
        (
            Phase.FAILED,
            "failed Failure ERROR cancelled canceled rejected expired REVOKED aborted stopped timeout timed-out",
        ),
        (Phase.DONE, "ended completed! transcription_completed processingFinished частично_готово Обработка-завершена"),
        (Phase.FAILED, "transcription_failed canceled_by_user отменено_пользователем ошибка_обработки declined"),
        (Phase.FAILED, "interrupted TimedOut ошибка Отменено отклонена прервано не_удалось"),
        (
            Phase.DONE,
            "available ready_for_download transcript_ready Finalized all_done finished_successfully расшифровано",
        ),
        (Phase.FAILED, "encoding_error ошибка_кодирования"),
        (Phase.FAILED, "download_failed quota_exceeded unsupported corrupted dead"),
        (Phase.DONE, "успешно_завершена успешно-обработано распознавание_завершено готово_к_скачиванию"),
        (Phase.RUNNING, "завершается обрабатывается успешно_загружено готово_к_обработке"),
        (
            Phase.RUNNING,
            "queued pending processing transcribing 45 unfinished upload_completed not_done completing finalizing",
        ),
    ],
)
def test_statuses_are_compared_without_case_and_unknown_ones_still_run(phase: Phase, words: str) -> None:
    assert {word: phase_of(word) for word in words.split()} == dict.fromkeys(words.split(), phase)
    assert phase_of("Completed with errors") is Phase.DONE


@pytest.mark.parametrize(
    ("body", "maybe_done"),
    [
        ({"status": "distilled", "progress": 100}, True),
        ({"status": "processing", "percent": 100}, True),
        ({"status": "distilled", "progress": 1.0}, True),
        ({"status": "distilled", "progress": 1}, True),
        ({"status": "processing", "progress": 1}, False),
        ({"status": "distilled", "is_finished": False}, False),
        ({"status": "distilled", "finished_at": "2026-03-01T10:00:00Z"}, True),
        ({"status": "distilled", "finishedAt": "2026-03-01T10:00:00Z"}, True),
        ({"status": "distilled", "completed_at": 1772359200}, True),
        ({"status": "distilled", "finished_at": None, "progress": 99}, False),
        ({"status": "distilled", "finished_at": "0001-01-01T00:00:00Z"}, False),
        ({"status": "distilled"}, False),
        ({"status": "transcribed", "progress": 100}, False),
        ({"status": "REVOKED", "finished_at": "2026-03-01T10:00:00Z"}, False),
    ],
)
def test_an_unknown_status_with_all_else_at_an_end_may_be_done(body: dict[str, Json], maybe_done: bool) -> None:
    given = answer({"id": "t", **body})
    assert read_task(given, "t").maybe_done is maybe_done
    assert read_states(answer({"items": [{"id": "t", **body}]}), {"t"})["t"].maybe_done is maybe_done


@pytest.mark.parametrize(
    ("body", "is_vague"),
    [
        ({"status": "distilled"}, True),
        ({"stage": "finished"}, True),
        ({"status": "distilled", "progress": 40}, False),
        ({"status": "processing"}, False),
        ({"status": "Diarizing speakers"}, False),
        ({"status": "RETRY"}, False),
    ],
)
def test_a_word_that_is_not_known_may_mean_anything_unless_progress_is_told(
    body: dict[str, Json], is_vague: bool
) -> None:
    assert read_task(answer({"id": "t", **body}), "t").is_vague is is_vague
    listed = read_states(answer({"items": [{"id": "t", **body}]}), {"t"})
    assert {one.is_vague for one in listed.values()} <= {is_vague}


@pytest.mark.parametrize("body", [{"done": True}, {"isCompleted": True}, {"text": "Hello."}, {"progress": "100%"}])
def test_a_task_without_a_status_may_be_done_too(body: dict[str, Json]) -> None:
    assert read_task(answer({"id": "t", **body}), "t").maybe_done
    assert not read_task(answer({"id": "t", **dict.fromkeys(body)}), "t").maybe_done


@pytest.mark.parametrize(
    ("body", "progress"),
    [
        ({"progress": 0.4}, 0.4),
        ({"progress": 40}, 0.4),
        ({"percent": "40%"}, 0.4),
        ({"progress_percent": 40.0}, 0.4),
        ({"progressPercent": "40"}, 0.4),
        ({"progress": {"percent": 40, "stage": "asr"}}, 0.4),
        ({"progress": 1}, 0.01),
        ({"progress": 1.0}, 1.0),
        ({"percent": 1.0}, 0.01),
        ({"progress": 0}, 0.0),
        ({"progress": 100}, 1.0),
        ({"progress": None, "percent": 7}, 0.07),
        ({"progress": 4000}, None),
        ({"progress": -1}, None),
        ({"progress": True}, None),
        ({"progress": "half"}, None),
        ({}, None),
    ],
)
def test_progress_is_read_as_a_fraction_and_never_invented(body: dict[str, Json], progress: float | None) -> None:
    found = read_task(answer({"id": "t", "status": "processing", **body}), "t").progress
    assert found == (None if progress is None else pytest.approx(progress))


@pytest.mark.parametrize(
    "body",
    [
        {"error": "no speech"},
        {"error_message": "no speech", "message": "see error"},
        {"error": {"message": "no speech", "code": 7}},
        {"message": "no speech"},
        {"detail": "no speech"},
        {"detail": {"reason": "no speech"}},
        {"error": "<p>no\n speech</p>"},
        {"error": None, "detail": ["no speech"]},
        {"failure_reason": "no speech"},
        {"error": None, "status_message": "no speech", "error_code": 7},
        {"error": None, "errors": [{"message": "no speech"}]},
        {"fail_reason": "no speech"},
        {"result": {"error": {"message": "no speech"}}},
    ],
)
def test_a_failed_task_says_why_from_a_string_or_an_object(body: dict[str, Json]) -> None:
    assert read_task(answer({"id": "t", "status": "Failed", **body}), "t").error == "no speech"


def test_a_running_tasks_message_is_no_error() -> None:
    assert read_task(answer({"id": "t", "status": "queued", "message": "In the queue"}), "t").error is None


@pytest.mark.parametrize(
    "value",
    [
        "2026-03-01T10:00:00Z",
        "2026-03-01T13:00:00+03:00",
        "2026-03-01 10:00:00",
        "2026-03-01T10:00:00.000000",
        1772359200,
        1772359200000,
        "1772359200",
        1772359200.0,
        "Sun, 01 Mar 2026 10:00:00 GMT",
    ],
)
def test_times_are_read_in_every_usual_form_as_utc(value: Json) -> None:
    task = read_task(answer({"id": "t", "status": "done", "created_at": value, "completedAt": value}), "t")
    assert task.created_at == task.finished_at == datetime(2026, 3, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize("value", ["yesterday", 12, True, {}, "0001-01-01T00:00:00+14:00", 1e300, ""])
def test_a_time_that_is_none_reads_as_absent(value: Json) -> None:
    assert read_task(answer({"id": "t", "status": "done", "created_at": value}), "t").created_at is None


@pytest.mark.parametrize(
    "body",
    [{"duration": 90}, {"duration": "90.0"}, {"duration_ms": 90000}, {"durationSeconds": 90}, {"duration": "1:30"}],
)
def test_a_length_is_read_in_seconds(body: dict[str, Json]) -> None:
    assert read_task(answer({"id": "t", "status": "done", **body}), "t").duration_s == 90


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ({"downloads": ["srt", "VTT", ".docx"]}, ("srt", "vtt", "docx")),
        ({"downloads": {"srt": "https://x/1", "vtt": None}}, ("srt",)),
        ({"formats": [{"kind": "srt"}, {"format": "pdf"}, 7]}, ("srt", "pdf")),
        ({"srt_url": "https://x/1", "source_url": "https://x/2"}, ("srt",)),
        ({"downloads": ["../etc", "a b", ""]}, ()),
        ({}, ()),
    ],
)
def test_only_downloads_that_the_details_name_are_offered(body: dict[str, Json], kinds: tuple[str, ...]) -> None:
    assert read_task(answer({"id": "t", "status": "done", **body}), "t").downloads == kinds


def test_details_are_the_scalars_in_reading_order_without_text_or_secrets() -> None:
    body: Json = {
        "id": "t",
        "status": "done",
        "file": {"name": "a\u202eb.ogg", "size": 12},
        "tags": ["x", None],
        "text": "the transcript",
        "api_key": "sk_live_1",
        "url": "https://user:secret@h/p",
        "ok": True,
    }
    assert read_task(answer(body), "t").details == (
        ("id", "t"),
        ("status", "done"),
        ("file.name", "a b.ogg"),
        ("file.size", "12"),
        ("tags.1", "x"),
        ("url", "https://h/p"),
        ("ok", "true"),
    )


def test_a_task_without_its_id_is_the_one_asked_for() -> None:
    assert read_task(answer({"state": "done"}), "t7").id == "t7"


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"{}", b"<html>", b'{"a": 1}'])
def test_what_is_no_task_is_a_broken_answer(body: bytes) -> None:
    with pytest.raises(Broken):
        read_task(raw(body), "t")


def test_names_and_languages_are_found() -> None:
    task = read_task(
        answer({"id": "t", "status": "x", "original_filename": "Заметка.ogg", "language": {"code": "ru"}}), "t"
    )
    assert (task.name, task.language) == ("Заметка.ogg", "ru")


TWO: list[Json] = [{"id": "a", "status": "done"}, {"task_id": "b", "status": "queued"}]


@pytest.mark.parametrize(
    "body",
    [
        TWO,
        {"items": TWO},
        {"results": TWO},
        {"tasks": TWO},
        {"transcriptions": TWO},
        {"data": TWO},
        {"data": {"items": TWO}},
        {"status": "ok", "data": {"tasks": TWO, "total": 2}},
        {"items": [{"task": TWO[0]}, TWO[1], {"nothing": 1}, 7]},
        {"success": True, "data": {"result": TWO}},
        {"response": TWO, "error": None},
        {"payload": {"jobs": TWO}},
        {"data": [{"id": one, "attributes": {"status": "done"}} for one in "ab"]},
        {"data": {"transcriptions": {"edges": [{"node": one} for one in TWO]}}},
        {"_embedded": {"recordings": TWO}},
        {"filters": [{"id": "no task"}], "page": {"items": TWO}},
    ],
)
def test_a_list_is_found_in_every_shape(body: Json) -> None:
    assert [task.id for task in read_page(answer(body)).tasks] == ["a", "b"]


@pytest.mark.parametrize(
    "body",
    [
        {"41": {"status": "done"}, "42": {"status": "queued"}},
        {"tasks": {"41": {"state": "done", "name": "a"}, "x2": {"id": "42", "status": "queued"}}, "count": 2},
        {"data": {"transcriptions": {"41": {"status": "done"}, "42": {"status": "queued"}}}},
    ],
)
def test_tasks_may_lie_under_their_ids(body: Json) -> None:
    assert [task.id for task in read_page(answer(body)).tasks] == ["41", "42"]


@pytest.mark.parametrize("body", [{"task": {"status": "queued"}}, {"41": {"mood": 1}}, {"41": 1}])
def test_an_object_of_something_else_is_no_list_and_names_no_task(body: Json) -> None:
    with pytest.raises(Broken):
        read_page(answer(body))
    with pytest.raises(Broken):
        read_created(answer(body))


def test_a_list_may_have_a_task_a_line() -> None:
    assert [task.id for task in read_page(raw(b'{"id": "a"}\n\n{"id": "b"}\r\n')).tasks] == ["a", "b"]


@pytest.mark.parametrize("body", [[], {"items": []}, {"tasks": None}])
def test_an_empty_list_is_a_list(body: Json) -> None:
    assert read_page(answer(body)).tasks == ()


@pytest.mark.parametrize("body", [{}, {"a": []}, "x", None, {"data": "x"}])
def test_what_is_no_list_is_a_broken_answer(body: Json) -> None:
    with pytest.raises(Broken):
        read_page(answer(body))


@pytest.mark.parametrize("body", [
    {"created_at": None, "createdAt": "first", "CREATED-AT": "second"},
    {"CREATED-AT": None, "createdAt": "first"},
    {"createdAt": "second", "created_at": "first"},
    {"createdAt": "first", **{f"name{n}": n for n in range(100)}},
])  # fmt: skip
def test_a_name_is_found_as_it_is_written_else_in_the_first_other_spelling_that_is_not_null(body: Json) -> None:
    assert tree.find(body, "finished_at", "created_at") == "first"
    assert tree.each(body, ("finished_at", "created_at")) == {"created_at": "first"}
