"""Wires what chats of several people need, and what is answered together."""

from bot.app.services import Basis
from bot.groups.diagnosis import Doctor
from bot.groups.guests import Businesses, Visits
from bot.groups.requests import GroupDesk, GroupNotes, OptOuts, Posts, Rights
from bot.jobs.answer.answer_order import Queue
from bot.jobs.answer.bursts import Bursts
from bot.jobs.answer.gathering import Gathering
from bot.jobs.answer.guest_answer import GuestAnswers
from bot.jobs.answer.joint_answer import Compilation
from bot.jobs.answer.pace import Pace
from bot.jobs.answer.restyle import Singles
from bot.jobs.answer.sending import AnswerParts
from bot.jobs.intake.intake import Intake
from bot.keys.chat_key import KeyDesk
from bot.keys.group_key import GroupKeys
from bot.keys.invites import Invites
from bot.telegram.guests import GuestVoice
from bot.telegram.members import Members
from bot.telegram.whispers import Whispers


def queue_of(basis: Basis, parts: AnswerParts) -> Queue:
    """The answers that wait for each other."""
    compilation = Compilation(life=basis.life, results=basis.results, sender=basis.sender, parts=parts)
    return Queue(life=basis.life, pace=Pace(basis.store), bursts=Bursts(basis.store), compilation=compilation)


def guest_answers(basis: Basis, parts: AnswerParts) -> GuestAnswers:
    """The answers in chats that the bot is not in."""
    return GuestAnswers(life=basis.life, results=basis.results, parts=parts, voice=GuestVoice(basis.bot), bot=basis.bot)


def group_services(basis: Basis, intake: Intake, keydesk: KeyDesk) -> dict[str, object]:
    """The services of the counter in groups, by the names that handlers ask for."""
    members = Members(basis.bot)
    optouts = OptOuts(basis.store)
    desk = GroupDesk(
        notes=GroupNotes(
            intake=intake,
            jobs=basis.jobs,
            keyring=basis.keyring,
            optouts=optouts,
            posts=Posts(jobs=basis.jobs, keyring=basis.keyring, chats=basis.chats, members=members),
        ),
        rights=Rights(members),
        whispers=Whispers(basis.bot, members, basis.sender),
        reactions=basis.reactions,
        chats=basis.chats,
        optouts=optouts,
        is_answered=basis.taps.is_answered,
    )
    invites = Invites(basis.vault, basis.clock)
    groupkeys = GroupKeys(
        invites=invites, rights=desk.rights, members=members, keydesk=keydesk, chats=basis.chats,
        lending=basis.lending, loans=basis.loans, clock=basis.clock,
    )  # fmt: skip
    return {
        "groupdesk": desk,
        "groupkeys": groupkeys,
        "invites": invites,
        "doctor": Doctor(members, basis.keyring),
        "visits": Visits(
            intake=intake, keyring=basis.keyring, members=members, businesses=Businesses(basis.store, basis.vault)
        ),
        "guestvoice": GuestVoice(basis.bot),
        "gathering": Gathering(Bursts(basis.store), basis.clock),
        "singles": Singles(life=basis.life, results=basis.results, sender=basis.sender),
    }
