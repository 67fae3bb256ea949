"""The link below a guest's answer: it leads the one who asked to the files, in their own chat."""

from bot.store.records import Job, split_job_id

PREFIX = "v_"


def payload_of(job: Job) -> str:
    """The payload for a job. It names no chat: only the chat that it was made for finds anything by it."""
    return PREFIX + split_job_id(job.id)[1].replace(":", "-")


def rest_of(payload: str) -> str | None:
    """The part of the job's id that a payload stands for; None for anything else."""
    rest = payload.removeprefix(PREFIX).replace("-", ":")
    return rest if rest.startswith("0:") and all(part.isdigit() for part in rest.split(":")) else None
