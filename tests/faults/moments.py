"""Named moments of a job's life, each a call that has reached a stand-in and waits there."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from tests.world import World


class Held(Protocol):
    """What both stand-ins give to hold a call."""

    async def reached_within(self, timeout_s: float) -> None: ...
    def release(self) -> None: ...


class Either:
    """The first of two held calls."""

    def __init__(self, *held: Held) -> None:
        self._held = held

    async def reached_within(self, timeout_s: float) -> None:
        """Wait until one of them has come in."""
        waits = [asyncio.create_task(held.reached_within(timeout_s)) for held in self._held]
        done, _ = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()
        await asyncio.gather(*waits, return_exceptions=True)
        for wait in done:
            wait.result()

    def release(self) -> None:
        """Let both kinds pass."""
        for held in self._held:
            held.release()


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment to kill at. `is_ambiguous`: a part was sent, and nobody has noted it yet."""

    name: str
    hold: Callable[[World], Held]
    is_ambiguous: bool = False
    in_short: bool = False


def _is_text(values: dict[str, Any]) -> bool:
    return "fingerprint" in str(values.get("text"))


def _is_status(values: dict[str, Any]) -> bool:
    return not _is_text(values)


MOMENTS = (
    Moment("as an update is confirmed", lambda w: w.telegram.pause("getUpdates", when=lambda v: bool(v.get("offset")))),
    Moment("after intake", lambda w: w.telegram.pause("sendMessage", when=_is_status), in_short=True),
    Moment("as the file is asked for", lambda w: w.telegram.pause("getFile")),
    Moment("during the download", lambda w: w.telegram.pause("download"), in_short=True),
    Moment("as the upload arrives", lambda w: w.api.pause("upload", before=True)),
    Moment("after the upload, before its record", lambda w: w.api.pause("upload"), in_short=True),
    Moment("while watching", lambda w: Either(w.api.pause("task"), w.api.pause("list")), in_short=True),
    Moment("as the result is fetched", lambda w: w.api.pause("result")),
    Moment("before the text is sent", lambda w: w.telegram.pause("sendMessage", when=_is_text, void=True)),
    Moment("as the text is sent", lambda w: w.telegram.pause("sendMessage", when=_is_text), is_ambiguous=True),
    Moment("between text and srt", lambda w: w.telegram.pause("sendDocument", void=True), in_short=True),
    Moment("as the srt is sent", lambda w: w.telegram.pause("sendDocument"), is_ambiguous=True, in_short=True),
    Moment("before the end is noted", lambda w: w.telegram.pause("deleteMessage")),
)
