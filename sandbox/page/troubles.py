"""Switches for trouble, so that anyone can watch that nothing is lost."""

from collections.abc import Callable
from dataclasses import dataclass

from sandbox.playground import DEMO_KEY, Playground

_SLOW_S = 3.0
_RETRY_AFTER_S = 10
_FLOOD_S = 4


@dataclass(slots=True)
class Trouble:
    """One switch."""

    name: str
    text: str
    turn_on: Callable[[], Callable[[], None]]
    """Begins the trouble; returns what ends it."""
    turn_off: Callable[[], None] | None = None
    orders: int = 0
    """How often it was switched: tells news from before a tap from news of after it."""

    @property
    def is_on(self) -> bool:
        """Whether it is going on."""
        return self.turn_off is not None

    def switch(self, *, on: bool) -> None:
        """Begin or end it."""
        self.orders += 1
        if on and self.turn_off is None:
            self.turn_off = self.turn_on()
        elif not on and self.turn_off is not None:
            self.turn_off()
            self.turn_off = None


def troubles(world: Playground) -> list[Trouble]:
    """The switches of the page."""
    return [
        Trouble("slow", f"The API answers {_SLOW_S:g} s late", lambda: _api(world, "slow")),
        Trouble("failing", "The API answers 500 to everything", lambda: _api(world, "status")),
        Trouble("limit", f"The API says 429, retry after {_RETRY_AFTER_S} s", lambda: _api(world, "limit")),
        Trouble("dead", "The API key is dead", lambda: _dead_key(world)),
        Trouble("flood", f"Telegram floods: 429 now and then, {_FLOOD_S} s each", lambda: _floods(world)),
    ]


def _api(world: Playground, kind: str) -> Callable[[], None]:
    api = world.api
    if kind == "slow":
        fault = api.trouble("slow", times=None, delay_s=_SLOW_S)
    elif kind == "limit":
        fault = api.trouble("limit", times=None, retry_after_s=_RETRY_AFTER_S)
    else:
        fault = api.trouble("status", times=None, status=500)
    return lambda: api.faults.remove(fault)


def _dead_key(world: Playground) -> Callable[[], None]:
    world.api.revoke_key(DEMO_KEY)
    return lambda: world.api.add_key(DEMO_KEY, account="demo")


def _floods(world: Playground) -> Callable[[], None]:
    fault = world.telegram.flood(_FLOOD_S, times=None, share=0.3)
    return lambda: setattr(fault, "times", 0)
