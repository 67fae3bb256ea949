"""Answers in a dialect's shapes. Pure."""

from datetime import UTC, datetime
from typing import Any

from sandbox.polyglotvoice.dialects import Dialect
from sandbox.polyglotvoice.tasks import StandInTask


def task_json(task: StandInTask, dialect: Dialect) -> dict[str, Any]:
    """A task's details."""
    value: dict[str, Any] = {
        dialect.id_field: task.id,
        "status": dialect.failed if task.failure else dialect.done if task.is_over else dialect.running,
        "source_url" if task.is_url else dialect.name_field: task.name,
        "created_at": datetime.fromtimestamp(task.created_at, UTC).isoformat(),
    }
    if not task.is_over and dialect.progress is not None:
        value[dialect.progress] = task.progress * dialect.progress_whole
    if task.failure:
        value[dialect.failure_field] = {"message": task.failure} if dialect.failure_is_object else task.failure
    return value


def page_json(tasks: list[StandInTask], dialect: Dialect, page: int, per_page: int, total: int) -> Any:
    """A page of tasks."""
    entries = [task_json(task, dialect) for task in tasks]
    if dialect.list_under is None:
        return entries
    value: dict[str, Any] = {dialect.list_under: entries}
    if dialect.paging == "total":
        value |= {"total": total, "page": page, "per_page": per_page}
    elif dialect.paging == "next":
        value["next"] = f"/api/v1/transcriptions?page={page + 1}" if page * per_page < total else None
    return value


def result_json(task: StandInTask, dialect: Dialect) -> Any:
    """A transcript; a string for a plain body."""
    if dialect.result_is_plain:
        return task.text
    value: dict[str, Any] = {"language": "en"}
    if dialect.text_field is not None:
        value[dialect.text_field] = task.text
    if dialect.segments_field is not None:
        value[dialect.segments_field] = [_segment(s, dialect) for s in task.segments]
    return value if dialect.nest is None else {dialect.nest: value}


def _segment(segment: Any, dialect: Dialect) -> dict[str, Any]:
    value: dict[str, Any] = {"text": segment.text}
    if dialect.milliseconds:
        value |= {"start_ms": int(segment.start_s * 1000), "end_ms": int(segment.end_s * 1000)}
    else:
        value |= {"start": segment.start_s, "end": segment.end_s}
    return value | ({"speaker": segment.speaker} if dialect.speakers else {})


def problem(detail: str, dialect: Dialect) -> Any:
    """An error body: JSON, or a page's HTML as a string."""
    if dialect.errors == "list":
        return {"detail": [{"loc": ["body"], "msg": detail, "type": "value_error"}]}
    return {"detail": detail}


def missing(field: str) -> dict[str, Any]:
    """FastAPI's answer to a body that lacks a field."""
    return {"detail": [{"loc": ["body", field], "msg": "Field required", "type": "missing"}]}


def link_json(dialect: Dialect, reason: str | None) -> tuple[int, dict[str, Any]]:
    """The verdict on a link, with its HTTP status."""
    if dialect.link_verdict == "status":
        return (422, {"detail": reason}) if reason else (200, {"title": "A talk", "duration": 61})
    value: dict[str, Any] = {dialect.link_verdict: reason is None}
    if reason is not None:
        return 200, value | {dialect.link_reason: reason}
    if dialect.link_title is not None:
        value |= {dialect.link_title: "A talk", dialect.link_duration: 61}
    return 200, value
