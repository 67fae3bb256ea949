"""The ten endpoints."""

import hashlib
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from urllib.parse import quote

from aiohttp import web

from sandbox.polyglotvoice import refusals, replay, shapes
from sandbox.polyglotvoice.answers import Answer, json_answer
from sandbox.polyglotvoice.controls import Controls
from sandbox.polyglotvoice.forms import Form, FormError, NoJsonError, read_form, read_object
from sandbox.polyglotvoice.ledger import Request
from sandbox.polyglotvoice.media import is_media, silence
from sandbox.polyglotvoice.ranges import ranged
from sandbox.polyglotvoice.speech import file_of
from sandbox.polyglotvoice.tasks import StandInTask, Upload

_PER_PAGE = 20
_PAGE = re.compile(r"[1-9][0-9]{0,8}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def endpoint_of(method: str, parts: list[str]) -> str:
    """The short name of an endpoint."""
    match method, parts:
        case "POST", ["transcriptions", ("upload" | "from-url" | "validate-url" | "convert-audio") as name]:
            return name
        case "GET", ["transcriptions"]:
            return "list"
        case "GET", ["transcriptions", _]:
            return "task"
        case "GET", ["transcriptions", _, ("result" | "source") as name]:
            return name
        case "GET", ["transcriptions", _, "downloads", _]:
            return "download"
        case "GET", ["developer", "documentation"]:
            return "documentation"
    return "unknown"


class Endpoints:
    """Answers requests that have a good key and no limit against them."""

    def __init__(self, room: Controls) -> None:
        self._room = room
        self._makers: dict[str, Callable[[web.Request, Request], Awaitable[Answer]]] = {
            "upload": self._upload,
            "from-url": self._from_url,
            "validate-url": self._validate_url,
            "convert-audio": self._convert,
        }

    async def answer(self, request: web.Request, note: Request) -> Answer:
        """The answer, its effect done; raises BodyCutError, with no effect."""
        if (maker := self._makers.get(note.endpoint)) is not None:
            return await maker(request, note)
        if note.endpoint == "list":
            return self._list(request, note)
        if note.endpoint == "documentation":
            return self._documentation(note)
        if note.endpoint == "unknown":
            return json_answer({"detail": "Not Found"}, 404)
        return self._about_task(request, note)

    def _refused(self, status: int, detail: str, field: str | None = None) -> Answer:
        return refusals.refused(self._room.dialect, status, detail, field=field)

    def _about_task(self, request: web.Request, note: Request) -> Answer:
        parts = request.match_info["path"].split("/")
        task = self._room.tasks.get(parts[1])
        if task is None or task.account != note.account:
            return self._refused(404, "Task not found")
        if note.endpoint == "task":
            return json_answer(shapes.task_json(task, self._room.dialect))
        if note.endpoint == "source":
            return self._source(request, task)
        if not task.is_over or task.failure is not None:
            seen = self._room.dialect.seen
            if seen is not None and (early := replay.early_like(seen)) is not None and not isinstance(early[1], str):
                return json_answer(early[1], early[0])
            return self._refused(self._room.dialect.early_result, "The transcription is not ready yet")
        return self._result(task) if note.endpoint == "result" else self._download(task, parts[3])

    async def _upload(self, request: web.Request, note: Request) -> Answer:
        if request.content_length is None:
            return self._refused(411, "Length required")
        plan = self._room.plan
        if plan.refuses_before_body and plan.max_bytes is not None and request.content_length > plan.max_bytes:
            return self._refused(413, "The file is too large for your plan")
        form = await _form(request, note)
        if form is None:
            return self._refused(400, "There was an error parsing the body")
        if form.file is None:
            return refusals.missing(self._room.dialect, "file")
        unfit = self._unspoken(form.fields) or self._unfit(form.file)
        return unfit or self._crowded(note) or self._made(note, form.file, form.fields, is_url=False)

    def _unfit(self, file: Upload) -> Answer | None:
        dialect, plan = self._room.dialect, self._room.plan
        if file.size == 0 and dialect.empty_file_status is not None:
            return self._refused(dialect.empty_file_status, "The file is empty", "file")
        if plan.max_bytes is not None and file.size > plan.max_bytes:
            return self._refused(413, "The file is too large for your plan", "file")
        if plan.max_length_s is not None and file.length_s > plan.max_length_s:
            return self._refused(400, f"The audio is longer than {plan.max_length_s / 60:g} minutes, your plan's limit")
        if dialect.non_media_status is not None and not is_media(file.name, file.content_type, file.head):
            return self._refused(dialect.non_media_status, "Unsupported file format", "file")
        return None

    def _crowded(self, note: Request) -> Answer | None:
        plan = self._room.plan
        if plan.max_concurrent is None or self._room.running(note.account) < plan.max_concurrent:
            return None
        words = f"Your plan allows {plan.max_concurrent} concurrent tasks"
        return json_answer({"detail": words}, plan.concurrent_status)

    def _unspoken(self, fields: Mapping[str, object]) -> Answer | None:
        field = self._room.dialect.language_field
        if field is not None and self._room.dialect.language_required and fields.get(field) is None:
            return refusals.missing(self._room.dialect, field)
        if field is None or fields.get(field) in (None, *self._room.dialect.languages):
            return None
        return refusals.refused(self._room.dialect, 422, "Input should be a known language", field=field)

    def _made(self, note: Request, media: Upload, fields: Mapping[str, object], *, is_url: bool) -> Answer:
        task = self._room.make_task(note.account, media, is_url=is_url)
        if (language := fields.get(self._room.dialect.language_field or "")) is not None:
            task.language = str(language)
        status, value = shapes.created_json(task, self._room.dialect)
        return json_answer(value, status)

    async def _url_in(self, request: web.Request, note: Request) -> tuple[str, Mapping[str, object]] | Answer:
        field, is_form = self._room.dialect.url_field, request.content_type == "application/x-www-form-urlencoded"
        try:
            body = dict(await request.post()) if is_form else await read_object(request)
        except NoJsonError:
            return refusals.no_json()
        finally:
            note.complete = request.content.is_eof()
        url = body.get(field) if is_form is self._room.dialect.links_by_form else None
        if url is None:
            return refusals.missing(self._room.dialect, field)
        if not isinstance(url, str) or not url.startswith(("http://", "https://")):
            return refusals.refused(self._room.dialect, 422, "Input should be a valid URL", field=field)
        return url, body

    async def _from_url(self, request: web.Request, note: Request) -> Answer:
        found = await self._url_in(request, note)
        if isinstance(found, Answer):
            return found
        url, fields = found
        note.about = url
        if (unspoken := self._unspoken(fields)) is not None:
            return unspoken
        if (reason := self._room.refused_urls.get(url)) is not None:
            return self._refused(400, reason)
        # A link is never fetched: its task stands for a minute of media, unless more is known of it.
        _, length_s = self._room.known_links.get(url, self._room.unknown_link)
        digest = hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()
        media = Upload(url, "", 0, digest, None, float(length_s))
        return self._crowded(note) or self._made(note, media, fields, is_url=True)

    async def _validate_url(self, request: web.Request, note: Request) -> Answer:
        found = await self._url_in(request, note)
        if isinstance(found, Answer):
            return found
        note.about = found[0]
        title, length_s = self._room.known_links.get(found[0], self._room.unknown_link)
        reason = self._room.refused_urls.get(found[0])
        status, value = shapes.link_json(self._room.dialect, reason, title=title, length_s=length_s)
        return json_answer(value, status)

    def _list(self, request: web.Request, note: Request) -> Answer:
        own = [task for task in reversed(self._room.tasks.values()) if task.account == note.account]
        asked = request.query.get("page") or request.query.get("cursor", "c1").removeprefix("c")
        if _PAGE.fullmatch(asked) is None:
            return refusals.refused(self._room.dialect, 422, "Input should be a valid integer", field="page")
        page = int(asked)
        shown = own[(page - 1) * _PER_PAGE : page * _PER_PAGE]
        return json_answer(shapes.page_json(shown, self._room.dialect, page, _PER_PAGE, len(own)))

    def _documentation(self, note: Request) -> Answer:
        used = self._room.used(note.account)
        return json_answer(shapes.limits_json(self._room.dialect, *self._room.plan.numbers(), used))

    def _result(self, task: StandInTask) -> Answer:
        dialect = self._room.dialect
        is_seen = dialect.seen is not None and dialect.seen.result is not None
        value = (replay.result_like if is_seen else shapes.result_json)(task, dialect)
        if isinstance(value, str):
            return Answer(200, value.encode(), {"Content-Type": "text/plain; charset=utf-8"})
        return json_answer(value)

    def _download(self, task: StandInTask, kind: str) -> Answer:
        dialect = self._room.dialect
        is_there = {"srt": dialect.has_srt, "vtt": dialect.downloads_field is not None}.get(kind, True)
        found = file_of(kind, task.speech) if is_there else None
        if found is None:
            return self._refused(404, "No such file")
        return self._file(*found, f"{task.name}.{kind}")

    def _source(self, request: web.Request, task: StandInTask) -> Answer:
        if task.is_url:
            return ranged(request, self._file(silence(), "audio/wav", "source.wav"))
        content, kind = task.media.content, task.media.content_type or "application/octet-stream"
        if content is None and not task.media.zeros:
            return self._refused(404, "The stand-in keeps no file of this size")
        whole = self._file(content or b"", kind, task.name)
        return ranged(request, whole if content is not None else replace(whole, zeros=task.media.size))

    def _file(self, content: bytes, content_type: str, name: str) -> Answer:
        headers = {"Content-Type": _CONTROL.sub(" ", content_type)}
        safe = _CONTROL.sub("_", name.rpartition("/")[2])
        if self._room.dialect.disposition == "star":
            headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(safe, errors='replace')}"
        elif self._room.dialect.disposition == "plain":
            quoted = safe.replace("\\", "\\\\").replace('"', '\\"')
            headers["Content-Disposition"] = f'attachment; filename="{quoted}"'
        return Answer(200, content, headers)

    async def _convert(self, request: web.Request, note: Request) -> Answer:
        """The same bytes with another name and type: the stand-in converts nothing."""
        form = await _form(request, note)
        if form is None:
            return self._refused(400, "There was an error parsing the body")
        wanted = form.fields.get(self._room.dialect.format_field)
        if form.file is None or wanted is None:
            return refusals.missing(
                self._room.dialect, "file" if form.file is None else self._room.dialect.format_field
            )
        if not wanted.isalnum() or form.file.content is None:
            return self._refused(422 if form.file.content is not None else 413, "Unsupported format or size")
        kind = "application/octet-stream" if self._room.dialect.convert_is_octets else f"audio/{wanted}"
        stem = form.file.name.rpartition(".")[0] or form.file.name
        return self._file(form.file.content, kind, f"{stem}.{wanted}")


async def _form(request: web.Request, note: Request) -> Form | None:
    """The form, None for a body that is none; raises BodyCutError."""
    try:
        form = await read_form(request)
    except FormError:
        return None
    note.complete = True
    note.about = form.file.name if form.file is not None else ""
    return form
