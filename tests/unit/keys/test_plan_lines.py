"""The plan's limits in the bot's words."""

import pytest

from bot.keys.allowances import readable
from bot.texts.catalogue import Catalogue


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        ([("daily", "1000"), ("burst.per_minute", "60")], [("Requests a minute", "60"), ("Requests a day", "1,000")]),
        ([("free.day", "100"), ("pro.day", "1000"), ("max.day", "1000")], [("Requests a day", "100 / 1,000")]),
        ([("daily.limit", "5000"), ("daily.remaining", "4999")], [("Requests a day", "5,000")]),
        ([("version", "3.1")], []),
    ],
)
def test_each_span_is_shown_with_every_number_that_a_plan_may_have(
    lines: list[tuple[str, str]], shown: list[tuple[str, str]]
) -> None:
    assert readable(lines, Catalogue.load().texts("en")) == shown
