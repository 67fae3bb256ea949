"""A task as lists and cards show it. Pure."""

import re
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from bot.jobs.media import extension_of, stem_of
from bot.jobs.names import shortened, untagged
from bot.jobs.record import Job
from bot.polyglotvoice.models import Phase, Task

_MAX_TITLE_CHARACTERS = 60
_GENERIC = re.compile(r"(voice|video note|audio|video|document|link) \d{4}-\d\d-\d\d \d\d\.\d\d")


class Listing(BaseModel):
    """What is kept of a task between two pages, and behind a button."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    title: str = ""
    phase: Phase = Phase.RUNNING
    progress: float | None = None
    created_at: datetime | None = None
    length_s: float | None = None


def listing_of(task: Task, own: Job | None, opening: str) -> Listing:
    """A task by its name or first words; `own` is the chat's job for it, `opening` how its text begins."""
    return Listing(
        id=task.id,
        title=_title(task, own, opening or task.opening or ""),
        phase=task.phase,
        progress=task.progress,
        created_at=task.created_at,
        length_s=task.duration_s if task.duration_s is not None else (own.length_s if own is not None else None),
    )


def _title(task: Task, own: Job | None, opening: str) -> str:
    name = untagged(task.name)
    if own is not None and own.title:
        name = own.title
    elif own is not None and own.media is not None and not own.media.name:
        name = stem_of(own)
    if "://" in name:
        name = name.partition("://")[2].removeprefix("www.").rstrip("/")
    if opening and (not name or _GENERIC.match(name)):
        name = opening
    elif _GENERIC.match(name):
        name = name.removesuffix(f".{extension_of(name)}") if name.count(".") > 1 else name
    return shortened(name or opening, _MAX_TITLE_CHARACTERS) or f"#{task.id[:8]}"
