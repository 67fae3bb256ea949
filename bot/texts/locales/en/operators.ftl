### For the bot's operators. Markup is Telegram's HTML.

stats-day =
    <b>Today (UTC)</b>
    Recordings: { $accepted } taken, { $delivered } delivered, { $failed } failed, { $cancelled } cancelled, { $undelivered } undeliverable
    Calls of PolyglotVoice: { $api_calls }, of these { $api_unanswered } without an answer, { $api_limited } over a limit
    Calls of Telegram: { $telegram_calls }, pauses asked for: { $floods }
    Errors in the log: { $errors }

stats-present =
    <b>Now ({ $time } UTC)</b>
    Under way: { $open }, of these { $watching } with PolyglotVoice, { $waiting } waiting for me, { $parked } waiting for a key, a limit or PolyglotVoice
    The oldest that waits for me: { $oldest }
    Steps: { $ready } ready, { $planned } planned
    Chats: { $chats }

    <b>Processes</b>

stats-process = { $role }: { $memory }, up { $up }

stats-digest =
    <b>Daily digest: { $day }</b>

    { $report }

stats-again = Refresh
stats-want-digest = Daily digest
stats-stop-digest = No daily digest
stats-digest-on = It comes each day at { $hour }:00 UTC.
stats-unrecognised = Answers of PolyglotVoice that I don't wholly know: { $field } with a new field, { $status } with a new status, { $refusal } with a new refusal. /doctor shows how to look into it.

broadcast-how = Write the text behind the command, <code>/broadcast …</code>, or answer a message with /broadcast. I show it first, and send nothing until you confirm.
broadcast-ask = This is how it will look. Whom shall I send it to?
broadcast-no = Don't send it
broadcast-stop = Stop
broadcast-dropped = Nothing was sent.
broadcast-stopped = Stopped. Sent to { $sent } of { $total }.
broadcast-done = The broadcast is over. Sent: { $sent } of { $total }. Gone or blocked me: { $gone }. Refused by Telegram: { $refused }. Unclear, so not repeated: { $unsure }.

broadcast-to-private =
    { $n ->
        [one] { $n } private chat
       *[other] { $n } private chats
    }

broadcast-to-all =
    { $n ->
        [one] { $n } chat, groups too
       *[other] { $n } chats, groups too
    }

broadcast-sending =
    { $n ->
        [one] Sending to { $n } chat…
       *[other] Sending to { $n } chats…
    }

alarm-store = I can't use the store and stand still; what people send waits at Telegram. { $detail } (Since { $since }.)
alarm-store-over = The store works again, after { $lasted }.
alarm-memory = The store has only { $detail } of its memory left. When it is full I stand still: raise <code>maxmemory</code>, or give it a larger machine. (Since { $since }.)
alarm-memory-over = The store has room again. It was nearly full for { $lasted }.
alarm-policy = The store throws jobs away when its memory is full: set <code>maxmemory-policy noeviction</code>. (Seen on { $since }.)
alarm-policy-over = The store keeps what it holds again. It did not for { $lasted }.
alarm-aof = The store does not write an append-only file: a crash of it would lose jobs. Set <code>appendonly yes</code> in its configuration. (Seen on { $since }.)
alarm-aof-over = The store writes its append-only file again. It did not for { $lasted }.
alarm-token = Telegram refuses BOT_TOKEN: take the current one from @BotFather and start me again. (Since { $since }.)
alarm-token-over = Telegram refused BOT_TOKEN from { $since } on, and I stood still. It is accepted again; nothing was lost.
alarm-telegram = Telegram does not answer me ({ $detail }). Nobody is answered meanwhile, and nothing is lost. <code>python -m bot doctor</code> tells whether the network here is the cause. (Since { $since }.)
alarm-telegram-over = Telegram did not answer me from { $since } on, for { $lasted }. It does again; nothing was lost.
alarm-poller = Another program takes this bot's updates: { $detail }. Stop it, or, where you can't find it, take a new token from @BotFather (/revoke). (Since { $since }.)
alarm-poller-over = This bot's updates come to me again, after { $lasted }.
alarm-webhook = Telegram can't deliver to WEBHOOK_URL, waiting: { $detail }. Is it reached from the internet, with a certificate that Telegram trusts, and does it lead to HTTP_PORT? (Since { $since }.)
alarm-webhook-over = Telegram delivers to WEBHOOK_URL again, after { $lasted }.
alarm-workers = No process works on what comes in: start one with <code>python -m bot worker</code>, or see why those that ran have ended. What people send is kept. (Since { $since }.)
alarm-workers-over = A process works again, after { $lasted }.
alarm-receivers = No process takes updates in: start one with <code>python -m bot updates</code>, or see why it has ended. Telegram keeps what people send for a day. (Since { $since }.)
alarm-receivers-over = Updates are taken in again, after { $lasted }.
alarm-steps = Work has been due for a while, and nobody takes it (the oldest waits for, and in all: { $detail }). Start more workers, or see in the log what those that run are busy with. (Since { $since }.)
alarm-steps-over = Work is taken in time again, after { $lasted }.
alarm-updates = What people sent has waited for { $detail } to be read. See in the log what the workers are busy with, or start more. (Since { $since }.)
alarm-updates-over = What people send is read in time again, after { $lasted }.
alarm-service = PolyglotVoice has answered no call since { $since } ({ $detail }). I keep trying, and nothing is lost. <code>python -m bot doctor</code> tells whether the network here is the cause.
alarm-service-over = PolyglotVoice answers again, after { $lasted }.
alarm-uploads = PolyglotVoice answers, but has taken no upload since { $since } ({ $detail }). I try one now and then; what was sent waits, and nothing is lost.
alarm-uploads-over = PolyglotVoice takes uploads again. It did not for { $lasted }.
alarm-address = There is no PolyglotVoice API at the address in the settings: it { $detail }. (Since { $since }.)
alarm-address-over = POLYGLOTVOICE_API_URL leads to the API, after { $lasted }.
alarm-key = PolyglotVoice refuses POLYGLOTVOICE_API_KEY. Create a new key in your profile, put it into the settings, and restart me. Chats without a key of their own wait. (Since { $since }.)
alarm-key-over = POLYGLOTVOICE_API_KEY works again, after { $lasted }.
alarm-expiry = POLYGLOTVOICE_API_KEY ends soon: days left at most: { $detail }. Keys live 30 days. Create a new one in your profile, put it into the settings, and restart me. (Seen on { $since }.)
alarm-expiry-over = POLYGLOTVOICE_API_KEY is a fresh one now. The old one was near its end for { $lasted }.
alarm-settings = { $detail }. Until that is mended the setting is passed over. (Seen on { $since }.)
alarm-settings-over = The settings hold no misspelt name any more, after { $lasted }.
alarm-backlog = More comes in than is worked off: what waits for me grows for ten minutes now. Start more workers, or see in the log what they wait for. (Since { $since }.)
alarm-backlog-over = The backlog is worked off, after { $lasted }.
alarm-pause = I am paused since { $since }: { $detail }. What people send is taken and waits. /resume lets me go on.
alarm-pause-over = The pause is over, after { $lasted }. What waited goes on.

rules-unnamed = no name seen
rules-one = { $name }: <code>{ $id }</code>
rules-allowed = <b>Allowed</b>
rules-banned = <b>Banned</b>
rules-none = Nobody is allowed or banned by a command yet.
rules-how = /allow, /ban, /unallow and /unban take an id, an @name or a title that I have seen; or reply with one to a forwarded message. Those in ALLOWED_CHATS are not listed.
rule-unseen = I have seen nobody called so lately, and bots can't look people up. Take the id, or answer a message of theirs, forwarded to me, with the command.
rule-hidden = Telegram does not say who wrote that. Take the id, or the @name if I have seen it.
rule-several = Several are called so. Say it again with the id:
rule-nothing = There is nothing to take back for { $who }.
rule-allow = From now on I work for { $who }.
rule-allow-open = Everybody may use me, as ALLOWED_CHATS is empty, and this shuts nobody else out. On my list now: { $who }.
rule-key-yours = Where there is no key, yours pays; /budget says how much. Taken back by <code>/unallow { $id }</code>
rule-key-own = A key of their own is needed, as POLYGLOTVOICE_API_KEY is not set. Taken back by <code>/unallow { $id }</code>
rule-unallow = Taken back. { $who } stands in no list of mine any more; what waits there for a key goes on waiting.
rule-unallow-listed = { $who } stands in ALLOWED_CHATS, which counts until you take it out and start me again. <code>/ban { $id }</code> works at once.
rule-ban-group = { $who } is banned: I am silent in that group. <code>/unban { $id }</code> ends it.
rule-ban-person = { $who } is banned: they read so once if they write to me; everywhere else I am silent. <code>/unban { $id }</code> ends it.
rule-stopped =
    { $n ->
        [one] { $n } recording was under way and is stopped.
       *[other] { $n } recordings were under way and are stopped.
    }
rule-ban-operator = That is an operator. Take them out of OPERATORS first, and start me again.
rule-unban = The ban of { $who } is over. What was sent meanwhile I don't look at again.

budget-title = <b>Budgets on your key</b> (UTC)
budget-of-people = Each person
budget-of-groups = Each group
budget-line = { $who }: { $limits }
budget-none = no limit
budget-minutes-day = { $n } min a day
budget-minutes-month = { $n } min a month
budget-requests-day = requests a day: { $n }
budget-requests-month = requests a month: { $n }
budget-how =
    To change one: <code>/budget people 60m/day 20/day</code>, <code>/budget groups 600m/month</code>, or with an id or a name. 0 is no limit; <code>/budget people default</code> goes back to the settings.
    What is too much waits, and goes on when the budget starts over.

usage-day-groups = <b>Groups today</b>
usage-day-people = <b>People today</b>
usage-month-groups = <b>Groups this month</b>
usage-month-people = <b>People this month</b>
usage-line = { $who }: { $minutes } min, requests: { $requests }
usage-note = On your key, by minutes, the first ten. A request is a recording, a link, a file or a conversion.
usage-nothing = Nobody has used your key this month.
usage-own =
    On the key of the bot's owner (a request is a recording, a link, a file or a conversion):
    Today: { $minutes } min, requests: { $requests }. Starts over { $day }.
    This month: { $month_minutes } min, requests: { $month_requests }. Starts over { $month }.
    Budget: { $limits }.
usage-own-key = A key of your own pays here. Its plan: /limits

pause-begun = Paused. I take what people send, and they read why it waits. What PolyglotVoice has is delivered. It lasts through restarts; /resume ends it.
pause-begun-why = Paused: { $reason }. I take what people send, and they read why it waits. What PolyglotVoice has is delivered. It lasts through restarts; /resume ends it.
pause-over = I go on with what waited.
pause-none = There was no pause. If something waited for one, it goes on.
