"""/key and /limits: set, show, replace and forget the chat's API key; what its plan allows.

A message that holds a key is deleted at once.
"""

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.enums import ChatType, MessageEntityType
from aiogram.filters import CommandObject
from aiogram.types import Message

from bot.jobs.intake.trial import Trial
from bot.jobs.query import InquiryError
from bot.keys.allowances import Allowances, limits_text
from bot.keys.chat_key import KeyCheck, KeyDesk, KeySet, KeyState, NewKeys
from bot.keys.spotting import Spotted, spot
from bot.polyglotvoice.models import SITE
from bot.telegram.callbacks import ExampleButton, KeyButton
from bot.telegram.messages import Sender, Tap
from bot.telegram.outgoing import Button, Place, Rows
from bot.texts.catalogue import Html, Texts
from handlers.menu import Command, own_words
from handlers.sent_media import links_in, media_of, place_near

_LINKS = frozenset({MessageEntityType.URL})
_QUOTED = frozenset({MessageEntityType.BLOCKQUOTE, MessageEntityType.EXPANDABLE_BLOCKQUOTE})


def build_router() -> Router:
    """The router of everything about keys; in front of all that reads commands, since a key may follow any of them."""
    router = Router(name="key")
    for observer in (router.message, router.edited_message):
        observer.filter(F.chat.type == ChatType.PRIVATE)
        observer.register(key_command, Command("key"))
        observer.register(key_within, own_key)
    router.message.register(show_limits, Command("limits"))
    router.callback_query.filter(F.message.chat.type == ChatType.PRIVATE)
    router.callback_query.register(new_key_button, KeyButton.filter(F.action.in_({"swap", "stay"})))
    router.callback_query.register(key_button, KeyButton.filter())
    router.callback_query.register(show_example, ExampleButton.filter())
    return router


def key_in(message: Message, apart_from: frozenset[MessageEntityType] = _LINKS) -> Spotted | None:
    """The key that a message shows, apart from its links."""
    words = text = message.text or message.caption or ""
    for entity in message.entities or message.caption_entities or ():
        if entity.type in apart_from:
            words = words.replace(entity.extract_from(text), " ")
    return spot(words) if words else None


def own_key(message: Message) -> dict[str, Spotted] | bool:
    """Whether the writer puts a key there themselves: not one that they forward or quote."""
    spotted = key_in(message, _LINKS | _QUOTED) if own_words(message) else None
    return {"spotted": spotted} if spotted is not None else False


async def key_command(
    message: Message, command: CommandObject, texts: Texts, sender: Sender, *, keydesk: KeyDesk, trial: Trial
) -> None:
    """`/key` shows; `/key sk_…` sets, without a question."""
    if command.args:
        await _set_key(message, key_in(message), texts, sender, keydesk, asks=False)
        return
    state = await keydesk.state(message.chat.id)
    html, rows = _state_view(state, texts) if state is not None else await key_steps(message, "key-steps", texts, trial)
    await sender.text(place_near(message), html, rows)


async def key_within(message: Message, spotted: Spotted, texts: Texts, sender: Sender, keydesk: KeyDesk) -> None:
    """A key anywhere else in what a person writes: taken, or asked about where another one works."""
    await _set_key(message, spotted, texts, sender, keydesk, asks=True)
    if media_of(message) is not None or links_in(message):
        raise SkipHandler  # what came with it is served as well


async def _set_key(
    message: Message, spotted: Spotted | None, texts: Texts, sender: Sender, keydesk: KeyDesk, *, asks: bool
) -> None:
    chat_id = message.chat.id
    rows: Rows = []
    # What follows /key may be a key with a slip in it: it goes too.
    deleted = await sender.delete(chat_id, message.message_id)
    if spotted is None or spotted.secret is None:
        html = texts.say("key-form")
    else:
        outcome = await keydesk.set(chat_id, spotted.secret, texts.language, asks=asks)
        html, rows = outcome_view(outcome, await keydesk.state(chat_id), texts)
    await sender.text(place_near(message), html if deleted else texts.say("key-delete-yourself", said=html), rows)


async def key_steps(message: Message, sentence: str, texts: Texts, trial: Trial) -> tuple[Html, Rows]:
    """How to get a key, with the way to the site and an example; and what may be tried without one."""
    html = texts.say(sentence)
    if left := await trial.left(message.chat.id):
        html = Html(f"{html}\n\n{texts.say('trial-offer', n=left, length=texts.duration(trial.limits.longest_s))}")
    return html, newcomer_rows(texts)


def newcomer_rows(texts: Texts) -> Rows:
    """What helps who has no key: the site, and an answer to look at."""
    example = Button(texts.plain("button-example"), data=ExampleButton().pack())
    return [[Button(texts.plain("button-site"), url=SITE)], [example]]


async def show_example(tap: Tap, sender: Sender) -> None:
    await tap.answer()
    site = [[Button(tap.texts.plain("button-site"), url=SITE)]]
    await sender.text(Place(tap.chat_id), tap.texts.say("example-answer"), site)


def outcome_view(outcome: KeySet, state: KeyState | None, texts: Texts) -> tuple[Html, Rows]:
    """What became of a key, and the question whether it shall replace the one that serves."""
    ending, old = outcome.ending, outcome.old
    if outcome.check is KeyCheck.FORGOTTEN:
        return texts.say("key-forgotten"), []
    if outcome.check is KeyCheck.ASKS:
        return texts.say("key-ask-replace", ending=ending, old=old), _question(texts)
    if outcome.reason:
        return texts.say("key-denied", ending=ending, reason=outcome.reason), []
    if old is not None:
        sentence = "key-refused-keeps" if outcome.check is KeyCheck.REFUSED else "key-untried-both"
        return texts.say(sentence, ending=ending, old=old), []
    if outcome.check is KeyCheck.REFUSED or state is None:
        return texts.say("key-refused"), []
    # Who has recordings waiting need not be asked for one.
    works = "key-state" if outcome.waiting else "key-works"
    sentence = works if outcome.check is KeyCheck.WORKS else "key-untried"
    since, until = texts.day(state.set_at), texts.day(state.expires_at)
    return with_waiting(texts.say(sentence, ending=ending, since=since, until=until), outcome, texts), []


def with_waiting(said: Html, outcome: KeySet, texts: Texts) -> Html:
    """What is `said` of a new key, and what goes on with it where it works."""
    if not outcome.waiting or outcome.check is not KeyCheck.WORKS:
        return said
    return texts.say("key-resumed", said=said, waiting=texts.say("key-waiting", n=outcome.waiting))


def _question(texts: Texts) -> Rows:
    swap, stay = KeyButton(action="swap").pack(), KeyButton(action="stay").pack()
    return [[Button(texts.plain("button-swap-key"), data=swap), Button(texts.plain("button-keep-old-key"), data=stay)]]


def _state_view(state: KeyState | None, texts: Texts) -> tuple[Html, Rows]:
    if state is None:
        return texts.say("key-steps"), newcomer_rows(texts)
    sentence = "key-state-dead" if state.is_dead else "key-state"
    said = texts.say(sentence, ending=state.ending, since=texts.day(state.set_at), until=texts.day(state.expires_at))
    if state.new is None:
        return said, [key_row(texts)]
    return texts.say("key-state-new", said=said, ending=state.new), [*_question(texts), key_row(texts)]


def key_row(texts: Texts) -> list[Button]:
    """What can be done with the key of a chat: replace it, delete it."""
    replace, forget = KeyButton(action="replace").pack(), KeyButton(action="ask").pack()
    return [
        Button(texts.plain("button-replace-key"), data=replace), Button(texts.plain("button-forget-key"), data=forget),
    ]  # fmt: skip


async def new_key_button(tap: Tap, callback_data: KeyButton, texts: Texts, keydesk: KeyDesk, new_keys: NewKeys) -> None:
    """Take the key that was asked about, or leave the old one."""
    rows: Rows = []
    if callback_data.action == "swap":
        if (new := await new_keys.get(tap.chat_id)) is None:
            await tap.answer("button-stale")
            await tap.buttons()
            return
        outcome = await keydesk.set(tap.chat_id, new.secret, texts.language)
        html, rows = outcome_view(outcome, await keydesk.state(tap.chat_id), texts)
    else:
        await new_keys.drop(tap.chat_id)
        state = await keydesk.state(tap.chat_id)
        html = texts.say("key-stays", old=state.ending) if state is not None else texts.say("key-steps")
    await tap.answer()
    await tap.edit(html, rows)


async def key_button(tap: Tap, callback_data: KeyButton, texts: Texts, keydesk: KeyDesk) -> None:
    rows: Rows = []
    if callback_data.action == "forget":
        await keydesk.forget(tap.chat_id)
        html = texts.say("key-forgotten")
    elif callback_data.action == "replace":
        html = texts.say("key-send-new")
    elif callback_data.action == "ask":
        html = texts.say("key-ask-forget")
        yes, no = KeyButton(action="forget").pack(), KeyButton(action="keep").pack()
        rows = [[Button(texts.plain("button-forget-yes"), data=yes), Button(texts.plain("button-keep"), data=no)]]
    else:
        html, rows = _state_view(await keydesk.state(tap.chat_id), texts)
    await tap.answer()
    await tap.edit(html, rows)


async def show_limits(message: Message, texts: Texts, allowances: Allowances, sender: Sender) -> None:
    """The live limits beside what this chat's account has spent here."""
    await sender.text(place_near(message), await limits_of(message.chat.id, texts, allowances))


async def limits_of(chat_id: int, texts: Texts, allowances: Allowances) -> Html:
    try:
        return limits_text(await allowances.show(chat_id), texts)
    except InquiryError as error:
        return error.said(texts)
