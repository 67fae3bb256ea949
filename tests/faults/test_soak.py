"""The soak in its shortest form; `make soak` is the long one."""

from pathlib import Path

import pytest

from tests.faults.soak import judge, soak


@pytest.mark.long
async def test_two_minutes_of_traffic_with_kills_lose_nothing(tmp_path: Path) -> None:
    soaked = await soak(tmp_path, 120)
    soaked.tell()
    assert judge(soaked) == []
