"""Switches for trouble, so that anyone can watch that nothing is lost."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sandbox.playground import DEMO_KEY, Playground
from sandbox.telegram.world import PrivateChat

_SLOW_S = 3.0
_RETRY_AFTER_S = 4
_FLOOD_S = 3

End = Callable[[], Awaitable[None]]


@dataclass(slots=True)
class Trouble:
    """One switch."""

    name: str
    turn_on: Callable[[], End]
    """Begins the trouble; returns what ends it."""
    turn_off: End | None = None
    orders: int = 0
    """How often it was switched: tells news from before a tap from news of after it."""

    @property
    def is_on(self) -> bool:
        """Whether it is going on."""
        return self.turn_off is not None

    async def switch(self, *, on: bool) -> None:
        """Begin or end it."""
        self.orders += 1
        if on and self.turn_off is None:
            self.turn_off = self.turn_on()
        elif not on and self.turn_off is not None:
            end, self.turn_off = self.turn_off, None
            await end()


def troubles(world: Playground) -> list[Trouble]:
    """The switches of the page, which has the words for each."""
    return [
        Trouble("slow", lambda: _api(world, "slow")),
        Trouble("failing", lambda: _api(world, "status")),
        Trouble("limit", lambda: _api(world, "limit")),
        Trouble("dead", lambda: _dead_key(world)),
        Trouble("flood", lambda: _floods(world)),
    ]


def _api(world: Playground, kind: str) -> End:
    api = world.api
    if kind == "slow":
        fault = api.trouble("slow", times=None, delay_s=_SLOW_S)
    elif kind == "limit":
        fault = api.trouble("limit", times=None, retry_after_s=_RETRY_AFTER_S)
    else:
        fault = api.trouble("status", times=None, status=500)

    async def end() -> None:
        api.faults.remove(fault)
        await world.probe_now()

    return end


def _dead_key(world: Playground) -> End:
    world.api.revoke_key(DEMO_KEY)

    async def end() -> None:
        """A dead key stays dead until a person gives it, or another one, again: here they do."""
        world.api.add_key(DEMO_KEY, account="demo")
        dead = {chat_id for chat_id, is_alive in (await world.keyed_chats()).items() if not is_alive}
        # One person's chat is enough: the key that serves the others is the same.
        chats = [chat for chat in world.telegram.chats.values() if isinstance(chat, PrivateChat)]
        for chat in [chat for chat in chats if chat.id in dead][:1] or ([world.me] if dead else []):
            await chat.say(DEMO_KEY)

    return end


def _floods(world: Playground) -> End:
    fault = world.telegram.flood(_FLOOD_S, times=None, share=0.3)

    async def end() -> None:
        fault.times = 0

    return end
