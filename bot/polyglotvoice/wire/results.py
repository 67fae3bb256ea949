"""Transcripts and checked links, from whatever shape the service gives them in. Pure."""

from dataclasses import dataclass

from bot.polyglotvoice.errors import ApiError, Broken, NotReady, Refused
from bot.polyglotvoice.models import LinkCheck, Phase, Result, ResultSegment
from bot.polyglotvoice.wire import tree
from bot.polyglotvoice.wire.plain import mend
from bot.polyglotvoice.wire.refusals import explain, reason_kind
from bot.polyglotvoice.wire.response import Response, media_type
from bot.polyglotvoice.wire.tasks import LANGUAGES, duration, phase_of, status_of
from bot.polyglotvoice.wire.tree import find

# Open point "result shape".
_TEXTS = ("text", "transcript", "transcription", "full_text")
_SEGMENTS = ("segments", "chunks", "utterances")
_NESTED = ("result", "data")
_LINK_NESTED = (*_NESTED, "info", "metadata", "meta", "media", "video")
_ENVELOPE = "ok"
"""A status that tells how the request went, and nothing of the task."""
_MAX_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Missing:
    """The answer holds neither text nor segments, so `downloads/txt` is to be asked.

    `empty` is what the result is if that is not there either; None when even an empty one is not stated.
    """

    empty: Result | None


def read_result(answer: Response) -> Result | Missing:
    """The transcript; raises NotReady, Refused (a failed task), Broken (nonsense)."""
    if not answer.body.strip():
        return Missing(None)
    kind = media_type(answer.headers) or ""
    try:
        body = answer.json()
    except tree.NotJsonError:
        return _plain(answer, is_json="json" in kind)
    # A spoken "42" in a text/plain body is JSON too.
    if kind == "text/plain" and not isinstance(body, dict | list):
        return _plain(answer, is_json=False)
    if isinstance(body, str):
        return Result(mend(body).strip())
    if isinstance(body, list):
        body = {"segments": body}
    if not isinstance(body, dict):
        return Missing(None)
    return _from_object(body)


def _plain(answer: Response, *, is_json: bool) -> Result:
    text = answer.text()
    if is_json or text is None or answer.is_html:
        raise Broken("the result is neither JSON nor text")
    return Result(mend(text).strip())


def read_text(body: bytes) -> str:
    """The text of `downloads/txt`; raises Broken for what is no text."""
    text = Response(200, {}, body).text()
    if text is None:
        raise Broken("the text is not UTF-8")
    return mend(text).strip()


def _from_object(body: tree.Object) -> Result | Missing:
    layers = _layers(body)
    text = _text(layers)
    stated = next((found for layer in layers if isinstance(found := find(layer, *_SEGMENTS), list)), None)
    segments = _segments(stated or [])
    language = next((found for layer in layers if (found := tree.line(find(layer, *LANGUAGES), 40))), None)
    duration_s = next((found for layer in layers if (found := duration(layer)) is not None), None)
    if text is None and segments:
        text = _join(segments)
    if text is not None:
        _raise_if_unfinished(body, has_content=bool(text or segments))
        return Result(text, segments, language, duration_s)
    _raise_if_unfinished(body, has_content=False)
    return Missing(Result("", (), language, duration_s) if stated is not None else None)


def _layers(body: tree.Object, names: tuple[str, ...] = (*_NESTED, *_TEXTS)) -> list[tree.Object]:
    """The object and those nested in it (in `result`, `data`, or a text's name that holds an object)."""
    found, layer = [body], body
    while len(found) < _MAX_DEPTH and isinstance(inner := _nested(layer, names), dict):
        found.append(inner)
        layer = inner
    return found


def _nested(layer: tree.Object, names: tuple[str, ...]) -> tree.Json:
    for name in names:
        inner = find(layer, name)
        if isinstance(inner, list):
            inner = {"segments": inner}
        if isinstance(inner, dict):
            return inner
    return None


def _text(layers: list[tree.Object]) -> str | None:
    blank: str | None = None
    for layer in layers:
        for name in (*_TEXTS, *(_NESTED if layer is layers[0] else ())):
            found = find(layer, name)
            if isinstance(found, str):
                if found.strip():
                    return mend(found).strip()
                blank = ""
    return blank


def _raise_if_unfinished(body: tree.Object, *, has_content: bool) -> None:
    """A 200 that only tells that the task still runs, or failed, is no transcript."""
    status = status_of(body)
    if has_content or status is None or status.lower() == _ENVELOPE or phase_of(status) is Phase.DONE:
        return
    if phase_of(status) is Phase.FAILED:
        raise Refused(explain(body) or status)
    raise NotReady(status)


def _segments(items: list[tree.Json]) -> tuple[ResultSegment, ...]:
    found: list[ResultSegment] = []
    for item in items:
        text = next((t for name in (*_TEXTS, "content") if (t := tree.text(find(item, name))) is not None), None)
        if text is None:
            continue
        start_s, end_s = _times(item)
        if start_s is None:
            start_s = found[-1].end_s if found else 0.0
        end_s = max(start_s, end_s if end_s is not None else start_s)
        speaker = find(item, "speaker", "speaker_label", "speaker_id", "speaker_name")
        if isinstance(speaker, dict):
            speaker = find(speaker, "name", "label", "id")
        found.append(ResultSegment(start_s, end_s, text.strip(), tree.line(speaker, 80)))
    return tuple(found)


def _times(item: tree.Json) -> tuple[float | None, float | None]:
    """`start`/`end` in seconds, `start_ms`/`end_ms` in thousandths, or Whisper's `timestamp` pair."""
    pair = find(item, "timestamp", "timestamps")
    if isinstance(pair, list) and len(pair) == 2:
        return tree.seconds(pair[0]), tree.seconds(pair[1])
    return _time(item, "start"), _time(item, "end")


def _time(item: tree.Json, edge: str) -> float | None:
    milliseconds = tree.seconds(find(item, f"{edge}_ms", f"{edge}_time_ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    names = (edge, f"{edge}_time", f"{edge}_s", f"{edge}_seconds", f"{edge}_sec", "from" if edge == "start" else "to")
    return tree.seconds(find(item, *names))


def _join(segments: tuple[ResultSegment, ...]) -> str:
    return " ".join(segment.text for segment in segments)


# Open point "`validate-url`'s answer".
def read_link_check(answer: Response) -> LinkCheck:
    """What is behind a link; raises Refused with the service's reason, Broken (nonsense)."""
    if not answer.body.strip():
        return LinkCheck()
    try:
        body = answer.json()
    except tree.NotJsonError:
        raise Broken("the answer is no JSON") from None
    if isinstance(body, bool):
        body = {"valid": body}
    if not isinstance(body, dict):
        raise Broken("the answer is no object")
    layers = _layers(body, _LINK_NESTED)
    for layer in layers:
        verdict = find(layer, "valid", "ok", "is_valid")
        if verdict is False or verdict == 0 or (isinstance(verdict, str) and verdict.lower() in ("false", "no")):
            raise _refused(layers)
    title = next((t for layer in layers for name in ("title", "name", "filename", "file_name")
                  if (t := tree.line(find(layer, name)))), None)  # fmt: skip
    duration_s = next((found for layer in layers if (found := duration(layer)) is not None), None)
    return LinkCheck(title, duration_s)


def _refused(layers: list[tree.Object]) -> ApiError:
    said = [found for layer in layers for name in ("error", "message", "reason", "detail")
            if (found := explain(find(layer, name)))]  # fmt: skip
    reason = said[0] if said else ""
    return Refused(reason, reason_kind=reason_kind(reason))
