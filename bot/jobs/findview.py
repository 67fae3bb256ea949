"""What a search found, as a chat sees it. Pure."""

from bot.i18n import Html, Texts
from bot.jobs.find import Found, Hit
from bot.jobs.progress import callback
from bot.telegram.outgoing import Button
from bot.transcript.escape import escape
from bot.transcript.layout import time_code

HIT = "hit"
MOST_SHOWN = 8
_A_ROW = 4
_SUPERGROUP = "-100"


def found_view(found: Found, chat_id: int, texts: Texts) -> tuple[Html, list[list[Button]]]:
    """The hits in their sentences; each leads to its message, by a link where the chat has such links."""
    if not found.hits:
        return texts.say("find.nothing" if found.is_whole else "find.nothing_recent"), []
    shown = found.hits[:MOST_SHOWN]
    lines = [_line(number, hit, chat_id, texts) for number, hit in enumerate(shown, start=1)]
    html = texts.say("find.found", n=len(found.hits), hits=Html("\n\n".join(lines)))
    if len(found.hits) > len(shown):
        html = texts.say("find.more", said=html, n=len(found.hits) - len(shown))
    if _link_base(chat_id) is not None:
        return html, []
    buttons = [Button(str(number), data=hit_data(hit)) for number, hit in enumerate(shown, start=1)]
    return html, [buttons[first : first + _A_ROW] for first in range(0, len(buttons), _A_ROW)]


def hit_data(hit: Hit) -> str:
    """What a hit's button carries: the job, and the second at which the words are said."""
    start_s = hit.passage.start_s
    return callback(HIT if start_s is None else f"{HIT}.{int(max(start_s, 0))}", hit.job_id)


def here(action: str, texts: Texts) -> Html:
    """What the bot says as a reply to the message that a hit leads to; a time code can be tapped there."""
    _, _, second = action.partition(".")
    return texts.say("find.here_at", time=time_code(float(second))) if second else texts.say("find.here")


def _line(number: int, hit: Hit, chat_id: int, texts: Texts) -> Html:
    when = texts.date(hit.kept_at)
    if (base := _link_base(chat_id)) is not None:
        where = Html(f'<a href="{base}/{hit.message_id}">{escape(when)}</a>')
    else:
        where = Html(escape(when))
    start_s = hit.passage.start_s
    time = "" if start_s is None else f" · {time_code(start_s)}"
    return Html(f"{number}. {where}{time}\n{_marked(hit)}")


def _marked(hit: Hit) -> str:
    text, pieces, at = hit.passage.text, [], 0
    for start, end in hit.passage.marks:
        if start >= at:
            pieces += [escape(text[at:start]), "<b>", escape(text[start:end]), "</b>"]
            at = end
    return "".join([*pieces, escape(text[at:])])


def _link_base(chat_id: int) -> str | None:
    """Messages of supergroups have links (t.me/c/…, for members); those of other chats have none."""
    digits = str(chat_id)
    return f"https://t.me/c/{digits.removeprefix(_SUPERGROUP)}" if digits.startswith(_SUPERGROUP) else None
