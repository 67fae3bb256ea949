"""The services of one process: each is built once, of the others, and named once. Only this room reads it."""

from functools import cached_property

from bot.accounts.service_probe import ServiceProbe
from bot.app.for_operators import OperatorServices
from bot.chats.erasure import Privacy
from bot.groups.condition import Conditions
from bot.groups.diagnosis import Doctor
from bot.groups.newcomers import Newcomers
from bot.groups.notes import GroupNotes, GroupRecordings
from bot.groups.visits import Businesses, Visits
from bot.jobs.answer.deliver import AnswerOrder, Deliver, SingleAnswer
from bot.jobs.answer.guest_answer import GuestAnswers
from bot.jobs.answer.joint_answer import JointAnswer
from bot.jobs.answer.naming import Naming
from bot.jobs.answer.outbox import Outbox
from bot.jobs.answer.redo import JobActions, Redo, Retry
from bot.jobs.answer.restyle import Restyle
from bot.jobs.answer.results import Results
from bot.jobs.answer.sending import AnswerParts
from bot.jobs.answer.turns import Batches, Pace
from bot.jobs.budgets import Limit, Limits, PersonQuota
from bot.jobs.intake.edits import Edits
from bot.jobs.intake.intake import Admission, Intake
from bot.jobs.intake.trial import Trial, TrialLimits
from bot.jobs.reconcile import Orphans, Reconciler
from bot.jobs.submit.links import LinkChecks
from bot.jobs.submit.source import Uploads as MediaUploads
from bot.jobs.submit.submit import Submit, TaskMaker
from bot.keys.allowances import Allowances, LimitWarning
from bot.keys.chat_key import Expiry, KeyDesk, KeyRetry, KeyTrial, NewKeys
from bot.keys.group_key import GroupKeys
from bot.keys.lending import Lending
from bot.library.card import Cards
from bot.library.export import Export
from bot.library.fetch import Fetch, FileDelivery
from bot.library.handles import Conversions, Handles, TaskHandles
from bot.library.history import History, Lists
from bot.library.listing import Files
from bot.library.orders import Orders
from bot.operators.rulings import Rulings
from bot.polling.poll import AccountHold, CheckPlanner, Poll, StatusChecks
from bot.polling.watch import Outcomes, WatchStart
from bot.search.finder import Finder
from bot.search.forms import Forms
from bot.store.rewriting import Rewriting
from bot.telegram.messages import Ephemeral
from bot.web.hints import Hints


class Services(OperatorServices):
    """The use cases, built of the foundation and each other."""

    @cached_property
    def privacy(self) -> Privacy:
        return Privacy(
            chats=self.chats, engine=self.engine, stop_jobs=self.actions.cancel_all,
            end_loans=self.lending.take_all_back, names=self.names_seen, has_own_store=self.settings.redis_url is None,
        )  # fmt: skip

    @cached_property
    def rewriting(self) -> Rewriting:
        return Rewriting(self.store, self.settings.data_dir, self.clock)

    @cached_property
    def reconciler(self) -> Reconciler:
        return Reconciler(
            jobs=self.jobs, lifecycle=self.lifecycle, account_change=self.account_change, watchlist=self.watchlist,
            engine=self.engine, inbox=self.inbox, orphans=Orphans(self.store),
        )  # fmt: skip

    @cached_property
    def service_probe(self) -> ServiceProbe:
        return ServiceProbe(
            whole=self.outage, uploads=self.uploads_outage, is_alive=self.client.is_alive,
            waiting=self.reconciler.waiting_for_service, wake=self.reconciler.wake, clock=self.clock,
        )  # fmt: skip

    @cached_property
    def person_quota(self) -> PersonQuota:
        settings = self.settings
        person = Limit(settings.person_jobs_at_once, settings.person_jobs_per_hour)
        limits = Limits(person, Limit(settings.chat_jobs_at_once, settings.chat_jobs_per_hour), settings.operators)
        return PersonQuota(redis=self.store, jobs=self.jobs, keyring=self.keyring, limits=limits)

    @cached_property
    def trial(self) -> Trial:
        settings = self.settings
        limits = TrialLimits(settings.trial_notes, settings.trial_notes_per_day, settings.trial_note_seconds)
        return Trial(
            redis=self.store, vault=self.vault, keyring=self.keyring, notices=self.notices, limits=limits,
            clock=self.clock,
        )  # fmt: skip

    @cached_property
    def intake(self) -> Intake:
        admission = Admission(
            keyring=self.keyring, accounts=self.accounts, chats=self.chats, person_quota=self.person_quota,
            names=self.names, trial=self.trial,
        )  # fmt: skip
        return Intake(
            jobs=self.jobs, lifecycle=self.lifecycle, journal=self.journal, duplicates=self.duplicates,
            admission=admission, engine=self.engine, max_download_bytes=self.max_download_bytes,
        )  # fmt: skip

    @cached_property
    def task_maker(self) -> TaskMaker:
        files, most = self.telegram_files, self.max_download_bytes
        uploads = MediaUploads(files=files, client=self.client, max_download_bytes=most)
        return TaskMaker(
            jobs=self.jobs, lifecycle=self.lifecycle, client=self.client, uploads=uploads, speech=self.speech,
            checks=LinkChecks(self.store, self.vault), names=self.names,
        )  # fmt: skip

    @cached_property
    def submit(self) -> Submit:
        return Submit(
            runner=self.runner, keyring=self.keyring, account_change=self.account_change, duplicates=self.duplicates,
            slot_queue=self.slot_queue, maker=self.task_maker, watch_start=self.watch_start,
        )  # fmt: skip

    @cached_property
    def watch_start(self) -> WatchStart:
        return WatchStart(
            jobs=self.jobs, lifecycle=self.lifecycle, journal=self.journal, watchlist=self.watchlist,
            forecasts=self.forecasts, engine=self.engine, clock=self.clock,
        )  # fmt: skip

    @cached_property
    def outcomes(self) -> Outcomes:
        return Outcomes(
            runner=self.runner, lifecycle=self.lifecycle, jobs=self.jobs, journal=self.journal,
            watchlist=self.watchlist, forecasts=self.forecasts, on_task=self.speech.learn,
        )  # fmt: skip

    @cached_property
    def status_checks(self) -> StatusChecks:
        watchlist, forecasts = self.watchlist, self.forecasts
        planner = CheckPlanner(watchlist=watchlist, forecasts=forecasts, slowdown=self.slowdown, clock=self.clock)
        return StatusChecks(
            client=self.client, jobs=self.jobs, lifecycle=self.lifecycle, watchlist=self.watchlist,
            outcomes=self.outcomes, planner=planner, on_check=self.metrics.check_made,
        )  # fmt: skip

    @cached_property
    def poll(self) -> Poll:
        jobs, change = self.jobs, self.account_change
        hold = AccountHold(jobs=jobs, lifecycle=self.lifecycle, account_change=change, watchlist=self.watchlist)
        return Poll(
            checks=self.status_checks, watchlist=self.watchlist, keyring=self.keyring, breaker=self.breaker,
            hold=hold, jobs=self.jobs, on_ended=self.slot_queue.move_up,
        )  # fmt: skip

    @cached_property
    def hints(self) -> Hints:
        return Hints(watchlist=self.watchlist, engine=self.engine, clock=self.clock)

    @cached_property
    def results(self) -> Results:
        return Results(
            keyring=self.keyring, client=self.client, transcripts=self.transcripts, settle=self.budgets.settle
        )

    @cached_property
    def answer_parts(self) -> AnswerParts:
        sender, outbox = self.sender, self.outbox
        return AnswerParts(jobs=self.jobs, sender=sender, status=self.status, journal=self.journal, outbox=outbox)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(
            lifecycle=self.lifecycle, jobs=self.jobs, engine=self.engine, chats=self.chats, sender=self.sender,
            catalogue=self.catalogue, clock=self.clock,
        )  # fmt: skip

    @cached_property
    def batches(self) -> Batches:
        return Batches(self.store, self.clock)

    @cached_property
    def answer_order(self) -> AnswerOrder:
        pace, together = Pace(self.store), self.joint_answer
        return AnswerOrder(jobs=self.jobs, pace=pace, batches=self.batches, together=together, clock=self.clock)

    @cached_property
    def joint_answer(self) -> JointAnswer:
        return JointAnswer(
            jobs=self.jobs, results=self.results, sender=self.sender, parts=self.answer_parts, chats=self.chats,
            catalogue=self.catalogue,
        )  # fmt: skip

    @cached_property
    def deliver(self) -> Deliver:
        alone = SingleAnswer(
            results=self.results, sender=self.sender, parts=self.answer_parts, chats=self.chats,
            catalogue=self.catalogue, together=self.joint_answer,
        )  # fmt: skip
        guests = GuestAnswers(
            results=self.results, parts=self.answer_parts, chats=self.chats, catalogue=self.catalogue,
            voice=self.guest_voice, sender=self.sender,
        )  # fmt: skip
        return Deliver(
            runner=self.runner, lifecycle=self.lifecycle, jobs=self.jobs, results=self.results, alone=alone,
            order=self.answer_order, guests=guests,
        )  # fmt: skip

    @cached_property
    def actions(self) -> JobActions:
        return JobActions(
            lifecycle=self.lifecycle, jobs=self.jobs, watchlist=self.watchlist, engine=self.engine,
            status=self.status, journal=self.journal, slot_queue=self.slot_queue,
        )  # fmt: skip

    @cached_property
    def redo(self) -> Redo:
        return Redo(
            chats=self.chats, results=self.results, actions=self.actions, files=self.telegram_files, speech=self.speech,
            quota=self.person_quota, keyring=self.keyring,
        )  # fmt: skip

    @cached_property
    def retry(self) -> Retry:
        return Retry(
            jobs=self.jobs, actions=self.actions, quota=self.person_quota, keyring=self.keyring, known=self.known_chats
        )

    @cached_property
    def restyle(self) -> Restyle:
        return Restyle(
            jobs=self.jobs, results=self.results, sender=self.sender, chats=self.chats, catalogue=self.catalogue,
            together=self.joint_answer,
        )  # fmt: skip

    @cached_property
    def naming(self) -> Naming:
        return Naming(chats=self.chats, restyle=self.restyle, sender=self.sender)

    @cached_property
    def lending(self) -> Lending:
        return Lending(self.store, self.vault, self.chats, self.notices)

    @cached_property
    def expiry(self) -> Expiry:
        return Expiry(chats=self.chats, engine=self.engine, notices=self.notices, clock=self.clock)

    @cached_property
    def key_desk(self) -> KeyDesk:
        trial = KeyTrial(client=self.client, breaker=self.breaker, accounts=self.accounts, clock=self.clock)
        return KeyDesk(
            trial=trial, chats=self.chats, keyring=self.keyring, expiry=self.expiry, lending=self.lending,
            account_change=self.account_change, new_keys=self.new_keys,
        )  # fmt: skip

    @cached_property
    def new_keys(self) -> NewKeys:
        return NewKeys(redis=self.store, vault=self.vault, engine=self.engine, clock=self.clock)

    @cached_property
    def key_retry(self) -> KeyRetry:
        return KeyRetry(desk=self.key_desk, new_keys=self.new_keys, notices=self.notices, clock=self.clock)

    @cached_property
    def edits(self) -> Edits:
        return Edits(redis=self.store, jobs=self.jobs, cancel=self.actions.cancel)

    @cached_property
    def group_keys(self) -> GroupKeys:
        return GroupKeys(
            invites=self.invites, members=self.members, keydesk=self.key_desk, chats=self.chats,
            lending=self.lending, clock=self.clock,
        )  # fmt: skip

    @cached_property
    def allowances(self) -> Allowances:
        warning = LimitWarning(chats=self.chats, sender=self.sender, catalogue=self.catalogue)
        allowances = Allowances(
            accounts=self.accounts, inquiry=self.inquiry, client=self.client, meter=self.meter, warning=warning,
            engine=self.engine, clock=self.clock,
        )  # fmt: skip
        self.meter.on_spent = allowances.notice
        return allowances

    @cached_property
    def handles(self) -> Handles:
        return Handles(self.store, self.vault)

    @cached_property
    def task_handles(self) -> TaskHandles:
        return TaskHandles(self.handles, self.keyring, self.jobs)

    @cached_property
    def conversions(self) -> Conversions:
        return Conversions(self.handles)

    @cached_property
    def fetch(self) -> Fetch:
        most, results = self.max_download_bytes, self.results
        files = Files(
            client=self.client, files=self.telegram_files, results=results, export=self.export, max_download_bytes=most
        )
        sender, handles = self.sender, self.task_handles
        delivery = FileDelivery(uploads=self.chat_uploads, sender=sender, handles=handles, catalogue=self.catalogue)
        return Fetch(
            runner=self.runner, lifecycle=self.lifecycle, account_change=self.account_change, jobs=self.jobs,
            files=files, delivery=delivery, parts=self.answer_parts,
        )  # fmt: skip

    @cached_property
    def history(self) -> History:
        return History(
            inquiry=self.inquiry, client=self.client, jobs=self.jobs, results=self.results,
            lists=Lists(self.store, self.vault), handles=self.task_handles, forms=self.forms,
        )  # fmt: skip

    @cached_property
    def export(self) -> Export:
        return Export(
            transcripts=self.transcripts, jobs=self.jobs, chats=self.chats, catalogue=self.catalogue,
            max_bytes=self.chat_uploads.max_bytes,
        )  # fmt: skip

    @cached_property
    def cards(self) -> Cards:
        jobs, handles = self.jobs, self.task_handles
        return Cards(inquiry=self.inquiry, client=self.client, jobs=jobs, results=self.results, handles=handles)

    @cached_property
    def orders(self) -> Orders:
        return Orders(
            jobs=self.jobs, lifecycle=self.lifecycle, journal=self.journal, quota=self.person_quota,
            inquiry=self.inquiry, results=self.results, max_download_bytes=self.max_download_bytes,
        )  # fmt: skip

    @cached_property
    def forms(self) -> Forms:
        return Forms()

    @cached_property
    def finder(self) -> Finder:
        return Finder(self.transcripts, self.jobs, self.forms, self.catalogue)

    @cached_property
    def doctor(self) -> Doctor:
        conditions = Conditions(
            keyring=self.keyring, breaker=self.breaker, jobs=self.jobs, chats=self.chats, rules=self.rules,
            clock=self.clock,
        )  # fmt: skip
        return Doctor(self.members, conditions)

    @cached_property
    def group_notes(self) -> GroupNotes:
        return GroupNotes(
            intake=self.intake, jobs=self.jobs, keyring=self.keyring, chats=self.chats, members=self.members,
            redis=self.store,
        )  # fmt: skip

    @cached_property
    def group_recordings(self) -> GroupRecordings:
        return GroupRecordings(
            notes=self.group_notes, members=self.members, chats=self.chats, ephemeral=self.ephemeral,
            sender=self.sender, notices=self.notices,
        )  # fmt: skip

    @cached_property
    def ephemeral(self) -> Ephemeral:
        return Ephemeral(
            bot=self.bot, members=self.members, sender=self.sender, reactions=self.reactions,
            is_answered=self.callbacks.is_answered,
        )  # fmt: skip

    @cached_property
    def newcomers(self) -> Newcomers:
        return Newcomers(chats=self.chats, members=self.members, transcripts=self.transcripts, clock=self.clock)

    @cached_property
    def visits(self) -> Visits:
        businesses = Businesses(self.store, self.vault)
        return Visits(intake=self.intake, keyring=self.keyring, members=self.members, businesses=businesses)

    @cached_property
    def rulings(self) -> Rulings:
        async def stop_jobs(who: int) -> int:
            stopped = await self.actions.cancel_all(who)
            in_groups = [await self.actions.cancel(job_id) for job_id in await self.person_quota.under_way(who)]
            return stopped + sum(job is not None for job in in_groups)

        return Rulings(
            rules=self.rules, names=self.names_seen, chats=self.chats, known=self.known_chats, engine=self.engine,
            stop_jobs=stop_jobs, go_on=self.account_change.resume_in,
        )  # fmt: skip
