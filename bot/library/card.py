"""How /history and a task's card look; a card is opened with the task's details as they are now."""

from bot.jobs.answer.results import Results
from bot.jobs.media import shortened, untagged
from bot.jobs.query import Inquiry
from bot.jobs.repository import Jobs
from bot.library.handles import TaskHandles
from bot.library.history import PAGE, Page
from bot.library.listing import Listing, listing_of
from bot.polyglotvoice.http import ApiClient
from bot.polyglotvoice.models import Phase, Task
from bot.telegram.callbacks import CardButton, HistoryButton, fits
from bot.telegram.outgoing import Button
from bot.texts.catalogue import Html, Texts
from bot.transcript.escape import escape

OPEN, TEXT, GET, SOURCE, AGAIN, REDO, ADOPT, CONVERT = "open", "text", "get", "source", "again", "redo", "adopt", "to"
STATED_KINDS = ("srt", "txt", "json")
"""Downloads that the service's page states (api.md); others are offered where the details name them."""

_IN_A_ROW = 5
_OPENING_CHARACTERS = 120
_MAX_KINDS = 15
_MAX_DETAILS, _MAX_DETAIL_CHARACTERS = 24, 100
_OFFERED_FORMATS = ("mp3", "ogg")
_SHOWN_ABOVE = frozenset(
    {"id", "taskid", "uuid", "status", "state", "taskstatus", "progress", "percent", "progresspercent", "duration",
     "durations", "durationseconds", "createdat", "finishedat", "completedat", "endedat", "error", "errormessage",
     "language", "detectedlanguage", "name", "filename", "originalfilename", "originalname", "sourcename", "title"}
)  # fmt: skip
_ARE_BUTTONS = frozenset({"downloads", "downloadurls", "formats", "availableformats", "exports", "outputs", "files"})


def history_text(page: Page, texts: Texts, words: str = "") -> Html:
    """A paragraph for each task, numbered as its button is; `words` are those that were searched for."""
    if words and not page.entries:
        return _none_found(page, words, texts)
    if not page.entries:
        return texts.say("history-empty")
    first, last = page.offset + 1, page.offset + len(page.entries)
    if words:
        head = texts.say("history-found", words=words, n=page.total)
    elif page.total is not None and page.total > len(page.entries):
        sentence = "history-head-of" if page.is_all else "history-head-listed"
        head = texts.say(sentence, first=first, last=last, total=page.total)
    else:
        head = texts.say("history-head")
    lines = [
        texts.say("history-line", number=number, title=one.title, about=_about(one, texts, _short_state(one, texts)))
        for number, one in enumerate((entry.listing for entry in page.entries), first)
    ]
    return Html("\n\n".join((head, *lines)))


def _none_found(page: Page, words: str, texts: Texts) -> Html:
    """That no title holds the words, and which are there."""
    said = texts.say("history-none-found", words=words, n=page.searched)
    commands = Html("\n".join(f"<code>/history {escape(query)}</code>" for query in page.instead))
    return texts.say("find-instead", said=said, commands=commands) if page.instead else said


def history_rows(page: Page, texts: Texts) -> list[list[Button]]:
    """A button for each task by its number, and the ways to the pages beside this one."""
    buttons = [
        Button(str(number), data=_data(OPEN, entry.handle, str(page.offset)))
        for number, entry in enumerate(page.entries, page.offset + 1)
    ]
    rows = [buttons[i : i + _IN_A_ROW] for i in range(0, len(buttons), _IN_A_ROW)]
    turns = []
    if page.offset > 0:
        turns.append(Button(texts.plain("history-newer"), data=HistoryButton(offset=max(0, page.offset - PAGE)).pack()))
    if page.goes_on:
        turns.append(Button(texts.plain("history-older"), data=HistoryButton(offset=page.offset + PAGE).pack()))
    return [*rows, turns] if turns else rows


def card_text(task: Task, listing: Listing, texts: Texts) -> Html:
    """What the service tells of a task: its state first, all else it gives folded away below."""
    lines = [texts.say("card-title", title=listing.title), _state(task, texts)]
    if about := _about(listing, texts, task.language):
        lines.append(texts.say("card-about", about=about))
    details = [
        texts.say("card-detail", label=label, value=shortened(untagged(", ".join(values)), _MAX_DETAIL_CHARACTERS))
        for label, values in _details(task).items()
    ][:_MAX_DETAILS]
    if details:
        lines.append(texts.say("card-details", details=Html("\n".join(details))))
    return Html("\n".join(lines))


def _details(task: Task) -> dict[str, list[str]]:
    """What the service tells besides, by names without signs; the values of a list stand in one line."""
    told: dict[str, list[str]] = {}
    for label, value in task.details:
        names = [name for name in label.replace("_", " ").replace("-", " ").split(".") if not name.isdigit()]
        plain = [name.lower().replace(" ", "") for name in names]
        if names and plain[-1] not in _SHOWN_ABOVE and not _ARE_BUTTONS.intersection(plain):
            told.setdefault(" ".join(names), []).append(value)
    return told


def card_rows(task: Task, handle: str, offset: int, texts: Texts) -> list[list[Button]]:
    """What can be done with a task in its state."""

    def button(sentence: str, action: str) -> Button:
        return Button(sentence, data=_data(action, handle))

    rows: list[list[Button]] = []
    if task.phase is Phase.DONE or task.maybe_done:
        kinds = tuple(dict.fromkeys((*STATED_KINDS, *filter(fits, task.downloads))))[:_MAX_KINDS]
        files = [Button(kind.upper(), data=_data(GET, handle, kind)) for kind in kinds]
        rows.append([button(texts.plain("card-text"), TEXT)])
        rows += [files[i : i + _IN_A_ROW] for i in range(0, len(files), _IN_A_ROW)]
    if task.phase is Phase.RUNNING:
        rows.append([button(texts.plain("card-adopt"), ADOPT)])
        rows.append([Button(texts.plain("card-refresh"), data=_data(OPEN, handle, str(offset)))])
    rows.append([button(texts.plain("card-source"), SOURCE), button(texts.plain("card-again"), AGAIN)])
    rows.append([Button(texts.plain("card-back"), data=HistoryButton(offset=offset).pack())])
    return rows


def oversize_rows(handle: str, texts: Texts) -> list[list[Button]]:
    """What can come instead of a source that is too big: its sound alone, and its text."""
    formats = [
        Button(texts.plain("card-as-format", format=name), data=_data(CONVERT, handle, name))
        for name in _OFFERED_FORMATS
    ]
    return [formats, [Button(texts.plain("card-text"), data=_data(TEXT, handle))]]


def again_rows(handle: str, texts: Texts) -> list[list[Button]]:
    """Yes or back, before a task is paid for once more."""
    return [[Button(texts.plain("card-again-yes"), data=_data(REDO, handle)), *back_rows(handle, texts)[0]]]


def back_rows(handle: str, texts: Texts) -> list[list[Button]]:
    return [[Button(texts.plain("card-again-no"), data=_data(OPEN, handle, "0"))]]


def _data(action: str, handle: str, argument: str = "") -> str:
    return CardButton(action=action, handle=handle, argument=argument).pack()


def _state(task: Task, texts: Texts) -> Html:
    if task.phase is Phase.DONE:
        return texts.say("card-done")
    if task.phase is Phase.FAILED:
        return texts.say("card-failed-why", reason=task.error) if task.error else texts.say("card-failed")
    if task.progress is not None:
        return texts.say("card-percent", percent=int(task.progress * 100))
    return texts.say("card-running", status=task.status or "…")


def _about(listing: Listing, texts: Texts, last: str | None) -> Html:
    parts = [] if listing.created_at is None else [texts.moment(listing.created_at)]
    if listing.length_s:
        parts.append(Html(escape(texts.duration(listing.length_s))))
    if last:
        parts.append(Html(escape(last)))
    return Html(" · ".join(parts))


def _short_state(listing: Listing, texts: Texts) -> str:
    if listing.phase is Phase.DONE:
        return texts.plain("history-done")
    if listing.phase is Phase.FAILED:
        return texts.plain("history-failed")
    if listing.progress is not None:
        return texts.plain("history-percent", percent=int(listing.progress * 100))
    return texts.plain("history-running")


class Cards:
    """Opens cards with the chat's key."""

    def __init__(
        self, *, inquiry: Inquiry, client: ApiClient, jobs: Jobs, results: Results, handles: TaskHandles
    ) -> None:
        self._inquiry = inquiry
        self._client = client
        self._jobs = jobs
        self._results = results
        self._handles = handles

    async def open(self, chat_id: int, listing: Listing, offset: int, texts: Texts) -> tuple[Html, list[list[Button]]]:
        """The card of a task, asked for now, with the way back to its page; raises InquiryError."""
        task = await self._inquiry.ask(chat_id, lambda key: self._client.task(key, listing.id))
        own = await self._jobs.of_task(chat_id, task.id)
        transcript = None if own is None else await self._results.kept(own)
        shown = listing_of(task, own, "" if transcript is None else transcript.text[:_OPENING_CHARACTERS])
        handle = await self._handles.give(chat_id, shown)
        return card_text(task, shown, texts), card_rows(task, handle, offset, texts)
