"""The services that only operators see: their numbers, alerts, digest, broadcasts, probe and menus."""

from collections.abc import Mapping
from functools import cached_property

from bot.app.foundation import Foundation
from bot.doctor.probe import post
from bot.observe.backlog import BacklogReader
from bot.operators.alerts import Alarms, Alerter, OperatorVoice
from bot.operators.broadcast import Broadcasting, Broadcasts
from bot.operators.live_probe import LiveProbe
from bot.operators.menus import OperatorMenus
from bot.operators.report import Digest, Reports
from bot.telegram.profile import BotProfile


class OperatorServices(Foundation):
    """Built of the foundation alone."""

    @cached_property
    def backlog(self) -> BacklogReader:
        return BacklogReader(jobs=self.jobs, engine=self.engine, clock=self.clock)

    @cached_property
    def reports(self) -> Reports:
        return Reports(
            daily_counters=self.daily_counters, processes=self.processes, backlog=self.backlog,
            known=self.known_chats, clock=self.clock,
        )  # fmt: skip

    @cached_property
    def digest(self) -> Digest:
        return Digest(
            reports=self.reports, chats=self.chats, engine=self.engine, sender=self.sender, catalogue=self.catalogue,
            operators=self.settings.operators, clock=self.clock,
        )  # fmt: skip

    @cached_property
    def broadcasting(self) -> Broadcasting:
        return Broadcasting(
            broadcasts=Broadcasts(self.store, self.vault), known=self.known_chats, chats=self.chats,
            engine=self.engine, sender=self.sender, catalogue=self.catalogue, clock=self.clock,
        )  # fmt: skip

    @cached_property
    def live_probe(self) -> LiveProbe:
        return LiveProbe(
            connect=self.connect, keyring=self.keyring, chats=self.chats, engine=self.engine, sender=self.sender,
            catalogue=self.catalogue,
        )  # fmt: skip

    @cached_property
    def alerter(self) -> Alerter:
        voice = OperatorVoice(
            operators=self.settings.operators, chats=self.chats, sender=self.sender, catalogue=self.catalogue
        )
        url = self.settings.alert_url

        async def tell(alarm: Mapping[str, str]) -> None:
            if url is not None:
                await post(url.get_secret_value(), alarm)

        return Alerter(
            alarms=Alarms(self.store, self.clock), health=self.health, processes=self.processes, backlog=self.backlog,
            voice=voice, post=tell, clock=self.clock,
        )  # fmt: skip

    def operator_menus(self, menu: Mapping[str, str]) -> OperatorMenus:
        """`menu`: the operators' commands, each with its sentence."""
        profile, operators = BotProfile(self.bot), self.settings.operators
        return OperatorMenus(profile=profile, redis=self.store, operators=operators, menu=menu)
