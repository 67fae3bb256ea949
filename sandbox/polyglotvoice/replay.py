"""A dialect made from a probe's report (`python -m bot doctor --live`): the stand-in answers in the shapes it tells of.

What the report has not met, such as a task that failed, is as in the plain dialect.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from sandbox.polyglotvoice.dialects import Dialect, Seen
from sandbox.polyglotvoice.speech import Segment, file_of
from sandbox.polyglotvoice.tasks import StandInTask

Shape = Any
"""A part of a report: JSON with placeholders."""
Steps = Mapping[str, list[Mapping[str, Shape]]]
"""The exchanges of each step."""
Give = Callable[[str, str, str], object]
"""What stands for a placeholder, by its field's name and the words around it."""

_VERSION = 1
_IDS = ("task_id", "id", "uuid")
_VERDICTS = ("valid", "ok", "is_valid", "success", "supported", "accessible")
_LISTS = ("items", "results", "tasks", "transcriptions", "data")
_FINISHED = re.compile(r"(?i)(?:finish|complete|end|done|process)\w*_?at")
_STARTS = re.compile(r"(?i)start|begin|from|offset")
_ENDS = re.compile(r"(?i)end|to$|stop|finish")
_PLACEHOLDER = re.compile(r"<[^<>]+>")
_KNOWN = {"<text>": "Some text", "<title>": "A talk", "<url>": "https://files.example/file", "<id>": "0" * 32,
          "<word>": "word", "<blank>": "", "<name>": "name", "<media type>": "audio/ogg"}  # fmt: skip
_MS_FROM = 100
"""A time in the sample, which lasts some seconds, is in milliseconds from here on."""


class ReportError(Exception):
    """The file is no report that can be replayed."""


def read_report(path: Path) -> Dialect:
    """The dialect of a report; raises ReportError."""
    try:
        report = json.loads(path.read_text("utf-8"))
        if report["version"] != _VERSION:
            raise ReportError(f"{path.name} is of version {report['version']}, not {_VERSION}")
        return dialect_of(report)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReportError(f"{path.name} is no report of a probe ({type(error).__name__})") from error


def dialect_of(report: Mapping[str, Shape]) -> Dialect:
    """The dialect that a report tells of; raises KeyError, TypeError for what is no report."""
    steps: dict[str, list[Mapping[str, Shape]]] = {}
    for exchange in report["exchanges"]:
        # A result without a text is followed by a request for `downloads/txt`, which tells nothing new.
        if exchange["endpoint"] == "result" or "result" not in exchange["step"]:
            of_link = exchange["step"] == "from-url" and exchange["endpoint"] == "task"
            steps.setdefault("link details" if of_link else exchange["step"], []).append(exchange)

    def good(step: str) -> Shape:
        return next((one["body"] for one in reversed(steps.get(step, [])) if one["status"] < 300), None)

    page = good("list")
    items = page if isinstance(page, list) else next(_own_list(page), []) if isinstance(page, dict) else []
    seen = Seen(
        created=good("upload"), running=_body(steps, "details", 0), done=good("details"), page=page,
        item=items[-1] if items else None, result=good("result"), link=good("validate-url"),
        limits=good("documentation"), link_field=_link_field(good("link details")),
        early=next(((one["status"], one["body"]) for one in steps.get("early result", [])), None),
        created_status=next((one["status"] for one in steps.get("upload", []) if one["status"] < 300), 200),
    )  # fmt: skip
    fields = {
        **_of_fields(seen, steps),
        **_of_task(seen, steps),
        **_of_list(seen),
        **_of_result(seen),
        **_of_files(steps),
    }
    return Dialect(seen=seen, **fields)


def _own_list(page: Mapping[str, Shape]) -> Iterator[list[Shape]]:
    yield from (page[name] for name in _LISTS if isinstance(page.get(name), list))


def _link_field(details: Shape) -> str | None:
    if not isinstance(details, dict):
        return None
    return next((name for name, value in dict(_leaves(details)).items() if value == "<link>"), "")


def _body(steps: Steps, step: str, index: int) -> Shape:
    found = steps.get(step, [])
    return found[index]["body"] if found else None


def _of_fields(seen: Seen, steps: Steps) -> dict[str, Any]:
    """The names that requests carry, and how a link is judged."""
    link = seen.link if isinstance(seen.link, dict) else {}
    verdict = next((name for name in _VERDICTS if name in link), "status")
    reason = next((name for name in ("error", "message", "reason", "detail") if name in link), "error")
    asked = [_missing(one["body"]) for one in steps.get("validate-url", [])]
    is_type = any(one["status"] == 415 for one in steps.get("validate-url", []))
    return {
        "url_field": next(filter(None, asked), "url"),
        "links_by_form": is_type or asked.count("url") == 1 or len(asked) > 2,
        "format_field": _missing(_body(steps, "convert-audio", 0)) or "format",
        "link_verdict": verdict,
        "link_reason": "detail" if verdict == "status" else reason,
        "link_title": next((name for name, value in link.items() if value == "<title>"), None),
        "link_duration": next((name for name in link if re.search("duration|length", name)), None),
    }


def _missing(body: Shape) -> str | None:
    """The field that a refusal asks for: FastAPI's `loc`, or Django's list under the field's name."""
    if not isinstance(body, dict):
        return None
    if isinstance(body.get("detail"), list):
        return next((str(one["loc"][-1]) for one in body["detail"] if isinstance(one, dict) and one.get("loc")), None)
    return next((name for name, said in body.items() if isinstance(said, list) and "required" in str(said)), None)


def _of_task(seen: Seen, steps: Steps) -> dict[str, Any]:
    looks = [dict(_leaves(one["body"])) for one in steps.get("details", []) if isinstance(one["body"], dict)]
    statuses = list(dict.fromkeys(str(_find(look, "status", "state")) for look in looks))
    done = looks[-1] if looks else {}
    named = {name for look in looks for name in look}
    progress = next((name for name in ("progress", "percent", "progress_percent") if name in named), None)
    highest = max((_about(str(look.get(progress or ""))) for look in looks), default=0.0)
    times = [value for value in done.values() if str(value).startswith("<time")]
    return {
        "id_field": next((name for name in _IDS if done.get(name) == "<task id>"), "task_id"),
        "name_field": next((name for name, value in done.items() if value == "<file name>"), "file_name"),
        "queued": _find(seen.created, "status", "state") or "queued",
        "running": tuple(statuses[:-1]) or ("processing",),
        "done": statuses[-1] if statuses else "completed",
        "progress": progress,
        "progress_whole": 1.0 if 0 < highest < 1 else 100.0,
        "finished_field": next((name for name in done if _FINISHED.fullmatch(name)), None),
        "times": times[0].split()[1] if times else "iso",
        "language_field": next((name for name, value in done.items() if value == "<language>"), None),
        "downloads_field": next((n for n, value in done.items() if isinstance(value, list) and "txt" in value), None),
    }  # fmt: skip


def _of_list(seen: Seen) -> dict[str, Any]:
    page = seen.page if isinstance(seen.page, dict) else {}
    under = None if isinstance(seen.page, list) else next((name for name in _LISTS if name in page), "items")
    paging = {"next": "next", "next_page": "number", "next_cursor": "cursor", "total": "total"}
    return {"list_under": under, "paging": next((kind for name, kind in paging.items() if name in page), "none")}


def _of_result(seen: Seen) -> dict[str, Any]:
    result = seen.result if isinstance(seen.result, dict) else {}
    nest = next((name for name in ("result", "data") if isinstance(result.get(name), dict)), None)
    result = result if nest is None else result[nest]
    errors, early = "string", seen.early[1] if seen.early else None
    if isinstance(early, str):
        errors = {"<html>": "html", "<empty>": "empty"}.get(early, "string")
    elif isinstance(early, dict) and any(isinstance(said, list) for said in early.values()):
        errors = "list" if "detail" in early else "django"
    texts = (name for name, value in result.items() if value in ("<transcript>", "<said>"))
    listed = next((name for name, value in result.items() if isinstance(value, list) and value), None)
    first = result[listed][0] if listed else {}
    has_times = isinstance(first, dict) and any("<" in str(value) for name, value in first.items()
                                                if re.match("start|begin|from|offset|time", name))  # fmt: skip
    return {
        "result_is_plain": isinstance(seen.result, str),
        "text_field": "text" if isinstance(seen.result, str) else next(texts, None),
        "nest": nest,
        "segments_field": listed,
        "segment_times": "seconds" if has_times else "null",
        "early_result": seen.early[0] if seen.early and seen.early[0] != 200 else 409,
        "errors": errors,
    }


def _of_files(steps: Steps) -> dict[str, Any]:
    named = next((one["headers"].get("content-disposition", "") for one in steps.get("downloads/txt", [])), "")
    convert = next((one["headers"].get("content-type", "") for one in steps.get("convert-audio", [])[-1:]), "")
    return {
        "has_srt": all(one["status"] < 300 for one in steps.get("downloads/srt", [])),
        "disposition": "star" if "filename*" in named else "plain" if named else "none",
        "convert_is_octets": convert.startswith("application/octet-stream"),
    }


def created_like(seen: Seen, task: StandInTask, queued: str) -> object:
    """The answer to a new task."""
    return _fill(seen.created or {"task_id": "<task id>", "status": queued}, _of(task))


def task_like(
    seen: Seen, task: StandInTask, dialect: Dialect, status: str, failure: object, *, in_list: bool = False
) -> dict[str, object]:
    """A task's details, or its entry in the list: as those of the finished one, or as those of the running one."""
    template = (seen.done if task.is_over else seen.running) or seen.done
    if in_list and seen.item is not None:
        more = {dialect.progress: template[dialect.progress]} if dialect.progress in template else {}
        template = seen.item if task.is_over else {**seen.item, **more}
    value = _fill(template, _of(task, dialect))
    if not isinstance(value, dict):
        raise ReportError("the report's details are no object")
    inner = next((part for part in _objects(value) if _own_status(part)), value)
    inner[_own_status(inner) or "status"] = status
    if task.is_url and seen.link_field is not None and dialect.name_field in inner:
        names = {dialect.name_field: seen.link_field or dialect.name_field}
        renamed = {names.get(name, name): found if seen.link_field or name not in names else None
                   for name, found in inner.items()}  # fmt: skip
        inner.clear()
        inner.update(renamed)
    if dialect.language_field is not None and not in_list:
        inner.setdefault(dialect.language_field, task.language)
    if failure is not None:
        inner[dialect.failure_field] = failure
    return value


def _own_status(part: Mapping[str, object]) -> str | None:
    return next((name for name in ("status", "state") if isinstance(part.get(name), str)), None)


def page_like(seen: Seen, value: Mapping[str, object], total: int) -> dict[str, object]:
    """A page of tasks with just the fields of the report's; `value` is what the dialect puts there."""
    page = seen.page if isinstance(seen.page, dict) else value
    found = _fill(page, lambda place, name, _: total if name.startswith(("total", "count")) else _plain(place))
    return {name: value.get(name, found[name]) for name in page}


def result_like(task: StandInTask, dialect: Dialect) -> object:
    """A transcript; a string for a plain body."""
    shape = dialect.seen.result if dialect.seen else None
    if isinstance(shape, str):
        subtitles = file_of(shape.strip("<>"), task.speech) if shape in ("<srt>", "<vtt>") else None
        return task.text if subtitles is None else subtitles[0].decode()
    return _fill(_with_segments(shape, task.segments), _of(task, dialect))


def _with_segments(shape: Shape, segments: tuple[Segment, ...]) -> Shape:
    """The shape of a result with its one segment made as many as are said."""
    if isinstance(shape, dict):
        return {name: _with_segments(inner, segments) for name, inner in shape.items()}
    if isinstance(shape, list) and shape and isinstance(shape[-1], dict):
        return [_fill(shape[-1], _of_segment(segment)) for segment in segments]
    return shape


def link_like(seen: Seen, dialect: Dialect, reason: str | None) -> tuple[int, dict[str, object]]:
    """The verdict on a link, with its HTTP status."""
    if dialect.link_verdict == "status" and reason is not None:
        return 400, {"detail": reason}
    verdict: dict[str, object] = {} if dialect.link_verdict == "status" else {dialect.link_verdict: reason is None}
    if reason is not None:
        return 200, {**verdict, dialect.link_reason: reason}
    found = _fill(seen.link if isinstance(seen.link, dict) else {}, lambda place, name, _:
                  61 if re.search("duration|length", name) else _plain(place))  # fmt: skip
    return 200, {**(found if isinstance(found, dict) else {}), **verdict}


def limits_like(seen: Seen, numbers: tuple[int, int, int], used: tuple[int, int]) -> object:
    """The documentation, with the plan's numbers where the words around say which one stands there."""

    def give(place: str, name: str, words: str) -> object:
        said = f"{words} {name}".lower()
        if not place.startswith("<int") or "window" in said:
            return 60 if "window" in said else _plain(place)
        which = next((n for n, sign in enumerate(("min|burst", "day|daily", "month")) if re.search(sign, said)), None)
        if which is None:
            return _plain(place)
        return used[which - 1] if which and "used" in said else numbers[which]

    return _fill(seen.limits, give)


def early_like(seen: Seen) -> tuple[int, object] | None:
    """The answer to a result asked for too early; a string stands for a body that is no JSON."""
    return None if seen.early is None or seen.early[0] == 200 else (seen.early[0], _fill(seen.early[1], _bare))


def _fill(shape: Shape, give: Give, name: str = "", words: str = "") -> Any:
    if isinstance(shape, dict):
        words = " ".join([words, *(value for value in shape.values() if isinstance(value, str) and "<" not in value)])
        return {key: _fill(inner, give, key, f"{words} {key}") for key, inner in shape.items()}
    if isinstance(shape, list):
        return [_fill(inner, give, name, words) for inner in shape]
    if not isinstance(shape, str):
        return shape
    if _PLACEHOLDER.fullmatch(shape):
        return give(shape, name, words)
    return _PLACEHOLDER.sub(lambda found: str(give(found[0], name, shape)), shape)


def _bare(place: str, _name: str, _words: str) -> object:
    return _plain(place)


def _plain(place: str) -> object:
    """Some value of a placeholder's kind."""
    if place in _KNOWN:
        return _KNOWN[place]
    if place.startswith("<int"):
        return int(_about(place))
    if place.startswith("<float"):
        return _about(place)
    if place.startswith("<like"):
        return place[6:-1].replace("9", "1")
    if place.startswith("<url ?"):
        return f"/api/v1/transcriptions?{place[6:-1].partition('&')[0]}=2"
    return "en" if place == "<language>" else place


def _about(place: str) -> float:
    """The least number of a placeholder's range; a half for what lies between 0 and 1."""
    found = re.search(r" (-?\d+)(\.\.\d+)?>", place)
    if found is None:
        return 0.0
    return 0.5 if found[1] == "0" and found[2] else float(found[1])


def _of(task: StandInTask, dialect: Dialect | None = None) -> Give:
    def give(place: str, name: str, _: str) -> object:
        if place in ("<task id>", "<file name>", "<link>", "<transcript>", "<said>", "<language>"):
            return {"<task id>": task.id, "<language>": task.language, "<transcript>": task.text,
                    "<said>": task.text}.get(place, task.name)  # fmt: skip
        if place.startswith("<time"):
            is_end = _FINISHED.fullmatch(name) is not None
            return _moment(place, task.finished_at if is_end else task.created_at)
        if dialect is not None and name == dialect.progress:
            progress = task.progress * dialect.progress_whole
            return round(progress) if place.startswith("<int") else progress
        if re.search("duration|length", name) and place.startswith(("<int", "<float")):
            return max((segment.end_s for segment in task.segments), default=task.media.length_s)
        return _plain(place)

    return give


def _of_segment(segment: Segment) -> Give:
    def give(place: str, name: str, _: str) -> object:
        if place in ("<said>", "<transcript>") or (place == "<text>" and "speaker" not in name):
            return segment.text
        if place == "<text>":
            return segment.speaker
        is_start = _STARTS.search(name) is not None
        if not is_start and not _ENDS.search(name):
            return _plain(place)
        return _stamp(place, name, segment.start_s if is_start else segment.end_s)

    return give


def _stamp(place: str, name: str, time_s: float) -> object:
    """A time in the form of a placeholder."""
    if place.startswith("<like"):
        form = place[6:-1]
        if ":" in form:
            ms = round(time_s * 1000)
            stamp = f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}"
            return stamp + (f"{form[-4]}{ms % 1000:03}" if re.search(r"[.,]999$", form) else "")
        return f"{time_s:.3f}{form.lstrip('9.,')}"
    if name.endswith("ms") or _about(place) >= _MS_FROM:
        return round(time_s * 1000)
    return time_s


def _moment(place: str, when: datetime | None) -> object:
    form = place.split()[1]
    if when is None:
        return None
    match form:
        case "naive":
            return when.replace(tzinfo=None).isoformat()
        case "epoch":
            return when.timestamp()
        case "epoch_ms":
            return int(when.timestamp() * 1000)
        case "http":
            return format_datetime(when.astimezone(UTC), usegmt=True)
    return when.isoformat()


def _leaves(part: Mapping[str, Shape]) -> Iterator[tuple[str, Shape]]:
    """Every field that holds no object, at any depth, the outer ones last, so that they count."""
    for one in reversed([*_objects(part)]):
        yield from ((name, value) for name, value in one.items() if not isinstance(value, dict))


def _objects(part: Shape) -> Iterator[dict[str, Any]]:
    """The object and those in it, the outer ones first; an array of one is what it holds."""
    if isinstance(part, list) and len(part) == 1:
        part = part[0]
    if isinstance(part, dict):
        yield part
        for inner in part.values():
            yield from _objects(inner)


def _find(part: Shape, *names: str) -> str | None:
    found = dict(_leaves(part)) if isinstance(part, dict) else {}
    return next((found[name] for name in names if isinstance(found.get(name), str)), None)
