"""What a failing store means, in one sentence for the operator's log."""

from redis.exceptions import OutOfMemoryError, ResponseError

# Redis and Valkey answer writes so while their disk is full or read-only, or their memory is.
_REFUSALS = ("MISCONF", "OOM", "READONLY", "NOREPLICAS")


def outage(error: Exception) -> str:
    """Why the store can't be used now; its own words hold nothing of what is stored."""
    text = str(error)
    if isinstance(error, OutOfMemoryError) or (isinstance(error, ResponseError) and text.startswith(_REFUSALS)):
        return f"The store refuses to write, is its disk or memory full? It says: {text[:200]}"
    return f"The store does not answer ({type(error).__name__})"
