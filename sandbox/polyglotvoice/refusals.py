"""What the service says when it won't, in a dialect's shapes. Pure."""

from datetime import datetime, timedelta
from email.utils import format_datetime

from sandbox.polyglotvoice.answers import Answer, html_answer, json_answer
from sandbox.polyglotvoice.dialects import Dialect


def bad_key() -> Answer:
    """As the API's page states it."""
    return json_answer({"detail": "Invalid token."}, 401)


def refused(dialect: Dialect, status: int, detail: str, *, field: str | None = None) -> Answer:
    """A refusal with its reason; `field` is what it is about, for FastAPI's list."""
    if status >= 404 and status != 422:
        if dialect.errors == "html":
            return html_answer(status, detail)
        if dialect.errors == "empty":
            return Answer(status)
    if dialect.errors == "django":
        return json_answer({field or "non_field_errors": [detail]}, 400 if status == 422 else status)
    if dialect.errors == "list" or status == 422:
        location = ["body"] if field is None else ["body", field]
        return json_answer({"detail": [{"loc": location, "msg": detail, "type": "value_error"}]}, status)
    return json_answer({"detail": detail}, status)


def missing(dialect: Dialect, field: str) -> Answer:
    """The answer to a body that lacks a field, in FastAPI's shape or in Django's."""
    if dialect.errors == "django":
        return json_answer({field: ["This field is required."]}, 400)
    return json_answer({"detail": [{"loc": ["body", field], "msg": "Field required", "type": "missing"}]}, 422)


def no_json() -> Answer:
    """FastAPI's answer to a body that is no JSON."""
    entry = {
        "loc": ["body", 0],
        "msg": "JSON decode error",
        "type": "json_invalid",
        "ctx": {"error": "Expecting value"},
    }
    return json_answer({"detail": [entry]}, 422)


def over_limit(dialect: Dialect, detail: str, wait_s: int | None, now: datetime) -> Answer:
    """A 429 that says how long to wait where the dialect does, and where there is something to say."""
    if wait_s is None or dialect.limit == "nothing":
        return json_answer({"detail": detail}, 429)
    ends_at = now + timedelta(seconds=wait_s)
    match dialect.limit:
        case "words":
            return json_answer({"detail": f"{detail}. Expected available in {wait_s} seconds."}, 429)
        case "reset field":
            return json_answer({"detail": {"message": detail, "reset_at": ends_at.isoformat()}}, 429)
        case "reset header":
            return json_answer({"detail": detail}, 429).with_headers(X_RateLimit_Reset=str(int(ends_at.timestamp())))
    if dialect.limit == "body":
        return json_answer({"detail": detail, "retry_after": wait_s}, 429)
    until = format_datetime(ends_at, usegmt=True)
    return json_answer({"detail": detail}, 429).with_headers(
        Retry_After=str(wait_s) if dialect.limit == "seconds" else until
    )
