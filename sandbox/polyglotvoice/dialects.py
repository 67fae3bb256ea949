"""The shapes that the API's page leaves open, each a choice of a dialect."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Seen:
    """The shapes that a probe's report tells of, JSON with placeholders; None for what it has not met (`replay.py`).

    `early` is the answer to a result asked for too early, with its HTTP status; `link_field` is where a task of a
    link says so, in the place of the file's name; empty where it says so nowhere.
    """

    created: Any = None
    running: Any = None
    done: Any = None
    page: Any = None
    item: Any = None
    result: Any = None
    link: Any = None
    limits: Any = None
    link_field: str | None = None
    early: tuple[int, Any] | None = None
    created_status: int = 200


@dataclass(frozen=True, slots=True)
class Dialect:
    """One way of reading the API's page; the defaults are the plainest."""

    url_field: str = "url"
    """What from-url and validate-url take; any other name gets a 422 that names this one."""
    links_by_form: bool = False
    """Links come in a form, and what JSON holds is missing."""
    link_verdict: Literal["valid", "ok", "is_valid", "success", "supported", "accessible", "error", "status"] = "valid"
    """The field with validate-url's verdict; `status`: a bad link is a 4xx with `detail`, `error`: an error alone."""
    link_reason: Literal["error", "message", "reason", "detail"] = "error"
    link_title: str | None = "title"
    link_duration: str | None = "duration"

    id_field: Literal["task_id", "id", "uuid"] = "task_id"
    """In details and lists; the creation's answer says `task_id`, as the page states."""
    name_field: str = "file_name"
    queued: str = "queued"
    running: tuple[str, ...] = ("processing",)
    """What a running task is called on its way, in order."""
    done: str = "completed"
    failed: str = "failed"
    progress: Literal["progress", "percent", "progress_percent"] | None = "progress"
    progress_whole: float = 100.0
    failure_field: Literal["error", "error_message", "message", "detail"] = "error"
    failure_is_object: bool = False
    finished_field: str | None = None
    """Where details say when a task ended, if they do."""
    times: Literal["iso", "naive", "epoch", "epoch_ms"] = "iso"
    """Always UTC; `naive` is ISO 8601 without a zone."""
    downloads_field: str | None = None
    """Where details name the kinds of files, if they do; only then is there a `vtt`."""

    list_under: Literal["items", "results", "tasks", "transcriptions", "data"] | None = "items"
    """None: a bare array, which can't page."""
    paging: Literal["none", "next", "number", "cursor", "total"] = "none"

    text_field: Literal["text", "transcript", "transcription", "full_text", "result_text", "content"] | None = "text"
    nest: Literal["result", "data"] | None = None
    segments_field: Literal["segments", "chunks", "utterances", "messages", "transcripts"] | None = "segments"
    milliseconds: bool = False
    segment_times: Literal["seconds", "plain ms", "unit", "clock", "null"] = "seconds"
    """How times stand under plain names; `plain ms` comes with the recording's length."""
    empty_segments: bool = False
    """An empty `segments` stands before the full list."""
    tokens: bool = False
    """Texts of segments bring their own spaces."""
    translation: Literal["none", "string", "by language", "list"] = "none"
    summary: bool = False
    speakers: bool = False
    result_is_plain: bool = False
    early_result: Literal[202, 400, 403, 404, 409, 422, 423, 425] = 409

    language_field: str | None = None
    """Where details name the language, and what an upload or a link may set it with, if anything."""
    language_required: bool = False
    languages: tuple[str, ...] = ("en", "ru")
    """The languages that are taken there; another gets a 422."""

    has_srt: bool = True
    disposition: Literal["none", "plain", "star"] = "plain"
    format_field: str = "format"
    convert_is_octets: bool = False
    """convert-audio's answer has no type of its own."""

    empty_file_status: Literal[400, 422] | None = 400
    """None: a file of 0 bytes becomes a task."""
    non_media_status: Literal[400, 415, 422] | None = None
    """None: whatever is uploaded becomes a task."""
    errors: Literal["string", "list", "django", "html", "empty"] = "string"
    """Bodies of refusals; `html` and `empty` from 404 upwards, below that the service speaks for itself. `django`:
    lists by field, with 400 in place of 422."""
    limit: Literal["seconds", "date", "body", "words", "reset header", "reset field", "nothing"] = "seconds"
    """Where a 429 says how long to wait."""
    limits_shape: Literal["nested", "flat", "list", "words", "windows"] = "nested"
    documentation_is_public: bool = False
    seen: Seen | None = None
    """Where answers are made in the shapes of a report instead."""

    @property
    def tells_times(self) -> bool:
        """Whether a result says when each of its segments was said."""
        return self.segments_field is not None and not self.result_is_plain and self.segment_times != "null"


_DIALECTS: dict[str, Dialect] = {
    "plain": Dialect(),
    "shouting": Dialect(
        url_field="media_url", link_verdict="ok", link_reason="message", queued="QUEUED",
        running=("PENDING", "RUNNING"), done="SUCCESS", failed="FAILURE", progress="percent",
        failure_field="error_message", list_under=None, id_field="id", text_field="transcript",
        segments_field="chunks", milliseconds=True, early_result=425, disposition="star", limits_shape="flat",
        finished_field="completed_at", times="epoch", non_media_status=422, documentation_is_public=True,
    ),
    "nested": Dialect(
        link_verdict="is_valid", link_reason="reason", link_title=None, running=("transcribing",), done="Finished",
        failed="error", progress_whole=1.0, failure_is_object=True, list_under="data", paging="total",
        id_field="uuid", text_field="full_text", nest="result", segments_field="utterances", speakers=True,
        early_result=404, disposition="none", errors="list", limits_shape="list", finished_field="finished_at",
        empty_file_status=422, non_media_status=422, language_field="language",
    ),
    "segments only": Dialect(
        url_field="source_url", link_verdict="status", link_reason="detail", running=("queued", "in_progress"),
        done="succeeded", failed="rejected", progress=None, failure_field="message", list_under="results",
        paging="next", text_field=None, nest="data", early_result=202, has_srt=False, limit="date",
        times="naive", limits_shape="windows",
    ),
    "plain text": Dialect(
        done="done", failed="cancelled", progress="progress_percent", failure_field="detail",
        list_under="transcriptions", paging="number", result_is_plain=True, segments_field=None, limit="body",
        errors="html", downloads_field="downloads", limits_shape="words",
    ),
    "downloads only": Dialect(
        done="ready", failed="expired", list_under="tasks", text_field=None, segments_field=None, limit="nothing",
        format_field="target_format", paging="cursor", link_title="name", link_duration="duration_seconds",
        non_media_status=415,
    ),
    "text without times": Dialect(
        url_field="link", links_by_form=True, running=("Downloading", "Splitting", "Recognizing"), done="Completed",
        failed="Canceled",
        text_field="transcription", segments_field=None, failure_is_object=True, failure_field="error_message",
        times="epoch_ms", finished_field="ended_at", errors="empty", link_duration=None, disposition="star",
    ),
    "django": Dialect(
        url_field="media_url", link_verdict="success", link_reason="message", done="completed_with_warnings",
        failed="REVOKED", text_field="result_text", segments_field="messages", segment_times="unit", early_result=400,
        errors="django", limit="words", list_under="results", paging="next", id_field="id", empty_segments=True,
        format_field="output_format", non_media_status=400,
    ),
    "own words": Dialect(
        link_verdict="error", running=("waiting", "listening"), done="transcribed", failed="ABORTED", early_result=422,
        finished_field="finished_at", text_field=None, segments_field="transcripts", tokens=True,
        segment_times="plain ms", limit="reset field",
    ),
    "clocks": Dialect(
        link_verdict="accessible", link_reason="detail", done="Готово", failed="ошибка", early_result=403,
        text_field="content", segment_times="clock", limit="reset header", errors="list",
    ),
    "no times": Dialect(
        link_verdict="supported", done="processed", failed="timeout", early_result=423, segment_times="null",
    ),
    "russian proxy": Dialect(
        running=("pending",), done="COMPLETED", failed="Failed", progress="percent", progress_whole=1.0,
        name_field="original_filename", nest="result", speakers=True, milliseconds=True, errors="html",
        early_result=404, downloads_field="formats", language_field="source_language", languages=("auto", "en", "ru"),
        empty_file_status=None, non_media_status=400,
    ),
}  # fmt: skip
DIALECTS: Mapping[str, Dialect] = MappingProxyType(_DIALECTS)
"""Named readings that cover every open row of the API's page between them."""
