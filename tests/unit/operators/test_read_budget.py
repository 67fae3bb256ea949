"""A budget is read as operators write it, in each language's own words."""

import pytest

from bot.chats.rulebook import GROUPS, PEOPLE
from bot.operators.rulings import read_budget
from bot.texts.catalogue import Catalogue

CATALOGUE = Catalogue.load()


@pytest.mark.parametrize(
    ("words", "whose", "changes"),
    [
        ("people 60m/day 20/day", PEOPLE, {"minutes_per_day": 60, "requests_per_day": 20}),
        ("люди 60м/день 20/день", PEOPLE, {"minutes_per_day": 60, "requests_per_day": 20}),
        ("группы 600м/месяц", GROUPS, {"minutes_per_month": 600}),
        ("Gruppen 600m/Monat", GROUPS, {"minutes_per_month": 600}),
        ("personas 5/día", PEOPLE, {"requests_per_day": 5}),
        ("Book club 0/month", "Book club", {"requests_per_month": 0}),
        ("-100123 7/day", "-100123", {"requests_per_day": 7}),
        ("люди сброс", PEOPLE, None), ("Book club default", "Book club", None), ("топтар қалпына", GROUPS, None),
    ],
)  # fmt: skip
def test_whose_budget_and_which_limits(words: str, whose: str, changes: dict[str, int] | None) -> None:
    assert read_budget(words, CATALOGUE) == (whose, changes)


@pytest.mark.parametrize("words", ["", "people", "60m/day", "people 60x/day", "people 60m/year", "default"])
def test_what_says_neither_is_not_read(words: str) -> None:
    assert read_budget(words, CATALOGUE) is None
