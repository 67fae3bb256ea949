"""Logging for the whole process, with redaction as the last step before anything is written."""

import json
import logging
import re
import socket
import sys
import time
import traceback
from collections.abc import Iterable
from datetime import UTC, datetime
from types import TracebackType
from typing import Literal, TextIO

from redis.exceptions import RedisError

_PATTERNS = (
    # Bot tokens, also inside API and file URLs; then the path of a file behind one.
    (":", re.compile(r"(?<!\d)\d{5,20}:[A-Za-z0-9_-]{20,}"), "[token]"),
    ("/file/bot", re.compile(r"/file/bot[^\s\"']*"), "/file/bot[token]/[file]"),
    ("sk_", re.compile(r"\bsk_[A-Za-z0-9_.-]{4,}"), "sk_[key]"),
    ("earer", re.compile(r"(?i)(authorization\W+bearer\s+)\S+"), r"\1[key]"),
    # Passwords in store URLs.
    ("://", re.compile(r"(\b[a-z+]+://[^\s:/@]*):[^\s@/]+@"), r"\1:[password]@"),
)
"""What each secret's text has in it, written small, which is soon looked for; its form; what stands in its place."""

# Their texts tell what is wrong and never quote what a person sent.
_PLAIN_ERRORS = (OSError, RedisError, AttributeError, TypeError, KeyError, NameError, ImportError)

_CALM_S = 60.0
_NOISY = ("aiogram", "httpx", "httpcore", "aiohttp.access", "asyncio")
_KNOWN_FIELDS = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime"}

# What would begin a line of its own, or change how a terminal or a reader shows the rest.
_UNSEEN = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def _one_line(text: str) -> str:
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class Redactor:
    """Takes secrets out of text: by their form, and by the literal values it was given."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._literals = sorted({s for s in secrets if len(s) >= 6}, key=len, reverse=True)

    def clean(self, text: str) -> str:
        """The same text with every secret replaced by its kind."""
        for literal in self._literals:
            text = text.replace(literal, "[secret]")
        small = text.lower()
        for sign, pattern, replacement in _PATTERNS:
            if sign in small:
                text = pattern.sub(replacement, text)
        return text


class _Frames(logging.Formatter):
    """Exceptions as frames and kinds. Their texts may quote anything, a transcript too, and stay out."""

    def formatException(  # noqa: N802 - the base class's name
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        return "" if ei[1] is None else "\n".join(_frames(ei[1]))


def _frames(error: BaseException) -> list[str]:
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = [*_frames(cause), "which led to:"] if cause is not None else []
    lines += [
        f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
    ]
    text = f": {_one_line(str(error))}" if isinstance(error, _PLAIN_ERRORS) else ""
    return [*lines, f"{type(error).__module__}.{type(error).__qualname__}{text}"]


class _Text(_Frames):
    def __init__(self, redactor: Redactor) -> None:
        super().__init__("%(asctime)s.%(msecs)03d+00:00 %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S")
        self.converter = time.gmtime
        self._redactor = redactor

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the base class's name
        return _one_line(super().formatMessage(record))

    def format(self, record: logging.LogRecord) -> str:
        extra = _one_line(" ".join(f"{name}={value}" for name, value in _fields(record)))
        text = super().format(record)
        first, newline, rest = text.partition("\n")
        return self._redactor.clean(f"{first} {extra}".rstrip() + newline + rest)


class _Json(_Frames):
    def __init__(self, redactor: Redactor) -> None:
        super().__init__()
        self._redactor = redactor

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        line.update(_fields(record))
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return self._redactor.clean(_one_line(json.dumps(line, ensure_ascii=False, default=str)))


class _Calm(logging.Filter):
    """Lets the same sentence pass once a minute: that a store is away many parts see, again and again."""

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and isinstance(record.exc_info[1], socket.gaierror) and record.name == "asyncio":
            return False  # a name that was looked up when nobody waited any more
        if record.levelno > logging.WARNING or record.exc_info or _fields(record):
            return True
        text, now_s = record.getMessage(), record.created
        self._said = {each: at_s for each, at_s in self._said.items() if now_s - at_s < _CALM_S}
        return self._said.setdefault(text, now_s) == now_s


def _fields(record: logging.LogRecord) -> list[tuple[str, object]]:
    if not record.name.startswith(("bot", "handlers", "sandbox")):
        return []
    return [(name, value) for name, value in record.__dict__.items() if name not in _KNOWN_FIELDS]


def set_up(
    level: str, form: Literal["text", "json"], secrets: Iterable[str] = (), stream: TextIO | None = None
) -> None:
    """Send the process's log to `stream` (stderr), one line a record, with secrets taken out.

    Libraries are heard from WARNING up: some of them write URLs, which hold tokens, at INFO.
    """
    redactor = Redactor(secrets)
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.addFilter(_Calm())
    handler.setFormatter(_Json(redactor) if form == "json" else _Text(redactor))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _NOISY:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
    logging.captureWarnings(capture=True)
    sys.excepthook = _log_uncaught


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("bot").critical("The process ends", exc_info=(kind, error, trace))
