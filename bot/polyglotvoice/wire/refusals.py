"""What went wrong: from status and body to one of our errors. Pure."""

import itertools
import re
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

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
from bot.polyglotvoice.wire import requests, tree
from bot.polyglotvoice.wire.requests import Asked
from bot.polyglotvoice.wire.response import Response
from bot.polyglotvoice.wire.tree import one_line

_KEY_WORDS = re.compile(r"(?i)\btoken\b|\bapi[ _-]?key\b|\bkey\b|\bcredentials\b|\bключ|\bтокен")
_BAD_KEY = re.compile(
    r"(?i)\b(?:invalid|expired|revoked|inactive|unknown|bad)\s+(?:api[ _-]?)?(?:access )?(?:token|key)\b"
    r"|\b(?:token|key)\s+(?:is |has |was )?(?:been )?(?:invalid|expired|revoked|inactive|not valid)\b"
    r"|неверн\w+ (?:токен|ключ)|(?:токен|ключ) (?:недействит|истек|истёк|отозван)"
)
_LIMIT_WORDS = (
    r"exceed|limit|max|too|over\b|longer|larger|bigger|allow|превыш|лимит|слишком|больше|дольше|длинне|максим"
)
_LENGTH = re.compile(r"(?i)\bduration\b|\blength\b|\blong(?:er)?\b|длин|длительн|продолжительн")
_TOO_LONG = re.compile(rf"(?i){_LENGTH.pattern[4:]}|\bminutes?\b|\bhours?\b|минут|час(?:а|ов)\b")
_TOO_SHORT = re.compile(
    r"(?i)too short|short(?:er)? than|at least \d|minimum (?:audio )?(?:length|duration)"
    r"|слишком коротк|короче|минимальн"
)
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
    r"(?i)\bplans?\b|tariff|subscri|upgrade|quota|balance|credits|payment|billing|\btrial\b"
    r"|тариф|подписк|баланс|оплат|квот|пробн\w+ (?:период|доступ)"
)
# "In 5 minutes" is a wait, "3 requests per minute" a rate: neither is a minute of the plan.
_NO_QUOTA = re.compile(r"(?i)\b(?:in|per|every|after|within|a|через|каждые|в)\s+(?:\d+\s+)?(?:minutes?|минут\w*)")
_UNITS: tuple[tuple[ReasonKind, re.Pattern[str]], ...] = (
    (
        "attempts",
        re.compile(
            r"(?i)(?<!too many )\battempts?\b|попыт|transcriptions? (?:limit|quota)|no transcriptions"
            r"|(?:limit|quota|number) (?:of|on|for) (?:\w+ )?transcriptions|transcriptions? (?:left|remain)"
            r"|(?:лимит\w*|квот\w*|числ\w*) (?:на )?(?:транскри[бп]|расшифров)"
            r"|(?:транскри[бп]ц?|расшифров)\w* (?:законч|исчерп|не осталось|больше нет)"
        ),
    ),
    ("minutes", re.compile(r"(?i)\bminutes?\b|минут")),
)
_SPENT = re.compile(
    r"(?i)exhaust|used up|used all|spent|r[ua]n out|out of|no (?:more |free )?(?:minutes|attempts|transcriptions)"
    r"|\bleft\b|remaining|not enough|insufficient|monthly|per month|daily|исчерп|законч|кончил|израсход|не хватает"
    r"|недостаточно|не осталось|осталось\W{1,3}0\b|нет (?:минут|попыт)|месяч|в месяц"
)
_QUOTA = re.compile(r"(?i)limit|quota|balance|reached|exceed|лимит|квот|баланс|превыш|достигнут|дневн")
_IN_ONE = re.compile(
    r"(?i)\bper (?:file|upload|recording)|за файл|на файл|\d+ минут"
    r"|(?:\bmax(?:imum)?|\blimit(?:ed)?|\bexceeds?|\ballows?)\b[^.;]{0,30}\b\d+ ?minutes?"
)
# Open point "a result asked for too early": the words of the trade, whatever the status.
_NOT_READY = re.compile(
    r"(?i)not (?:yet )?(?:been )?(?:ready|complete|finish|done|process|transcrib|generat|available yet)|\byet\b"
    r"|still (?:\w+ )?(?:process|run|progress|transcrib|queue|pending|work|being)|in progress|in queue|\bpending\b"
    r"|being (?:process|transcrib|generat)|is (?:process|transcrib|queu|runn)|must be (?:complete|finish)"
    r"|wait (?:until|for)|only (?:\w+ )?(?:for|when|after|once) (?:\w+ )?(?:complete|finish|done)"
    r"|ещ[её] не|не (?:готов|заверш|законч|обработ)|обрабатыва"
    r"|в обработке|в процессе|в очереди|выполняется|распозна[её]тся|ид[её]т"
    r"|дождитесь|подождите"
)


# Open point "error bodies": `detail` is a string or an object, FastAPI's list of {loc, msg, type}, Django's lists by
# field, or not JSON at all.
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
    return _by_field(body, depth) or tree.text(tree.find(body, "code", "error_code", "type"))


def _by_field(body: tree.Object, depth: int) -> str | None:
    """Django's `{"file": ["The submitted file is empty."]}`; what is about no field stands without a name."""
    found = []
    for name, value in itertools.islice(body.items(), 20):
        texts = [one for one in value[:3] if isinstance(one, str)] if isinstance(value, list) else []
        is_bare = isinstance(value, str) and " " not in value.strip()
        if said := " ".join(texts) or (None if is_bare else explain(value, depth + 1)):
            found.append(said if name in ("non_field_errors", "__all__", "details", "fields") else f"{name}: {said}")
    return "; ".join(found) or None


def read_error(answer: Response, asked: Asked, now: datetime) -> ApiError:
    """The error that an answer other than a good one means."""
    status, words = answer.status, words_of(answer)
    if status == 401:
        return Broken(words, status=status) if _is_proxys(answer) else BadKey(words)
    if status == 429 and not (asked in ("creates", "checks") and spent_of(words)):
        return _rate_limited(answer, words, now)
    if status in (301, 302, 303, 307, 308) and answer.headers.get("location"):
        return _redirect(answer)
    if status < 400 or status >= 500 or status in (407, 408, 421):
        maybe_done = asked == "creates" and answer.request_whole and not 300 <= status < 400
        retry_at = limits.away_until(answer.headers, now) if status >= 500 else None
        return Broken(words or f"HTTP {status}", maybe_done=maybe_done, status=status, retry_at=retry_at)
    if _BAD_KEY.search(words) or (status == 403 and _KEY_WORDS.search(words)):
        return BadKey(words)
    if asked == "creates" and limits.scope_of(words) == "concurrent":
        return RateLimited(words, scope="concurrent", retry_at=None)
    return _refusal(answer, words, asked, now)


def refusal_within(answer: Response) -> Response:
    """An answer that is good by its status alone, as its body means it: services say `success: false` so, too."""
    body = answer.json_or_none()
    code = tree.number(tree.find(body, "status_code", "code", "status"))
    is_no = tree.find(body, "success", "ok") is False or tree.find(body, "error", "errors", "detail")
    return replace(answer, status=int(code) if code and 400 <= code < 600 else 400) if is_no else answer


def _is_proxys(answer: Response) -> bool:
    """Whether a 401 is a proxy's word, and none on the key: a page, or a wish for a password."""
    return answer.is_html or answer.headers.get("www-authenticate", "").lower().startswith(("basic", "digest", "ntlm"))


# Open point "redirects": the client follows those of a GET within its own origin; what comes here ends early.
def _redirect(answer: Response) -> Refused:
    try:
        host = urlsplit(answer.headers.get("location", "")).netloc.rpartition("@")[2]
    except ValueError:
        host = ""
    return Refused(host or f"HTTP {answer.status}", reason_kind="redirect")


def says_not_ready(words: str) -> bool:
    """Whether a refusal's words mean that the task still runs."""
    return _NOT_READY.search(words.replace("_", " ")) is not None


def _refusal(answer: Response, words: str, asked: Asked, now: datetime) -> ApiError:
    status = answer.status
    # Open point "a result asked for too early": no refusal of a result is the last word, but for 410.
    if asked == "result" and status != 410:
        return NotReady(words or f"HTTP {status}")
    if asked == "file" and (status in (409, 423, 425) or (status != 410 and says_not_ready(words))):
        return NotReady(words)
    if status == 425:
        return Broken(words, status=status)
    # A proxy's page is not the service's word, and nothing permanent follows from it.
    if answer.is_html and (status == 403 or (status == 404 and asked != "file")):
        return Broken(words, status=status)
    if status in (404, 410) and asked not in ("creates", "checks"):
        return NotFound(words)
    field = requests.language_field(answer)
    kind = reason_kind(words, status)
    resets_at = _rate_limited(answer, words, now).retry_at if kind in ("minutes", "attempts") else None
    said = words or (f"HTTP {status}" if kind == "other" else "")
    return Refused(said, reason_kind=kind, language_field=field, resets_at=resets_at)


def _rate_limited(answer: Response, words: str, now: datetime) -> RateLimited:
    body = answer.json_or_none()
    scope = limits.scope_of(" ".join([words, *_codes(body)]))
    return RateLimited(words, scope=scope, retry_at=limits.retry_at(answer.headers, body, scope, now, words))


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
    if _TOO_SHORT.search(words):
        return "too_short"
    if (spent := spent_of(words)) is not None:
        return spent
    if is_over and _TOO_LONG.search(words) and not _TOO_BIG.search(words):
        return "too_long"
    if status == 413 or (is_over and _TOO_BIG.search(words)):
        return "too_big"
    if status == 415 or _UNSUPPORTED.search(words):
        return "unsupported"
    if status == 402 or _PLAN.search(words):
        return "plan"
    return "other"


# Open point "minutes or attempts are spent": words of a quota beside its unit, and not of one recording's length.
def spent_of(words: str) -> ReasonKind | None:
    """Which of the plan's units a refusal says are spent; None where it says no such thing."""
    words = _NO_QUOTA.sub(" ", words.replace("_", " "))
    is_spent = _SPENT.search(words) or (
        _QUOTA.search(words) and not _LENGTH.search(words) and not _IN_ONE.search(words)
    )
    return next((unit for unit, named in _UNITS if is_spent and named.search(words)), None)
