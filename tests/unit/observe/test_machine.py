"""The machine's own faults: a disk that fills up is told in time, a clock is wrong when all say so, and no sooner."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from bot.observe.machine import MachineChecks, ahead_of
from bot.observe.processes import Trouble

MIB, GIB = 1024**2, 1024**3
NOW = datetime(2056, 3, 10, 12, 0, tzinfo=UTC)


@dataclass
class Disk:
    total: int
    free: int


@pytest.mark.parametrize(
    ("total", "free", "is_low"),
    [
        (20 * GIB, 1030 * MIB, False), (20 * GIB, 1020 * MIB, True), (2000 * GIB, 1020 * MIB, True),
        (10 * GIB, 520 * MIB, False), (10 * GIB, 500 * MIB, True), (GIB, 210 * MIB, False), (GIB, 190 * MIB, True),
    ],
)  # fmt: skip
async def test_a_twentieth_of_the_disk_is_little_within_bounds(
    total: int, free: int, is_low: bool, tmp_path: Path
) -> None:
    checks = MachineChecks(tmp_path, usage=lambda _: Disk(total, free))
    assert await checks.all()["disk"]() == (f"{free // MIB} MB" if is_low else None)
    assert checks.numbers["disk_free"] == free


async def test_the_store_needs_the_room_that_it_takes_once_more_to_be_written_anew(tmp_path: Path) -> None:
    log = tmp_path / "appendonlydir" / "appendonly.aof.1.incr.aof"
    log.parent.mkdir()
    look = MachineChecks(tmp_path, usage=lambda _: Disk(100 * GIB, 4 * GIB)).all()["disk"]
    for size, told in ((3 * GIB, None), (5 * GIB, "4096 MB")):
        with log.open("wb") as file:
            file.truncate(size)  # of which nothing is on the disk
        assert await look() == told


async def test_it_is_over_when_more_than_just_enough_is_free(tmp_path: Path) -> None:
    disk = Disk(10 * GIB, 0)
    look = MachineChecks(tmp_path, usage=lambda _: disk).all()["disk"]
    for free, is_low in ((513, False), (511, True), (513, True), (639, True), (641, False), (513, False)):
        disk.free = free * MIB
        assert (await look() is not None) is is_low


async def test_without_a_folder_of_its_own_a_process_looks_at_no_disk(tmp_path: Path) -> None:
    checks = MachineChecks(tmp_path / "data", usage=lambda _: Disk(GIB, 0))
    assert await checks.all()["disk"]() is None
    assert "disk_free" not in checks.numbers


class Machine:
    """A machine whose clock is wrong by `wrong_s`, and what services answer it."""

    def __init__(self, folder: Path) -> None:
        self.wrong_s = 0.0
        self.passed_s = 0.0
        self.checks = MachineChecks(folder, machine_clock=self.shows, steady=lambda: self.passed_s)

    def shows(self) -> datetime:
        return NOW + timedelta(seconds=self.passed_s + self.wrong_s)

    def hears(self, service: str, *, wrong_s: float = 0.0, status: int = 200, **headers: str) -> None:
        """An answer of a service whose own clock is wrong by so much."""
        date = format_datetime(NOW + timedelta(seconds=self.passed_s + wrong_s), usegmt=True)
        self.checks.answered(service, status, {"date": date, **headers})

    async def found(self) -> str | Trouble | None:
        return await self.checks.all()["clock"]()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize("wrong_s", [90.0, -3600.0])
async def test_a_wrong_clock_is_found_after_a_minute_and_is_over_when_it_was_set(
    machine: Machine, wrong_s: float
) -> None:
    machine.hears("telegram")
    machine.wrong_s = wrong_s
    for after_s, told in ((10, None), (30, None), (20, None), (30, f"{wrong_s:+.0f} s")):
        machine.passed_s += after_s
        machine.hears("telegram")
        assert await machine.found() == told
    assert machine.checks.numbers["clock_ahead"] == wrong_s
    machine.passed_s += 3600
    assert await machine.found() is not None, "nobody has said anything else"
    machine.wrong_s = 2.0
    machine.hears("telegram")
    assert await machine.found() is None


async def test_odd_answers_are_no_reason(machine: Machine) -> None:
    for _ in range(40):
        machine.passed_s += 20
        machine.hears("telegram", wrong_s=-600)  # long on its way
        machine.passed_s += 20
        machine.hears("telegram", wrong_s=-900, age="900")
        machine.hears("telegram", wrong_s=600, status=502)
        machine.hears("telegram")
        assert await machine.found() is None


async def test_of_two_services_that_differ_the_one_that_agrees_is_believed(machine: Machine) -> None:
    for _ in range(10):
        machine.passed_s += 30
        machine.hears("polyglotvoice", wrong_s=-300)
        machine.hears("telegram")
        assert await machine.found() is None
    assert machine.checks.numbers["clock_ahead"] == 0
    for _ in range(30):  # it says nothing any more
        machine.passed_s += 30
        machine.hears("polyglotvoice", wrong_s=-300)
    assert await machine.found() == "+300 s"


@pytest.mark.parametrize(
    "date", ["", "soon", "Fri, 27 Nov 99999999999999999999 07:46:32 GMT", "Fri, 32 Nov 2026 1 GMT"]
)
def test_a_date_that_is_none_says_nothing(date: str) -> None:
    assert ahead_of({"date": date}, NOW) is None
    assert ahead_of({}, NOW) is None
