"""Each way in which a translation can be wrong is told, by the message's name."""

from pathlib import Path

import pytest

from bot.texts.catalogue import Catalogue
from bot.texts.check import flaws
from tests.unit.texts.test_catalogue import write

ENGLISH = """
hello = Hello, <b>{ $name }</b>! /help shows how this works.
count =
    { $n ->
        [one] { $n } file is here
       *[other] { $n } files are here
    }
link = See <a href="https://example.com/{ $id }">this page here</a>
about-short = Voice notes into text
"""


def told(tmp_path: Path, message: str) -> list[str]:
    """What is said of a German message, besides what is missing."""
    write(tmp_path, "en", ENGLISH)
    write(tmp_path, "de", message)
    catalogue = Catalogue.load(tmp_path)
    found = list(flaws(catalogue.texts("de"), catalogue.texts("en")))
    assert all(flaw.is_absent for flaw in found if flaw.key not in message)
    return [flaw.what for flaw in found if flaw.key in message]


@pytest.mark.parametrize(
    ("message", "part"),
    [
        ("hello = Hallo, <b>du</b>! /help zeigt es.", "lacks the values name"),
        ("hello = Hallo, <b>{ $nome }</b>! /help zeigt es.", "has the values nome"),
        ("hello = Hallo, { $name }! /help zeigt es.", "lacks the markup"),
        ("hello = Hallo, <b>{ $name }</b>! /hilfe zeigt es.", "has the commands /hilfe"),
        ("hello = Hallo, <b>{ $name }! /help zeigt es.</b></b>", "closes </b>"),
        ("hello = Hallo, <b>{ $name }</b> & Co! /help zeigt es.", "&amp;"),
        ("hello = Hello, <b>{ $name }</b>! /help shows how this works.", "left in English"),
        ('link = Siehe <a href="https://example.org/{ $id }">diese Seite</a>', "which English has not"),
        ("count = { $n ->\n       *[other] { $n } Dateien\n    }", "plural forms one other"),
        ("count = { $n ->\n        [one] x\n        [few] y\n       *[other] { $n } Dateien\n    }", "plural forms"),
        ("about-short = " + "Sprache " * 20, "too long: at most 120"),
        ('about-short = Sprache{" "}', "ends with a space"),
        ("about-short = {", "is not Fluent"),
        ("nothing-such = Nichts", "not in English"),
    ],
)
def test_a_flaw_is_told(tmp_path: Path, message: str, part: str) -> None:
    assert any(part in what for what in told(tmp_path, message))


def test_a_good_message_has_none(tmp_path: Path) -> None:
    assert told(tmp_path, "hello = Hallo, <b>{ $name }</b>! /help zeigt, wie es geht.") == []
