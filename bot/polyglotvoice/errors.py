"""What may go wrong with the API, by meaning.

Every error answers `permanent` (would the same request fail again, whenever it is sent?) and `detail`, the
service's own words as one line of at most 300 characters without markup, keys or URL credentials; empty
where the service said nothing.
"""

# The names are the vocabulary of the rooms above, which say `except NotReady`.

from datetime import datetime
from typing import ClassVar, Literal

from bot.polyglotvoice.wire.tree import one_line

Scope = Literal["burst", "day", "month", "concurrent"]
ReasonKind = Literal[
    "too_long", "too_short", "too_big", "unsupported", "minutes", "attempts", "plan", "link", "redirect", "other"
]
"""What a refusal is about. `minutes` and `attempts`: those of the plan are spent, and no request can help.
`link`: what stands behind the link, or the link itself. `redirect`: the API is at another address."""


class ApiError(Exception):
    """Whatever the client raises about a request that was, or would be, sent."""

    permanent: ClassVar[bool] = False

    def __init__(self, detail: str = "") -> None:
        self.detail = one_line(detail)
        super().__init__(self.detail)


class BadKey(ApiError):
    """The key is wrong, expired or revoked. Permanent for this key."""

    permanent = True


class RateLimited(ApiError):
    """A limit of the account is reached. Temporary.

    `retry_at` is when to go on, None where nothing tells: back off then. `scope` is which limit: `concurrent`
    means as many running tasks as the plan allows, and a place comes free when one ends.
    """

    def __init__(self, detail: str = "", *, retry_at: datetime | None = None, scope: Scope = "burst") -> None:
        super().__init__(detail)
        self.retry_at = retry_at
        self.scope: Scope = scope


class Refused(ApiError):
    """The service won't do this, and says why. Permanent. `reason_kind` sorts the reason.

    `language_field` is the field for the language of the speech, where the refusal is about that. `resets_at` is when
    what is spent begins anew, where the service tells.
    """

    permanent = True

    def __init__(
        self, detail: str = "", *, reason_kind: ReasonKind = "other", language_field: str | None = None,
        resets_at: datetime | None = None,
    ) -> None:  # fmt: skip
        super().__init__(detail)
        self.resets_at = resets_at
        self.reason_kind: ReasonKind = reason_kind
        self.language_field = language_field


class NotReady(ApiError):
    """The result is not there yet, or was refused for now. Temporary: ask later."""


class NotFound(ApiError):
    """No such task or file, for this account. Permanent."""

    permanent = True


class SourceCut(ApiError):
    """Our own source ended early or late, stalled or raised; no task was made of it. Temporary.

    `__cause__` is what the source raised, when it raised.
    """


class Broken(ApiError):
    """No usable answer: a 5xx, a time-out, a reset, nonsense, a body out of all proportion. Temporary.

    `maybe_done` is True where the request would have made a task and may have: it was sent whole, and no
    usable answer came. Look for the task before sending it again. `status` is that of the answer, where one came:
    a good one shows that the request was granted, and only what it says can't be read (`was_granted`).
    `retry_at` is before when a service that is away or busy wants no other try, None where it does not say.
    """

    def __init__(
        self, detail: str = "", *, maybe_done: bool = False, status: int | None = None,
        retry_at: datetime | None = None,
    ) -> None:  # fmt: skip
        super().__init__(detail)
        self.retry_at = retry_at
        self.maybe_done = maybe_done
        self.status = status

    @property
    def was_granted(self) -> bool:
        """Whether the service did what was asked, and answered in a shape that is not known."""
        return self.status is not None and 200 <= self.status < 300
