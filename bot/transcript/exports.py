"""Files of a transcript, made of what is kept: subtitles in two forms, plain text, Markdown, JSON. Pure."""

import json
import math
import re

from bot.transcript import srt
from bot.transcript.escape import clean
from bot.transcript.layout import Body, body_as_txt
from bot.transcript.speech import Segment, Transcript, speaker_of

KINDS = ("srt", "vtt", "txt", "md", "json")

# What begins or ends formatting anywhere in CommonMark, and what makes a line a heading, a list or a quotation.
_MARKDOWN = re.compile(r"[\\`*_\[\]<>~|]")
_LINE_START = re.compile(r"(?m)^(\s*)([#+=-]|\d+(?=[.)]\s))")


def make_file(kind: str, transcript: Transcript, body: Body, *, title: str, speakers: bool = False) -> bytes:
    """A file of one of `KINDS`; no bytes where it has nothing to say.

    `body` is the text as it stands in the chat, for text and Markdown. With `speakers`, subtitles name who begins.
    """
    match kind:
        case "srt":
            return srt.build(transcript.segments, speakers=speakers).encode()
        case "vtt":
            return srt.build_vtt(transcript.segments, speakers=speakers).encode()
        case "md":
            return f"# {_plain_markdown(title)}\n\n{_markdown(body)}\n".encode() if body.text else b""
        case "json":
            return _json(transcript, title)
        case _:
            return body_as_txt(body)


def _markdown(body: Body) -> str:
    pieces: list[str] = []
    at = 0
    for first, last in body.bold:
        pieces += (_plain_markdown(body.text[at:first]), "**", _plain_markdown(body.text[first:last]), "**")
        at = last
    text = _LINE_START.sub(_harmless_start, "".join([*pieces, _plain_markdown(body.text[at:])]))
    # A single line break would join the lines.
    return re.sub(r"(?<!\n)\n(?!\n)", "  \n", text)


def _plain_markdown(text: str) -> str:
    return _MARKDOWN.sub(r"\\\g<0>", text)


def _harmless_start(found: re.Match[str]) -> str:
    """No heading, list or rule: a mark is escaped, of a number the full stop behind it."""
    return f"{found[0]}\\" if found[2].isdigit() else f"{found[1]}\\{found[2]}"


def _json(transcript: Transcript, title: str) -> bytes:
    form: dict[str, object] = {"title": title, "language": transcript.language, "duration_s": transcript.duration_s}
    form["text"] = clean(transcript.text)
    form["segments"] = [_segment(segment) for segment in transcript.segments]
    if transcript.summary:
        form["summary"] = clean(transcript.summary)
    if transcript.translations:
        form["translations"] = [{"language": lang, "text": clean(text)} for lang, text in transcript.translations]
    return f"{json.dumps(form, ensure_ascii=False, indent=1, default=str)}\n".encode()


def _segment(segment: Segment) -> dict[str, object]:
    times = {"start_s": _known(segment.start_s), "end_s": _known(segment.end_s)}
    return {**times, "speaker": speaker_of(segment) or None, "text": clean(segment.text)}


def _known(seconds: float) -> float | None:
    return round(seconds, 3) if math.isfinite(seconds) else None
