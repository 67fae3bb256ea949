"""From a transcript to what Telegram takes: one message, or a preview with a text file beside it."""

from dataclasses import dataclass

from bot.transcript.escape import escape, shown_units, utf16_len
from bot.transcript.layout import Body
from bot.transcript.split import CutPlace, find_cut, fit, split

# Bot API, sendMessage: 1-4096 characters after entities parsing, counted in UTF-16 units.
MAX_MESSAGE_UNITS = 4096
_FOLD_OVER_UNITS = 700
_FOLD_OVER_LINES = 12
_LEAST_ROOM_UNITS = 16
_MORE = "…"


@dataclass(frozen=True, slots=True)
class Rendered:
    """`html` for one message; `whole` is false where it is only the first part of the transcript."""

    whole: bool
    html: str


def render_body(
    body: Body, *, header: str | None = None, footer: str | None = None, max_units: int = MAX_MESSAGE_UNITS,
    fold_over_units: int = _FOLD_OVER_UNITS
) -> Rendered:  # fmt: skip
    """A text as the HTML of one message of at most `max_units` UTF-16 units once parsed.

    `header` and `footer` are HTML already, stand on lines of their own and count. The text is folded when it
    has more than `fold_over_units` units or twelve lines. An empty one becomes "…", so that the message never is.
    Raises ValueError when header and footer leave no room for text.
    """
    around = sum(shown_units(html) + 1 for html in (header, footer) if html)
    room = max_units - around
    if room < _LEAST_ROOM_UNITS:
        raise ValueError("header and footer leave no room for the text")
    units = utf16_len(body.text)
    whole = units <= room
    if not whole:
        body = _preview(body, room)
    html = as_html(body) or _MORE
    if not whole or units > fold_over_units or body.text.count("\n") >= _FOLD_OVER_LINES:
        html = f"<blockquote expandable>{html}</blockquote>"
    return Rendered(whole, "\n".join(part for part in (header, html, footer) if part))


def body_as_txt(body: Body) -> bytes:
    r"""The whole text as a file: UTF-8 without BOM, lines ended by `\n`; no bytes when empty."""
    return f"{body.text}\n".encode() if body.text else b""


def further_messages(text: str) -> list[str]:
    """The text as further messages, folded, where no file may follow: whole, since a preview may end anywhere."""
    return [f"<blockquote expandable>{escape(part)}</blockquote>" for part in split(text, MAX_MESSAGE_UNITS)]


def _preview(body: Body, room: int) -> Body:
    more = f" {_MORE}"
    end, place = find_cut(body.text, 0, fit(body.text, 0, room - len(more)))
    shown = body.text[:end].rstrip()
    bold = tuple((first, min(last, len(shown))) for first, last in body.bold if first < len(shown))
    moments = tuple(moment for moment in body.moments if moment[1] <= len(shown))
    return Body(shown + (more if place <= CutPlace.SENTENCE else _MORE), bold, moments)


def as_html(body: Body) -> str:
    """The text with its bold places and moments. A moment may stand within a bold place, and nowhere across one."""
    tags = [
        (at, order, tag) for span in body.bold for at, order, tag in zip(span, (2, 1), ("<b>", "</b>"), strict=True)
    ]
    for first, last, epoch_s in body.moments:
        # Bot API 9.5, "Date-time entity formatting": a short date and a short time, as the reader's own clock has them.
        tags += [(first, 3, f'<tg-time unix="{epoch_s}" format="dt">'), (last, 0, "</tg-time>")]
    pieces: list[str] = []
    at = 0
    for place, _, tag in sorted(tags):
        pieces += (escape(body.text[at:place]), tag)
        at = place
    return "".join([*pieces, escape(body.text[at:])])
