"""Short spoken samples that ship with the tests."""

from pathlib import Path

FOLDER = Path(__file__).parent


def voice_note(language: str = "en") -> bytes:
    """An Opus voice note of some seconds."""
    return (FOLDER / f"voice-{language}.ogg").read_bytes()
