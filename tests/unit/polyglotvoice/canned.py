"""The endpoints without a network: answers are handed in, requests are kept."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.polyglotvoice.endpoints import Endpoints, Reply
from bot.polyglotvoice.models import ApiKey, Source
from bot.polyglotvoice.multipart import RequestBody
from bot.polyglotvoice.wire.requests import ApiRequest
from tests.samples import api_key

NOW = datetime(2026, 3, 14, 15, 9, 26, tzinfo=UTC)
SECRET = "sk_live_0123456789abcdef"
KEY = api_key(SECRET)


@dataclass(frozen=True)
class Said:
    """One answer to give."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Heard:
    """One request that was made, with the whole of its body."""

    ask: ApiRequest
    body: bytes


class Canned(Endpoints):
    """Gives the answers in order, the last one for ever."""

    def __init__(self, *answers: Said, now: Callable[[], datetime] = lambda: NOW) -> None:
        super().__init__(now=now, answer_timeout_s=5)
        self.answers = list(answers)
        self.heard: list[Heard] = []

    @asynccontextmanager
    async def _exchange(self, key: ApiKey, ask: ApiRequest, body: RequestBody | None = None) -> AsyncIterator[Reply]:
        sent = b"".join([piece async for piece in body]) if body is not None else (ask.body or ("", b""))[1]
        self.heard.append(Heard(ask, sent))
        said = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        yield Reply(said.status, said.headers, _pieces(said.body))


async def _pieces(body: bytes) -> AsyncIterator[bytes]:
    for at in range(0, len(body), 1000):
        yield body[at : at + 1000]


def source_of(content: bytes, name: str = "note.ogg", size: int | None = None) -> Source:
    """A source with this content, in several chunks."""
    step = max(7, len(content) // 50)

    async def chunks() -> AsyncIterator[bytes]:
        for at in range(0, len(content), step):
            yield content[at : at + step]

    return Source(name, "audio/ogg", len(content) if size is None else size, chunks)
