"""What an error means for a job. Pure: an error in, a decision out."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.accounts.circuit_breaker import ProbeFirst, ServiceAway
from bot.accounts.keyring import NoKeyError
from bot.accounts.plan_limits import Unit
from bot.jobs.media import untagged
from bot.jobs.record import Failure
from bot.polyglotvoice import errors as api
from bot.telegram import troubles as telegram
from bot.texts.explained import ExplainedError

MAX_TROUBLES = 10
_MOST_ONCE_MADE, _MOST_WHILE_AWAY = 40, 1000
_MOST_UNKNOWN = 3
_MOST_FILE_TROUBLES = 3
_MOST_CUTS = 5


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
class Away:
    """The service is known not to answer, or to take no uploads: the job waits until it does."""

    error: ServiceAway


@dataclass(frozen=True, slots=True)
class Fail:
    """The job ends with this sentence."""

    failure: Failure


@dataclass(frozen=True, slots=True)
class PlanSpent:
    """The plan's minutes or attempts are spent: what is to be handed over waits for new ones, the rest ends so."""

    unit: Unit
    resets_at: datetime | None
    failure: Failure


@dataclass(frozen=True, slots=True)
class Again:
    """Try the step again after a while; when that does not help, end with this sentence.

    `most` troubles in a row are borne, None: until the job's deadline. A task that exists is paid for, so
    the service is borne `most_once_made` times then. `of_service`: where the whole service is away, it is no trouble
    of this job's. `not_before` is when the service wants the next try, where it says so.
    """

    otherwise: Failure
    maybe_done: bool = False
    most: int | None = MAX_TROUBLES
    most_once_made: int | None = None
    of_service: bool = False
    not_before: datetime | None = None

    def bears(self, troubles: int, *, is_made: bool) -> bool:
        """Whether the step may be tried again after so many troubles."""
        most = self.most_once_made if is_made and self.most_once_made is not None else self.most
        return most is None or troubles <= most


@dataclass(frozen=True, slots=True)
class Pause:
    """Go on then, nothing else changes: Telegram's flood, or another call of the account that goes first."""

    until: datetime


@dataclass(frozen=True, slots=True)
class CantBeTold:
    """The chat can't be written to now: the answer waits for it."""

    reason: telegram.UnwritableReason


@dataclass(frozen=True, slots=True)
class Moved:
    """The group has another id now, and its jobs go on there."""

    chat_id: int


Wait = Moved | Away | DeadKey | NoKey | Rest | PlanSpent | Pause | CantBeTold
Decision = Fail | Again | Wait

PROVES_UNSENT = (Pause, Away, DeadKey, Rest, PlanSpent)
"""Of what these turned down there is no task to look for."""

# No other try can help against these: the plan or the file must be another.
_FINAL = frozenset({"too_long", "too_short", "too_big", "unsupported"})
_UNITS: dict[str, Unit] = {"minutes": "minutes", "attempts": "attempts"}
_REFUSALS = {
    "too_long": "failed-too-long",
    "too_big": "failed-too-big",
    "too_short": "failed-too-short",
    "unsupported": "failed-unsupported",
    "minutes": "failed-minutes",
    "attempts": "failed-attempts",
    "plan": "failed-plan",
    "link": "failed-link",
    "redirect": "failed-redirect",
}


def read(error: Exception) -> Decision | None:
    """The meaning of a known error; None for one that nobody foresaw."""
    if isinstance(error, ExplainedError):
        failure = Failure(sentence=error.sentence, values=error.values, again=not error.permanent)
        return Fail(failure) if error.permanent else Again(failure, most=error.tries or MAX_TROUBLES)
    if isinstance(error, NoKeyError):
        return NoKey()
    if isinstance(error, TimeoutError):
        return _service(None)
    if isinstance(error, api.ApiError):
        return _read_api(error)
    if isinstance(error, telegram.TelegramTroubleError):
        return _read_telegram(error)
    return None


def _read_api(error: api.ApiError) -> Decision:  # noqa: PLR0911 - one for each kind of error
    if isinstance(error, ServiceAway):
        return Away(error)
    if isinstance(error, api.BadKey):
        return DeadKey()
    if isinstance(error, api.RateLimited):
        if isinstance(error, ProbeFirst):
            return Pause(error.until)
        return Rest(error.retry_at, error.scope)
    if isinstance(error, api.Refused):
        sentence = _REFUSALS.get(error.reason_kind, "failed-refused")
        again = error.reason_kind not in _FINAL
        failure = Failure(sentence=f"{sentence}-silent", again=again)
        if reason := untagged(error.detail):
            failure = Failure(sentence=sentence, values={"reason": reason}, again=again)
        unit = _UNITS.get(error.reason_kind)
        return Fail(failure) if unit is None else PlanSpent(unit, error.resets_at, failure)
    if isinstance(error, api.NotFound):
        return Fail(Failure(sentence="failed-task-gone"))
    if isinstance(error, api.SourceCut):
        cause = error.__cause__
        # The source may have been the service's own copy of the media.
        if isinstance(cause, api.ApiError | ExplainedError) and (told := read(cause)) is not None:
            return told
        known = _read_telegram(cause) if isinstance(cause, telegram.TelegramTroubleError) else None
        return known or Again(Failure(sentence="failed-download"), most=_MOST_CUTS)
    return _service(error if isinstance(error, api.Broken) else None)


def _service(error: api.Broken | None) -> Again:
    # Of nonsense there may never be an end; of a service that is away there is, and the task's own deadline too.
    is_away = error is not None and (error.status or 0) >= 500
    most_once_made = _MOST_WHILE_AWAY if is_away else _MOST_ONCE_MADE
    maybe_done = error is not None and error.maybe_done
    return Again(
        Failure(sentence="failed-service"), maybe_done, most_once_made=most_once_made, of_service=True,
        not_before=None if error is None else error.retry_at,
    )  # fmt: skip


def unforeseen(error_id: str, *, is_lasting: bool) -> Again:
    """What becomes of a job after an error that nobody foresaw; the id stands in the log, too."""
    failure = Failure(sentence="failed-unknown", values={"id": error_id})
    return Again(failure, maybe_done=True, most=0 if is_lasting else _MOST_UNKNOWN)


def _read_telegram(error: telegram.TelegramTroubleError) -> Decision | None:
    match error:
        case telegram.RateLimitedError():
            return Pause(error.until)
        case telegram.MovedError():
            return Moved(error.chat_id)
        case telegram.ChatUnwritableError():
            return CantBeTold(error.reason)
        case telegram.FileTooBigError():
            return Fail(Failure(sentence="media-too-big", again=False))
        case telegram.FileGoneError():
            # An expired link and a file that is away for a moment look the same: a fresh link is asked for first.
            is_unseen = isinstance(error, telegram.FileUnseenError)
            failure = Failure(sentence="failed-file-unseen" if is_unseen else "failed-file-gone", again=is_unseen)
            return Again(failure, most=_MOST_FILE_TROUBLES)
        case telegram.FileCutError():
            return Again(Failure(sentence="failed-download"), most=_MOST_CUTS)
        case telegram.UnreachableError():
            return Again(Failure(sentence="failed-telegram"), most=None)
        case _:
            return None
