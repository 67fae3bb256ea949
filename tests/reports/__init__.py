"""Reports of the probe: those that it makes of the stand-in's own dialects, kept here beside any that people send.

`python -m tests.reports` makes the former anew.
"""

import re
from pathlib import Path

from bot.doctor.live import Probe
from bot.polyglotvoice.http import ApiClient
from bot.polyglotvoice.shape import dump
from sandbox.polyglotvoice import Dialect, PolyglotVoiceStandIn
from tests.samples import api_key
from tests.world import KEY

FOLDER = Path(__file__).parent
LINK = "https://media.example/talk.mp4?token=hidden"
_STEPS = (0.1, 0.5, 0.9)


async def report_of(dialect: Dialect, link: str | None = LINK) -> str:
    """What the probe reports of a dialect, whose task goes on whenever the probe waits."""
    async with PolyglotVoiceStandIn(dialect=dialect) as api:
        api.add_key(KEY, account="account-1")
        api.hold()
        left = list(_STEPS)

        async def tell(step: str) -> None:
            if step == "details":
                task_id = next(iter(api.tasks))
                api.set_progress(task_id, left.pop(0)) if left else api.finish(task_id)

        probe = Probe(
            lambda hear, count: ApiClient(api.url, on_answer=[hear], on_call=[count]), api_key(KEY), link, tell, _never,
            _no_wait,
        )  # fmt: skip
        await probe.run()
        return dump(probe.report())


def file_of(name: str) -> Path:
    """Where a dialect's report is kept."""
    return FOLDER / f"{name.replace(' ', '-')}.json"


def timeless(report: str) -> str:
    """A report without what each run measures anew."""
    return re.sub(r'[+-]\d+s>|"at_s": \d+', "", report)


async def _no_wait(_: float) -> None:
    pass


async def _never() -> bool:
    return False
