"""What operators decide while the bot runs: who is allowed or banned, budgets, a pause. And what they read of it."""

import re
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from bot.chats.rulebook import GROUPS, PEOPLE, Budget, Rule, RuleBook, Rules, SeenName, SeenNames
from bot.chats.store import Chats, KnownChats
from bot.engine import LET_GO, Engine
from bot.jobs.budgets import Budgets, Used
from bot.polyglotvoice.limits import next_utc_day, next_utc_month
from bot.texts.catalogue import Catalogue, Html, Texts

BANNED = "banned"
"""The notice that somebody was told once that they are banned."""

_MOST_LISTED = 40
_ID = re.compile(r"-?\d{1,17}")
_LIMIT = re.compile(r"(\d{1,7})(\w*)/(\w+)")
_SPANS = {"heard-days": "day", "heard-months": "month"}
_ALL = {"heard-people": PEOPLE, "heard-groups": GROUPS}
_OF_ALL = {PEOPLE: "budget-of-people", GROUPS: "budget-of-groups"}
_LIMITS = {
    "minutes_per_day": "budget-minutes-day", "minutes_per_month": "budget-minutes-month",
    "requests_per_day": "budget-requests-day", "requests_per_month": "budget-requests-month",
}  # fmt: skip
_TOPS = {
    "usage-day-groups": ("day", GROUPS), "usage-day-people": ("day", PEOPLE),
    "usage-month-groups": ("month", GROUPS), "usage-month-people": ("month", PEOPLE),
}  # fmt: skip


class Rulings:
    """Carries out what an operator decides.

    `stop_jobs` ends what a chat, or a person anywhere, has under way, and says how much that was. `go_on` lets go on
    what waited in a chat for a key.
    """

    def __init__(
        self, *, rules: RuleBook, names: SeenNames, chats: Chats, known: KnownChats, engine: Engine,
        stop_jobs: Callable[[int], Awaitable[int]], go_on: Callable[[int], Awaitable[None]],
    ) -> None:  # fmt: skip
        self.rules = rules
        self.names = names
        self._chats = chats
        self._known = known
        self._engine = engine
        self._stop_jobs = stop_jobs
        self._go_on = go_on

    async def called(self, words: str) -> list[SeenName]:
        """Whom an operator means: an id, whoever it is, or a name that was seen here."""
        if not _ID.fullmatch(words.strip()):
            return await self.names.called(words)
        one = int(words)
        return [(await self.names.of(one)).get(one) or SeenName(one, "")]

    async def allow(self, one: SeenName) -> None:
        """It may use the bot, and the operator's key serves it. A ban is over with that."""
        await self.rules.rule("allow", one.id, str(one))
        await self._chats.clear_notice(one.id, BANNED)
        await self._go_on(one.id)

    async def ban(self, one: SeenName) -> int:
        """It is not served any more; returns how much of it was under way, which is stopped. Nobody is written to."""
        await self.rules.rule("ban", one.id, str(one))
        await self._known.part(one.id)
        return await self._stop_jobs(one.id)

    async def lift(self, rule: Rule, one: SeenName) -> bool:
        """Take back what was ruled; whether there was anything."""
        if rule == "ban":
            await self._chats.clear_notice(one.id, BANNED)
        return await self.rules.lift(rule, one.id)

    async def set_budget(self, who: str, budget: Budget | None) -> None:
        """Change it; what waits for a budget finds out whether it may go on."""
        await self.rules.set_budget(who, budget)
        await self._engine.soon(LET_GO, "budget")

    async def resume(self) -> bool:
        """Let go on what waits; whether there was a pause."""
        was_paused = await self.rules.end_pause()
        await self._engine.soon(LET_GO, "pause")
        return was_paused


def read_budget(words: str, catalogue: Catalogue) -> tuple[str, dict[str, int] | None] | None:
    """Whose budget, in an operator's words, and which limits change: `people 60m/day 20/day`, `Book club default`.

    No limits: it has what all have again. None where the words say neither.
    """
    changes: dict[str, int] = {}
    named: list[str] = []
    for word in words.split():
        if (limit := _limit_in(word, catalogue)) is None:
            named.append(word)
        else:
            changes |= limit
    is_back = not changes and len(named) > 1 and catalogue.hears_only(["heard-default"], named[-1])
    who = " ".join(named[:-1] if is_back else named)
    if not who or not (changes or is_back):
        return None
    whose = next((all_ for key, all_ in _ALL.items() if catalogue.hears_only([key], who)), who)
    return whose, None if is_back else changes


def _limit_in(word: str, catalogue: Catalogue) -> dict[str, int] | None:
    found = _LIMIT.fullmatch(word)
    spans = [span for key, span in _SPANS.items() if found and catalogue.hears_only([key], found[3])]
    if found is None or not spans or not catalogue.hears_only(["heard-minutes"], found[2]):
        return None
    return {f"{'minutes' if found[2] else 'requests'}_per_{spans[0]}": int(found[1])}


def say_rules(rules: Rules, names: dict[int, SeenName], texts: Texts) -> Html:
    """Who is allowed and who is banned, by the names that they have, or had then."""
    parts = []
    allowed = {one: name for one, name in rules.allowed.items() if one not in rules.banned}
    for title, named in (("rules-allowed", allowed), ("rules-banned", rules.banned)):
        listed = [names.get(one) or SeenName(one, name) for one, name in list(named.items())[:_MOST_LISTED]]
        if listed:
            parts.append("\n".join([texts.say(title), *(say_one(one, texts) for one in listed)]))
    return Html("\n\n".join([*(parts or [texts.say("rules-none")]), texts.say("rules-how")]))


def say_one(one: SeenName, texts: Texts) -> Html:
    return texts.say("rules-one", name=str(one) or texts.plain("rules-unnamed"), id=str(one.id))


def say_budgets(rules: Rules, names: dict[int, SeenName], texts: Texts) -> Html:
    lines = [
        texts.say("budget-line", who=say_whose(who, names, texts), limits=say_limits(budget, texts))
        for who, budget in rules.budgets.items()
    ]
    return Html("\n".join([texts.say("budget-title"), *lines, "", texts.say("budget-how")]))


def say_whose(who: str, names: dict[int, SeenName], texts: Texts) -> Html:
    sentence = _OF_ALL.get(who)
    return texts.say(sentence) if sentence else say_one(names.get(int(who)) or SeenName(int(who), ""), texts)


def say_limits(budget: Budget, texts: Texts) -> Html:
    told = [
        texts.say(sentence, n=getattr(budget, field)) for field, sentence in _LIMITS.items() if getattr(budget, field)
    ]
    return Html(", ".join(told) or texts.say("budget-none"))


def say_own_use(used: Used, budget: Budget, texts: Texts, now: datetime) -> Html:
    return texts.say(
        "usage-own", minutes=used.minutes_today, requests=used.requests_today, month_minutes=used.minutes,
        month_requests=used.requests, limits=say_limits(budget, texts), day=texts.moment(next_utc_day(now)),
        month=texts.moment(next_utc_month(now)),
    )  # fmt: skip


async def say_usage(budgets: Budgets, names: SeenNames, texts: Texts) -> Html:
    """Who uses most of the operator's key, in the day and in the month, with ids and names: for operators alone."""
    found = {title: await budgets.top(kind, span) for title, (span, kind) in _TOPS.items()}
    known = await names.of(*{who for rows in found.values() for who, *_ in rows})
    parts = [
        "\n".join([texts.say(title), *(
            texts.say("usage-line", who=say_whose(str(who), known, texts), minutes=minutes, requests=count)
            for who, minutes, count in rows
        )])
        for title, rows in found.items() if rows
    ]  # fmt: skip
    return Html("\n\n".join([*parts, texts.say("usage-note")]) if parts else texts.say("usage-nothing"))


def say_several(found: Sequence[SeenName], texts: Texts) -> Html:
    return Html("\n".join([texts.say("rule-several"), *(say_one(one, texts) for one in found[:_MOST_LISTED])]))
