"""Records of other versions: older ones are brought up on reading, newer ones are left alone.

A field more needs no new version: an older bot keeps what it doesn't know (`extra="allow"`). `VERSION` grows
when a record changes so that an older bot would misread it; then `_STEPS` says how to bring one up.
"""

import json
import logging
from collections.abc import Callable
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from bot.jobs.record import Job

log = logging.getLogger(__name__)

VERSION: Final = 1

Step = Callable[[dict[str, Any]], dict[str, Any]]

_STEPS: dict[int, Step] = {}
"""From each version to the next one."""


def write_record(job: Job) -> bytes:
    """The record's JSON, of this version."""
    try:
        told = job.model_dump_json(exclude_defaults=True, exclude={"version"})
    except PydanticSerializationError:
        # Halves of surrogate pairs, which a file's name may hold, have no UTF-8: they are written as escapes.
        return json.dumps(job.model_dump(mode="json", exclude_defaults=True) | {"version": VERSION}).encode()
    return f'{{"version":{VERSION},{told[1:]}'.encode()


def read_record(data: bytes, job_id: str) -> Job | None:
    """The record; None for one of a newer version, which only that version may touch."""
    found = json.loads(data)
    version = found.get("version", 1)
    try:
        while version < VERSION:
            found = _STEPS[version](found)
            version += 1
        if version == VERSION:
            return Job.model_validate(found | {"version": version})
    except ValidationError:
        # Its text would quote the record. What this version can't read, a newer one wrote.
        pass
    log.warning("A record of a newer version is left alone", extra={"job": job_id})
    return None
