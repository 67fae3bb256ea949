"""Encryption at rest: everything that a person sent or owns is sealed before it is stored.

After a new ENCRYPTION_KEY was put first, everything that is sealed is sealed anew with it, the canary last: so a start
without the old key is refused as long as anything still needs it.
"""

import base64
import hmac
import logging
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from redis.exceptions import ResponseError

from bot.store import keys
from bot.store.client import RedisClient

log = logging.getLogger(__name__)

_SEPARATOR = b"\x00"
_MAC_BYTES = 16
_ID_BYTES = 16
_KEY_FILE = "encryption.key"

_SEALED = b"gAAAAA"
"""How every Fernet token of these years begins: its version and the first bits of its time."""

# Only what still stands as it was read is replaced; its lifetime runs on.
_SWAP = """
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL') end
return 0
"""

_SWAP_FIELD = """
if redis.call('HGET', KEYS[1], ARGV[3]) == ARGV[1] then redis.call('HSET', KEYS[1], ARGV[3], ARGV[2]) end
return 0
"""


class UnsealableError(Exception):
    """What was stored can't be opened with the keys at hand, or belongs to somebody else. Permanent."""


class Vault:
    """Seals bytes so that they open only with the same keys and for the same owner.

    The first key encrypts, all of them decrypt. Fernet authenticates no associated data, so the owner
    (`chat:42`) stands inside the plaintext and is checked on opening: a value copied to another chat's
    place does not open there.

    `id_key` makes the ids that stand in place of keys, files and links. It is the store's own, so that ids stay when
    the encryption key changes. Without one they come from the first key.
    """

    def __init__(self, keys: Sequence[str], id_key: bytes | None = None) -> None:
        self._keys = keys
        self._id_key = id_key or _derived(keys[0], b"ids of accounts, files and links")
        self._fernet = MultiFernet([Fernet(key) for key in keys])
        self._first = Fernet(keys[0])
        self._signing = [_derived(key, b"signatures of start payloads") for key in keys]

    def with_ids(self, id_key: bytes) -> "Vault":
        """The same vault for a store whose ids this key makes."""
        return Vault(self._keys, id_key)

    def id_of(self, value: str, purpose: str) -> str:
        """32 hex digits that stand for a value: the same each time, and nobody without the key can tell of what."""
        data = value.encode("utf-8", "surrogatepass")
        return hmac.digest(self._id_key, purpose.encode() + _SEPARATOR + data, "sha256")[:_ID_BYTES].hex()

    def seal(self, data: bytes, owner: str) -> bytes:
        return self._fernet.encrypt(owner.encode() + _SEPARATOR + data)

    def open(self, token: bytes, owner: str) -> bytes:
        """Decrypt what was sealed for `owner`; raises UnsealableError."""
        try:
            plain = self._fernet.decrypt(token)
        except InvalidToken:
            raise UnsealableError("not sealed with any of the keys in ENCRYPTION_KEY") from None
        found, _, data = plain.partition(_SEPARATOR)
        if not secrets.compare_digest(found, owner.encode()):
            raise UnsealableError("sealed for another owner")
        return data

    def sign(self, data: bytes, purpose: str) -> bytes:
        """16 bytes that only the holder of the first key can make for this data and purpose."""
        return _mac(self._signing[0], data, purpose)

    def is_signed(self, data: bytes, purpose: str, signature: bytes) -> bool:
        """Whether any of the keys made the signature for this data and purpose."""
        return any(hmac.compare_digest(_mac(key, data, purpose), signature) for key in self._signing)

    def is_stale(self, token: bytes) -> bool:
        """Whether the value is sealed with another key than the first."""
        try:
            self._first.decrypt(token)
        except InvalidToken:
            return True
        return False

    def renewed(self, token: bytes) -> bytes:
        """The same value under the first key, after a rotation; raises UnsealableError."""
        try:
            return self._fernet.rotate(token)
        except InvalidToken:
            raise UnsealableError("not sealed with any of the keys in ENCRYPTION_KEY") from None


def kept_key(data_dir: Path) -> str | None:
    """The encryption key of an embedded store; None where none was made yet."""
    try:
        return (data_dir / _KEY_FILE).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None


def own_key(data_dir: Path) -> str:
    """The encryption key of an embedded store: made once, kept in `data_dir` with mode 0600."""
    if (kept := kept_key(data_dir)) is not None:
        return kept
    path = data_dir / _KEY_FILE
    key = Fernet.generate_key().decode()
    fresh = path.with_suffix(".new")
    fresh.touch(mode=0o600)
    fresh.chmod(0o600)
    fresh.write_text(key + "\n", encoding="ascii")
    fresh.replace(path)
    return key


@dataclass(slots=True)
class Rotation:
    """Moves a store to the first key of its vault."""

    redis: RedisClient
    vault: Vault

    async def is_due(self) -> bool:
        """Whether the store was written with another key than the first."""
        canary = await self.redis.get(keys.CANARY)
        return canary is not None and self.vault.is_stale(canary)

    async def run(self) -> int:
        """Seal everything anew; returns how many values. What opens with no key stays as it is, the canary too."""
        renewed = failed = 0
        async for raw in self.redis.scan_iter(match="pv:*", count=500):
            name = raw.decode()
            if name != keys.CANARY:
                done, bad = await self._renew(name)
                renewed, failed = renewed + done, failed + bad
        if failed:
            log.error("%d values open with none of the keys in ENCRYPTION_KEY: keep the old ones", failed)
        else:
            await self._renew(keys.CANARY)
            log.info("All is encrypted with the first key of ENCRYPTION_KEY (%d values): the others may go", renewed)
        return renewed

    async def _renew(self, name: str) -> tuple[int, int]:
        try:
            values: dict[str | None, bytes | None] = {None: await self.redis.get(name)}
        except ResponseError:
            values = await self._fields(name)
        done = bad = 0
        for field, token in values.items():
            if token is None or not token.startswith(_SEALED) or not self.vault.is_stale(token):
                continue
            try:
                fresh = self.vault.renewed(token)
            except UnsealableError:
                bad += 1
                continue
            if field is None:
                await self.redis.register_script(_SWAP)(keys=[name], args=[token, fresh])
            else:
                await self.redis.register_script(_SWAP_FIELD)(keys=[name], args=[token, fresh, field])
            done += 1
        return done, bad

    async def _fields(self, name: str) -> dict[str | None, bytes | None]:
        try:
            return {field.decode(): value for field, value in (await self.redis.hgetall(name)).items()}
        except ResponseError:
            return {}


def _derived(key: str, purpose: bytes) -> bytes:
    """A key for one purpose, of which nothing about the encryption key can be learned."""
    hkdf = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=purpose)
    return hkdf.derive(base64.urlsafe_b64decode(key))


def _mac(key: bytes, data: bytes, purpose: str) -> bytes:
    return hmac.digest(key, purpose.encode() + _SEPARATOR + data, "sha256")[:_MAC_BYTES]
