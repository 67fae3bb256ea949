"""The buttons under an answer: Times · Speakers · Files · Again, and what each of them opens. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.jobs.record import AUTO, FIRST, Job
from bot.telegram.callbacks import JobAction, SettingsButton, job_data
from bot.telegram.outgoing import Button, in_rows
from bot.texts.catalogue import Texts
from bot.transcript.escape import clean, is_blank, utf16_len
from bot.transcript.exports import KINDS
from bot.transcript.layout import Style, lay_out, speakers_of, styles_of
from bot.transcript.models import Transcript

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
class Price:
    """What making a transcript again takes: requests, one attempt, and minutes where the length is known."""

    requests: int
    minutes: int | None


def bar(job: Job, transcript: Transcript, style: Style, texts: Texts) -> Bar:
    """The bar: each button where it has something to give; the speakers to be named where they are shown."""
    offered = styles_of(transcript)
    row = [_toggle(each, sentence, job, style, texts) for each, sentence in _TOGGLES.items() if each in offered]
    if not transcript.is_empty:
        row.append(_button(texts.plain("button-files"), JobAction.FILES, job))
    if job.is_repeatable:
        row.append(_button(texts.plain("button-redo"), JobAction.WRONG, job))
    # Four in a row would be cut on a phone.
    rows = [row] if len(row) < 4 else [row[:2], row[2:]]
    # As many words are longer, and a long transcript is laid out in its message already.
    text = lay_out(transcript, Style.PLAIN).text if transcript.words <= _MOST_COPIED_UNITS else ""
    if not is_blank(text) and utf16_len(text) <= _MOST_COPIED_UNITS:
        rows.append([Button(texts.plain("button-copy"), copies=text)])
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


def cost_said(price: Price, texts: Texts) -> str:
    """The price in a sentence."""
    if price.minutes is None:
        return texts.plain("again-cost-untold", n=price.requests)
    return texts.plain("again-cost", n=price.requests, minutes=texts.duration(60 * price.minutes))


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
