"""Notes as people leave them and queries as people type them, with what each should find.

The half `corpus_b.json` was written by somebody who had not seen the code, and kept apart until it was done.
"""

import json
from pathlib import Path

import pytest

from bot.search.forms import Forms
from bot.search.passage import texts_with
from bot.transcript.speech import Transcript

HALVES = sorted(Path(__file__).parent.glob("corpus_*.json"))


@pytest.mark.parametrize("half", HALVES, ids=lambda path: path.stem)
def test_nearly_all_is_found_and_nearly_nothing_else(half: Path) -> None:
    corpus, forms = json.loads(half.read_text(encoding="utf-8")), Forms()
    texts = [(Transcript(note["text"]), note["who"]) for note in corpus["notes"]]
    ids = [note["id"] for note in corpus["notes"]]
    expected = {(query["q"], note) for query in corpus["queries"] for note in query["expect"]}
    found = {(q, ids[n]) for q in (query["q"] for query in corpus["queries"]) for n in texts_with(q, texts, forms)[0]}
    assert len(found & expected) >= 0.95 * len(expected), sorted(expected - found)
    assert len(found - expected) <= 0.05 * len(found), sorted(found - expected)
