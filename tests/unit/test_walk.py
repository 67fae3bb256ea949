"""How far one voice note walks through the house: `python -m tests.bench.walk` prints the way."""

from tests.bench.walk import counted, walk

MOST_FILES = 74
MOST_MOVES = 750
"""What it takes, and a little slack: the way may only become shorter. The aim stands beside the counter."""


async def test_the_way_of_a_note_does_not_grow() -> None:
    way, moves = counted(await walk())
    assert sum(map(len, way.values())) <= MOST_FILES
    assert moves.total() <= MOST_MOVES
