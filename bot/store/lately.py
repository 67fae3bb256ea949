"""What a process remembers of the store for a moment, so as not to ask or tell it twice."""

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Final, Generic, TypeVar

V = TypeVar("V")
_RENEWED_FOR_S = 600.0
_MOST_RENEWED = 10_000
JUST_NOW_S: Final = 0.25
"""An answer under way is no fresher."""

_MOST_LATELY = 500


class Renewals:
    """Tells when a lifetime of weeks is to be renewed: at a process's first write of a name, then every ten minutes."""

    def __init__(self) -> None:
        self._renewed: OrderedDict[str, float] = OrderedDict()

    def is_time(self, name: str) -> bool:
        """Whether this write renews it; the next ones need not."""
        now_s = time.monotonic()
        if now_s - self._renewed.get(name, -_RENEWED_FOR_S) < _RENEWED_FOR_S:
            return False
        self._renewed[name] = now_s
        if len(self._renewed) > _MOST_RENEWED:
            self._renewed.popitem(last=False)
        return True


class Lately(Generic[V]):
    """What was read within `kept_s`. Whoever writes says so with `forget`."""

    def __init__(self, kept_s: float = JUST_NOW_S) -> None:
        self._kept_s = kept_s
        self._kept: OrderedDict[object, tuple[float, V]] = OrderedDict()
        self._writes = 0

    async def read(self, name: object, read: Callable[[], Awaitable[V]]) -> V:
        """The value as it was read a moment ago, else by `read`."""
        found = self._kept.get(name)
        if found is not None and time.monotonic() - found[0] <= self._kept_s:
            return found[1]
        writes = self._writes
        value = await read()
        if writes == self._writes:
            self.keep(name, value)
        return value

    def keep(self, name: object, value: V) -> None:
        self._kept.pop(name, None)
        self._kept[name] = (time.monotonic(), value)
        if len(self._kept) > _MOST_LATELY:
            self._kept.popitem(last=False)

    def forget(self, name: object) -> None:
        self._writes += 1
        self._kept.pop(name, None)
