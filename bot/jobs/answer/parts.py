"""What a transcript looks like in a chat: the message, the buttons under it and what each opens, its files. Pure."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.chats.store import Choices
from bot.jobs.media import address_of, file_stem, own_name, title_of
from bot.jobs.record import AUTO, FIRST, Job
from bot.telegram.callbacks import JobAction, SettingsButton, job_data
from bot.telegram.outgoing import Button, Rows, in_rows
from bot.texts.catalogue import Html, Texts
from bot.transcript.escape import clean, is_blank, one_line, plain, utf16_len
from bot.transcript.exports import KINDS
from bot.transcript.layout import Body, Style, as_html, beside, body_as_txt, lay_out, render_body, stack, styles_of
from bot.transcript.speech import Transcript, speakers_of

LONG_S = 300.0
"""From this length on a recording is long, for those who want subtitles of long ones only."""

_LANGUAGE_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}")

TOGETHER = "all"
"""What the buttons of several recordings' one answer are about, in place of one recording."""

ALONE_IN_A_MESSAGE = "."
"""What a button of the settings carries in place of an option, where they are shown in a message of their own."""

_MOST_COPIED_UNITS = 256
_MOST_SPEAKERS = 12
_LONGEST_NAME = 24
_TOGGLES = {Style.TIMED: "button-times", Style.SPEAKERS: "button-speakers"}
Bar = list[list[Button]]


@dataclass(frozen=True, slots=True)
class Parts:
    """`html` and `rows` of the message, and the whole text as a file; no bytes where the message holds it all.

    `more` are `more_files`.
    """

    html: str
    rows: Rows
    txt: bytes
    stem: str
    more: Sequence[tuple[str, str, bytes]] = ()

    @property
    def whole_txt(self) -> bytes:
        """The whole text as a file, also where the message holds it all."""
        return self.txt or f"{plain(self.html)}\n".encode()


@dataclass(frozen=True, slots=True)
class Price:
    """What making a transcript again takes: requests, one attempt, and minutes where the length is known."""

    requests: int
    minutes: int | None


def heading(job: Job, texts: Texts, number: int | None = None) -> Body:
    """What the recording is, whose and from when, in one line; numbered where several stand together."""
    title, author = title_of(job), job.origin.author
    pieces = [title if number is None else f"{number}. {title}"]
    if job.task.title and job.sent.url is not None:
        pieces.append(address_of(job.sent.url))
    if author and not title.startswith(author) and (job.origin.is_forwarded or number is not None):
        pieces.append(one_line(author))
    text = " · ".join(pieces)
    if not job.origin.is_forwarded and number is None:
        return Body(text)
    moment = job.origin.written_at or job.created_at
    begin, end = texts.isolates
    text, when = f"{text} · {begin}", f"{texts.date(moment)} UTC"
    return Body(text + when + end, (), ((len(text), len(text) + len(when), int(moment.timestamp())),))


def header(job: Job, texts: Texts) -> Html | None:
    """The line above a text; None above a note of one's own, which the answer replies to."""
    if not (job.origin.is_forwarded or own_name(job) or job.sent.url is not None):
        return None
    line = heading(job, texts)
    return Html(as_html(replace(line, bold=((0, len(line.text)),))))


def digest_of(html: str) -> str:
    """What tells a text from another without holding it."""
    return hashlib.sha256(html.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def style_of(job: Job, choices: Choices) -> Style:
    """What the job's text is put into: what its people chose for it, else for the chat."""
    return Style(job.answer.style or choices.style)


def compose(job: Job, transcript: Transcript, style: Style, texts: Texts) -> Parts:
    """The parts of a transcript in a style."""
    stem = file_stem(job)
    as_plain = lay_out(transcript, Style.PLAIN)
    rows = bar(job, transcript, style, texts, as_plain.text)
    above = header(job, texts)
    if transcript.is_empty:
        said = texts.say("result-empty")
        return Parts(f"{above}\n{said}" if above else said, rows, b"", stem)
    own = as_plain if style is Style.PLAIN else lay_out(transcript, style)
    body = _with_more(own, transcript, texts)
    shown = render_body(body, header=above)
    return Parts(shown.html, rows, b"" if shown.whole else body_as_txt(body), stem, more_files(transcript, stem))


def laid_out(transcript: Transcript, style: Style, texts: Texts) -> Body:
    """The text in a style, with what the service made of it besides: its summary, its translations."""
    return _with_more(lay_out(transcript, style), transcript, texts)


def _with_more(body: Body, transcript: Transcript, texts: Texts) -> Body:
    more = [(texts.plain("result-summary"), transcript.summary)]
    for language, text in transcript.translations:
        to = {"language": texts.language_name(language)} if language else {}
        more.append((texts.plain("result-translation-to" if to else "result-translation", **to), text))
    return beside(body, more)


def more_files(transcript: Transcript, stem: str) -> list[tuple[str, str, bytes]]:
    """What the service made besides as files, each a part's name, the file's, and its content.

    Translations are one file, named after the language where it is one alone.
    """
    told = [(language, text) for language, text in transcript.translations if not is_blank(text)]
    body = stack([("" if len(told) == 1 else language, Body(clean(text))) for language, text in told])
    kind = told[0][0] if len(told) == 1 and _LANGUAGE_CODE.fullmatch(told[0][0]) else "translation"
    made = [("translation", kind, body), ("summary", "summary", Body(clean(transcript.summary)))]
    return [(part, f"{stem}.{kind}.txt", body_as_txt(text)) for part, kind, text in made if not is_blank(text.text)]


def wants_subtitles(choices: Choices, job: Job, transcript: Transcript) -> bool:
    if transcript.is_empty or choices.srt == "never":
        return False
    return choices.srt == "always" or length_s(job, transcript) >= LONG_S


def length_s(job: Job, transcript: Transcript) -> float:
    """How long the recording is, by the best that is known of it."""
    ends = [segment.end_s for segment in transcript.segments if segment.has_end]
    return max(transcript.duration_s or 0.0, job.task.length_s or 0.0, max(ends, default=0.0))


def bar(job: Job, transcript: Transcript, style: Style, texts: Texts, plain: str) -> Bar:
    """The bar: each button where it has something to give; the speakers to be named where they are shown.

    `plain` is the text in the plain style: a short one can be copied.
    """
    offered = styles_of(transcript)
    row = [_toggle(each, sentence, job, style, texts) for each, sentence in _TOGGLES.items() if each in offered]
    if not transcript.is_empty:
        row.append(_button(texts.plain("button-files"), JobAction.FILES, job))
    if job.is_repeatable:
        row.append(_button(texts.plain("button-redo"), JobAction.WRONG, job))
    # Four in a row would be cut on a phone.
    rows = [row] if len(row) < 4 else [row[:2], row[2:]]
    if not is_blank(plain) and utf16_len(plain) <= _MOST_COPIED_UNITS:
        rows.append([Button(texts.plain("button-copy"), copies=plain)])
    if style is Style.SPEAKERS and Style.SPEAKERS in offered:
        rows += in_rows([
            _button(f"✎ {_short(name)}", JobAction.NAME, job, str(number))
            for number, name in enumerate(speakers_of(transcript)[:_MOST_SPEAKERS])
        ])  # fmt: skip
    if FIRST in job.answer.parts:
        here = SettingsButton(option=ALONE_IN_A_MESSAGE).pack()
        rows.append([Button(texts.plain("button-settings"), data=here)])
    return rows


def again_alone(job: Job, texts: Texts) -> Bar:
    """What is left of the bar when the transcript is no longer kept."""
    return [[_button(texts.plain("button-redo"), JobAction.WRONG, job)]] if job.is_repeatable else []


def file_rows(job: Job, kinds: Sequence[str], texts: Texts, of: str = "") -> Bar:
    """The files that can be had, and the way back; `of` is `TOGETHER` for several recordings' answer."""
    more = {"translation": texts.plain("result-translation"), "summary": texts.plain("result-summary")}
    buttons = {k: _button(more.get(k, f".{k}"), JobAction.FILE, job, f"{of}.{k}" if of else k) for k in kinds}
    rows = [[button for k, button in buttons.items() if k in KINDS], [buttons[k] for k in kinds if k not in KINDS]]
    rows = [row for row in rows if row]
    return [*rows, [_button(texts.plain("button-back"), JobAction.BACK, job, of)]]


def again_rows(job: Job, price: Price, languages: Mapping[str, str], chosen: str, texts: Texts) -> Bar:
    """What making it again takes, in which language, and the way back.

    `languages` are the values that the service takes, each with its name; none where it has shown no field for them.
    """
    wanted = languages.get(chosen)
    rows = [[_button(f"↻ {_price(price, texts)}", JobAction.REDO, job, chosen if wanted else "")]]
    if languages:
        shown = texts.plain("button-language", language=wanted or texts.plain("settings-speech-auto"))
        rows.append([_button(shown, JobAction.LANGUAGE, job)])
    return [*rows, [_button(texts.plain("button-back"), JobAction.BACK, job)]]


def language_rows(job: Job, languages: Mapping[str, str], texts: Texts) -> Bar:
    """The languages to choose from, and the way back."""
    buttons = [_button(name, JobAction.LANGUAGE, job, value) for value, name in languages.items()]
    auto = [_button(texts.plain("settings-speech-auto"), JobAction.LANGUAGE, job, AUTO)]
    return [auto, *in_rows(buttons), [_button(texts.plain("button-back"), JobAction.WRONG, job)]]


def _toggle(each: Style, sentence: str, job: Job, style: Style, texts: Texts) -> Button:
    """Puts the text into a style; where it stands in that, back."""
    label = texts.plain(sentence)
    if each is style:
        return _button(f"✓ {label}", JobAction.STYLE, job, Style.PLAIN)
    return _button(label, JobAction.STYLE, job, each)


def _price(price: Price, texts: Texts) -> str:
    if price.minutes is None:
        return texts.plain("again-price-untold", n=price.requests)
    return texts.plain("again-price", n=price.requests, minutes=texts.duration(60 * price.minutes))


def _button(label: str, action: JobAction, job: Job, word: str = "") -> Button:
    return Button(label, data=job_data(action, job.id, word))


def _short(name: str) -> str:
    name = clean(name)
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
