"""A stand-in for the PolyglotVoice API over real HTTP, in every shape that its page leaves open."""

from sandbox.polyglotvoice.dialects import DIALECTS, Dialect
from sandbox.polyglotvoice.server import Pause, PolyglotVoiceStandIn, Request
from sandbox.polyglotvoice.tasks import Segment, StandInTask

__all__ = ["DIALECTS", "Dialect", "Pause", "PolyglotVoiceStandIn", "Request", "Segment", "StandInTask"]
