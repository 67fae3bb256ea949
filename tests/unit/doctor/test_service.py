"""What is no API of PolyglotVoice is told from one that is away, and from one that refuses."""

import pytest

from bot.doctor.probe import HttpAnswer
from bot.doctor.service import trouble_in


@pytest.mark.parametrize(
    ("status", "body", "is_api"),
    [
        (200, {"rate_limits": []}, True),
        (401, {"detail": "Invalid token."}, True),
        (403, None, True),
        (429, None, True),
        (502, None, True),
        (200, None, False),
        (404, {"detail": "Not Found"}, False),
        (404, None, False),
        (301, None, False),
    ],
)
def test_the_api_answers_in_json_and_knows_its_documentation(status: int, body: object, *, is_api: bool) -> None:
    assert (trouble_in(HttpAnswer(status, body, None)) is None) is is_api
