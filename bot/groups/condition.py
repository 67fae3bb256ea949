"""What holds up a chat's recordings and answers, each cause with its remedy; the facts, and how they are said."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.accounts.circuit_breaker import CircuitBreaker, ServiceAway
from bot.accounts.keyring import Keyring
from bot.accounts.plan_limits import LimitScope, Payer, limit_said
from bot.accounts.state import AccountState
from bot.chats.rulebook import RuleBook
from bot.chats.store import Chats, Unwritable
from bot.clock import Clock
from bot.jobs.record import Parked, ParkReason
from bot.jobs.repository import Jobs
from bot.jobs.status import held_text
from bot.telegram.troubles import UnwritableReason
from bot.texts.catalogue import Html, Texts

_DEAD = {
    "own": "doctor-dead-own", "group": "doctor-dead-group", "lent": "doctor-dead-lent",
    "operator": "doctor-dead-operator",
}  # fmt: skip
_WAITING: dict[ParkReason, str] = {
    "key": "doctor-wait-key", "limit": "doctor-wait-limit", "slot": "doctor-wait-slot",
    "service": "doctor-wait-service",
}  # fmt: skip
_UNDELIVERED = {UnwritableReason.TOPIC: "doctor-undelivered-topic", UnwritableReason.MUTED: "doctor-undelivered-mute"}


@dataclass(frozen=True, slots=True)
class Condition:
    """How a chat's recordings fare. `limit` is what its key's plan waits for, and until when.

    `held` is what the bot's operators let wait: a pause of all work, budgets on their key that are spent.
    `waiting` counts the recordings that wait, by reason; `undelivered` the answers that wait for the chat.
    """

    payer: Payer | None
    is_dead: bool
    limit: tuple[LimitScope | None, datetime] | None
    away: ServiceAway | None
    held: Sequence[Parked]
    waiting: Counter[ParkReason]
    undelivered: int
    unwritable: Unwritable | None
    now: datetime

    @property
    def works(self) -> bool:
        """Whether nothing is known that holds up a new recording."""
        held_up = self.is_dead or self.limit is not None or self.away is not None or self.held
        return self.payer is not None and not held_up


class Conditions:
    """Finds out how a chat's recordings fare, by what is known already: it asks the service nothing."""

    def __init__(
        self, *, keyring: Keyring, breaker: CircuitBreaker, jobs: Jobs, chats: Chats, rules: RuleBook, clock: Clock
    ) -> None:
        self._rules = rules
        self._keyring = keyring
        self._breaker = breaker
        self._jobs = jobs
        self._chats = chats
        self._clock = clock

    async def of(self, chat_id: int) -> Condition:
        key, now = await self._keyring.for_chat(chat_id), self._clock()
        parked = [job.wait.parked for job in await self._jobs.open_in_chat(chat_id)]
        waiting = [waits for waits in parked if waits is not None]
        reasons = Counter(waits.reason for waits in waiting)
        held = list({waits.note: waits for waits in waiting if waits.reason == "budget"}.values())
        if (pause := await self._rules.pause()) is not None:
            held.append(Parked(reason="pause", since=pause.since, note=pause.reason or None))
        undelivered = reasons.pop("chat", 0)
        state = AccountState(is_dead=False, rests_until=None) if key is None else await self._breaker.state(key.id)
        limit = None if state.rests_until is None else (state.scope, state.rests_until)
        if key is not None and limit is None and (spent := await self._breaker.spent.known(key.id)) is not None:
            limit = (spent.unit, spent.until) if spent.until > now else None
        return Condition(
            payer=None if key is None else await self._keyring.payer(chat_id), is_dead=state.is_dead, limit=limit,
            away=await self._breaker.service_away(to_upload=True), held=held, waiting=reasons,
            undelivered=undelivered, unwritable=await self._chats.unwritable(chat_id), now=now,
        )  # fmt: skip


def ailments(condition: Condition, texts: Texts) -> list[Html]:
    """Each cause that holds something up, with its remedy; none where nothing does."""
    said = []
    if condition.is_dead and condition.payer is not None:
        sentence = _DEAD[condition.payer.kind]
        lender = condition.payer.lender_id
        said.append(texts.say(sentence) if lender is None else texts.say(sentence, id=str(lender)))
    elif condition.limit is not None and condition.payer is not None:
        scope, until = condition.limit
        said.append(limit_said(scope, until, condition.payer, texts, condition.now))
    if condition.away is not None:
        sentence = "status-parked-uploads" if condition.away.only_uploads else "status-parked-service"
        said.append(texts.say(sentence, since=texts.hour(condition.away.since)))
    said += [held_text(parked, texts, condition.now) for parked in condition.held]
    for reason, sentence in _WAITING.items():
        if count := condition.waiting[reason]:
            said.append(texts.say(sentence, n=count))
    if condition.undelivered:
        why = None if condition.unwritable is None else condition.unwritable.reason
        sentence = _UNDELIVERED.get(why, "doctor-undelivered") if why is not None else "doctor-undelivered"
        said.append(texts.say(sentence, n=condition.undelivered))
    elif condition.unwritable is not None and condition.unwritable.reason is UnwritableReason.TOPIC:
        said.append(texts.say("doctor-topic"))
    return [Html(f"✗ {line}") for line in said]
