"""Small real proxies, HTTP with CONNECT and SOCKS5, both with a password, and a server that puts TLS before another.

Each listens at `host`, which may be ::1.
"""

import asyncio
import base64
import contextlib
import ipaddress
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from bot.concurrency import end

USER, PASSWORD = "ann", "p@ss:word"
_ESCAPED = "ann:p%40ss%3Aword"

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass(slots=True)
class Passed:
    """A proxy that runs: its URL with the password in it, and where it was asked to lead."""

    url: str = ""
    targets: list[str] = field(default_factory=list)
    turned_away: int = 0


@contextlib.asynccontextmanager
async def _listening(serve: Serve, host: str, certificate: Path | None = None) -> AsyncIterator[str]:
    """Gives host and port as a URL has them: `localhost`, which has the certificate, for 127.0.0.1."""
    connected = set[asyncio.Task[None]]()

    async def guarded(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if (task := asyncio.current_task()) is not None:
            connected.add(task)
            task.add_done_callback(connected.discard)
        with contextlib.suppress(OSError, EOFError, asyncio.CancelledError):
            await serve(reader, writer)
        writer.close()

    tls = None if certificate is None else ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if tls is not None and certificate is not None:
        tls.load_cert_chain(certificate)
    server = await asyncio.start_server(guarded, host, 0, ssl=tls)
    shown = f"[{host}]" if ":" in host else "localhost" if tls else host
    try:
        yield f"{shown}:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        for task in list(connected):  # who is connected is cut off
            await end(task)


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        with contextlib.suppress(OSError):
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
    finally:
        writer.close()


async def _join(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str, port: int) -> None:
    there, back = await asyncio.open_connection(host, port)
    await asyncio.gather(_pipe(reader, back), _pipe(there, writer))


@contextlib.asynccontextmanager
async def http_proxy(host: str = "127.0.0.1", certificate: Path | None = None) -> AsyncIterator[Passed]:
    """A proxy that takes CONNECT, and plain requests by their whole address; both with the password.

    With a certificate it is one that is spoken to by TLS itself, an `https://` one.
    """
    passed = Passed()
    wanted = b"basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).lower()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        method, target, _ = head.split(b"\r\n", 1)[0].decode().split(" ")
        if wanted not in head.lower():
            passed.turned_away += 1
            writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
            await writer.drain()
            return
        parts = urlsplit(f"//{target}" if method == "CONNECT" else target)
        name, port = parts.hostname or "", parts.port or 80
        passed.targets.append(f"{method} {name}:{port}")
        there, back = await asyncio.open_connection(name, port)
        if method == "CONNECT":
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        else:
            back.write(head)
        await asyncio.gather(_pipe(reader, back), _pipe(there, writer))

    async with _listening(serve, host, certificate) as address:
        passed.url = f"{'https' if certificate else 'http'}://{_ESCAPED}@{address}"
        yield passed


@contextlib.asynccontextmanager
async def socks_proxy(host: str = "127.0.0.1") -> AsyncIterator[Passed]:
    """A SOCKS5 proxy (RFC 1928) that wants the password (RFC 1929)."""
    passed = Passed()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        _, count = await reader.readexactly(2)
        methods = await reader.readexactly(count)
        if 2 not in methods:
            passed.turned_away += 1
            writer.write(b"\x05\xff")
            return
        writer.write(b"\x05\x02")
        _, length = await reader.readexactly(2)
        user = await reader.readexactly(length)
        secret = await reader.readexactly((await reader.readexactly(1))[0])
        if (user.decode(), secret.decode()) != (USER, PASSWORD):
            passed.turned_away += 1
            writer.write(b"\x01\x01")
            return
        writer.write(b"\x01\x00")
        _, _, _, kind = await reader.readexactly(4)
        if kind == 3:
            name = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        else:
            name = str(ipaddress.ip_address(await reader.readexactly(4 if kind == 1 else 16)))
        port = int.from_bytes(await reader.readexactly(2), "big")
        passed.targets.append(f"{name}:{port}")
        writer.write(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
        await _join(reader, writer, name, port)

    async with _listening(serve, host) as address:
        passed.url = f"socks5://{_ESCAPED}@{address}"
        yield passed


@contextlib.asynccontextmanager
async def with_tls(url: str, certificate: Path, host: str = "127.0.0.1") -> AsyncIterator[str]:
    """The server at `url` behind TLS."""
    there = urlsplit(url)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _join(reader, writer, there.hostname or "", there.port or 80)

    async with _listening(serve, host, certificate) as address:
        yield f"https://{address}{there.path}"


def certify(folder: Path) -> Path:
    """A certificate for `localhost` and ::1 with its key, which is its own authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("::1"))]
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "localhost.pem"
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path.write_bytes(pem + built.public_bytes(serialization.Encoding.PEM))
    return path
