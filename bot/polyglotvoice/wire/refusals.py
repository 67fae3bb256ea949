"""What went wrong: from status and body to one of our errors. Pure."""

import re
from datetime import datetime
from typing import Literal

from bot.polyglotvoice import limits
from bot.polyglotvoice.errors import (
    ApiError,
    BadKey,
    Broken,
    NotFound,
    NotReady,
    RateLimited,
    ReasonKind,
    Refused,
)
from bot.polyglotvoice.wire import speech, tree
from bot.polyglotvoice.wire.plain import one_line
from bot.polyglotvoice.wire.response import Response

Asked = Literal["creates", "checks", "task", "result", "file", "list"]
"""What was asked for, as far as it changes what an error means."""

_KEY_WORDS = re.compile(r"(?i)\btoken\b|\bapi[ _-]?key\b|\bkey\b|\bcredentials\b|\bключ|\bтокен")
_BAD_KEY = re.compile(
    r"(?i)\b(?:invalid|expired|revoked|inactive|unknown|bad)\s+(?:api[ _-]?)?(?:access )?(?:token|key)\b"
    r"|\b(?:token|key)\s+(?:is |has |was )?(?:been )?(?:invalid|expired|revoked|inactive|not valid)\b"
    r"|неверн\w+ (?:токен|ключ)|(?:токен|ключ) (?:недействит|истек|истёк|отозван)"
)
_LIMIT_WORDS = r"exceed|limit|max|too|over\b|longer|larger|bigger|allow|превыш|лимит|слишком|больше|максим"
_TOO_LONG = re.compile(r"(?i)too long|duration|\blength\b|\bminutes?\b|\bhours?\b|longer than|длин|длительн|минут")
_TOO_BIG = re.compile(
    r"(?i)too (?:large|big)|\bsize\b|\b\d+(?:\.\d+)? ?(?:[kmg]i?b|bytes|[мгк]б)\b|larger than|размер|слишком больш"
)
_OVER = re.compile(rf"(?i){_LIMIT_WORDS}")
_UNSUPPORTED = re.compile(
    r"(?i)unsupported|not (?:a )?(?:supported|allowed|valid|an?) (?:format|type|file|media|audio)|not supported|codec"
    r"|\bformats?\b|\bmedia type\b|content.type|file type|не поддерж|формат"
)
_NOT_MEDIA = re.compile(r"(?i)\burl\b|\blink\b|file ?name|\bcharacters?\b|\bstring\b|ссылк")
_PLAN = re.compile(
    r"(?i)\bplans?\b|tariff|subscri|upgrade|quota|balance|credits|payment|billing|тариф|подписк|баланс|оплат|квот"
)


# Open point "error bodies": `detail` is a string, FastAPI's list of {loc, msg, type}, or not JSON at all.
def words_of(answer: Response) -> str:
    """The service's own words, as one line; empty where there are none."""
    try:
        return one_line(explain(answer.json()) or "")
    except tree.NotJsonError:
        plain = answer.text() or ""
        # JSON that was cut off is no sentence.
        return "" if plain.lstrip().startswith(("{", "[")) else one_line(plain)


# Open point "failure text": error, error_message, message, detail; string or object.
def explain(body: tree.Json, depth: int = 0) -> str | None:
    """The sentence in an error's body or in a failed task, wherever it hides."""
    if isinstance(body, str):
        return tree.text(body)
    if depth > 4:
        return None
    if isinstance(body, list):
        found = [said for entry in body[:5] if (said := explain(entry, depth + 1))]
        return "; ".join(found) or None
    if not isinstance(body, dict):
        return None
    for name in ("detail", "error_message", "error", "message", "msg", "reason", "description", "title", "errors"):
        if said := explain(tree.find(body, name), depth + 1):
            location = tree.find(body, "loc")
            last = location[-1] if isinstance(location, list) and location else None
            return f"{last}: {said}" if isinstance(last, str) else said
    return tree.text(tree.find(body, "code", "error_code", "type"))


def read_error(answer: Response, asked: Asked, now: datetime) -> ApiError:
    """The error that an answer other than a good one means."""
    status, words = answer.status, words_of(answer)
    if status == 401:
        return BadKey(words)
    if status == 429:
        return _rate_limited(answer, words, now)
    if status < 400 or status >= 500 or status in (407, 408, 421):
        maybe_done = asked == "creates" and answer.request_whole and not 300 <= status < 400
        return Broken(words or f"status {status}", maybe_done=maybe_done)
    if _BAD_KEY.search(words) or (status == 403 and _KEY_WORDS.search(words)):
        return BadKey(words)
    if limits.says_concurrent(words) and asked == "creates":
        return RateLimited(words, scope="concurrent", retry_at=None)
    return _refusal(answer, words, asked)


def _refusal(answer: Response, words: str, asked: Asked) -> ApiError:
    status = answer.status
    # Open point "a result asked for too early": 404, 409, 425 or 202 while the task runs.
    if (asked == "result" and status == 404) or (asked in ("result", "file") and status in (409, 425)):
        return NotReady(words)
    if status == 425:
        return Broken(words)
    # A proxy's page is not the service's word, and nothing permanent follows from it.
    if answer.is_html and (status == 403 or (status == 404 and asked != "file")):
        return Broken(words)
    if status in (404, 410) and asked not in ("creates", "checks"):
        return NotFound(words)
    field = speech.field_of_refusal(answer)
    return Refused(words or f"status {status}", reason_kind=reason_kind(words, status), language_field=field)


def _rate_limited(answer: Response, words: str, now: datetime) -> RateLimited:
    body = answer.json_or_none()
    scope = limits.scope_of(" ".join([words, *_codes(body)]))
    return RateLimited(words, scope=scope, retry_at=limits.retry_at(answer.headers, body, scope, now))


def _codes(body: tree.Json) -> list[str]:
    """Words beside the sentence that may name the limit, such as `"scope": "daily"`."""
    names = ("code", "error_code", "type", "scope", "limit", "limit_type", "period", "window", "error", "message")
    parts = [body, tree.find(body, "detail"), tree.find(body, "error")]
    return [said.replace("_", " ") for part in parts for name in names if (said := tree.line(tree.find(part, name)))]


def reason_kind(words: str, status: int = 400) -> ReasonKind:
    """What a refusal is about, by its words first."""
    is_over = _OVER.search(words) is not None
    if status not in (413, 415) and _NOT_MEDIA.search(words):
        return "plan" if status == 402 else "other"
    if is_over and _TOO_LONG.search(words) and not _TOO_BIG.search(words):
        return "too_long"
    if status == 413 or (is_over and _TOO_BIG.search(words)):
        return "too_big"
    if status == 415 or _UNSUPPORTED.search(words):
        return "unsupported"
    if status == 402 or _PLAN.search(words):
        return "plan"
    return "other"
