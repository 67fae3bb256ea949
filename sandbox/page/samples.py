"""What can be sent with one click, and what is said in it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sandbox.polyglotvoice import PolyglotVoiceStandIn
from sandbox.polyglotvoice.speech import Segment, Speech
from sandbox.words import words

# Each sentence: espeak-ng -v en-gb (or ru) -s 150 -w N.wav "<words>"; all of them joined, then
# ffmpeg -i all.wav -ac 1 -ar 16000 -c:a libopus -b:a 16k en.ogg
_VOICES = Path(__file__).parent / "voices"
_SPOKEN = {
    "en": [
        (0.0, 4.1, "Hi, it's me. I am on the train and can't call."),
        (4.1, 8.1, "Could you bring the blue folder to the office tomorrow, before ten?"),
        (8.1, 12.7, "The meeting was moved, and Vera needs the drawings from last spring."),
        (12.7, 13.8, "Thank you!"),
    ],
    "ru": [
        (0.0, 4.0, "Привет, это я. Еду в поезде, позвонить не могу."),
        (4.0, 8.5, "Захвати, пожалуйста, завтра в офис синюю папку, до десяти."),
        (8.5, 12.5, "Встречу перенесли, и Вере нужны чертежи с прошлой весны."),
        (12.5, 13.4, "Спасибо!"),
    ],
}
_OWN_LINK_S = 61


@dataclass(frozen=True, slots=True)
class Link:
    """A link to send: what the service calls it, how many seconds it lasts, and what is said there or why not."""

    url: str
    title: str
    length_s: int
    said: tuple[str, ...] = ()
    speakers: int = 1
    refused: str = ""


LINKS = {
    "en": (
        Link(
            "https://video.example/why-bridges-sing", "Why bridges sing", 94,
            ("Stand under an old iron bridge on a windy day, and you will hear it hum.", "Every beam has its own note.",
             "Engineers listen to these notes: when one of them changes, a bolt has come loose."),
        ),
        Link(
            "https://podcast.example/winter-garden", "The winter garden, episode 7", 187,
            ("Today we plant garlic, in November, and on purpose.", "It needs the cold to make up its mind.",
             "Push each clove in as deep as your finger is long, cover it with leaves, and forget it until April."),
            speakers=2,
        ),
        Link("https://video.example/family-only", "Grandma's birthday", 300, refused="This video is private"),
    ),
    "ru": (
        Link(
            "https://video.example/pochemu-mosty-poyut", "Почему мосты поют", 94,
            ("Встаньте под старым железным мостом в ветреный день, и вы услышите, как он гудит.",
             "У каждой балки своя нота.", "Инженеры их слушают: если нота изменилась, значит, где-то ослаб болт."),
        ),
        Link(
            "https://podcast.example/zimniy-sad", "Зимний сад, выпуск 7", 187,
            ("Сегодня сажаем чеснок, в ноябре и нарочно.", "Чтобы решиться, ему нужен холод.",
             "Утопите каждый зубчик на длину пальца, укройте листьями и забудьте о нём до апреля."),
            speakers=2,
        ),
        Link("https://video.example/dlya-svoih", "Бабушкин юбилей", 300, refused="Это видео закрыто"),
    ),
}  # fmt: skip


def words_of(language: str | None) -> str:
    """The language of samples for a person: Russian, else English. They are recordings of these two."""
    return "ru" if language == "ru" else "en"


def sample(language: str) -> tuple[bytes, int]:
    """A voice note, and its length in seconds."""
    return (_VOICES / f"{language}.ogg").read_bytes(), round(_SPOKEN[language][-1][1])


def teach(api: PolyglotVoiceStandIn, language: str) -> None:
    """Let the stand-in know what is said in all samples, and have it say of all else that nobody listened."""
    api.honest = lambda size, _, length_s: _honest(size, length_s, language)
    api.dialect = replace(api.dialect, speakers=True)
    api.unknown_link = words(language, "Your link"), _OWN_LINK_S
    for each, spoken in _SPOKEN.items():
        said = [Segment(start_s, end_s, text) for start_s, end_s, text in spoken]
        api.known_speech[_digest(sample(each)[0])] = Speech.of("", said)
        for link in LINKS[each]:
            api.known_links[link.url] = link.title, link.length_s
            if link.refused:
                api.refuse_url(link.url, link.refused)
            else:
                api.known_speech[_digest(link.url.encode())] = _spread(link.said, link.length_s, link.speakers)


def expect_own(api: PolyglotVoiceStandIn, content: bytes, length_s: float, language: str) -> None:
    """Let it know how long a person's own recording is, and what they read."""
    digest = _digest(content)
    api.known_lengths_s[digest] = length_s
    api.known_speech.setdefault(digest, _honest(len(content), length_s, language))


def _honest(size: int, length_s: float, language: str) -> Speech:
    if size:
        arrived = words(language, "Your recording arrived, {length_s} s of it.", length_s=max(1, round(length_s)))
        return _spread(
            [arrived, words(language, "Nobody listens in the demo: a real key brings your words.")], length_s
        )
    # A link is never fetched.
    missing = words(language, "Nobody opens it in the demo: a real key brings what is said there.")
    return _spread([words(language, "Your link arrived."), missing], length_s)


def _spread(said: Sequence[str], length_s: float, speakers: int = 1) -> Speech:
    step_s = length_s / len(said)
    segments = [
        Segment(n * step_s, (n + 1) * step_s, text, f"Speaker {n % speakers + 1}") for n, text in enumerate(said)
    ]
    return Speech.of("", segments)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
