"""Files that people sent, handed out."""

from typing import Any

from sandbox.telegram.methods.params import Params, RefusalError, World


async def get_file(world: World, params: Params) -> Any:
    """getFile."""
    file_id = params.text("file_id")
    blob = world.file(file_id)
    if blob is None:
        raise RefusalError(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
    if blob.size > world.max_download_bytes:
        raise RefusalError(400, "Bad Request: file is too big")
    path = world.file_link(file_id)
    told = blob.size if blob.told_size is None else blob.told_size
    size = {"file_size": told} if told else {}
    return {"file_id": file_id, "file_unique_id": blob.digest, "file_path": path, **size}
