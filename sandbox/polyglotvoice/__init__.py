"""A stand-in for the PolyglotVoice API over real HTTP, in every shape that its page leaves open."""

from sandbox.polyglotvoice.answers import Answer, html_answer, json_answer
from sandbox.polyglotvoice.dialects import DIALECTS, Dialect
from sandbox.polyglotvoice.faults import Fault, Pause
from sandbox.polyglotvoice.ledger import Request
from sandbox.polyglotvoice.plan import Plan
from sandbox.polyglotvoice.replay import ReportError, read_report
from sandbox.polyglotvoice.server import PolyglotVoiceStandIn
from sandbox.polyglotvoice.speech import Segment
from sandbox.polyglotvoice.tasks import StandInTask, Upload

__all__ = [
    "DIALECTS", "Answer", "Dialect", "Fault", "Pause", "Plan", "PolyglotVoiceStandIn", "ReportError", "Request",
    "Segment", "StandInTask", "Upload", "html_answer", "json_answer", "read_report",
]  # fmt: skip
