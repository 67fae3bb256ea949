"""What a check found: one line for a person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """`sentence` says how it stands; where something is wrong, also how to mend it. It holds no secret."""

    about: str
    is_well: bool
    sentence: str

    def line(self) -> str:
        return f"{'✓' if self.is_well else '✗'} {self.about}: {self.sentence}"


def well(about: str, sentence: str) -> Finding:
    return Finding(about, True, sentence)


def wrong(about: str, sentence: str) -> Finding:
    return Finding(about, False, sentence)
