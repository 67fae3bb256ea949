"""TLS and a password: the store behind a real TLS door, with a certificate of one's own authority."""

import asyncio
import datetime as dt
import ipaddress
import ssl
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.jobs.engine import Engine
from bot.store.connect import StoreError, connect, engine_url, inspect
from tests.scale.balancer import pipe
from tests.scale.servers import SECRET, Server, data_words, free_ports
from tests.world import until


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for this machine that vouches for itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "store")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1)).not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    public, private = folder / "ca.pem", folder / "key.pem"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return public, private


@pytest.fixture
async def url(tmp_path: Path) -> AsyncIterator[str]:
    inner, outer = free_ports(2)
    server = Server(tmp_path / "store", inner, data_words(tmp_path / "store", inner))
    await server.start()
    public, private = certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, private)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        back, forth = await asyncio.open_connection("127.0.0.1", inner)
        await asyncio.gather(pipe(reader, forth), pipe(back, writer))

    door = await asyncio.start_server(serve, "127.0.0.1", outer, ssl=context)
    yield f"rediss://:{SECRET}@127.0.0.1:{outer}/0?ssl_ca_certs={public}"
    door.close()
    await server.kill()


async def test_the_store_and_the_engine_work_over_tls(url: str) -> None:
    client = connect(url)
    assert (await inspect(client)).durable
    ran: list[str] = []

    async def step(subject: str) -> None:
        ran.append(subject)

    async with Engine(await engine_url(url)) as engine:
        engine.register("step", step)
        await engine.soon("step", "a")
        working = asyncio.create_task(engine.work())
        await until(lambda: ran == ["a"])
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
    await client.aclose()


async def test_an_unknown_authority_or_a_wrong_password_is_no_store(url: str) -> None:
    for wrong in (url.partition("?")[0], url.replace(SECRET, "guess")):
        client = connect(wrong)
        with pytest.raises(StoreError):
            await inspect(client)
        await client.aclose()
