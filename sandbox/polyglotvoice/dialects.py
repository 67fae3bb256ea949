"""The shapes that the API's page leaves open, each a choice of a dialect."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Dialect:
    """One way of reading the API's page; the defaults are the plainest."""

    url_field: str = "url"
    link_verdict: Literal["valid", "ok", "is_valid", "status"] = "valid"
    link_reason: str = "error"
    link_title: str | None = "title"
    link_duration: str = "duration"
    queued: str = "queued"
    running: str = "processing"
    done: str = "completed"
    failed: str = "failed"
    progress: Literal["progress", "percent", "progress_percent"] | None = "progress"
    progress_whole: float = 100.0
    failure_field: str = "error"
    failure_is_object: bool = False
    list_under: str | None = "items"
    paging: Literal["none", "next", "total"] = "none"
    id_field: str = "task_id"
    name_field: str = "file_name"
    text_field: str | None = "text"
    nest: str | None = None
    segments_field: str | None = "segments"
    milliseconds: bool = False
    speakers: bool = False
    result_is_plain: bool = False
    early_result: int = 409
    has_srt: bool = True
    disposition: Literal["none", "plain", "star"] = "plain"
    format_field: str = "format"
    errors: Literal["string", "list", "html"] = "string"
    limit: Literal["seconds", "date", "body", "nothing"] = "seconds"


DIALECTS: dict[str, Dialect] = {
    "plain": Dialect(),
    "shouting": Dialect(
        url_field="media_url", link_verdict="ok", link_reason="message", running="RUNNING", done="SUCCESS",
        failed="FAILURE", progress="percent", failure_field="error_message", list_under=None, id_field="id",
        text_field="transcript", segments_field="chunks", milliseconds=True, early_result=425, disposition="star",
    ),
    "nested": Dialect(
        link_verdict="is_valid", link_reason="reason", link_title=None, running="transcribing", done="Finished",
        failed="error", progress="progress", progress_whole=1.0, failure_field="error", failure_is_object=True,
        list_under="data", paging="total", id_field="uuid", text_field="full_text", nest="result",
        segments_field="utterances", speakers=True, early_result=404, disposition="none", errors="list",
    ),
    "segments only": Dialect(
        url_field="source_url", link_verdict="status", link_reason="detail", running="in_progress", done="succeeded",
        failed="rejected", progress=None, failure_field="message", list_under="results", paging="next",
        text_field=None, nest="data", early_result=202, has_srt=False, limit="date",
    ),
    "plain text": Dialect(
        done="done", failed="cancelled", progress="progress_percent", failure_field="detail",
        list_under="transcriptions", result_is_plain=True, segments_field=None, limit="body", errors="html",
    ),
    "downloads only": Dialect(
        done="ready", failed="expired", list_under="tasks", text_field=None, segments_field=None, limit="nothing",
    ),
    "text without times": Dialect(
        url_field="link", done="Completed", failed="Canceled", text_field="transcription", segments_field=None,
        list_under="items", failure_is_object=True, failure_field="error_message",
    ),
    "russian proxy": Dialect(
        running="pending", done="COMPLETED", failed="Failed", progress="percent", progress_whole=1.0,
        name_field="original_filename", nest="result", speakers=True, errors="html", early_result=404,
    ),
}  # fmt: skip
