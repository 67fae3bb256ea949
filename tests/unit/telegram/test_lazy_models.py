"""aiogram's models wait for their first use, and each can be built then."""

import subprocess
import sys

BUILT_ALONE = """
from bot.telegram.lazy_models import import_aiogram
import_aiogram()
from aiogram import methods, types
from pydantic import BaseModel
kinds = {each for each in [*vars(types).values(), *vars(methods).values()]
         if isinstance(each, type) and issubclass(each, BaseModel) and each is not methods.TelegramMethod}
waiting = [each for each in kinds if not each.__pydantic_complete__]
assert len(kinds) > 500 and len(waiting) > 0.8 * len(kinds), (len(kinds), len(waiting))
answers = {methods.Response[each.__returning__] for each in kinds if issubclass(each, methods.TelegramMethod)}
for each in [*waiting, *answers]:
    assert each.model_rebuild(raise_errors=True) in (True, None), each
assert all(each.__pydantic_complete__ for each in kinds | answers)
"""


def test_every_model_and_every_answer_can_be_built_when_it_is_first_used() -> None:
    done = subprocess.run([sys.executable, "-c", BUILT_ALONE], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
