"""A plan's limits in words: which limit of whose plan holds something up, and until when. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from bot.texts.catalogue import Html, Texts

LimitScope = Literal["burst", "day", "month", "minutes", "attempts"]
Unit = Literal["minutes", "attempts"]
SPENT: tuple[LimitScope, ...] = ("minutes", "attempts")

_BEGUN_MIN = 10


@dataclass(frozen=True, slots=True)
class Payer:
    """Whose plan a chat's key counts against; `lender_id` is the member who lent theirs to a group."""

    kind: Literal["own", "group", "lent", "operator"]
    lender_id: int | None = None


OWN = Payer("own")
_PLANS = {"own": "plan-own", "group": "plan-group", "lent": "plan-lent", "operator": "plan-operator"}
_WAITS = {
    "burst": "limit-burst", "day": "limit-day", "month": "limit-month", "minutes": "limit-minutes",
    "attempts": "limit-attempts", "other": "limit-other",
}  # fmt: skip


def plan_of(payer: Payer, texts: Texts) -> Html:
    """The plan in words that follow "of"."""
    sentence = _PLANS[payer.kind]
    return texts.say(sentence) if payer.lender_id is None else texts.say(sentence, id=str(payer.lender_id))


def limit_said(scope: LimitScope | None, until: datetime, payer: Payer, texts: Texts, now: datetime) -> Html:
    """Which limit of whose plan holds up what, and until when; of one that lasts, what else its owner can do."""
    kind = scope or limit_until(until, now)
    sentence = _WAITS[kind]
    values = {"plan": plan_of(payer, texts), "left": texts.left(until, now), "when": texts.moment(until)}
    if kind == "burst":
        del values["when"]
    said = texts.say(sentence, **values)
    is_long = kind != "burst" and (kind != "other" or until - now >= timedelta(hours=1))
    return Html(f"{said} {texts.say('limit-changed')}") if payer.kind == "own" and is_long else said


def limit_until(until: datetime, now: datetime) -> Literal["burst", "day", "month", "other"]:
    """Which limit it may be that nobody named: a day's or a month's begins anew in UTC (api.md)."""
    begun = until.astimezone(UTC)
    if until - now < timedelta(hours=1):
        return "burst"
    if begun.hour or begun.minute >= _BEGUN_MIN:
        return "other"
    return "month" if begun.day == 1 else "day"
