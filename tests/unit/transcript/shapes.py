"""What services send: transcripts made by hypothesis, hostile ones among them."""

from hypothesis import strategies as st

from bot.transcript.speech import Segment, Transcript

HOSTILE = (
    '<b>&amp;"</b>',
    "a --> b",
    "\u202eevil\u202c",
    "\ud83d",
    "👨‍👩‍👧‍👦",
    "é̂",
    "🇷🇺🇬🇧",
    "\x00",
    "\r\n\r\n",
    "ё.",
    "。",
    "{\\an8}",
    "42",
)

characters = st.characters(codec=None)
texts = st.lists(
    st.one_of(st.text(characters, max_size=30), st.sampled_from(HOSTILE), st.just(" "), st.just(". ")), max_size=60
).map("".join)
times_s = st.one_of(
    st.floats(allow_nan=True, allow_infinity=True),
    st.floats(0, 100),
    st.sampled_from([0.0, 0.05, 1.0, 3600.0, 400_000.0]),
)
segments = st.builds(
    Segment, start_s=times_s, end_s=times_s, text=texts, speaker=st.one_of(st.none(), st.text(characters, max_size=90))
)
transcripts = st.builds(
    Transcript,
    text=texts,
    segments=st.lists(segments, max_size=12).map(tuple),
    language=st.one_of(st.none(), st.just("ru")),
    duration_s=st.one_of(st.none(), st.floats(0, 1e6)),
)


def without_space(text: str) -> str:
    return "".join(text.split())


def ten_hours() -> Transcript:
    """36,000 segments of a second each."""
    said = [f"Предложение номер {number} & ещё несколько слов." for number in range(36_000)]
    segments = tuple(Segment(float(n), n + 1.0, text, f"Speaker {n // 40 % 2}") for n, text in enumerate(said))
    return Transcript(text=" ".join(said), segments=segments, language="ru", duration_s=36_000.0)
