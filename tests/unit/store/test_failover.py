"""Waiting for replicas: a write counts when one has it, and work goes on when none is there."""

from collections.abc import AsyncIterator, Iterable
from pathlib import Path

import pytest

from bot.store import failover as room
from bot.store.client import RedisClient
from bot.store.connect import connect
from bot.store.failover import Losable, PatientCluster, Replicas, losable
from tests.scale.servers import SECRET, Server, data_words, free_ports


@pytest.fixture
async def pair(tmp_path: Path) -> AsyncIterator[tuple[RedisClient, Server]]:
    """A primary's client, and its replica."""
    first, second = free_ports(2)
    primary = Server(tmp_path / "a", first, data_words(tmp_path / "a", first))
    follow = ["--replicaof", f"127.0.0.1 {first}"]
    replica = Server(tmp_path / "b", second, [*data_words(tmp_path / "b", second), *follow])
    await primary.start()
    await replica.start()
    client = connect(f"redis://:{SECRET}@127.0.0.1:{first}/0")
    yield client, replica
    await client.aclose()
    await replica.kill()
    await primary.kill()


async def test_what_was_written_stands_on_the_replica_when_the_wait_is_over(
    pair: tuple[RedisClient, Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, replica = pair
    monkeypatch.setattr(room, "_WAIT_MS", 30_000)
    await client.set("pv:{chat:1}:settings", b"chosen")
    assert await Replicas(client, 1).have(["pv:{chat:1}:settings"])
    assert await replica.says("GET", "pv:{chat:1}:settings") == b"chosen"


async def test_without_a_replica_work_goes_on_and_does_not_wait_each_time(
    pair: tuple[RedisClient, Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, replica = pair
    monkeypatch.setattr(room, "_WAIT_MS", 200)
    await replica.kill()
    waits = Replicas(client, 1)
    before = await client.info("commandstats")
    assert not await waits.have(["a"])
    assert not await waits.have(["a"])
    after = await client.info("commandstats")
    assert after["cmdstat_wait"]["calls"] - before.get("cmdstat_wait", {"calls": 0})["calls"] == 1


async def test_where_nothing_is_wanted_nothing_is_asked(store: RedisClient) -> None:
    assert await Replicas(store, 0).have(["a"])
    assert "cmdstat_wait" not in await store.info("commandstats")


async def test_a_connection_that_was_closed_under_its_user_is_a_lost_one() -> None:
    class Closed:
        async def _send_packed_command(self, command: Iterable[bytes]) -> None:
            raise RuntimeError("the handler is closed")

    with pytest.raises(ConnectionResetError):
        await losable(Closed)()._send_packed_command([b"PING"])
    cluster = PatientCluster(host="127.0.0.1", port=9)
    assert issubclass(cluster.nodes_manager.connection_kwargs["connection_class"], Losable)
    assert all(issubclass(node.connection_class, Losable) for node in cluster.nodes_manager.startup_nodes.values())
