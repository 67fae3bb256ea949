"""A speaker's name: asked for below the answer, and put in wherever that speaker stands."""

import json
from dataclasses import dataclass, replace

from bot.chats.store import Chats
from bot.jobs.answer.restyle import Restyle
from bot.jobs.record import Job
from bot.jobs.status import place_of
from bot.telegram.messages import Sender
from bot.texts.catalogue import Html, Texts
from bot.transcript.escape import escape, is_blank, one_line

_BY_REPLY_S = 86_400
_NEXT_S = 600
"""So long the next message of a private chat may be the name, without replying to the question."""

LONGEST_NAME = 60
_NEXT = "next"


@dataclass(slots=True, kw_only=True)
class Naming:
    """Asks what a speaker is called, and gives the name. What was asked is noted until it is answered."""

    chats: Chats
    restyle: Restyle
    sender: Sender

    async def ask(self, job: Job, message_id: int, number: int, texts: Texts, *, user_id: int, user_name: str) -> bool:
        """Ask the person for the name of a speaker; False where the transcript is no longer kept.

        `message_id` is the answer that is to change. In a group the question is for the one who tapped.
        """
        speaker = await self.restyle.speaker(job, number)
        if speaker is None:
            return False
        html = texts.say("name-ask", speaker=speaker)
        if job.origin.is_shared:
            person = Html(f'<a href="tg://user?id={user_id}">{escape(one_line(user_name))}</a>')
            html = texts.say("name-ask-here", person=person, speaker=speaker)
        place = replace(place_of(job), reply_to=message_id)
        question = await self.sender.ask(place, html, texts.plain("name-placeholder"))
        asked = json.dumps([job.id, message_id, speaker, user_id, question])
        await self._note(job.origin.chat_id, str(question), asked, _BY_REPLY_S)
        if not job.origin.is_shared:
            await self._note(job.origin.chat_id, _NEXT, asked, _NEXT_S)
        return True

    async def asked(self, chat_id: int, user_id: int, reply_to: int | None) -> str | None:
        """What a message of this person answers, for `take`; None where it answers no such question."""
        found = await self.chats.unsaid(chat_id, _notice(_NEXT if reply_to is None else str(reply_to)))
        return found.decode() if found is not None and json.loads(found)[3] == user_id else None

    async def take(self, chat_id: int, asked: str, said: str) -> str | None:
        """Give the name; returns a sentence's key where that can't be."""
        job_id, message_id, speaker, _, question = json.loads(asked)
        name = one_line(said).rstrip(":")
        if is_blank(name) or len(name) > LONGEST_NAME:
            return "name-too-long"
        for each in (str(question), _NEXT):
            await self.chats.clear_notice(chat_id, _notice(each))
        await self.sender.delete(chat_id, question)
        job = await self.restyle.job(job_id)
        is_given = job is not None and await self.restyle.name(job, message_id, speaker, name)
        return None if is_given else "forward-forgotten"

    async def _note(self, chat_id: int, name: str, asked: str, for_s: int) -> None:
        await self.chats.clear_notice(chat_id, _notice(name))
        await self.chats.note(chat_id, _notice(name), asked.encode(), for_s)


def _notice(name: str) -> str:
    return f"naming:{name}"
