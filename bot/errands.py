"""Wires what is done with tasks beside transcribing: history, cards, files, conversions, limits."""

from dataclasses import dataclass

from bot.basis import Basis
from bot.jobs.allowance import Allowances
from bot.jobs.cards import Cards
from bot.jobs.conversions import Conversions
from bot.jobs.fetch import Fetch
from bot.jobs.files import Files
from bot.jobs.history import History
from bot.jobs.inquiry import Inquiry
from bot.jobs.orders import Orders
from bot.jobs.taskhandles import TaskHandles
from bot.store.handles import Handles
from bot.store.lists import Lists
from bot.telegram.files import TelegramFiles
from bot.telegram.uploads import CLOUD_MAX_UPLOAD_BYTES, LOCAL_MAX_UPLOAD_BYTES, TelegramUploads


@dataclass(frozen=True, slots=True)
class Errands:
    """The step that brings files, and the use cases by the names that handlers know them by."""

    fetch: Fetch
    history: History
    cards: Cards
    orders: Orders
    conversions: Conversions
    allowances: Allowances

    def services(self) -> dict[str, object]:
        """What handlers are given."""
        return {
            "history": self.history, "cards": self.cards, "orders": self.orders, "conversions": self.conversions,
            "allowances": self.allowances,
        }  # fmt: skip


def build_errands(basis: Basis) -> Errands:
    """Build them on the basis."""
    life, results, client, keyring = basis.life, basis.results, basis.client, basis.keyring
    handles = Handles(basis.store, basis.vault)
    task_handles = TaskHandles(handles)
    inquiry = Inquiry(life=life, keyring=keyring)
    is_local = basis.settings.telegram_api_local
    files = Files(
        client=client, files=TelegramFiles(basis.bot), results=results, max_download_bytes=basis.max_download_bytes
    )
    allowances = Allowances(life=life, inquiry=inquiry, client=client, meter=basis.meter, catalogue=basis.catalogue)
    basis.meter.on_spent = allowances.notice
    return Errands(
        fetch=Fetch(
            life=life, keyring=keyring, files=files, sender=basis.sender, handles=task_handles,
            uploads=TelegramUploads(basis.bot, LOCAL_MAX_UPLOAD_BYTES if is_local else CLOUD_MAX_UPLOAD_BYTES),
        ),
        history=History(
            inquiry=inquiry, client=client, jobs=basis.jobs, results=results, handles=task_handles,
            lists=Lists(basis.store, basis.vault),
        ),
        cards=Cards(inquiry=inquiry, client=client, jobs=basis.jobs, results=results, handles=task_handles),
        orders=Orders(
            life=life, keyring=keyring, inquiry=inquiry, results=results, max_download_bytes=basis.max_download_bytes
        ),
        conversions=Conversions(handles),
        allowances=allowances,
    )  # fmt: skip
