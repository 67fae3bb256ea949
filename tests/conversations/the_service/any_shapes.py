"""What a service may look like that keeps to its page: a seed draws a shape for each point that it leaves open."""

import gzip
import random
import re
import uuid
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any, TypeAlias

Body: TypeAlias = Any
"""JSON, or bytes as they are."""
Told: TypeAlias = tuple[int, Body, dict[str, str]]
"""Status, body, headers."""
SAID = ("Seven grey herons", "stand in the water.", "Nobody counts them twice.")
TEXT = " ".join(SAID)
SRT = "".join(f"{n}\n00:00:0{n * 2 - 2},000 --> 00:00:0{n * 2},000\n{said}\n\n" for n, said in enumerate(SAID, 1))
PAGE = b"<!DOCTYPE html><html><head><title>Maintenance</title></head><body><h1>nginx</h1></body></html>"
SPENT = {
    "minutes": ("Monthly minutes limit reached", "No minutes left", "Лимит минут исчерпан", "Not enough minutes"),
    "attempts": ("No attempts left", "Попытки закончились", "Transcription attempts are used up"),
}
_EARLY = (
    (400, "Transcription not completed yet"), (422, "Task is still processing"), (403, "Result is not ready"),
    (404, "Result not found"), (409, "Conflict"), (423, "Locked"), (425, "Too Early"), (400, "Ещё не готово"),
    (403, "Forbidden"), (404, ""), (202, ""), (202, "processing"), (400, "Bad status"),
)  # fmt: skip
_DONE = ("completed", "COMPLETED", "done", "Finished", "success", "SUCCEEDED", "ready", "transcribed", "processed",
         "Готово", "завершено", "partial", "completed_with_errors", "Completed with warnings",
         "TaskStatus.COMPLETED")  # fmt: skip
_VAGUE = ("distilled", "7", "phase-4")
"""Words for an end that only its time tells."""
_RUNNING = ("queued", "PENDING", "processing", "in_progress", "Transcribing", "step 2", "в обработке", "listening")
_VERDICTS: tuple[Body, ...] = (
    {"valid": True}, {"ok": True, "title": "A talk"}, {"is_valid": "true"}, {"supported": True}, {"status": "ok"}, {},
    {"accessible": True, "duration": "8.2"}, {"status": "valid", "error": None}, {"valid": True, "errors": []},
    {"success": True, "message": "URL is valid"},
)  # fmt: skip
_LIMITS: tuple[Body, ...] = (
    {"rate_limits": {"burst": "60/min", "daily": 1000, "monthly": 20000}},
    {"rate_limits": [{"name": "burst", "limit": 60, "window_seconds": 60}, {"name": "day", "limit": 1000}]},
    {"data": {"rate_limits": {"free": {"per_day": 100}, "pro": {"per_day": 1000}}}},
    {"rate_limits": "60 requests per minute"}, {"rate_limits": None}, {"openapi": "3.1"},
    {"rateLimits": {"requestsPerMinute": "60", "requestsPerDay": 500}},
)  # fmt: skip


def _segments(start: str, end: str, of: Callable[[float], Body], text: str = "text", **more: Body) -> list[Body]:
    return [{start: of(n * 2.0), end: of(n * 2.0 + 2), text: said, **more} for n, said in enumerate(SAID)]


_SECONDS = _segments("start", "end", float)
_RESULTS: tuple[Body, ...] = (
    {"text": TEXT}, {"text": TEXT, "segments": _SECONDS}, {"transcript": TEXT}, {"full_text": TEXT, "segments": []},
    {"transcription": TEXT, "language": "en"}, {"result_text": TEXT, "duration": 6.0}, {"transcription_text": TEXT},
    {"content": TEXT}, {"result": {"text": TEXT, "segments": _SECONDS}}, {"data": {"transcription": {"text": TEXT}}},
    {"segments": _SECONDS}, _SECONDS, {"words": _segments("start", "end", float, "word")}, {}, {"srt": SRT}, TEXT,
    {"segments": [], "utterances": _segments("start_ms", "end_ms", lambda t: int(t * 1000))},
    {"chunks": [{"timestamp": [n * 2.0, n * 2.0 + 2], "text": said} for n, said in enumerate(SAID)]},
    {"messages": _segments("start", "end", lambda t: f"{t:.3f}s"), "duration": "6 s"},
    {"transcripts": _segments("start_time", "end_time", lambda t: f"00:00:{t:06.3f}")},
    {"segments": _segments("start", "end", lambda t: round(t * 1000)), "duration_ms": 6000},
    {"segments": _segments("start", "end", lambda _: None)}, {"segments": [{"text": said} for said in SAID]},
    {"segments": _segments("start", "end", str, speaker="SPEAKER_00")}, {"text": None, "segments": None},
    {"text": TEXT, "translation": {"ru": "Семь серых цапель."}, "summary": "Herons."}, TEXT.encode(), SRT.encode(),
    {"text": "", "segments": _SECONDS}, {"status": "completed", "text": TEXT}, {"segments": list(SAID)},
    {"id": 3, "state": "done", "result": {"segments": _SECONDS, "text": TEXT}},
    {"results": {"transcripts": [{"transcript": TEXT}], "items": []}},
)  # fmt: skip


def _raw_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(map(str.title, rest))


def _pascal(name: str) -> str:
    return _camel(name)[:1].upper() + _camel(name)[1:]


CODINGS: dict[str, Callable[[bytes], bytes]] = {"gzip": gzip.compress, "deflate": zlib.compress, "raw": _raw_deflate}
_TIMES: tuple[Callable[[datetime], Body], ...] = (
    datetime.isoformat, lambda at: at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"), lambda at: at.strftime("%Y-%m-%d %H:%M:%S"),
    datetime.timestamp, lambda at: round(at.timestamp() * 1000), lambda at: str(int(at.timestamp())),
    lambda at: format_datetime(at, usegmt=True), lambda at: at.astimezone(timezone(timedelta(hours=3))).isoformat(),
)  # fmt: skip
_RENAMED: tuple[Callable[[str], str], ...] = (
    str, str, lambda name: name.replace(" ", "_"), lambda name: name.rpartition(".")[0] or name,
    lambda name: f"uploads/2026/{name}", lambda name: f"{uuid.uuid4().hex}_{name}", str.lower,
    lambda name: re.sub(r"[^\w.]+", "-", name),
)  # fmt: skip
_PROGRESS: tuple[Callable[[float], Body], ...] = (
    lambda part: part, lambda part: round(part * 100), lambda part: f"{part:.0%}", lambda part: str(part * 100),
)  # fmt: skip


@dataclass(slots=True)
class Made:
    """A task; `looks` are those that are left until it has ended."""

    id: str
    name: str
    url: str | None
    at: datetime
    looks: int
    digest: str = ""

    @property
    def is_done(self) -> bool:
        return self.looks <= 0


class Shapes:
    """The shapes of one seed."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        pick, chance = self.draw.choice, self.draw.random
        self.family = pick(("fastapi", "fastapi", "django", "django", "object", "flat", "json:api", "problem", "text"))
        self.case = pick((str, str, _camel, _pascal, lambda name: name.replace("_", "-")))
        self.envelope: Sequence[str] = pick(
            ((), (), (), ("data",), ("result",), ("response",), ("data", "task"), ("payload", "item"))
        )
        self.flags: dict[str, Body] = pick(
            ({}, {}, {"success": True}, {"ok": True, "error": None}, {"status": "ok"}, {"code": 200})
        )
        self.id_name, self.id_kind = pick(("task_id", "id", "uuid")), pick(("uuid", "int", "number", "mark"))
        self.status_name, self.running = pick(("status", "status", "state", "task_status")), pick(_RUNNING)
        is_vague = chance() < 0.25
        self.done = pick(_VAGUE if is_vague else _DONE)
        self.ended_name = pick(("finished_at", "completed_at", "ended_at", *(() if is_vague else (None,))))
        self.made_name, self.time = pick(("created_at", "created", "submitted_at")), pick(_TIMES)
        self.progress_name = pick((None, "progress", "percent", "progress_percent"))
        self.progress = pick(_PROGRESS)
        self.length: tuple[str, Body] | None = pick(
            (None, ("duration", 8.2), ("duration", "8.2"), ("duration_seconds", 8), ("duration_ms", 8200),
             ("audio_duration", "00:00:08.200"))
        )  # fmt: skip
        self.name_name = pick(("file_name", "filename", "original_filename", "title", "name"))
        self.renamed, self.link_name = pick(_RENAMED), pick(("url", "source_url", "name"))
        self.list_name = pick((None, "items", "results", "tasks", "transcriptions", "data"))
        self.is_newest_first, self.page_size = chance() < 0.75, pick((5, 10, 20, 50))
        # A bare list that goes on can only do so by number.
        told = ("next", "page", "cursor", "offset") if self.list_name else ()
        self.paging = pick(("whole", "untold", *told))
        self.url_field = pick(("url", "url", "media_url", "source_url", "link", "video_url"))
        self.convert_fields = pick(("file", "file", "audio_file")), pick(("format", "target_format", "output_format"))
        self.created = pick(("stated", "stated", "whole", "id", "location")), pick((200, 201, 202))
        self.early, self.looks = pick(_EARLY), pick((0, 1, 2, 3))
        self.result, self.is_result_wrapped = pick(_RESULTS), chance() < 0.5
        self.verdict, self.limits = pick((*_VERDICTS, b"", None)), pick(_LIMITS)
        self.type = pick(("application/json", "application/json", "application/json; charset=utf-8", "text/plain",
                          "application/vnd.api+json", "text/html", "application/octet-stream", None))  # fmt: skip
        self.has_mark, self.coding, self.is_chunked = chance() < 0.15, pick((None, None, *CODINGS)), chance() < 0.3
        self.is_ascii = chance() < 0.5
        self.slash = pick((None, None, None, 301, 307, 308))
        self.disposition = pick((None, 'attachment; filename="{}"', "attachment; filename*=UTF-8''{}"))
        self.has_srt = chance() < 0.8
        self.wait = pick(("seconds", "date", "retry_after", "reset_at", "header", "words", "nothing"))

    def __str__(self) -> str:
        told = {name: value for name, value in vars(self).items() if not callable(value) and name != "draw"}
        return "\n".join(f"{name} = {value!r}" for name, value in told.items())

    def new_id(self, number: int) -> str:
        kinds = {"int": str(1000 + number), "number": str(1000 + number), "mark": f"tr_{number}x9"}
        return kinds.get(self.id_kind) or str(uuid.uuid4())

    def named(self, body: Body) -> Body:
        """JSON with its names in the service's case."""
        if isinstance(body, dict):
            return {self.case(name): self.named(value) for name, value in body.items()}
        return [self.named(one) for one in body] if isinstance(body, list) else body

    def wrapped(self, body: Body) -> Body:
        """What lies around an answer."""
        for name in reversed(self.envelope):
            body = {**self.flags, name: body}
        return self.named(body)

    def error(self, words: str, status: int) -> Body:
        """A refusal's body, as the service's family writes it."""
        bodies: dict[str, Body] = {
            "fastapi": {"detail": words}, "django": {"detail": words}, "flat": {"success": False, "error": words},
            "object": {"error": {"code": "refused", "message": words}},
            "json:api": {"errors": [{"status": str(status), "title": "Refused", "detail": words}]},
            "problem": {"type": "about:blank", "title": "Refused", "status": status, "detail": words},
        }  # fmt: skip
        return bodies.get(self.family, words.encode())

    def missing(self, name: str) -> Told:
        """The refusal of a request that lacks a field."""
        if self.family == "fastapi":
            return 422, {"detail": [{"type": "missing", "loc": ["body", name], "msg": "Field required"}]}, {}
        if self.family == "django":
            return 400, {name: ["This field is required."]}, {}
        if self.family == "json:api":
            source = {"pointer": f"/data/attributes/{name}"}
            return 422, {"errors": [{"status": "422", "title": "Required", "source": source}]}, {}
        return 400, self.error(f'Field "{name}" is required', 400), {}

    def limited(self, until: datetime, wait_s: int) -> Told:
        """A 429."""
        words = "Request was throttled."
        told: dict[str, Body] = {"retry_after": wait_s, "reset_at": until.isoformat()}
        headers = {
            "seconds": {"Retry-After": str(wait_s)},
            "date": {"Retry-After": format_datetime(until, usegmt=True)},
            "header": {"X-RateLimit-Reset": str(int(until.timestamp()))},
        }
        if self.wait in told:
            return 429, {"detail": {self.wait: told[self.wait], "message": words}}, {}
        if self.wait == "words":
            words += f" Expected available in {wait_s} seconds."
        return 429, self.error(words, 429), headers.get(self.wait, {})

    def task(self, task: Made, now: datetime) -> dict[str, Body]:
        """A task as details and lists show it."""
        shown: dict[str, Body] = {
            self.id_name: self._id(task), self.status_name: self.done if task.is_done else self.running,
            self.name_name: task.name, self.made_name: self.time(task.at), "owner_id": 17, "error": None,
        }  # fmt: skip
        if self.progress_name is not None:
            value = self.progress(1.0 if task.is_done else 0.4)
            is_part = self.progress_name != "progress" and isinstance(value, float)
            shown[self.progress_name] = value * 100 if is_part else value
        if self.ended_name is not None:
            shown[self.ended_name] = self.time(now) if task.is_done else None
        if self.length is not None and task.is_done:
            shown[self.length[0]] = self.length[1]
        return shown if task.url is None or self.link_name == "name" else {**shown, self.link_name: task.url}

    def made(self, task: Made, now: datetime) -> Told:
        """The answer to what makes a task."""
        kind, status = self.created
        if kind == "location":
            return 201, b"", {"Location": f"/api/v1/transcriptions/{task.id}"}
        if kind == "stated":
            return status, self.named({"task_id": self._id(task), "status": "queued"}), {}
        return status, self.wrapped({self.id_name: self._id(task)} if kind == "id" else self.task(task, now)), {}

    def page(self, tasks: list[Made], asked: dict[str, str], now: datetime) -> Told:
        """A list, or the page of it that is asked for."""
        ordered = tasks[::-1] if self.is_newest_first else tasks
        size = len(ordered) if self.paging == "whole" else self.page_size
        by_number = {"page": (int(asked.get("page", 1)) - 1) * size, "cursor": int(asked.get("cursor", 0)),
                     "offset": int(asked.get("offset", 0))}  # fmt: skip
        start = by_number.get(self.paging, by_number["page"])
        items = [self.task(task, now) for task in ordered[start : start + size]]
        if self.list_name is None:
            return 200, self.named(items), {}
        goes_on, page = start + size < len(ordered), start // max(size, 1) + 1
        frames: dict[str, dict[str, Body]] = {
            "next": {"count": len(ordered), "next": f"/api/v1/transcriptions?page={page + 1}" if goes_on else None},
            "page": {"total": len(ordered), "page": page, "page_size": size},
            "cursor": {"next_cursor": str(start + size) if goes_on else None},
            "offset": {"total": len(ordered), "offset": start, "limit": size},
        }
        return 200, self.named({**self.flags, self.list_name: items, **frames.get(self.paging, {})}), {}

    def _id(self, task: Made) -> Body:
        return int(task.id) if self.id_kind == "number" else task.id
