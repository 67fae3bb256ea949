"""aiogram's models, each built when it is first used.

aiogram 3.31 has all of its models wait (`defer_build`), and at the end of its import builds every one, each with copies
of all that it refers to: some 100 MiB, and three quarters of the import's processor time. A bot uses a few of them.
"""

import sys
from unittest import mock

from pydantic import BaseModel


def import_aiogram() -> None:
    """Import aiogram, where nobody has yet, and build only what every bot reads and what is read in it."""
    if "aiogram" in sys.modules:
        return
    waiting = mock.patch.dict(BaseModel.model_config, defer_build=True)
    with waiting, mock.patch.object(BaseModel, "model_rebuild", return_value=None) as building:
        from aiogram import methods, types  # noqa: PLC0415 - here it has to be for the first time

    names = building.call_args_list[0].kwargs["_types_namespace"]
    for kind in [*vars(types).values(), *vars(methods).values()]:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            # Here pydantic looks for the names in annotations that a module imports for type checkers alone.
            kind.__pydantic_parent_namespace__ = names
    # Answers and other events hold messages, and are built from this one in a tenth of the time.
    types.Message.model_rebuild()
    types.Update.model_rebuild()
