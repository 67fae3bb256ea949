"""What buttons carry: one form for each kind, and how buttons of version 0.1 read in it.

Nothing names the chat: the chat of the tap is the only one that a button can reach. `pack` raises ValueError for
what outgrows the 64 bytes of Telegram (Bot API, InlineKeyboardButton).
"""

import base64
import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import BeforeValidator, StringConstraints

JOB_PARTS = r"[0-9]{1,17}(-[0-9]{1,17}){0,2}"


def _digits(value: object) -> object:
    """ASCII digits alone: `²` and `+1` are no numbers here."""
    if isinstance(value, str) and not re.fullmatch("-?[0-9]{1,17}", value):
        raise ValueError("not a number")
    return value


Number = Annotated[int, BeforeValidator(_digits)]
WORD = r"[0-9A-Za-z_.-]{0,32}"
Handle = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_-]{1,32}$")]
Word = Annotated[str, StringConstraints(pattern=f"^{WORD}$")]


class JobAction(StrEnum):
    """What a button does with a job."""

    CANCEL = "cancel"
    AGAIN = "again"
    ONE = "one"
    SUBTITLES = "srt"
    STYLE = "style"
    WRONG = "wrong"
    BACK = "back"
    REDO = "afresh"
    LANGUAGE = "lang"
    FILES = "files"
    FILE = "file"
    NAME = "name"
    HIT = "hit"


_LEAVE_THE_ANSWER = frozenset(
    ("job", action) for action in (JobAction.ONE, JobAction.FILE, JobAction.SUBTITLES, JobAction.HIT)
)


class JobButton(CallbackData, prefix="job"):
    """A job of the chat. `parts` is its id without the chat; `word` what the action is about: a style, a file, …"""

    action: JobAction
    parts: Annotated[str, StringConstraints(pattern=f"^{JOB_PARTS}$")]
    word: Word = ""

    def job_id(self, chat_id: int) -> str:
        return f"{chat_id}:{self.parts.replace('-', ':')}"


class FindButton(CallbackData, prefix="find"):
    """Words to look for in the chat's transcripts, as base64 of their UTF-8."""

    words: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_-]{1,59}$")]

    @property
    def said(self) -> str:
        """The words; empty where they can't be read."""
        try:
            return base64.urlsafe_b64decode(self.words + "=" * (-len(self.words) % 4)).decode()
        except ValueError:
            return ""


class CancelAllButton(CallbackData, prefix="cancel_all"):
    """All that the chat has under way."""


class OutboxButton(CallbackData, prefix="outbox"):
    """All that waited for the chat."""


class CardButton(CallbackData, prefix="card"):
    """A task's card: what to do with the task behind a handle."""

    action: Word
    handle: Handle
    argument: Word = ""


class HistoryButton(CallbackData, prefix="history"):
    """A page of the tasks."""

    offset: Annotated[Number, BeforeValidator(lambda v: v if len(str(v)) <= 6 and str(v)[:1] != "-" else None)]


class ConvertButton(CallbackData, prefix="convert"):
    """The file behind a handle, in a format."""

    handle: Handle
    format: Word


class SettingsButton(CallbackData, prefix="set"):
    """The overview, a choice, or one of its options."""

    field: Word = ""
    option: Word = ""


class KeyButton(CallbackData, prefix="key"):
    """The chat's key; `swap` and `stay` answer whether a key that was sent replaces it."""

    action: Literal["ask", "forget", "keep", "replace", "swap", "stay"]


class ExampleButton(CallbackData, prefix="example"):
    """An answer of the bot, shown to who has no key yet."""


class PrivacyButton(CallbackData, prefix="privacy"):
    """What is kept of the chat."""

    action: Literal["ask", "erase", "keep"]


class ErrandButton(CallbackData, prefix="errand"):
    """What a person does in their own chat about a group's key."""

    action: Literal["own", "no", "back"]
    group_id: Number = 0


class GroupKeyButton(CallbackData, prefix="g"):
    """The group's key; `user_id` is the member who offers theirs."""

    action: Literal["key", "lend", "forget", "accept", "decline"]
    user_id: Number = 0


class ExportButton(CallbackData, prefix="export"):
    """A group's transcripts as one zip, in the private chat of whoever taps."""


class StatsButton(CallbackData, prefix="stats"):
    """The operators' numbers."""

    action: Literal["on", "off", "again"]


class RetryButton(CallbackData, prefix="retry"):
    """What failed in an outage within so many minutes, or all that failed, brought back or not."""

    action: Literal["go", "all", "no"]
    minutes: Number


class BroadcastButton(CallbackData, prefix="broadcast"):
    """A broadcast, and whom it is for."""

    action: Literal["private", "all", "stop"]
    broadcast_id: Handle


SET_GROUP_KEY = GroupKeyButton(action="key").pack()
_OLD_ERASURE = {"g:erase": "privacy:ask", "g:erase:yes": "privacy:erase", "g:erase:no": "privacy:keep"}
_FILLED_UP = {"set": ("", ""), "card": ("", "", ""), "errand": ("", "0"), "g": ("", "0")}


def fits(word: str) -> bool:
    """Whether a word that the service made can stand in a button."""
    return re.fullmatch(WORD, word) is not None


def job_data(action: JobAction, job_id: str, word: str = "") -> str:
    parts = job_id.partition(":")[2].replace(":", "-")
    return JobButton(action=action, parts=parts, word=word).pack()


def find_data(words: str) -> str | None:
    """The data of a button that looks for these words; None for more than fit."""
    try:
        return FindButton(words=base64.urlsafe_b64encode(words.encode()).decode().rstrip("=")).pack()
    except ValueError:
        return None


def in_todays_form(data: str) -> str:
    """The data as buttons carry it now; `cancel:12` or `set:srt` of version 0.1 are read as well."""
    if data in _OLD_ERASURE:
        return _OLD_ERASURE[data]
    head, *rest = data.split(":")
    action, _, word = head.partition(".")
    if rest and action in set(JobAction):
        return ":".join(("job", action, "-".join(rest), word))
    if (fields := _FILLED_UP.get(head)) is not None:
        return ":".join((head, *rest, *fields[len(rest) :]))
    return data


def is_offered(data: str, offered: Iterable[str]) -> bool:
    """Whether a button with this data, or another of its kind about the same thing, is among these.

    One that leaves the message as it is, such as that of one recording of several, stands for none that changes it.
    """
    there = [one for one in map(_split, offered) if one[:2] not in _LEAVE_THE_ANSWER]
    return _about(_split(data)) in map(_about, there)


def _split(data: str) -> tuple[str, str, str]:
    kind, action, of, *_ = [*in_todays_form(data).split(":"), "", ""]
    return kind, action, of


def _about(button: tuple[str, str, str]) -> tuple[str, ...]:
    """A kind, with the job, the member or the file that it is about."""
    kind, action, of = button
    if kind == "job":
        # A job's other buttons take turns below its answer; these two never stand among them.
        return (kind, of, action if action in (JobAction.CANCEL, JobAction.AGAIN) else "")
    return {"g": (kind, of), "convert": (kind, action)}.get(kind, (kind,))
