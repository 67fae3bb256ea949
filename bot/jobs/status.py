"""What a person sees while a job is under way. Pure: a job and a time in, a sentence and buttons out."""

from datetime import datetime

from bot.i18n import Html, Texts
from bot.jobs.names import shortened
from bot.jobs.record import Job, JobState
from bot.telegram.callbacks import JobAction, job_data
from bot.telegram.send import Button

_MAX_LINK_CHARACTERS = 60


def status_text(job: Job, texts: Texts, now: datetime) -> Html:
    """One honest line: a percentage only where the service gives one, else the time that has passed.

    For a link, what is behind it stands above.
    """
    status = _status_line(job, texts, now)
    if job.url is None or job.kind != "transcript" or job.explains_key:
        return status
    about = job.title or shortened(job.url.partition("://")[2], _MAX_LINK_CHARACTERS)
    if job.length_s:
        return texts.say("status.link_length", title=about, length=texts.duration(job.length_s), status=status)
    return texts.say("status.link", title=about, status=status)


def _status_line(job: Job, texts: Texts, now: datetime) -> Html:
    if job.parked is not None:
        return _parked_text(job, texts, now)
    if job.state is JobState.ACCEPTED:
        return texts.say("status.accepted")
    if job.state is JobState.SUBMITTING and job.kind != "transcript":
        return _fetching_text(job, texts)
    if job.state is JobState.SUBMITTING:
        return texts.say("status.submitting")
    if job.state is JobState.DELIVERING:
        return texts.say("status.delivering")
    if job.progress is not None:
        return texts.say("status.percent", percent=int(job.progress * 100))
    elapsed_s = (now - (job.submitted_at or job.created_at)).total_seconds()
    if elapsed_s < 5:
        return texts.say("status.transcribing")
    return texts.say("status.elapsed", elapsed=texts.duration(elapsed_s))


def _fetching_text(job: Job, texts: Texts) -> Html:
    if job.progress is not None:
        return texts.say("fetch.percent", percent=int(job.progress * 100))
    return texts.say("fetch.converting" if job.kind == "convert" else "fetch.under_way")


def _parked_text(job: Job, texts: Texts, now: datetime) -> Html:
    parked = job.parked
    if parked is None or parked.reason == "key":
        return texts.say("status.key_steps" if job.explains_key else "status.parked_key")
    if parked.reason == "slot" and parked.place is not None:
        return texts.say("status.parked_place", place=parked.place)
    if parked.until is None:
        return texts.say("status.parked")
    wait_s = max(1.0, (parked.until - now).total_seconds())
    if parked.reason == "slot":
        return texts.say("status.parked_slot")
    if wait_s < 3600:
        return texts.say("status.parked_limit", wait=texts.duration(wait_s))
    sentence = "status.parked_until" if job.origin.is_shared else "status.parked_until_here"
    return texts.say(sentence, when=texts.date(parked.until))


def status_buttons(job: Job, texts: Texts) -> list[list[Button]]:
    """Cancel, while there is something to cancel."""
    if job.state.is_end:
        return []
    return [[Button(texts.plain("button.cancel"), data=job_data(JobAction.CANCEL, job.id))]]
