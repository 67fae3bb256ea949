"""What an error means for a job. Pure: an error in, a verdict out."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.errors import ExplainedError
from bot.jobs.keyring import NoKeyError
from bot.polyglotvoice import errors as api
from bot.store.records import Failure
from bot.telegram import errors as telegram


@dataclass(frozen=True, slots=True)
class DeadKey:
    """The service refused the key: the account's jobs wait for another."""


@dataclass(frozen=True, slots=True)
class NoKey:
    """There is no key any more: the job waits for one."""


@dataclass(frozen=True, slots=True)
class Rest:
    """The account must rest; `until` is None where the service did not say how long."""

    until: datetime | None
    scope: Literal["burst", "day", "month", "concurrent"]


@dataclass(frozen=True, slots=True)
class Fail:
    """The job ends with this sentence."""

    failure: Failure


@dataclass(frozen=True, slots=True)
class Again:
    """Try the step again after a while; when that does not help, end with this sentence."""

    otherwise: Failure
    maybe_done: bool = False


@dataclass(frozen=True, slots=True)
class Pause:
    """Telegram's flood: go on then, nothing else changes."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Gone:
    """Nobody is there to be answered any more: end quietly."""


Verdict = DeadKey | NoKey | Rest | Fail | Again | Pause | Gone

_REFUSALS = {
    "too_long": "failed.too_long",
    "too_big": "failed.too_big",
    "unsupported": "failed.unsupported",
}


def read(error: Exception) -> Verdict | None:
    """The meaning of a known error; None for one that nobody foresaw."""
    if isinstance(error, ExplainedError):
        failure = Failure(sentence=error.sentence, values=error.values, again=not error.permanent)
        return Fail(failure) if error.permanent else Again(failure)
    if isinstance(error, NoKeyError):
        return NoKey()
    if isinstance(error, TimeoutError):
        return Again(Failure(sentence="failed.service"))
    if isinstance(error, api.ApiError):
        return _read_api(error)
    if isinstance(error, telegram.TelegramTroubleError):
        return _read_telegram(error)
    return None


def _read_api(error: api.ApiError) -> Verdict:
    if isinstance(error, api.BadKey):
        return DeadKey()
    if isinstance(error, api.RateLimited):
        return Rest(error.retry_at, error.scope)
    if isinstance(error, api.Refused):
        sentence = _REFUSALS.get(error.reason_kind, "failed.refused")
        if not error.detail:
            return Fail(Failure(sentence=f"{sentence}_silent"))
        return Fail(Failure(sentence=sentence, values={"reason": error.detail}))
    if isinstance(error, api.NotFound):
        return Fail(Failure(sentence="failed.task_gone"))
    if isinstance(error, api.SourceCut):
        cause = error.__cause__
        # The source may have been the service's own copy of the media.
        if isinstance(cause, api.ApiError | ExplainedError) and (told := read(cause)) is not None:
            return told
        known = _read_telegram(cause) if isinstance(cause, telegram.TelegramTroubleError) else None
        return known or Again(Failure(sentence="failed.download"))
    return Again(Failure(sentence="failed.service"), maybe_done=bool(getattr(error, "maybe_done", False)))


def _read_telegram(error: telegram.TelegramTroubleError) -> Verdict | None:
    match error:
        case telegram.FloodedError():
            return Pause(error.until)
        case telegram.ChatGoneError() | telegram.MovedError():
            return Gone()
        case telegram.FileTooBigError():
            return Fail(Failure(sentence="media.too_big", again=False))
        case telegram.FileGoneError():
            return Again(Failure(sentence="failed.file_gone", again=False))
        case telegram.FileCutError():
            return Again(Failure(sentence="failed.download"))
        case telegram.UnreachableError():
            return Again(Failure(sentence="failed.telegram"))
        case _:
            return None
