"""The services of one process: each is built once, of the others, and named once. Only this room reads it."""

from collections.abc import Mapping

from bot.accounts.service_probe import ServiceProbe
from bot.app.foundation import Foundation
from bot.app.wiring import Service
from bot.chats.erasure import Privacy
from bot.doctor.probe import post
from bot.groups.condition import Conditions
from bot.groups.diagnosis import Doctor
from bot.groups.newcomers import Newcomers
from bot.groups.notes import GroupNotes, GroupRecordings
from bot.groups.visits import Businesses, Visits
from bot.jobs.answer.deliver import Deliver, SingleAnswer
from bot.jobs.answer.guest_answer import GuestAnswers
from bot.jobs.answer.joint_answer import JointAnswer
from bot.jobs.answer.naming import Naming
from bot.jobs.answer.outbox import Outbox
from bot.jobs.answer.pace import Batches, Pace
from bot.jobs.answer.redo import JobActions, Redo, Retry
from bot.jobs.answer.restyle import Restyle
from bot.jobs.answer.results import Results
from bot.jobs.answer.sending import AnswerParts
from bot.jobs.answer.turns import AnswerOrder
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
from bot.library.handles import Handles, TaskHandles
from bot.library.history import History, Lists
from bot.library.listing import Files
from bot.library.orders import Orders
from bot.observe.backlog import BacklogReader
from bot.operators.alerts import Alarms, Alerter, OperatorVoice
from bot.operators.broadcast import Broadcasting, Broadcasts
from bot.operators.live_probe import LiveProbe
from bot.operators.report import Digest, Reports
from bot.operators.rulings import Rulings
from bot.polling.poll import Poll, StatusChecks
from bot.polling.watch import AccountHold, CheckPlanner, Outcomes
from bot.search.finder import Finder
from bot.search.forms import Forms
from bot.store.rewriting import Rewriting
from bot.telegram.messages import Ephemeral
from bot.web.server import Hints


class Services(Foundation):
    """The use cases, built of the foundation and each other."""

    privacy = Service(
        Privacy, stop_jobs="actions.cancel_all", end_loans="lending.take_all_back", names="names_seen",
        has_own_store="is_embedded",
    )  # fmt: skip
    rewriting = Service(Rewriting, data_dir="settings.data_dir")
    orphans = Service(Orphans)
    reconciler = Service(Reconciler)
    service_probe = Service(
        ServiceProbe, whole="outage", uploads="uploads_outage", is_alive="client.is_alive",
        waiting="reconciler.waiting_for_service", wake="reconciler.wake",
    )  # fmt: skip

    quota = Service(PersonQuota, limits="person_limits")
    trial = Service(Trial, limits="trial_limits")
    admission = Service(Admission, person_quota="quota")
    intake = Service(Intake)
    edits = Service(Edits, cancel="actions.cancel")

    media_uploads = Service(MediaUploads, files="telegram_files")
    link_checks = Service(LinkChecks)
    task_maker = Service(TaskMaker, uploads="media_uploads", checks="link_checks")
    submit = Service(Submit, maker="task_maker")

    outcomes = Service(Outcomes, on_task="speech.learn")
    planner = Service(CheckPlanner)
    status_checks = Service(StatusChecks, on_check="metrics.check_made")
    hold = Service(AccountHold)
    poll = Service(Poll, checks="status_checks", on_ended="slot_queue.move_up")
    hints = Service(Hints)

    results = Service(Results, settle="budgets.settle")
    parts = Service(AnswerParts)
    outbox = Service(Outbox)
    batches = Service(Batches)
    pace = Service(Pace)
    together = Service(JointAnswer)
    answer_order = Service(AnswerOrder)
    single_answer = Service(SingleAnswer)
    guest_answers = Service(GuestAnswers, voice="guestvoice")
    deliver = Service(Deliver, alone="single_answer", order="answer_order", guests="guest_answers")
    actions = Service(JobActions)
    redo = Service(Redo, files="telegram_files")
    retry = Service(Retry)
    restyle = Service(Restyle)
    naming = Service(Naming)

    lending = Service(Lending)
    expiry = Service(Expiry)
    key_trial = Service(KeyTrial)
    new_keys = Service(NewKeys)
    keydesk = Service(KeyDesk, trial="key_trial")
    key_retry = Service(KeyRetry, desk="keydesk")
    groupkeys = Service(GroupKeys)
    limit_warning = Service(LimitWarning)
    allowances = Service(Allowances)

    handles = Service(Handles)
    task_handles = Service(TaskHandles)
    exports = Service(Export, max_bytes="max_upload_bytes")
    files = Service(Files, files="telegram_files", export="exports")
    delivery = Service(FileDelivery, uploads="chat_uploads", handles="task_handles")
    fetch = Service(Fetch)
    lists = Service(Lists)
    forms = Service(Forms)
    history = Service(History, handles="task_handles")
    cards = Service(Cards, handles="task_handles")
    orders = Service(Orders)
    finder = Service(Finder)

    conditions = Service(Conditions)
    doctor = Service(Doctor)
    groupnotes = Service(GroupNotes)
    recordings = Service(GroupRecordings, notes="groupnotes")
    ephemeral = Service(Ephemeral, is_answered="callbacks.is_answered")
    newcomers = Service(Newcomers)
    businesses = Service(Businesses)
    visits = Service(Visits)

    backlog = Service(BacklogReader)
    reports = Service(Reports)
    digest = Service(Digest)
    broadcasts = Service(Broadcasts)
    broadcasting = Service(Broadcasting)
    live_probe = Service(LiveProbe)
    alarms = Service(Alarms)
    voice = Service(OperatorVoice)
    alerter = Service(Alerter, post="post_alarm")
    rulings = Service(Rulings, names="names_seen", stop_jobs="stop_all_of", go_on="account_change.resume_in")

    @property
    def person_limits(self) -> Limits:
        settings = self.settings
        person = Limit(settings.person_jobs_at_once, settings.person_jobs_per_hour)
        return Limits(person, Limit(settings.chat_jobs_at_once, settings.chat_jobs_per_hour), self.operators)

    @property
    def trial_limits(self) -> TrialLimits:
        return TrialLimits(
            self.settings.trial_notes, self.settings.trial_notes_per_day, self.settings.trial_note_seconds
        )

    async def post_alarm(self, alarm: Mapping[str, str]) -> bool:
        """Tell whoever hears of alarms besides Telegram, where anybody does; whether nothing remains to be sent."""
        url = self.settings.alert_url
        return url is None or await post(url.get_secret_value(), alarm)

    async def stop_all_of(self, who: int) -> int:
        """End what a chat, or a person anywhere, has under way; returns how much that was."""
        stopped = await self.actions.cancel_all(who)
        in_groups = [await self.actions.cancel(job_id) for job_id in await self.quota.under_way(who)]
        return stopped + sum(job is not None for job in in_groups)
