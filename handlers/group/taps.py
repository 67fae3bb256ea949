"""Answers to taps in a group that must be read, even when finding them out took longer than a tap waits."""

from aiogram.types import CallbackQuery

from bot.groups.requests import GroupDesk
from bot.i18n import Html, Texts


async def refuse_tap(query: CallbackQuery, texts: Texts, groupdesk: GroupDesk, sentence: str) -> None:
    """Say no to the one who tapped: at the tap, or unseen by others where that is answered already."""
    if query.message is not None and groupdesk.is_answered(query.id):
        await groupdesk.ephemeral.hint(query.message.chat.id, query.from_user.id, texts.say(sentence))
    else:
        await query.answer(texts.plain(sentence), show_alert=True)


async def lead(query: CallbackQuery, texts: Texts, groupdesk: GroupDesk, url: str) -> None:
    """Open an address for the one who tapped, or show it to them alone where the tap is answered already."""
    if query.message is not None and groupdesk.is_answered(query.id):
        link = Html(f'<a href="{url}">{texts.say("button.go_on")}</a>')
        await groupdesk.ephemeral.hint(query.message.chat.id, query.from_user.id, link)
    else:
        await query.answer(url=url)
