"""Short spoken samples that ship with the tests, and keys."""

from pathlib import Path

from pydantic import SecretStr

from bot.polyglotvoice.models import ApiKey

FOLDER = Path(__file__).parent


def voice_note(language: str = "en") -> bytes:
    """An Opus voice note of some seconds."""
    return (FOLDER / f"voice-{language}.ogg").read_bytes()


def api_key(secret: str) -> ApiKey:
    """The key with this secret, as it might stand in a store."""
    return ApiKey(f"id of {secret}".encode("utf-8", "surrogatepass").hex()[-32:], SecretStr(secret))
