"""Files on the stand-in's side: bytes, or a pattern of any size that needs no memory."""

import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

_CHUNK_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Blob:
    """A body of `size` bytes: `data`, or zeros when it has none. `told_size` is another that getFile tells; 0: none."""

    size: int
    data: bytes | None = None
    told_size: int | None = None

    @classmethod
    def of(cls, data: "bytes | Blob") -> "Blob":
        """The bytes as a blob; a blob as it is."""
        return data if isinstance(data, Blob) else cls(len(data), data)

    @property
    def digest(self) -> str:
        """The same for the same content."""
        return hashlib.sha256(self.data if self.data is not None else f"zeros {self.size}".encode()).hexdigest()[:16]

    async def chunks(self) -> AsyncIterator[bytes]:
        """The content."""
        for start in range(0, self.size, _CHUNK_BYTES):
            length = min(_CHUNK_BYTES, self.size - start)
            yield bytes(length) if self.data is None else self.data[start : start + length]


class FileShelf:
    """All files that were sent, by file id. The same content keeps its `file_unique_id`."""

    def __init__(self) -> None:
        self._by_id: dict[str, Blob] = {}
        self.links: dict[str, Blob] = {}

    def put(self, blob: Blob) -> tuple[str, str]:
        """Keep a file; returns its `file_id` and `file_unique_id`."""
        unique = f"AgAD{blob.digest}"
        file_id = f"AwACAgIAAxkBAAI{blob.digest}Q"
        self._by_id[file_id] = blob
        return file_id, unique

    def get(self, file_id: str) -> Blob | None:
        """The file with this id."""
        return self._by_id.get(file_id)

    def link(self, file_id: str) -> str:
        """A path that the file can be fetched under."""
        path = f"files/file_{len(self.links)}.bin"
        self.links[path] = self._by_id[file_id]
        return path
