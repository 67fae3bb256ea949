"""Wires what chats of several people need, and what is answered together."""

from bot.basis import Basis
from bot.jobs.compilation import Compilation
from bot.jobs.gathering import Gathering
from bot.jobs.group.desk import GroupDesk
from bot.jobs.group.doctor import Doctor
from bot.jobs.group.invites import Invites
from bot.jobs.group.keys import GroupKeys
from bot.jobs.group.notes import GroupNotes
from bot.jobs.group.posts import Posts
from bot.jobs.group.rights import Rights
from bot.jobs.group.visits import Visits
from bot.jobs.guestanswers import GuestAnswers
from bot.jobs.intake import Intake
from bot.jobs.keydesk import KeyDesk
from bot.jobs.queue import Queue
from bot.jobs.singles import Singles
from bot.store.bursts import Bursts
from bot.store.business import Businesses
from bot.store.optouts import OptOuts
from bot.store.pace import Pace
from bot.telegram.members import Members
from bot.telegram.messages import Ephemeral, GuestVoice


def queue_of(basis: Basis) -> Queue:
    """The answers that wait for each other."""
    compilation = Compilation(life=basis.life, results=basis.results, sender=basis.sender)
    return Queue(life=basis.life, pace=Pace(basis.store), bursts=Bursts(basis.store), compilation=compilation)


def guest_answers(basis: Basis) -> GuestAnswers:
    """The answers in chats that the bot is not in."""
    return GuestAnswers(life=basis.life, results=basis.results, voice=GuestVoice(basis.bot))


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
        ephemeral=Ephemeral(basis.bot, members, basis.sender),
        reactions=basis.reactions,
        chats=basis.chats,
        optouts=optouts,
        is_answered=basis.callbacks.is_answered,
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
