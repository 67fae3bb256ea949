"""Those who hear of everything that happens in a process, and count it."""

from typing import Protocol

from bot.jobs.engine import Ran
from bot.jobs.journal import Noted
from bot.polyglotvoice.models import ApiCall


class Witness(Protocol):
    """Hears of each event as it happens; none of these may raise or wait."""

    def job_noted(self, noted: Noted) -> None: ...
    def api_called(self, call: ApiCall) -> None: ...
    def telegram_called(self, method: str, outcome: str) -> None: ...
    def step_ran(self, ran: Ran) -> None: ...


class Witnesses:
    """Passes everything on to each of them."""

    def __init__(self, *witnesses: Witness) -> None:
        self._witnesses = witnesses

    def job_noted(self, noted: Noted) -> None:
        """A moment of a job's life."""
        for witness in self._witnesses:
            witness.job_noted(noted)

    def api_called(self, call: ApiCall) -> None:
        """A request to PolyglotVoice."""
        for witness in self._witnesses:
            witness.api_called(call)

    def telegram_called(self, method: str, outcome: str) -> None:
        """A call of the Bot API."""
        for witness in self._witnesses:
            witness.telegram_called(method, outcome)

    def step_ran(self, ran: Ran) -> None:
        """A run of a durable step."""
        for witness in self._witnesses:
            witness.step_ran(ran)
