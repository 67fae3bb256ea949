"""The probe of the live service: every endpoint once with a real key, and what shapes its answers have.

Nobody who wrote this bot has met the service: its page names paths, and no fields. What one person's key brings to
light is a report that holds shapes alone, which that person can send to the project.
"""

import asyncio
import math
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from bot.polyglotvoice.endpoints import OnAnswer
from bot.polyglotvoice.errors import ApiError, BadKey, Broken, NotFound, NotReady, RateLimited, Refused
from bot.polyglotvoice.http import ApiClient, OnCall
from bot.polyglotvoice.models import ApiCall, ApiKey, Phase, Source, Stream, Task
from bot.polyglotvoice.shape import FILE_KINDS, Heard, Shaper, is_known_name, names_in, utc_now
from bot.polyglotvoice.wire import tree
from bot.polyglotvoice.wire.requests import names_asked_for
from bot.polyglotvoice.wire.response import Response

SAMPLE = Path(__file__).with_name("sample.ogg")
SAMPLE_S = 6
SAMPLE_WORDS = "Seven yellow lanterns hang above the quiet river, and a paper boat drifts under the bridge."
VERSION = 1
REQUESTS, REQUESTS_FOR_LINK = (12, 44), (2, 4)
"""How many go out at least and at most."""
# espeak-ng -v en-gb -s 150 -w sample.wav "<SAMPLE_WORDS>", then
# ffmpeg -i sample.wav -ac 1 -ar 16000 -c:a libopus -b:a 16k sample.ogg
_NAME = "polyglotvoice-probe.ogg"
_NO_LINK = "https://polyglotvoice-probe.invalid/none.mp3"
_LOOK_AFTER_S = (1, 2, 3, 5, 8, 13, 20, *[30] * 18)
"""Waits between looks at the task, ten minutes in all."""
_MAX_KEPT_BYTES = 1024 * 1024
_MOST_UNANSWERED = 2
_SILENT = "PolyglotVoice did not answer: is POLYGLOTVOICE_API_URL right, and the network there?"
_REFUSALS = {
    "minutes": "the plan's minutes are used up", "attempts": "the plan's attempts are used up",
    "plan": "the plan does not cover it", "too_short": "the sample is too short for it", "too_long": "too long for it",
    "too_big": "too big for it", "unsupported": "it takes no such format", "redirect": "the API is at another address",
}  # fmt: skip

Connect = Callable[[OnAnswer, OnCall], ApiClient]
Tell = Callable[[str], Awaitable[None]]


class StoppedError(Exception):
    """The probe goes no further; the text is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class Row:
    """An open point of the API: which endpoints tell of it, under which names; without names, their whole shape."""

    title: str
    endpoints: tuple[str, ...]
    names: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


ROWS = (
    Row("the field that carries the URL", ("validate_url", "from_url"), ("loc", "field"), ("field of the URL",)),
    Row("validate-url's answer", ("validate_url",), (), ("validate-url",)),
    Row("a new task", ("upload", "from_url"), (), ("upload", "from-url")),
    Row("a task's details", ("task",), (), ("details",)),
    Row("status names", ("upload", "task", "list"), ("status", "state", "task_status"), ("phases",)),
    Row("progress", ("task",), ("progress", "percent", "progress_percent"), ("progress",)),
    Row("failure text", ("task",), ("error", "error_message", "message", "detail")),
    Row("list shape", ("list",), (), ("list",)),
    Row(
        "the task's id inside an object",
        ("upload", "task", "list"),
        ("task_id", "id", "uuid", "transcription_id", "job_id", "guid"),
    ),
    Row("result shape", ("result",), (), ("result",)),
    Row("a result asked for too early", ("result",), ("detail", "error", "message"), ("early result",)),
    Row("translation, summary", ("result",), ("translation", "translations", "summary")),
    Row("downloads/{kind} kinds", ("download",), (), ("downloads/srt", "downloads/txt", "downloads/json")),
    Row("file names", ("download", "source", "convert_audio"), ("content-disposition",), ("source",)),
    Row("convert-audio's form", ("convert_audio",), (), ("convert-audio",)),
    Row("429, minutes or attempts spent", ("upload", "task", "list"), ("retry-after", "retry_after"), ("limit",)),
    Row("rate_limits shape", ("rate_limits",), (), ("documentation",)),
    Row("compression", ("task", "list", "result", "download"), ("content-encoding",)),
)


@dataclass(slots=True)
class Probe:
    """One walk through the endpoints. `connect` makes a client that passes on what it hears; `link` None: no from-url.

    `tell` is given the name of each step before it; `is_stopped` is asked before each request of its own.
    """

    connect: Connect
    key: ApiKey
    link: str | None
    tell: Tell
    is_stopped: Callable[[], Awaitable[bool]]
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ended: str = ""
    requests: int = 0
    began_at: datetime = field(default_factory=utc_now)
    _now: str = ""
    _heard: list[Heard] = field(default_factory=list)
    _made: dict[str, str] = field(default_factory=dict)
    _private: dict[str, str] = field(default_factory=dict)
    _looks: list[Task] = field(default_factory=list)

    async def run(self) -> None:
        """Walk as far as it goes; `ended` says why no further, and `report` what was learned. Raises nothing of the
        service's; the report stands also after a cancellation.
        """
        self._private = {self.key.secret.get_secret_value(): "<key>", _NAME: "<file name>", _NO_LINK: "<link>"}
        self._private |= {self.link: "<link>"} if self.link else {}
        client = self.connect(self._hear, self._count)
        try:
            await self._walk(client)
            if not self._heard:
                self.ended = _SILENT
            elif "<task id>" not in self._private.values():
                self.ended = f"No task was made ({self._made.get('upload', '?')}), so only a part was tried."
        except StoppedError as stopped:
            self.ended = str(stopped)
        finally:
            await client.aclose()

    def _count(self, _: ApiCall) -> None:
        self.requests += 1

    def _hear(self, endpoint: str, answer: Response, _: ApiError | None) -> None:
        is_head = not answer.body and 200 <= answer.status < 300
        body = None if is_head and endpoint in ("download", "source", "convert_audio") else answer.body
        self._heard.append(Heard(self._now, endpoint, utc_now(), answer.status, answer.headers, body))

    async def _step(self, name: str, work: Callable[[], Awaitable[str]]) -> bool:
        """Do one thing; whether it went well. Raises StoppedError where all else would fail too."""
        if await self.is_stopped():
            raise StoppedError("It was stopped.")
        # Where the service sends on from one address to another, each is one more.
        if self.requests >= REQUESTS[1] + (REQUESTS_FOR_LINK[1] if self.link else 0):
            raise StoppedError("It has sent as many requests as it said.")
        self._now = name
        await self.tell(name)
        try:
            self._made[name] = await work()
        except BadKey:
            self._made[name] = _sentence_of(BadKey())
            raise StoppedError("The service refuses the key: make a new one in the profile, and try again.") from None
        except RateLimited as error:
            self._made["limit"] = self._made[name] = _sentence_of(error)
            raise StoppedError("A limit of the account is reached: try again later, a day or a month is UTC.") from None
        except ApiError as error:
            self._made[name] = said = _sentence_of(error)
            if isinstance(error, Refused) and error.reason_kind in ("minutes", "attempts", "plan"):
                self._made["limit"] = said
            if not self._heard and len(self._made) >= _MOST_UNANSWERED:
                raise StoppedError(_SILENT) from None
            return False
        return True

    async def _walk(self, client: ApiClient) -> None:
        await self._step("documentation", lambda: self._documentation(client))
        await self._step("validate-url", lambda: self._validate(client))
        task_id = ""

        async def upload() -> str:
            nonlocal task_id
            task_id = (await client.upload(self.key, _sample())).task_id
            self._private[task_id] = "<task id>"
            return "a task was made"

        if await self._step("upload", upload):
            await self._follow(client, task_id)
        await self._step("list", lambda: self._list(client, task_id))
        await self._step("convert-audio", lambda: self._convert(client))
        if self.link is not None:
            await self._step("from-url", lambda: self._from_url(client, self.link or ""))

    async def _follow(self, client: ApiClient, task_id: str) -> None:
        await self._step("details", lambda: self._look(client, task_id))
        await self._step("early result", lambda: self._result(client, task_id))
        for wait_s in _LOOK_AFTER_S:
            if self._looks and (self._looks[-1].phase is not Phase.RUNNING or self._looks[-1].finished_at):
                break
            await self.sleep(wait_s)
            await self._step("details", lambda: self._look(client, task_id))
        await self._step("result", lambda: self._result(client, task_id))
        for kind in ("srt", "txt", "json"):
            await self._step(f"downloads/{kind}", lambda kind=kind: self._download(client, task_id, kind))  # type: ignore[misc]
        await self._step("source", lambda: self._source(client, task_id))

    async def _documentation(self, client: ApiClient) -> str:
        found = await client.rate_limits(self.key)
        numbers = {"a minute": found.burst_per_minute, "a day": found.per_day, "a month": found.per_month}
        read = ", ".join(name for name, number in numbers.items() if number is not None)
        return f"lines shown: {len(found.lines)}; numbers understood for: {read or 'nothing'}"

    async def _validate(self, client: ApiClient) -> str:
        try:
            found = await client.validate_url(self.key, self.link or _NO_LINK)
        finally:
            asked = [heard for heard in self._heard if heard.endpoint == "validate_url"]
            self._made["field of the URL"] = "another name was learned" if len(asked) > 1 else '"url" was sent, once'
        if found.title:
            self._private[found.title] = "<title>"
        told = [name for name, value in (("a title", found.title), ("a length", found.duration_s)) if value is not None]
        return " with ".join(["the link is good", *([" and ".join(told)] if told else [])])

    async def _from_url(self, client: ApiClient, link: str) -> str:
        task_id = (await client.from_url(self.key, link)).task_id
        self._private[task_id] = "<link task id>"
        await client.task(self.key, task_id)
        return "a task was made"

    async def _look(self, client: ApiClient, task_id: str) -> str:
        task = await client.task(self.key, task_id)
        self._looks.append(task)
        self._private |= {task.name: "<file name>"} if task.name and task.name != self.link else {}
        phases = dict.fromkeys(look.phase.value for look in self._looks)
        self._made["phases"] = " → ".join(phases)
        has_progress = any(look.progress is not None for look in self._looks)
        self._made["progress"] = "shown in percent" if has_progress else "none is shown"
        times = ", ".join(name for name, at in (("made", task.created_at), ("ended", task.finished_at)) if at)
        kinds = ", ".join(kind for kind in task.downloads if kind in FILE_KINDS)
        return f"looks: {len(self._looks)}; times known: {times or 'none'}; kinds named: {kinds or 'none'}"

    async def _result(self, client: ApiClient, task_id: str) -> str:
        found = await client.result(self.key, task_id, SAMPLE_S)
        self._private[found.text] = "<transcript>"
        self._private |= {segment.text: "<said>" for segment in found.segments if segment.text != found.text}
        text = "a text" if found.text else "an empty text"
        ends = [segment.end_s for segment in found.segments if not math.isnan(segment.end_s)]
        times = f", the last ends at second {max(ends):.0f}" if ends else ""
        return f"{text}; segments: {len(found.segments)}{times}; language {'told' if found.language else 'not told'}"

    async def _download(self, client: ApiClient, task_id: str, kind: str) -> str:
        async with client.download(self.key, task_id, kind) as stream:
            return await self._kept(stream, keep=True)

    async def _source(self, client: ApiClient, task_id: str) -> str:
        sent = SAMPLE.read_bytes()
        start = len(sent) // 2
        async with client.source(self.key, task_id, start) as stream:
            content = b"".join([chunk async for chunk in stream.chunks])
        part = "Range is honoured" if self._heard[-1].status == 206 else "Range is not honoured"
        return f"{part}; " + ("the bytes that were sent" if content == sent[start:] else "other bytes than were sent")

    async def _list(self, client: ApiClient, task_id: str) -> str:
        page = await client.list_tasks(self.key)
        has_own = any(task.id == task_id for task in page.tasks)
        more = "goes on" if page.next_page else "does not say that it goes on"
        return f"{'with' if has_own else 'without'} the probe's task; it {more}"

    async def _convert(self, client: ApiClient) -> str:
        async with client.convert_audio(self.key, _sample(), "mp3") as stream:
            return await self._kept(stream, keep=False)

    async def _kept(self, stream: Stream, *, keep: bool) -> str:
        """Read a file to its end; the shape of its content is kept with the answer, and nothing else of it."""
        content = b""
        async for chunk in stream.chunks:
            content += chunk[: max(0, _MAX_KEPT_BYTES - len(content))]
        self._heard[-1] = replace(self._heard[-1], body=content if keep else None)
        return f"a file, {'named' if stream.name else 'without a name'}"

    def report(self) -> tree.Object:
        """Everything learned, in shapes: versioned, without keys, ids, names or words of the transcript."""
        shaper = Shaper(self._private, self.began_at, SAMPLE_WORDS)
        exchanges: list[tree.Json] = [shaper.exchange(heard) for heard in self._heard]
        answers = (Response(heard.status, heard.headers, heard.body or b"") for heard in self._heard)
        asked_for = set[str]().union(*map(names_asked_for, answers))
        rows: list[tree.Json] = [_told(row, exchanges, self._made, asked_for) for row in ROWS]
        return {
            "report": "polyglotvoice-bot live probe", "version": VERSION, "ended": self.ended or "whole",
            "requests": self.requests, "sample_s": SAMPLE_S, "rows": rows, "exchanges": exchanges,
        }  # fmt: skip


def _sample() -> Source:
    content = SAMPLE.read_bytes()

    async def chunks() -> AsyncIterator[bytes]:
        yield content

    return Source(_NAME, "audio/ogg", len(content), chunks)


def _sentence_of(error: ApiError) -> str:
    """What went wrong, in the bot's words: the service's may hold anything."""
    match error:
        case BadKey():
            return "the key is refused"
        case RateLimited():
            return f"a limit ({error.scope}); when it ends is {'told' if error.retry_at else 'not told'}"
        case Refused():
            said = _REFUSALS.get(error.reason_kind)
            return f"refused: {said}" if said else "refused"
        case NotReady():
            return "not ready yet, so it is asked for again later"
        case NotFound():
            return "not there"
        case Broken():
            is_late = error.status is None and "Timeout" in error.detail
            said = "no answer came" if is_late else "no usable answer: the service broke off, or answered nonsense"
            return f"{said}; it may have made a task all the same" if error.maybe_done else said
    return "the request failed"


def _told(row: Row, exchanges: list[tree.Json], made: dict[str, str], asked_for: set[str]) -> tree.Object:
    """A row of the report: the shape, what is not recognised, what the bot made of it.

    A field that was asked for is recognised, and of a refusal only its words are read.
    """
    own = [one for one in exchanges if isinstance(one, dict) and one["endpoint"] in row.endpoints]
    if row.names:
        seen = [f"{name}: {_brief(value)}" for one in own for name, value in _named([one["headers"], one["body"]], row)]
    else:
        seen = [f"{one['status']} {_brief(one['body'])}" for one in own]
    is_any = bool(row.names) or "rate_limits" in row.endpoints
    good = [one["body"] for one in own if isinstance(status := one["status"], int) and status < 300]
    unknown = {name for name in names_in(good) if not is_any and not is_known_name(name)} - asked_for
    shown: list[tree.Json] = [*dict.fromkeys(seen)]
    strange: list[tree.Json] = [*sorted(unknown)]
    steps = [f"{step}: {made[step]}" if len(row.steps) > 1 else made[step] for step in row.steps if step in made]
    return {
        "row": row.title, "read_as": "; ".join(steps), "unrecognised": strange, "shapes": shown,
    }  # fmt: skip


def _named(part: tree.Json, row: Row) -> list[tuple[str, tree.Json]]:
    if isinstance(part, list):
        return [found for inner in part for found in _named(inner, row)]
    if not isinstance(part, dict):
        return []
    wanted = {tree.plain_name(name) for name in row.names}
    own = [(name, value) for name, value in part.items() if tree.plain_name(name) in wanted and value is not None]
    return own + [found for inner in part.values() for found in _named(inner, row)]


def _brief(shape: tree.Json, depth: int = 0) -> str:
    """A shape in one line."""
    if isinstance(shape, dict):
        return "{" + ", ".join(f"{k}: {_brief(v, depth + 1)}" if depth < 3 else k for k, v in shape.items()) + "}"
    if isinstance(shape, list):
        return "[" + ", ".join(_brief(one, depth + 1) for one in shape) + "]"
    return "file" if shape is None and depth == 0 else str(shape)


def lines_of(report: tree.Object) -> list[str]:
    found: list[str] = []
    for row in _list(report["rows"]):
        shapes, unknown = _list(tree.find(row, "shapes")), _list(tree.find(row, "unrecognised"))
        read_as = tree.find(row, "read_as") or ("" if shapes else "not met")
        found.append(f"• {tree.find(row, 'row')}: {read_as}".rstrip(": "))
        found += [f"    {shape}" for shape in shapes]
        found += [f"    not recognised: {', '.join(map(str, unknown))}"] if unknown else []
    return found


def _list(value: tree.Json) -> list[tree.Json]:
    return value if isinstance(value, list) else []
