"""The error that carries the sentence a person reads, and ids for those that nobody foresaw."""

import secrets


class ExplainedError(Exception):
    """A known failure with its sentence.

    `sentence` is a key of the catalogue and `values` its placeholders; `permanent` says that trying the
    same thing again can't help; else it is tried `tries` times, or as often as anything is.
    """

    def __init__(self, sentence: str, *, permanent: bool, tries: int | None = None, **values: str | int) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.permanent = permanent
        self.tries = tries
        self.values = values


def new_error_id() -> str:
    """A short id that stands both in the log and in what the person reads."""
    return secrets.token_hex(4)
