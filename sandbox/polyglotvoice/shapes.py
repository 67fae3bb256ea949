"""Answers in a dialect's shapes. Pure."""

from datetime import datetime

from sandbox.polyglotvoice import replay
from sandbox.polyglotvoice.dialects import Dialect
from sandbox.polyglotvoice.speech import Segment
from sandbox.polyglotvoice.tasks import StandInTask

Object = dict[str, object]
KINDS = ("srt", "txt", "json")
TRANSLATION = "Das wäre die Übersetzung."
SUMMARY = "This would be the summary."


def task_json(task: StandInTask, dialect: Dialect, *, in_list: bool = False) -> Object:
    """A task's details, or its entry in a list."""
    if dialect.seen is not None and dialect.seen.done is not None:
        status, failure = _status(task, dialect), _failure(task, dialect)
        return replay.task_like(dialect.seen, task, dialect, status, failure, in_list=in_list)
    value: Object = {
        dialect.id_field: task.id,
        "status": _status(task, dialect),
        "source_url" if task.is_url else dialect.name_field: task.name,
        "created_at": _moment(task.created_at, dialect),
    }
    if dialect.language_field is not None:
        value[dialect.language_field] = task.language
    if not task.is_over and dialect.progress is not None:
        value[dialect.progress] = task.progress * dialect.progress_whole
    if task.failure is not None:
        value[dialect.failure_field] = _failure(task, dialect)
    if dialect.finished_field is not None:
        value[dialect.finished_field] = None if task.finished_at is None else _moment(task.finished_at, dialect)
    if dialect.downloads_field is not None and task.is_over and task.failure is None:
        value[dialect.downloads_field] = [kind for kind in (*KINDS, "vtt") if dialect.has_srt or kind != "srt"]
    return value


def created_json(task: StandInTask, dialect: Dialect) -> tuple[int, object]:
    """The answer to a new task, with its HTTP status."""
    if dialect.seen is not None:
        return dialect.seen.created_status, replay.created_like(dialect.seen, task, dialect.queued)
    return 200, {"task_id": task.id, "status": dialect.queued}


def _failure(task: StandInTask, dialect: Dialect) -> object:
    if task.failure is None:
        return None
    return {"code": "failed", "message": task.failure} if dialect.failure_is_object else task.failure


def _status(task: StandInTask, dialect: Dialect) -> str:
    if task.failure is not None:
        return dialect.failed
    if task.is_over:
        return dialect.done
    return dialect.running[min(len(dialect.running) - 1, int(task.progress * len(dialect.running)))]


def _moment(when: datetime, dialect: Dialect) -> str | float | int:
    match dialect.times:
        case "naive":
            return when.replace(tzinfo=None).isoformat()
        case "epoch":
            return when.timestamp()
        case "epoch_ms":
            return int(when.timestamp() * 1000)
    return when.isoformat()


def page_json(tasks: list[StandInTask], dialect: Dialect, page: int, per_page: int, total: int) -> object:
    """A page of tasks."""
    entries = [task_json(task, dialect, in_list=True) for task in tasks]
    if dialect.list_under is None:
        return entries
    value: Object = {dialect.list_under: entries}
    goes_on = page * per_page < total
    match dialect.paging:
        case "total":
            value |= {"total": total, "page": page, "per_page": per_page}
        case "next":
            value["next"] = f"/api/v1/transcriptions?page={page + 1}" if goes_on else None
        case "number":
            value["next_page"] = page + 1 if goes_on else None
        case "cursor":
            value["next_cursor"] = f"c{page + 1}" if goes_on else None
    return value if dialect.seen is None else replay.page_like(dialect.seen, value, total)


def result_json(task: StandInTask, dialect: Dialect) -> object:
    """A transcript; a string for a plain body."""
    if dialect.result_is_plain:
        return task.text
    value: Object = {"language": "en"}
    if dialect.text_field is not None:
        value[dialect.text_field] = task.text
    if dialect.empty_segments:
        value["segments"] = []
    if dialect.segments_field is not None:
        value[dialect.segments_field] = [_segment(s, dialect) for s in task.segments]
    if dialect.segment_times == "plain ms":
        value["duration"] = max((s.end_s for s in task.segments), default=0.0)
    match dialect.translation:
        case "string":
            value["translation"] = TRANSLATION
        case "by language":
            value["translation"] = {"de": TRANSLATION}
        case "list":
            value["translations"] = [{"language": "de", "text": TRANSLATION}]
    if dialect.summary:
        value["summary"] = SUMMARY
    return value if dialect.nest is None else {dialect.nest: value}


def _segment(segment: Segment, dialect: Dialect) -> Object:
    value: Object = {"text": f" {segment.text}" if dialect.tokens else segment.text}
    if dialect.milliseconds:
        value |= {"start_ms": round(segment.start_s * 1000), "end_ms": round(segment.end_s * 1000)}
    else:
        value |= {"start": _time(segment.start_s, dialect), "end": _time(segment.end_s, dialect)}
    return value | ({"speaker": segment.speaker} if dialect.speakers else {})


def _time(seconds: float, dialect: Dialect) -> object:
    match dialect.segment_times:
        case "plain ms":
            return round(seconds * 1000)
        case "unit":
            return f"{seconds:.3f}s"
        case "clock":
            return f"{int(seconds) // 3600:02}:{int(seconds) // 60 % 60:02}:{seconds % 60:06.3f}"
        case "null":
            return None
    return seconds


def link_json(dialect: Dialect, reason: str | None, *, title: str = "A talk", length_s: int = 61) -> tuple[int, Object]:
    """The verdict on a link, with its HTTP status."""
    if dialect.seen is not None:
        return replay.link_like(dialect.seen, dialect, reason)
    if reason is not None:
        if dialect.link_verdict == "status":
            return 400, {"detail": reason}
        if dialect.link_verdict == "error":
            return 200, {"error": reason}
        return 200, {dialect.link_verdict: False, dialect.link_reason: reason}
    value: Object = {} if dialect.link_verdict in ("status", "error") else {dialect.link_verdict: True}
    if dialect.link_title is not None:
        value[dialect.link_title] = title
    if dialect.link_duration is not None:
        value[dialect.link_duration] = length_s
    return 200, value


def limits_json(dialect: Dialect, per_minute: int, per_day: int, per_month: int, used: tuple[int, int]) -> object:
    """The documentation with the live limits; `used` is what the day and the month have cost so far."""
    if dialect.seen is not None and dialect.seen.limits is not None:
        return replay.limits_like(dialect.seen, (per_minute, per_day, per_month), used)
    return {
        "title": "Public API",
        "version": "1.0",
        "rate_limits": _limits(dialect, per_minute, per_day, per_month, used),
    }


def _limits(dialect: Dialect, per_minute: int, per_day: int, per_month: int, used: tuple[int, int]) -> object:
    match dialect.limits_shape:
        case "flat":
            return {"requests_per_minute": per_minute, "requests_per_day": per_day, "requests_per_month": per_month}
        case "list":
            named = (("burst", "minute", per_minute), ("daily", "day", per_day), ("monthly", "month", per_month))
            return [{"name": name, "period": period, "limit": most} for name, period, most in named]
        case "words":
            return {
                "burst": f"{per_minute} requests per minute",
                "daily": f"{per_day} requests per day (UTC)",
                "monthly": f"{per_month} requests per month (UTC)",
            }
        case "windows":
            return {
                "user": {"burst": {"limit": per_minute, "window_seconds": 60}},
                "api_keys": {
                    "day": {"max": per_day, "used": used[0]},
                    "month": {"max": per_month, "used": used[1]},
                },
            }
    return {"burst": {"per_minute": per_minute}, "daily": per_day, "monthly": per_month}
