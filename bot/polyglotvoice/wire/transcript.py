"""Transcripts and checked links, from whatever shape the service gives them in. Pure."""

import contextlib
import itertools
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.polyglotvoice.errors import ApiError, Broken, NotReady, Refused
from bot.polyglotvoice.models import LinkCheck, Phase
from bot.polyglotvoice.wire import tree
from bot.polyglotvoice.wire.refusals import explain, reason_kind, says_not_ready
from bot.polyglotvoice.wire.response import Response, media_type
from bot.polyglotvoice.wire.tasks import LANGUAGES, RESULT_TEXTS, SEGMENT_LISTS, duration, phase_of, status_of
from bot.polyglotvoice.wire.tree import find, mend
from bot.transcript import srt
from bot.transcript.speech import Segment, Transcript, join_texts

# Open point "result shape".
_SEGMENT_TEXTS = (*RESULT_TEXTS, "word", "sentence", "value")
_NESTED = (*tree.ENVELOPES, "attributes")
_SPEAKERS = ("speakers", "by_speaker", "turns", "dialogue", "paragraphs")
_BY_SPEAKER = frozenset((*SEGMENT_LISTS, *_SPEAKERS))
_INNER = (*SEGMENT_LISTS, *_SPEAKERS, *RESULT_TEXTS)
_LINK_NESTED = (*_NESTED, "info", "metadata", "meta", "media", "video")
_NO_TEXT = frozenset(map(tree.plain_name, (
    "translation", "translations", "translated_text", "summary", "error", "errors", "detail", "message", "user", "meta",
    "metadata",
)))  # fmt: skip
_IS_TEXT = re.compile(r"(?!target|translat|summar|error|status)\w*text|srt|vtt|txt")
_IS_TRANSLATION = re.compile(r"(?i)translat(?:ions?|ed)(?:[_-]?(?:text|transcript))?(?:[_-](?!id)([a-z]{2}))?")
_IS_SUMMARY = re.compile(r"\w*summar(?:y|ies)(?:text)?")
_ADDRESS = re.compile(r"(?:[a-zA-Z]+:/)?/\S*")
"""Of a file, in the place of what it holds."""
_ENVELOPE = "ok"
"""A status that tells how the request went, and nothing of the task."""
_MAX_DEPTH = 8
_HEAD_CHARACTERS = 1000
"""Subtitles have a time among the first ones."""
_MOST_SEGMENTS = 250_000
"""Two days of single words."""
_MOST_TRANSLATIONS = 20
_STARTS = ("start", "start_time", "start_s", "start_seconds", "start_sec", "from", "begin", "begin_time", "offset")
_ENDS = ("end", "end_time", "end_s", "end_seconds", "end_sec", "to", "stop", "finish", "end_at")


@dataclass(frozen=True, slots=True)
class Missing:
    """The answer holds neither text nor segments, so `downloads/txt` is to be asked.

    `empty` is what the result is if that is not there either; None when even an empty one is not stated.
    """

    empty: Transcript | None


def read_result(answer: Response, length_s: float | None = None) -> Transcript | Missing:
    """The transcript of a recording of about this length; raises NotReady, Broken (nonsense)."""
    if not answer.body.strip():
        return Missing(None)
    kind = media_type(answer.headers) or ""
    try:
        body = _unfolded(answer.json())
    except tree.TooBigError:
        raise Broken("the result is out of all proportion") from None
    except tree.NotJsonError:
        if "json" in kind or answer.is_html:
            raise Broken("the result is neither JSON nor text") from None
        return _read_text(answer)
    # A spoken "42" is JSON too.
    if not isinstance(body, dict | list) and (kind == "text/plain" or not (isinstance(body, str) or "json" in kind)):
        return _read_text(answer)
    if isinstance(body, str):
        return _of_text(body)
    if isinstance(body, list):
        body = {"segments": body}
    return _from_object(body, length_s) if isinstance(body, dict) else Missing(None)


def _unfolded(body: tree.Json) -> tree.Json:
    """What was written as JSON twice."""
    if isinstance(body, str) and body.lstrip()[:1] + body.rstrip()[-1:] in ("{}", "[]"):
        with contextlib.suppress(tree.NotJsonError):
            return tree.parse(body.encode(errors="replace"))
    return body


def _read_text(answer: Response) -> Transcript:
    """A body that is the text, or subtitles of it, as `downloads/txt` is too; raises Broken for what is no text."""
    if (text := answer.text()) is None:
        raise Broken("the text can't be read", status=answer.status)
    return _of_text(text)


def _of_text(text: str) -> Transcript:
    text = mend(text).strip()
    if not (segments := srt.read(text)):
        return Transcript(text)
    return Transcript(join_texts(segment.text for segment in segments), segments)


def _from_object(body: tree.Object, length_s: float | None) -> Transcript | Missing:
    layers = tree.layers(body, *_NESTED, *RESULT_TEXTS)
    text = _text(layers)
    names = (*SEGMENT_LISTS, *_SPEAKERS, *_NESTED, *RESULT_TEXTS)
    lists = _lists([tree.each(layer, names) for layer in layers], names)
    # An empty list hides no full one.
    segments: tuple[Segment, ...] = next((said for items in lists if (said := _segments(items))), ())
    if not text and not segments:
        _raise_if_unfinished(body, is_stated=text is not None)
        text, segments = _elsewhere(body, 0) or (text, segments)
    if text and not segments:
        if isinstance(inner := _unfolded(text), dict):
            return _from_object(inner, length_s)
        if "-->" in text[:_HEAD_CHARACTERS]:
            text, segments = (read := _of_text(text)).text, read.segments
    language = next((found for layer in layers if (found := tree.line(find(layer, *LANGUAGES), 40))), None)
    stated_s = next((length for layer in layers if (length := duration(layer)) is not None), None)
    segments, duration_s = _in_seconds(segments, stated_s, length_s)
    whole = Transcript(
        text=text or join_texts(segment.text for segment in segments),
        segments=segments,
        language=language,
        duration_s=duration_s,
        translations=_translations(layers) or _translated_parts(lists),
        summary=next(
            (
                words
                for layer in layers
                for name, value in layer.items()
                if _IS_SUMMARY.fullmatch(tree.plain_name(name)) and (words := _words(value))
            ),
            "",
        ),
    )
    if text is not None or segments:
        return whole
    return Missing(whole if lists else None)


def _text(layers: list[tree.Object]) -> str | None:
    blank: str | None = None
    for layer in layers:
        for value in tree.each(layer, (*RESULT_TEXTS, *(_NESTED if layer is layers[0] else ()))).values():
            if isinstance(value, str):
                if value.strip():
                    return mend(value).strip()
                blank = ""
    return blank


def _elsewhere(part: tree.Json, depth: int) -> tuple[str | None, tuple[Segment, ...]] | None:
    """A text or segments under whatever names they lie."""
    if isinstance(part, list):
        return (None, segments) if (segments := _segments(part)) else None
    if not isinstance(part, dict) or depth > _MAX_DEPTH:
        return None
    named = ((tree.plain_name(name), value) for name, value in part.items())
    own = (tree.text(value) for name, value in named if _IS_TEXT.fullmatch(name) and name not in _NO_TEXT
           and not (isinstance(value, str) and _ADDRESS.fullmatch(value.strip())))  # fmt: skip
    if text := _text([part]) or next(filter(None, own), None):
        return text, ()
    grouped = (_segments(items) for items in _lists([part], _SPEAKERS))
    if segments := next(filter(None, grouped), ()):
        return None, segments
    inner = (value for name, value in part.items() if tree.plain_name(name) not in _NO_TEXT)
    return next((found for value in inner if (found := _elsewhere(value, depth + 1))), None)


def _raise_if_unfinished(body: tree.Object, *, is_stated: bool) -> None:
    """A 200 that only tells that the task still runs, or failed, is no transcript: its details say which."""
    status, said = status_of(body), explain(body) or ""
    if not is_stated and says_not_ready(said):
        raise NotReady(said)
    if status is not None and status.lower() != _ENVELOPE and phase_of(status) is not Phase.DONE:
        raise NotReady(said or status)


def _segments(items: list[tree.Json], speaker: str | None = None, depth: int = 0) -> tuple[Segment, ...]:
    """What is said, by this speaker where the item names none; a time that nobody gives is NaN, and never made up.

    An item without a text may hold what one speaker says: then all are put in order, where their times are known.
    """
    if len(items) > _MOST_SEGMENTS:
        raise Broken("the result is out of all proportion")
    found, is_grouped = list[Segment](), False
    for item in items:
        named = _speaker(item) or speaker
        if (text := _said(item)) is None:
            inner = next((one for one in tree.each(item, _INNER).values() if isinstance(one, list)), None)
            if inner is not None and depth < _MAX_DEPTH:
                found += _segments(inner, named or tree.line(find(item, "name", "label"), 80), depth + 1)
                is_grouped = True
            continue
        start_s, end_s = (math.nan if time is None else time for time in _times(item))
        # In this order what is unknown stays so.
        end_s = max(end_s, start_s)
        found.append(Segment(start_s, end_s, text, named))
    if is_grouped and not any(math.isnan(segment.start_s) for segment in found):
        found.sort(key=lambda segment: segment.start_s)
    return tuple(found)


def _speaker(item: tree.Json) -> str | None:
    speaker = find(item, "speaker", "speaker_label", "speaker_id", "speaker_name")
    return tree.line(find(speaker, "name", "label", "id") if isinstance(speaker, dict) else speaker, 80)


def _lists(layers: list[tree.Object], names: tuple[str, ...]) -> list[list[tree.Json]]:
    """The lists under these names, and those of the speakers where they lie apart."""
    found: list[list[tree.Json]] = []
    for name, layer in itertools.product(names, layers):
        value = layer.get(name)
        if isinstance(value, dict) and name in _BY_SPEAKER and all(isinstance(one, list) for one in value.values()):
            found.append([{"speaker": speaker, "segments": said} for speaker, said in value.items()])
        elif isinstance(value, list):
            # A bare list of speakers holds their names.
            found.append([one for one in value if isinstance(one, dict)] if name in _SPEAKERS else value)
    return found


def _said(item: tree.Json) -> str | None:
    """A segment's text: its own, or that of the first of its alternatives."""
    if not isinstance(item, dict):
        return tree.text(item)
    found = tree.first(item, _SEGMENT_TEXTS, tree.text)
    if found is None and (others := find(item, "alternatives")):
        return _said(others[0] if isinstance(others, list) else None)
    return found


def _times(item: tree.Json) -> tuple[float | None, float | None]:
    """`start`/`end` in seconds, `start_ms`/`end_ms` in thousandths, or a pair or object under `timestamp(s)`."""
    pair = find(item, "timestamp", "timestamps", "time")
    if isinstance(pair, list) and len(pair) == 2:
        return tree.seconds(pair[0]), tree.seconds(pair[1])
    if isinstance(pair, dict):
        item = pair
    start_s = _time(item, ("start_ms", "start_time_ms", "begin_ms"), _STARTS)
    end_s = _time(item, ("end_ms", "end_time_ms"), _ENDS)
    length_s = tree.seconds_under(item, "duration", "dur") if end_s is None else None
    return start_s, end_s if length_s is None or start_s is None else start_s + length_s


def _time(item: tree.Json, in_ms: tuple[str, ...], in_s: tuple[str, ...]) -> float | None:
    milliseconds = tree.seconds_under(item, *in_ms)
    return milliseconds / 1000 if milliseconds is not None else tree.seconds_under(item, *in_s)


def _in_seconds(
    segments: tuple[Segment, ...], stated_s: float | None, length_s: float | None
) -> tuple[tuple[Segment, ...], float | None]:
    """Segments and stated length in seconds, where a length that is known shows that they were thousandths."""
    ends = (time for s in segments for time in (s.start_s, s.end_s) if not math.isnan(time))
    last_s = max(ends, default=0.0)
    if stated_s is not None and _is_in_ms(stated_s, length_s or last_s or None):
        stated_s /= 1000
    if _is_in_ms(last_s, length_s or stated_s):
        segments = tuple(replace(s, start_s=s.start_s / 1000, end_s=s.end_s / 1000) for s in segments)
    return segments, stated_s


def _is_in_ms(time: float, known_s: float | None) -> bool:
    """Whether a time lies far beyond the recording's end, and in thousandths well within it."""
    return known_s is not None and known_s > 0 and 100 * known_s <= time <= 1200 * known_s + 5000


# Open point "translation, summary": shown beside the text, never dropped.
def is_beside_text(name: str) -> bool:
    """Whether a translation or a summary may stand under this name."""
    return bool(_IS_TRANSLATION.fullmatch(name) or _IS_SUMMARY.fullmatch(tree.plain_name(name)))


def _translations(layers: list[tree.Object]) -> tuple[tuple[str, str], ...]:
    for layer in layers:
        named = tree.line(find(layer, "target_language", "translation_language"), 40) or ""
        values = ((_IS_TRANSLATION.fullmatch(name), value) for name, value in layer.items())
        found = [one for is_one, value in values if is_one for one in _translated(value, is_one[1] or named, 0)]
        if found:
            return tuple(dict.fromkeys(found))[:_MOST_TRANSLATIONS]
    return ()


def _translated_parts(lists: list[list[tree.Json]]) -> tuple[tuple[str, str], ...]:
    """A translation that stands beside each segment."""
    for items in lists:
        parts = [_translations([item]) for item in items[:_MOST_SEGMENTS] if isinstance(item, dict)]
        if languages := dict.fromkeys(language for part in parts for language, _ in part):
            return tuple((one, join_texts(dict(part).get(one, "") for part in parts)) for one in languages)
    return ()


def _translated(value: tree.Json, language: str, depth: int) -> Iterator[tuple[str, str]]:
    if isinstance(value, list) and any(find(one, "language", "lang", "target_language") for one in value):
        for one in value[:_MOST_TRANSLATIONS]:
            yield from _translated(one, language, depth + 1)
    elif isinstance(value, dict):
        language = tree.line(find(value, "language", "lang", "target_language", "language_code"), 40) or language
        if words := _words(value):
            yield language, words
        elif depth == 0:
            for name, one in value.items():
                if isinstance(one, str | dict | list):
                    yield from _translated(one, tree.line(name, 40) or language, 1)
    elif words := _words(value):
        yield language, words


def _words(value: tree.Json) -> str:
    """A text as a string, an object with one, lines, or segments."""
    if isinstance(value, dict):
        names = (*RESULT_TEXTS, "translation", "summary", *SEGMENT_LISTS)
        return tree.first(value, names, lambda found: _words(found) or None) or ""
    if isinstance(value, list):
        lines = [text for one in value[:_MOST_SEGMENTS] if (text := tree.text(one)) is not None]
        return "\n".join(lines) or join_texts(segment.text for segment in _segments(value))
    return (tree.text(value) or "").strip()


# Open point "`validate-url`'s answer".
_VERDICTS = (
    "valid", "ok", "is_valid", "success", "supported", "is_supported", "accessible", "is_accessible", "reachable",
    "is_reachable", "available", "is_available", "allowed", "is_allowed", "can_download", "downloadable",
)  # fmt: skip
_FLAGS = ("error", "is_error", "has_error", "invalid", "is_invalid")
_BAD_STATUSES = ("error", "invalid", "not_valid", "fail", "unsupported", "not_supported", "unavailable",
                 "inaccessible", "forbidden")  # fmt: skip
_STATES = ("status", "state", "result")
_ABOUT_LINK = re.compile(r"(?i)non_field_errors|__all__|(?:\w+[_-])?(?:url|uri|link|href)")
_SAYS_NO = re.compile(
    r"(?i)\b(?:not|no|cannot|never|un\w+|in(?:valid|accessible)|private|fail\w*|errors?|denied|forbidden|blocked|only)\b"
    r"|n['’]t\b|\bне\b|\bнет\b|недоступ|невозможн|неверн|некорр|ошибк|запрещ|приватн|закрыт"
)
_SAYS_YES = re.compile(
    r"(?i)\bok(?:ay)?\b|valid|success|support|\bcan\b|accept|accessib|availab|reachab|\bgood\b|\bfine\b|\bfound\b"
    r"|доступ|подходит|\bможно\b|успешн|поддерж|корректн|годится|в порядке"
)


def read_link_check(answer: Response) -> LinkCheck:
    """What is behind a link; raises Refused with the service's reason, Broken (nonsense)."""
    if not answer.body.strip():
        return LinkCheck()
    try:
        body = answer.json()
    except tree.NotJsonError:
        said = answer.text() or "{"
        if answer.is_html or "json" in (media_type(answer.headers) or "") or said.lstrip()[:1] in "{[":
            raise Broken("the answer is no JSON") from None
        body = {"message": said}
    if isinstance(body, list) and len(body) == 1:
        body = body[0]
    if isinstance(body, bool):
        body = {"valid": body}
    if not isinstance(body, dict):
        raise Broken("the answer is no object")
    layers = tree.layers(body, *_LINK_NESTED)
    verdicts = [_verdict(find(layer, name)) for layer in layers for name in _VERDICTS]
    is_flagged = any(find(layer, name) is True for layer in layers for name in _FLAGS)
    title = next((t for layer in layers for name in ("title", "name", "filename", "file_name")
                  if (t := tree.line(find(layer, name)))), None)  # fmt: skip
    duration_s = next((found for layer in layers if (found := duration(layer)) is not None), None)
    is_told = title is not None or duration_s is not None or any(find(layer, *_STATES) for layer in layers)
    # An error alone is a refusal; beside a good verdict it is a remark.
    is_error = True not in verdicts and (_errors(layers) or (not is_told and _is_remark_ill(body)))
    if False in verdicts or is_flagged or is_error or any(map(_is_bad_status, layers)):
        raise _refused(layers)
    return LinkCheck(title, duration_s)


def _errors(layers: list[tree.Object]) -> str | None:
    """What is wrong, under a name that says so: an error's, or Django's for the link or for all."""
    named = (explain(find(layer, "error", "error_message", "errors")) for layer in layers)
    about = (explain({name: said}) for name, said in layers[0].items() if _ABOUT_LINK.fullmatch(name)
             and isinstance(said, list) and all(" " in one for one in said if isinstance(one, str)))  # fmt: skip
    return next(filter(None, (*named, *about)), None)


def _is_remark_ill(body: tree.Object) -> bool:
    """Whether the one sentence of an answer refuses: both families say `detail` where something is wrong."""
    if detail := explain(find(body, "detail", "reason")):
        return _SAYS_NO.search(detail) is not None or _SAYS_YES.search(detail) is None
    return _SAYS_NO.search(explain(find(body, "message", "msg")) or "") is not None


def _verdict(said: tree.Json) -> bool | None:
    if isinstance(said, str):
        said = {"true": True, "yes": True, "да": True, "false": False, "no": False, "нет": False}.get(
            said.strip().lower()
        )
    return None if not isinstance(said, bool | int) else bool(said)


def _is_bad_status(layer: tree.Object) -> bool:
    status = find(layer, *_STATES)
    if isinstance(status, bool | int):
        # A flag, or an HTTP status that is told in the body.
        return status is False or 400 <= status < 600
    if not isinstance(status, str):
        return False
    return phase_of(status[:60]) is Phase.FAILED or status.strip().lower().replace(" ", "_") in _BAD_STATUSES


def _refused(layers: list[tree.Object]) -> ApiError:
    said = [found for layer in layers for name in ("error", "error_message", "message", "reason", "detail", "errors")
            if (found := explain(find(layer, name)))]  # fmt: skip
    reason = said[0] if said else _errors(layers) or ""
    return Refused(reason, reason_kind=reason_kind(reason))
