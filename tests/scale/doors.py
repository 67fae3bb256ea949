"""TLS in front of servers that have none: each port speaks TLS to the world and plainly to the servers themselves."""

import asyncio
import contextlib
import datetime as dt
import ipaddress
import socket
import ssl
from collections.abc import AsyncIterator, Coroutine, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.scale.balancer import pipe

SERVERS_ADDRESS = "127.0.0.3"
"""Where servers behind doors connect from, so that a door knows them (valkey.conf, bind-source-addr)."""
_HANDSHAKE = b"\x16"


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


@dataclass(slots=True)
class Doors:
    """Doors with one certificate, `authority`. They count connections over TLS and plain ones that were turned away."""

    authority: Path
    over_tls: int = 0
    turned_away: int = 0
    _context: ssl.SSLContext = field(default_factory=lambda: ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), repr=False)
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set, repr=False)

    def open(self, ports: Sequence[int], behind: Sequence[int]) -> None:
        """Listen on `ports`, each for one of those behind it."""
        for port, inner in zip(ports, behind, strict=True):
            self._start(self._listen(socket.create_server(("127.0.0.1", port)), inner))

    async def close(self) -> None:
        """End them and all connections."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def load(self, private: Path) -> None:
        """Take the certificate's key."""
        self._context.load_cert_chain(self.authority, private)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work, name="a door")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _listen(self, listening: socket.socket, inner: int) -> None:
        listening.setblocking(False)
        with listening:
            while True:
                connection, (address, _) = await asyncio.get_running_loop().sock_accept(listening)
                self._start(self._let_in(connection, address, inner))

    async def _let_in(self, connection: socket.socket, address: str, inner: int) -> None:
        with contextlib.suppress(OSError), connection:
            first = await _peek(connection)
            if first != _HANDSHAKE and address != SERVERS_ADDRESS:
                # One who only knocks has said nothing yet.
                self.turned_away += bool(first)
                return
            self.over_tls += first == _HANDSHAKE
            reader, writer = await _streams(connection, self._context if first == _HANDSHAKE else None)
            with contextlib.closing(writer):
                back, forth = await asyncio.open_connection("127.0.0.1", inner)
                with contextlib.closing(forth):
                    await asyncio.gather(pipe(reader, forth), pipe(back, writer))


async def _peek(connection: socket.socket) -> bytes:
    """The first byte, left where it is."""
    loop, readable = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(connection, readable.set)
    try:
        await readable.wait()
    finally:
        loop.remove_reader(connection)
    return connection.recv(1, socket.MSG_PEEK)


async def _streams(
    connection: socket.socket, context: ssl.SSLContext | None
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader()
    protocol = asyncio.StreamReaderProtocol(reader)
    transport, _ = await loop.connect_accepted_socket(lambda: protocol, connection, ssl=context)
    return reader, asyncio.StreamWriter(transport, protocol, reader, loop)


@contextlib.asynccontextmanager
async def doors(folder: Path) -> AsyncIterator[Doors]:
    """Doors of the test's own, none open yet."""
    public, private = certificate(folder)
    found = Doors(public)
    found.load(private)
    try:
        yield found
    finally:
        await found.close()
