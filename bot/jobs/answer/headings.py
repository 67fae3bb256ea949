"""Whose recording it is and from when, in one line. Pure."""

from bot.i18n import Html, Texts
from bot.jobs.record import Job


def heading(job: Job, texts: Texts, number: int | None = None) -> str:
    """The author and the time as plain text; numbered where several stand together."""
    author = job.origin.author or texts.plain("forward.somebody")
    when = texts.date(job.origin.written_at or job.created_at)
    if number is None:
        return texts.plain("forward.heading", author=author, when=when)
    return texts.plain("forward.numbered", n=number, author=author, when=when)


def header(job: Job, texts: Texts) -> Html | None:
    """The line above a forwarded recording's text; None above one's own."""
    return texts.say("forward.header", heading=heading(job, texts)) if job.origin.is_forwarded else None
