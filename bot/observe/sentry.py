"""Errors to Sentry, for operators who want that (SENTRY_DSN, the extra `sentry`).

What leaves is built anew from a few harmless parts: the log line's template, kinds of errors, places in the
code, and the id that also stands in the log. No values, texts of errors, ids of chats or jobs, variables,
source lines or requests.
"""

import atexit
import logging
import re
from collections.abc import Iterable, Mapping
from typing import Any

from bot.observe.logs import Redactor
from bot.settings import SettingsError

_ERROR_ID = re.compile(r"[0-9a-f]{8}")
_FLUSH_TIMEOUT_S = 2.0
_KEPT = ("event_id", "timestamp", "platform", "level", "logger")
_KEPT_OF_FRAME = ("filename", "function", "module", "lineno", "in_app")

MISSING = (
    "SENTRY_DSN is set, but the package for it is not installed: pip install 'sentry-sdk>=2.40,<3', or leave "
    "SENTRY_DSN empty"
)
UNREADABLE = "SENTRY_DSN can't be read: copy it again from the project's settings in Sentry, or leave it empty"


def set_up(dsn: str, redactor: Redactor) -> None:
    """Send every line that is logged as an ERROR from now on; raises SettingsError.

    What was logged last is still sent at the end, for two seconds at most.
    """
    try:
        # An extra: most operators have no Sentry.
        import sentry_sdk  # noqa: PLC0415
        from sentry_sdk.integrations.logging import LoggingIntegration  # noqa: PLC0415
        from sentry_sdk.utils import BadDsn  # noqa: PLC0415
    except ImportError:
        raise SettingsError([MISSING]) from None
    try:
        sentry_sdk.init(
            dsn=dsn,
            default_integrations=False,
            auto_enabling_integrations=False,
            integrations=[LoggingIntegration(level=None, event_level=logging.ERROR)],
            before_send=lambda event, _: scrub(event, redactor),  # type: ignore[arg-type, return-value]
            max_breadcrumbs=0,
            include_local_variables=False,
            include_source_context=False,
            max_request_body_size="never",
            send_client_reports=False,
            auto_session_tracking=False,
            server_name="",
        )
    except BadDsn:
        raise SettingsError([UNREADABLE]) from None
    atexit.register(sentry_sdk.flush, timeout=_FLUSH_TIMEOUT_S)


def scrub(event: Mapping[str, Any], redactor: Redactor) -> dict[str, Any]:
    found: dict[str, Any] = {name: event[name] for name in _KEPT if name in event}
    entry = event.get("logentry") or {}
    found["logentry"] = {"message": redactor.clean(str(entry.get("message", "")))}
    values = (event.get("exception") or {}).get("values") or ()
    found["exception"] = {"values": [_kind_and_place(value) for value in values]}
    found["tags"] = {"error_id": error_id} if (error_id := _error_id(entry.get("params"))) else {}
    return found


def _kind_and_place(value: Mapping[str, Any]) -> dict[str, Any]:
    frames: Iterable[Mapping[str, Any]] = (value.get("stacktrace") or {}).get("frames") or ()
    return {
        "type": value.get("type"),
        "module": value.get("module"),
        "stacktrace": {"frames": [{name: frame[name] for name in _KEPT_OF_FRAME if name in frame} for frame in frames]},
    }


def _error_id(params: object) -> str | None:
    values = params if isinstance(params, list | tuple) else ()
    return next((value for value in values if isinstance(value, str) and _ERROR_ID.fullmatch(value)), None)
