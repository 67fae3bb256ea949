"""What went wrong, by meaning."""

from datetime import timedelta

import pytest

from bot.polyglotvoice.errors import ApiError, BadKey, Broken, NotFound, NotReady, RateLimited, Refused
from bot.polyglotvoice.wire.refusals import read_error
from bot.polyglotvoice.wire.requests import Asked
from bot.polyglotvoice.wire.response import Response
from bot.polyglotvoice.wire.tree import one_line
from tests.unit.polyglotvoice.answers import Json, answer, raw
from tests.unit.polyglotvoice.canned import NOW

PAGE = b"<!DOCTYPE html><html><head><title>502 Bad &amp; Gateway</title></head><body><h1>x</h1></body></html>"


def error_of(status: int, body: Json = None, asked: Asked = "task") -> ApiError:
    return read_error(answer(body, status), asked, NOW)


@pytest.mark.parametrize(
    "error",
    [
        error_of(401, {"detail": "Invalid token."}),
        error_of(401),
        error_of(403, {"detail": "Invalid token."}),
        error_of(403, {"detail": "API key is disabled"}),
        error_of(403, {"message": "Ключ отозван"}),
        error_of(400, {"detail": "Invalid token."}, "creates"),
        error_of(404, {"detail": "Token has expired"}),
        read_error(raw(b"", 401), "list", NOW),
    ],
)
def test_a_bad_key_is_known_by_status_or_words(error: ApiError) -> None:
    assert type(error) is BadKey
    assert error.permanent


@pytest.mark.parametrize(
    ("status", "words", "kind"),
    [
        (413, "", "too_big"),
        (413, "Audio is longer than 60 minutes", "too_long"),
        (400, "File exceeds the maximum size of 100 MB", "too_big"),
        (422, "File too large for your plan", "too_big"),
        (403, "Audio length exceeds the limit of your plan", "too_long"),
        (400, "Превышена максимальная длительность", "too_long"),
        (400, "Слишком большой файл", "too_big"),
        (415, "", "unsupported"),
        (400, "Unsupported file type", "unsupported"),
        (422, "This format is not supported", "unsupported"),
        (402, "", "plan"),
        (402, "Monthly minutes limit reached", "minutes"),
        (403, "Лимит минут исчерпан", "minutes"),
        (400, "Not enough minutes on your balance", "minutes"),
        (403, "You have used all 300 minutes of your plan", "minutes"),
        (429, "Minutes quota exceeded", "minutes"),
        (403, "Monthly limit of 300 minutes reached", "minutes"),
        (403, "minutes_limit_reached", "minutes"),
        (400, "Недостаточно минут", "minutes"),
        (403, "Попытки закончились", "attempts"),
        (402, "No attempts left", "attempts"),
        (429, "Лимит попыток исчерпан", "attempts"),
        (403, "Transcription limit reached", "attempts"),
        (403, "Лимит транскрибаций исчерпан", "attempts"),
        (403, "Превышен лимит расшифровок", "attempts"),
        (400, "The audio is longer than 60 minutes, your plan's limit", "too_long"),
        (400, "Maximum 120 minutes per file", "too_long"),
        (400, "Файл длиннее 60 минут, разрешённых тарифом", "too_long"),
        (400, "Файл длиннее 60 минут, лимит превышен", "too_long"),
        (400, "Audio file is too short. Minimum audio length is 0.1 seconds.", "too_short"),
        (400, "Запись слишком короткая", "too_short"),
        (400, "Audio must be at least 1 second long", "too_short"),
        (403, "Осталось 0 попыток", "attempts"),
        (403, "Минут осталось: 0", "minutes"),
        (403, "You've reached the limit of transcriptions this month", "attempts"),
        (403, "0 transcriptions left", "attempts"),
        (403, "Лимит транскрипций исчерпан", "attempts"),
        (403, "Free trial ended", "plan"),
        (403, "Upgrade your plan", "plan"),
        (400, "Недостаточно средств на балансе", "plan"),
        (400, "URL too long", "other"),
        (400, "Invalid URL format", "other"),
        (422, "no audio stream", "other"),
    ],
)
def test_a_refusal_says_what_it_is_about(status: int, words: str, kind: str) -> None:
    error = error_of(status, {"detail": words} if words else None, "creates")
    assert isinstance(error, Refused)
    assert error.reason_kind == kind
    assert error.detail == words
    assert error.permanent


@pytest.mark.parametrize(
    ("status", "words", "scope"),
    [
        (429, "Slow down", "burst"),
        (429, "Daily limit reached", "day"),
        (429, "Too many requests per day", "day"),
        (429, "Исчерпан дневной лимит", "day"),
        (429, "monthly_quota_exceeded", "month"),
        (429, "Месячный лимит исчерпан", "month"),
        (429, "Too many concurrent tasks", "concurrent"),
        (403, "Maximum number of concurrent transcriptions reached", "concurrent"),
        (429, "Слишком много одновременных задач", "concurrent"),
        (409, "Another transcription is in progress", "concurrent"),
    ],
)
def test_limits_are_told_apart_by_their_words(status: int, words: str, scope: str) -> None:
    error = error_of(status, {"detail": words}, "creates")
    assert isinstance(error, RateLimited)
    assert error.scope == scope
    assert not error.permanent


def test_a_limit_named_beside_the_sentence_counts_too() -> None:
    error = error_of(429, {"detail": "Limit reached", "scope": "daily"})
    assert isinstance(error, RateLimited)
    assert error.scope == "day"
    assert error.retry_at == NOW.replace(hour=0, minute=0, second=0) + timedelta(days=1)


@pytest.mark.parametrize(
    ("status", "asked", "kind"),
    [
        *((status, "result", NotReady) for status in (400, 402, 403, 404, 405, 409, 422, 423, 425, 451)),
        (409, "file", NotReady),
        (404, "file", NotFound),
        (404, "task", NotFound),
        (410, "result", NotFound),
        (404, "list", NotFound),
        (404, "checks", Refused),
        (404, "creates", Refused),
        (409, "creates", Refused),
        (425, "creates", Broken),
        (408, "creates", Broken),
        (302, "task", Broken),
        (500, "task", Broken),
        (503, "result", Broken),
        (101, "task", Broken),
        (999, "task", Broken),
    ],
)
def test_a_status_means_what_was_asked_makes_of_it(status: int, asked: Asked, kind: type[ApiError]) -> None:
    assert type(error_of(status, {"detail": "words"}, asked)) is kind


@pytest.mark.parametrize("status", [403, 404, 500, 502])
def test_a_proxys_page_is_temporary_and_shown_by_its_title(status: int) -> None:
    error = read_error(raw(PAGE, status, "text/html"), "task", NOW)
    assert type(error) is Broken
    assert error.detail == "502 Bad & Gateway"


def test_a_proxys_413_page_still_says_too_big() -> None:
    error = read_error(raw(b"<html><title>413 Request Entity Too Large</title>", 413, "text/html"), "creates", NOW)
    assert isinstance(error, Refused)
    assert error.reason_kind == "too_big"


@pytest.mark.parametrize(
    ("status", "asked", "maybe_done"),
    [
        (500, "creates", True),
        (504, "creates", True),
        (500, "task", False),
        (302, "creates", False),
        (500, "checks", False),
    ],
)
def test_a_broken_answer_to_a_creation_may_hide_a_task(status: int, asked: Asked, maybe_done: bool) -> None:
    error = error_of(status, None, asked)
    assert isinstance(error, Broken)
    assert error.maybe_done is maybe_done


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"detail": "gone"}, "gone"),
        ({"detail": [{"loc": ["body", "file"], "msg": "Field required", "type": "missing"}]}, "file: Field required"),
        ({"detail": [{"loc": ["body", "a"], "msg": "x"}, {"loc": ["body", "b"], "msg": "y"}]}, "a: x; b: y"),
        ({"detail": {"message": "gone", "code": 4}}, "gone"),
        ({"error": {"code": "E_GONE"}}, "E_GONE"),
        ({"error_message": "gone"}, "gone"),
        ("gone", "gone"),
        (["gone", "really"], "gone; really"),
        ({"detail": "a\r\nb\tc"}, "a b c"),
        ({"detail": "key sk_live_12345678 is no good"}, "key [key] is no good"),
        (
            {"detail": "no https://s.example/a?v=1&X-Amz-Signature=b3a&token=x"},
            "no https://s.example/a?v=1&X-Amz-Signature=[key]&token=[key]",
        ),
        ({"detail": "see https://me:pw@host/x"}, "see https://host/x"),
        ({"detail": "<script>alert(1)</script>no <b>good</b>"}, "no good"),
        ({"detail": "&lt;b&gt;no&lt;/b&gt;"}, "no"),
        ({"detail": "3 < 5 and 7 > 6"}, "3 < 5 and 7 > 6"),
        ({"detail": "safe \u202egnp.exe"}, "safe gnp.exe"),
        ({"detail": "\ud83d\ude00 \ud800"}, "😀 \ufffd"),
        ({"unrelated": {"deep": 1}}, "HTTP 400"),
    ],
)
def test_the_services_words_become_one_clean_line(body: Json, words: str) -> None:
    assert error_of(400, body, "checks").detail == words


def test_long_words_are_cut() -> None:
    detail = error_of(400, {"detail": "ab " * 500}, "checks").detail
    assert len(detail) <= 300
    assert detail.endswith("…")


def test_json_that_was_cut_off_is_not_shown() -> None:
    assert read_error(raw(b'{"detail": "no', 400), "task", NOW).detail == "HTTP 400"


def test_plain_text_is_taken_as_words() -> None:
    assert read_error(raw(b"upstream timed out", 504), "task", NOW).detail == "upstream timed out"


def test_hostile_markup_takes_no_time() -> None:
    for text in ("<" * 100_000, "<a" * 100_000, "<b<b>" * 50_000, "<script>" * 50_000, "a" * 200_000, "a://" * 50_000):
        assert len(one_line(text)) <= 300


@pytest.mark.parametrize("status", [400, 403, 404, 409, 422, 423, 425])
@pytest.mark.parametrize(
    "body",
    [
        {"detail": "Transcription not completed yet"},
        {"detail": "Task is still processing"},
        {"detail": [{"loc": ["path", "task_id"], "msg": "Result is not ready", "type": "value_error"}]},
        {"non_field_errors": ["The transcription is in progress."]},
        {"status": ["Транскрипция ещё не готова"]},
        {"error": {"code": "NOT_READY", "message": "Задача обрабатывается"}},
        {"code": "RESULT_NOT_READY"},
        {"message": "Result is only available for completed tasks"},
    ],
)
def test_words_of_a_task_that_runs_mean_not_ready_whatever_the_status(status: int, body: Json) -> None:
    asks: tuple[Asked, ...] = ("result", "file")
    for asked in asks:
        assert type(error_of(status, body, asked)) is NotReady


@pytest.mark.parametrize("words", ["No such kind", "Формат не поддерживается", "Access denied"])
def test_other_words_refuse_a_file_for_good(words: str) -> None:
    assert error_of(403, {"detail": words}, "file").permanent


@pytest.mark.parametrize(
    "given",
    [
        raw(PAGE, 401, "text/html"),
        raw(PAGE, 401, "text/plain"),
        answer({"detail": "Unauthorized"}, 401, {"www-authenticate": 'Basic realm="proxy"'}),
    ],
)
def test_a_401_of_a_proxy_says_nothing_of_the_key(given: Response) -> None:
    error = read_error(given, "list", NOW)
    assert type(error) is Broken
    assert not error.permanent


def test_a_rate_is_no_quota_and_a_wait_no_length() -> None:
    for words in ("Too many requests per minute", "Limit exceeded, try again in 5 minutes", "Too many attempts"):
        assert isinstance(error_of(429, {"detail": words}, "creates"), RateLimited)
    assert isinstance(error_of(429, {"detail": "Minutes quota exceeded"}, "task"), RateLimited)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"file": ["The submitted file is empty."]}, "file: The submitted file is empty."),
        ({"non_field_errors": ["Not for you."]}, "Not for you."),
        ({"a": ["One.", "Two."], "b": ["Three."]}, "a: One. Two.; b: Three."),
        ({"detail": {"media_url": ["Enter a valid URL."]}}, "media_url: Enter a valid URL."),
        ({"errors": {"__all__": ["Closed today."]}}, "Closed today."),
    ],
)
def test_djangos_lists_are_shown_in_their_words(body: Json, words: str) -> None:
    assert error_of(400, body, "creates").detail == words


@pytest.mark.parametrize(("status", "kind"), [(401, BadKey), (403, Refused), (404, NotFound)])
def test_json_is_the_services_word_by_whatever_type_it_comes(status: int, kind: type[ApiError]) -> None:
    said = answer({"detail": "Попытки закончились"}, status, {"content-type": "text/html"})
    assert type(read_error(said, "creates" if status == 403 else "task", NOW)) is kind
