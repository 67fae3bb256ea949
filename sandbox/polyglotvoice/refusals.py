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
    if dialect.errors == "list" or status == 422:
        location = ["body"] if field is None else ["body", field]
        return json_answer({"detail": [{"loc": location, "msg": detail, "type": "value_error"}]}, status)
    return json_answer({"detail": detail}, status)


def missing(field: str) -> Answer:
    """FastAPI's answer to a body that lacks a field."""
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
    if dialect.limit == "body":
        return json_answer({"detail": detail, "retry_after": wait_s}, 429)
    until = format_datetime(now + timedelta(seconds=wait_s), usegmt=True)
    return json_answer({"detail": detail}, 429).with_headers(
        Retry_After=str(wait_s) if dialect.limit == "seconds" else until
    )
