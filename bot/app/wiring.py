"""How services find each other: what one needs stands in its constructor, and is given to it by name."""

import inspect
from collections.abc import Callable
from operator import attrgetter
from typing import Generic, TypeVar

Kind = TypeVar("Kind")


class Service(Generic[Kind]):
    """A service of a class that holds others: built once, when it is first asked for.

    Each parameter of `kind` is the holder's attribute of that name, or the one that `elsewhere` names, as in
    `"settings.data_dir"`. What the holder has no attribute for keeps its default.
    """

    def __init__(self, kind: Callable[..., Kind], **elsewhere: str) -> None:
        self.kind = kind
        self.elsewhere = elsewhere
        self._name = ""

    def __set_name__(self, _: type, name: str) -> None:
        self._name = name

    def __get__(self, holder: object, _: type) -> Kind:
        built = self.kind(**{name: attrgetter(path)(holder) for name, path in self.sources(holder).items()})
        vars(holder)[self._name] = built  # which is found before this from now on
        return built

    def sources(self, holder: object) -> dict[str, str]:
        present = dir(holder)
        return {
            name: self.elsewhere.get(name, name)
            for name, parameter in inspect.signature(self.kind).parameters.items()
            if name in self.elsewhere or name in present or parameter.default is parameter.empty
        }
