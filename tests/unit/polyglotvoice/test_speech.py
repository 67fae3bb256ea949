"""The field for the language of the speech: taken from what the service shows, never guessed."""

import json

import pytest

from bot.polyglotvoice.errors import Refused
from bot.polyglotvoice.wire import requests
from bot.polyglotvoice.wire.response import Response


def refusal(body: object, status: int = 422) -> Response:
    return Response(status, {"content-type": "application/json"}, json.dumps(body).encode())


@pytest.mark.parametrize(
    ("details", "field"),
    [
        ({"id": "1", "language": "ru"}, "language"),
        ({"id": "1", "language": None}, "language"),
        ({"id": "1", "sourceLanguage": "ru"}, "sourceLanguage"),
        ({"id": "1", "detected_language": "ru"}, None),
        ({"id": "1"}, None),
        (["language"], None),
    ],
)
def test_details_name_the_field_but_what_was_detected_is_none(details: object, field: str | None) -> None:
    assert requests.language_of_details(details) == field  # type: ignore[arg-type]


def test_a_422_about_the_language_names_its_field_and_is_not_taken_for_the_links() -> None:
    answer = refusal({"detail": [{"loc": ["body", "language"], "msg": "Field required", "type": "missing"}]})
    assert requests.language_field(answer) == "language"
    assert requests.learn_fields(answer, requests.URL_FIELDS) is None
    assert requests.language_field(refusal({"detail": [{"loc": ["body", "url"], "msg": "Field required"}]})) is None
    assert requests.language_field(refusal({"detail": [{"loc": ["body", "language"], "msg": "no"}]}, 403)) is None
    assert requests.language_field(refusal({"language": ['"xx" is not a valid choice.']}, 400)) == "language"


def test_a_link_carries_the_language_only_when_told_to() -> None:
    asked = requests.with_url(requests.FROM_URL, "https://e.org", requests.Field("url"))
    assert asked.body == ("application/json", b'{"url": "https://e.org"}')
    asked = requests.with_url(requests.FROM_URL, "https://e.org", requests.Field("url"), ("lang", "ru"))
    assert asked.body == ("application/json", b'{"lang": "ru", "url": "https://e.org"}')


@pytest.mark.parametrize(
    ("value", "is_language_code"), [("ru", True), ("pt-BR", True), ("russian", False), (None, False)]
)
def test_codes_are_told_from_names(value: str | None, is_language_code: bool) -> None:
    assert requests.is_language_code(value) is is_language_code


def test_a_refusal_of_something_else_names_no_field() -> None:
    assert Refused("too long").language_field is None
