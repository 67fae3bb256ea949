"""The ten endpoints, over whatever carries a request.

Each method sends one request and nothing is retried, since every request counts against the user's plan and
an upload may bill twice. The one exception is a 422 that asks for another field name (`wire/requests.py`).
"""

import abc
import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from http import HTTPStatus
from typing import TypeVar

from bot.concurrency import beside
from bot.polyglotvoice import limits
from bot.polyglotvoice.errors import ApiError, Broken, NotFound, NotReady, Refused, SourceCut
from bot.polyglotvoice.models import (
    ApiKey,
    Created,
    LinkCheck,
    PlanLimits,
    Source,
    Stream,
    Task,
    TaskPage,
)
from bot.polyglotvoice.multipart import Multipart, RequestBody
from bot.polyglotvoice.wire import refusals, requests, response, tasks, transcript
from bot.polyglotvoice.wire.requests import ApiRequest, Fields
from bot.polyglotvoice.wire.response import Response
from bot.transcript.speech import Transcript

_MAX_RESULT_BYTES = 24 * 1024 * 1024
_MAX_ANSWER_BYTES = 1024 * 1024
_MAX_ERROR_BYTES = 64 * 1024
_MIN_CONCEALED_BYTES = 8
_Read = TypeVar("_Read")
OnAnswer = Callable[[str, Response, ApiError | None], None]
"""Hears of each answer: the endpoint, what came (of a file that is streamed only the head), what a refusal means, or
why a good answer could not be read (Broken). Must not raise."""

_NO_SUCH_ENDPOINT = (405, 501)
_MOST_NAMES_OF_CONVERSION = 2
_NO_FILE, _NO_MEDIA = ("text/html",), ("text/html", "application/json")
"""Types of what comes in a file's place."""
_NEVER_JSON = ("srt", "vtt", "txt", "md", "docx", "pdf")


class RequestGate:
    """Stands before every request of a client, and hears of every answer's meaning; this one lets everything pass."""

    async def before(self, key: ApiKey, endpoint: str) -> None:
        """Let a request go out, or raise an ApiError in its stead."""

    async def after(self, key: ApiKey, endpoint: str, error: ApiError | None) -> None:
        """Hear that a request was granted (None), or what its refusal means. Must not raise."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer whose head has come. Reading `chunks` raises Broken when the rest does not.

    `request_whole` is whether the request's body had gone out whole by then.
    """

    status: int
    headers: Mapping[str, str]
    chunks: AsyncIterator[bytes]
    request_whole: bool = True

    @property
    def is_good(self) -> bool:
        return 200 <= self.status < 300


class Endpoints(abc.ABC):
    """Every method takes the key to ask with, and raises the errors of `errors.py`: BadKey, RateLimited and
    Broken from any of them, the others where the method says so.
    """

    def __init__(
        self,
        *,
        now: Callable[[], datetime],
        answer_timeout_s: float,
        gate: RequestGate | None = None,
        on_answer: Sequence[OnAnswer] = (),
    ) -> None:
        self._now = now
        self._on_answer = on_answer
        self._gate = gate or RequestGate()
        self._answer_timeout_s = answer_timeout_s
        self._learned: dict[str, Fields] = {}
        self._large = asyncio.Lock()

    @abc.abstractmethod
    def _exchange(
        self, key: ApiKey, ask: ApiRequest, body: RequestBody | None = None
    ) -> AbstractAsyncContextManager[Reply]:
        """Send one request and close what it opened; raises BadKey, SourceCut, Broken."""

    @asynccontextmanager
    async def _gated(self, key: ApiKey, ask: ApiRequest, body: RequestBody | None = None) -> AsyncIterator[Reply]:
        await self._gate.before(key, ask.endpoint)
        try:
            async with self._exchange(key, ask, body) as reply:
                if reply.is_good:
                    await self._gate.after(key, ask.endpoint, None)
                yield reply
        except (Broken, SourceCut) as error:
            await self._gate.after(key, ask.endpoint, error)
            raise

    async def upload(
        self, key: ApiKey, source: Source, *, name: str | None = None, language: tuple[str, str] | None = None
    ) -> Created:
        """Make a task of a file, streamed; `name` replaces the source's own. `source.size` is needed.

        `language` is the field and the value for the language of the speech, where the service has such a field.

        Raises Refused (permanent), SourceCut (no task was made), Broken (`maybe_done`: one may have been).
        """
        named = source if name is None else Source(name, source.content_type, source.size, source.chunks)

        async def send(fields: Fields) -> Response:
            body = Multipart((language,) if language else (), fields["file"].name, named)
            return await self._ask(key, requests.UPLOAD, body)

        answer = await self._with_fields(requests.UPLOAD, requests.UPLOAD_FIELDS, send)
        return await self._read_as(key, requests.UPLOAD, answer, tasks.read_created)

    async def from_url(self, key: ApiKey, url: str, *, language: tuple[str, str] | None = None) -> Created:
        """Make a task of the media behind a link; `language` as in `upload`.

        Raises Refused (permanent), Broken (`maybe_done`: a task may have been made).
        """
        return await self._of_link(key, requests.FROM_URL, url, tasks.read_created, language=language)

    async def validate_url(self, key: ApiKey, url: str) -> LinkCheck:
        """What is behind a link; raises Refused (permanent) with the service's reason."""
        # It only looks ahead: without it the service says at `from-url` what it can't take.
        return await self._of_link(
            key, requests.VALIDATE_URL, url, transcript.read_link_check, if_no_such_endpoint=LinkCheck()
        )

    async def _of_link(
        self, key: ApiKey, ask: ApiRequest, url: str, read: Callable[[Response], _Read], *,
        language: tuple[str, str] | None = None, if_no_such_endpoint: _Read | None = None,
    ) -> _Read:  # fmt: skip
        async def send(fields: Fields) -> Response:
            return await self._ask(key, requests.with_url(ask, url, fields["url"], language))

        try:
            answer = await self._with_fields(ask, requests.URL_FIELDS, send)
            if if_no_such_endpoint is not None and answer.status in _NO_SUCH_ENDPOINT:
                return if_no_such_endpoint
            return await self._read_as(key, ask, answer, read)
        except Refused as error:
            raise _about_link(error) from None

    async def list_tasks(self, key: ApiKey, page: str | None = None) -> TaskPage:
        """The account's tasks in the service's order: the first page, or the one that `next_page` named."""
        return await self._read_of(key, requests.list_tasks(page), tasks.read_page)

    async def states(self, key: ApiKey, wanted: Collection[str]) -> Mapping[str, Task]:
        """What the first page of the account's tasks tells of those that are `wanted`, by id.

        Of a task that still runs only its status and progress.
        """
        return await self._read_of(key, requests.list_tasks(None), lambda answer: tasks.read_states(answer, wanted))

    async def task(self, key: ApiKey, task_id: str) -> Task:
        """One task's details; raises NotFound (permanent)."""
        return await self._read_of(key, requests.task(task_id), lambda answer: tasks.read_task(answer, task_id))

    async def result(
        self, key: ApiKey, task_id: str, length_s: float | None = None, *, or_file: bool = False
    ) -> Transcript:
        """The transcript; `length_s` is how long the recording is known to be. Raises NotReady (temporary).

        Where the answer holds neither text nor segments a second request takes `downloads/txt`; with `or_file`, also
        where it is refused without a word of waiting.
        """

        def read(answer: Response) -> Transcript | transcript.Missing | NotReady:
            if answer.status == 202:
                return NotReady(refusals.words_of(answer))
            try:
                return transcript.read_result(answer, length_s)
            except NotReady as error:
                return error

        try:
            found = await self._read_large(key, requests.result(task_id), read)
        except NotReady as error:
            if not or_file or refusals.says_not_ready(error.detail):
                raise
            return await self._result_text(key, task_id, error)
        if isinstance(found, NotReady):
            raise found
        if isinstance(found, Transcript):
            return found
        none = Broken("the result holds neither text nor segments")
        return await self._result_text(key, task_id, none if found.empty is None else found.empty)

    # Open point "result shape": neither text nor segments: take `downloads/txt`.
    async def _result_text(self, key: ApiKey, task_id: str, otherwise: Transcript | ApiError) -> Transcript:
        """The text as a file; where there is none, `otherwise` is returned or raised."""

        def read(answer: Response) -> Transcript:
            response.check_file(answer, _NO_FILE)
            found = transcript.read_result(answer)
            if isinstance(found, Transcript):
                return found
            if isinstance(otherwise, NotReady):
                raise otherwise
            if answer.body.strip():
                raise Broken("the file holds no text", status=answer.status)
            return Transcript("")

        try:
            return await self._read_large(key, requests.download(task_id, "txt"), read)
        except NotFound:
            if isinstance(otherwise, ApiError):
                raise otherwise from None
            return otherwise
        except Refused as error:
            raise (error if error.reason_kind == "redirect" else NotReady(error.detail)) from None

    async def _read_large(self, key: ApiKey, ask: ApiRequest, read: Callable[[Response], _Read]) -> _Read:
        """What a good answer says that may be large: of such ones one at a time is held, so that they never add up."""
        async with AsyncExitStack() as turn:
            answer = self._good(await self._ask(key, ask, max_bytes=_MAX_RESULT_BYTES, turn=turn), ask)
            return await self._told(ask, answer, read)

    @asynccontextmanager
    async def download(self, key: ApiKey, task_id: str, kind: str) -> AsyncIterator[Stream]:
        """A result file, streamed: srt, txt, json, or another kind that the task's details name.

        Raises NotFound (no such kind, or task), NotReady; while reading, Broken.
        """
        ask = requests.download(task_id, kind)
        async with self._gated(key, ask) as reply:
            file = await self._no_words(key, ask, reply) if kind.lower() in _NEVER_JSON else reply
            yield await self._streamed(key, file, ask, not_types=() if kind.lower() == "html" else _NO_FILE)

    @asynccontextmanager
    async def source(self, key: ApiKey, task_id: str, start: int = 0) -> AsyncIterator[Stream]:
        """The source media from byte `start`, also from a service that ignores Range.

        At the end of the file the stream is empty. Raises NotFound, NotReady, Refused (no such place);
        while reading, Broken.
        """
        ask = requests.source(task_id, start)
        async with self._gated(key, ask) as reply:
            if reply.status == 416:
                yield response.read_unsatisfied(reply.headers, start)
                return
            file = await self._no_words(key, ask, reply)
            yield await self._streamed(key, file, ask, start, _NO_MEDIA)

    @asynccontextmanager
    async def convert_audio(self, key: ApiKey, source: Source, format: str) -> AsyncIterator[Stream]:
        """The media converted to `format` (mp3, wav, …), streamed both ways. `source.size` is needed.

        Raises Refused (permanent), SourceCut; while reading, Broken.
        """
        fields = self._learned.get("convert_audio", requests.CONVERT_FIELDS)
        changed = 0
        while True:
            ask, form = requests.convert_audio((fields["format"], format))
            body = Multipart(form, fields["file"].name, source)
            async with self._gated(key, ask, body) as reply:
                if not reply.is_good:
                    answer = await self._read(key, ask, reply, _MAX_ERROR_BYTES)
                    learned = requests.learn_fields(answer, fields)
                    if learned is not None and changed < _MOST_NAMES_OF_CONVERSION:
                        # Some ask for one name after the other.
                        changed, fields = changed + 1, learned
                        continue
                    self._good(answer, ask)
                self._learned["convert_audio"] = fields
                # Each try more would be one more conversion.
                file = await self._no_words(key, ask, reply, is_made_now=True)
                yield await self._streamed(key, file, ask, not_types=_NO_MEDIA)
                return

    async def _no_words(self, key: ApiKey, ask: ApiRequest, reply: Reply, *, is_made_now: bool = False) -> Reply:
        """The file that an answer brings; raises what words in its place mean, at no request more."""
        is_json = response.media_type(reply.headers) in ("application/json", "application/problem+json")
        is_made = is_made_now and reply.status == HTTPStatus.ACCEPTED
        if not reply.is_good or not (is_made or (is_json and reply.status != HTTPStatus.ACCEPTED)):
            return reply
        answer = await self._read(key, ask, reply, _MAX_ANSWER_BYTES)
        if not is_made_now and not isinstance(answer.json_or_none(), dict):
            return replace(reply, chunks=_once(answer.body))
        meant, words = refusals.refusal_within(answer), Refused(refusals.words_of(answer))
        error = words if meant is answer else refusals.read_error(meant, ask.asked, self._now())
        self._heard(ask, answer, error)
        raise error

    async def rate_limits(self, key: ApiKey) -> PlanLimits:
        """The live limits, out of the service's documentation."""
        return await self._read_of(key, requests.DOCUMENTATION, limits.read_rate_limits)

    async def _read_of(self, key: ApiKey, ask: ApiRequest, read: Callable[[Response], _Read]) -> _Read:
        return await self._read_as(key, ask, await self._ask(key, ask), read)

    async def _ask(
        self, key: ApiKey, ask: ApiRequest, body: RequestBody | None = None, max_bytes: int = _MAX_ANSWER_BYTES,
        turn: AsyncExitStack | None = None,
    ) -> Response:  # fmt: skip
        async with self._gated(key, ask, body) as reply:
            try:
                return await self._read(key, ask, reply, max_bytes if reply.is_good else _MAX_ERROR_BYTES, turn)
            except Broken as error:
                maybe_done = ask.asked == "creates" and reply.request_whole
                raise Broken(error.detail, maybe_done=maybe_done) from None

    async def _read(
        self, key: ApiKey, ask: ApiRequest, reply: Reply, max_bytes: int, turn: AsyncExitStack | None = None
    ) -> Response:
        """The whole answer; of an error's body only as much as is wanted, and no more than came."""
        content = bytearray()
        try:
            async with asyncio.timeout(self._answer_timeout_s):
                async for chunk in reply.chunks:
                    content += chunk
                    if turn is not None and len(content) > _MAX_ANSWER_BYTES:
                        await turn.enter_async_context(self._large)
                        turn = None
                    if len(content) > max_bytes:
                        if reply.is_good:
                            raise Broken("the answer is too long")
                        break
        except (Broken, TimeoutError) as error:
            if reply.is_good:
                raise error if isinstance(error, Broken) else Broken("the answer trickles") from None
        if len(content) > max_bytes:
            del content[max_bytes:]
        body = _conceal(bytes(content), key)
        content.clear()
        answer = Response(reply.status, reply.headers, body, request_whole=reply.request_whole)
        if not reply.is_good:
            meaning = refusals.read_error(answer, ask.asked, self._now())
            self._heard(ask, answer, meaning)
            await self._gate.after(key, ask.endpoint, meaning)
        return answer

    async def _read_as(
        self, key: ApiKey, ask: ApiRequest, answer: Response, read: Callable[[Response], _Read]
    ) -> _Read:
        """What a good answer says; raises what any other one means."""
        good = self._good(answer, ask)
        try:
            return await self._told(ask, good, read)
        except Broken:
            if (meant := refusals.refusal_within(good)) is good:
                raise
        error = refusals.read_error(meant, ask.asked, self._now())
        await self._gate.after(key, ask.endpoint, error)
        raise error

    async def _told(self, ask: ApiRequest, answer: Response, read: Callable[[Response], _Read]) -> _Read:
        """What a good answer says, read in a thread where it is large; whoever listens hears of it, read or not."""
        unread: Broken | None = None
        try:
            return await beside(lambda: read(answer), len(answer.body))
        except Broken as error:
            unread = error
            raise
        finally:
            if answer.status < HTTPStatus.MULTIPLE_CHOICES:
                self._heard(ask, answer, unread)

    def _heard(self, ask: ApiRequest, answer: Response, error: ApiError | None) -> None:
        for hear in self._on_answer:
            hear(ask.endpoint, answer, error)

    def _good(self, answer: Response, ask: ApiRequest) -> Response:
        if 200 <= answer.status < 300 or (ask.asked == "creates" and tasks.created_at(answer) is not None):
            return answer
        raise refusals.read_error(answer, ask.asked, self._now())

    async def _streamed(
        self, key: ApiKey, reply: Reply, ask: ApiRequest, start: int = 0, not_types: Collection[str] = _NO_FILE
    ) -> Stream:
        """The file that an answer brings, from byte `start`."""
        if not reply.is_good:
            self._good(await self._read(key, ask, reply, _MAX_ERROR_BYTES), ask)
        answer = Response(reply.status, reply.headers)
        return await self._told(ask, answer, lambda head: response.read_file(head, reply.chunks, start, not_types))

    # Open point "the field that carries the URL": a refusal that asks for another name, or for a form, is answered
    # with that once, and remembered.
    async def _with_fields(
        self, ask: ApiRequest, fields: Fields, send: Callable[[Fields], Awaitable[Response]]
    ) -> Response:
        sent = self._learned.get(ask.endpoint, fields)
        answer = first = await send(sent)
        changed = set[bool]()
        while (learned := requests.learn_fields(answer, sent)) is not None:
            is_place = "url" in sent and learned["url"].name == sent["url"].name
            if is_place in changed:
                # It was not that; the first refusal tells more than one of a guess.
                return first
            changed.add(is_place)
            answer, sent = await send(learned), learned
        if changed and answer.status == requests.NOT_THIS_TYPE:
            return first
        self._learned[ask.endpoint] = sent
        return answer


async def _once(content: bytes) -> AsyncIterator[bytes]:
    yield content


def _conceal(content: bytes, key: ApiKey) -> bytes:
    """The answer without the key, should the service quote it."""
    secret = key.secret.get_secret_value().encode("utf-8", "replace")
    return content.replace(secret, b"[key]") if len(secret) >= _MIN_CONCEALED_BYTES else content


def _about_link(error: Refused) -> Refused:
    """The refusal of a link: what is behind it can't be read, rather than a file."""
    if error.reason_kind in ("other", "unsupported"):
        return Refused(error.detail, reason_kind="link", language_field=error.language_field)
    return error
