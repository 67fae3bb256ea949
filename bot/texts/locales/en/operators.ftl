### For the bot's operators. Markup is Telegram's HTML.

stats-today = <b>Today (UTC)</b>

stats-day =
    Recordings: { $accepted } taken, { $delivered } delivered, { $failed } failed, { $cancelled } cancelled, { $undelivered } undeliverable
    Calls of PolyglotVoice: { $api_calls }, { $api_unanswered } unanswered, { $api_limited } over a limit
    Calls of Telegram: { $telegram_calls }, pauses asked for: { $floods }
    Errors logged: { $errors }

stats-present =
    <b>Now ({ $time } UTC)</b>
    Under way: { $open }, of these { $watching } with PolyglotVoice, { $waiting } waiting for me, { $parked } for a key, a limit, a chat or PolyglotVoice
    Oldest waiting for me: { $oldest }
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
stats-digest-on = It comes daily at { $hour }:00 UTC.
stats-unrecognised = PolyglotVoice's answers with a new field: { $field }, a new status: { $status }, a new refusal: { $refusal }, unreadable: { $shape }. /doctor helps to look into it.

broadcast-how = Write <code>/broadcast …</code>, or reply to a message with /broadcast. I show it first, and send nothing until you confirm.
broadcast-ask = It will look like this. Send it to whom?
broadcast-no = Don't send it
broadcast-stop = Stop
broadcast-dropped = Nothing was sent.
broadcast-stopped = Stopped. Sent to { $sent } of { $total }.
broadcast-done = Broadcast over. Sent: { $sent } of { $total }. Gone or blocked me: { $gone }. Refused by Telegram: { $refused }. Unclear, not repeated: { $unsure }.

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

alarm-store = I can't use the store and stand still; Telegram keeps what people send. { $detail } (Since { $since }.)
alarm-store-over = The store works again, after { $lasted }.
alarm-memory = The store has only { $detail } of memory left. When it is full I stand still: raise <code>maxmemory</code>, or take a larger machine. (Since { $since }.)
alarm-memory-over = The store has room again. It was nearly full for { $lasted }.
alarm-disk = Only { $detail } are free on the disk of DATA_DIR. A store that can't write stands still, and I with it: make room there. (Since { $since }.)
alarm-disk-over = The disk of DATA_DIR has room again. It was nearly full for { $lasted }.
alarm-clock = The clock of my machine is wrong by { $detail } (+ is fast), by what Telegram and PolyglotVoice say. So are the times that I tell and limits that I wait for: have it set from the network, <code>timedatectl set-ntp true</code>. (Seen on { $since }.)
alarm-clock-over = The clock of my machine is right again.
alarm-policy = The store throws jobs away when its memory is full: set <code>maxmemory-policy noeviction</code>. (Seen on { $since }.)
alarm-policy-over = The store keeps what it holds again. It did not for { $lasted }.
alarm-aof = The store writes no append-only file: its crash would lose jobs. Set <code>appendonly yes</code> in its configuration. (Seen on { $since }.)
alarm-aof-over = The store writes its append-only file again, after { $lasted }.
alarm-foreign = Somebody else writes to the store under my names: { $detail }. Give me a store, or a user of it, of my own. (Seen on { $since }.)
alarm-foreign-over = For ten minutes I have met nothing of anybody else's in the store.
alarm-token = Telegram refuses BOT_TOKEN: take the current one from @BotFather and restart me. (Since { $since }.)
alarm-token-over = Telegram refused BOT_TOKEN from { $since } on. Now it is accepted; nothing was lost.
alarm-telegram = Telegram doesn't answer me ({ $detail }). Nobody is answered meanwhile; nothing is lost. <code>python -m bot doctor</code> tells whether it is your network. (Since { $since }.)
alarm-telegram-over = Telegram didn't answer me from { $since } on, for { $lasted }. Now it does; nothing was lost.
alarm-poller = Another program takes this bot's updates: { $detail }. Stop it or, if you can't find it, take a new token from @BotFather (/revoke). (Since { $since }.)
alarm-poller-over = This bot's updates come to me again, after { $lasted }.
alarm-webhook = Telegram can't deliver to WEBHOOK_URL, waiting: { $detail }. Is it reachable from the internet, with a certificate Telegram trusts, and does it lead to HTTP_PORT? (Since { $since }.)
alarm-webhook-over = Telegram delivers to WEBHOOK_URL again, after { $lasted }.
alarm-workers = No process works on what comes in: start one with <code>python -m bot worker</code>, or see why the last ended. What people send is kept. (Since { $since }.)
alarm-workers-over = A process works again, after { $lasted }.
alarm-receivers = No process takes updates: start one with <code>python -m bot updates</code>, or see why it ended. Telegram keeps what is sent for a day. (Since { $since }.)
alarm-receivers-over = Updates are taken again, after { $lasted }.
alarm-steps = Work is due, and nobody takes it (the oldest waits for, and in all: { $detail }). Start more workers, or see in the log what they are busy with. (Since { $since }.)
alarm-steps-over = Work is taken in time again, after { $lasted }.
alarm-updates = What people sent has waited for { $detail } to be read. Start more workers, or see in the log what they are busy with. (Since { $since }.)
alarm-updates-over = What people send is read in time again, after { $lasted }.
alarm-service = PolyglotVoice has answered no call since { $since } ({ $detail }). I keep trying; nothing is lost. <code>python -m bot doctor</code> tells whether it is your network.
alarm-service-over = PolyglotVoice answers again, after { $lasted }.
alarm-uploads = PolyglotVoice answers, but has taken no upload since { $since } ({ $detail }). I try one now and then; nothing is lost.
alarm-uploads-over = PolyglotVoice takes uploads again, after { $lasted }.
alarm-address = The address in the settings leads to no PolyglotVoice API: it { $detail }. (Since { $since }.)
alarm-address-over = POLYGLOTVOICE_API_URL leads to the API, after { $lasted }.
alarm-key = PolyglotVoice refuses POLYGLOTVOICE_API_KEY. Create a new key in your profile, put it into the settings, and restart me. Chats without their own wait. (Since { $since }.)
alarm-key-over = POLYGLOTVOICE_API_KEY works again, after { $lasted }.
alarm-expiry = POLYGLOTVOICE_API_KEY ends soon: days left at most: { $detail }. Create a new key in your profile, put it into the settings, and restart me. (Seen on { $since }.)
alarm-expiry-over = POLYGLOTVOICE_API_KEY is new now. The old one was near its end for { $lasted }.
alarm-settings = { $detail }. Until mended the setting is ignored. (Seen on { $since }.)
alarm-settings-over = The settings hold no misspelt name now, after { $lasted }.
alarm-backlog = What waits for me has grown for ten minutes. Start more workers, or see in the log what they wait for. (Since { $since }.)
alarm-backlog-over = The backlog is worked off, after { $lasted }.
alarm-pause = I'm paused since { $since }: { $detail }. What people send waits. /resume lets me go on.
alarm-pause-over = The pause is over, after { $lasted }. What waited goes on.

rules-unnamed = no name seen
rules-one = { $name }: <code>{ $id }</code>
rules-allowed = <b>Allowed</b>
rules-banned = <b>Banned</b>
rules-none = Nobody is allowed or banned by a command yet.
rules-how = /allow, /ban, /unallow and /unban take an id, an @name, a mention or a title that I have seen; or reply with one to a forwarded message or a contact. Those in ALLOWED_CHATS are not listed.
rule-unseen = I have seen nobody called so lately, and bots can't look people up. Take the id, or forward me a message of theirs and answer it with the command.
rule-hidden = Telegram hides who wrote that. Take the id, or the @name if I have seen it.
rule-several = Several are called so. Repeat it with the id:
rule-nothing = There is nothing to take back for { $who }.
rule-contact = To let { $who } use me, answer this contact with /allow; to shut them out, with /ban.
rule-no-account = This contact has no Telegram account that I could let in or shut out.
rule-allow = From now on I work for { $who }.
rule-allow-open = Everybody may use me, as ALLOWED_CHATS is empty; this shuts nobody out. On my list now: { $who }.
rule-key-yours = Without a key of theirs, yours pays; /budget says how much. Undo: <code>/unallow { $id }</code>
rule-key-own = They need their own key, as POLYGLOTVOICE_API_KEY is not set. Undo: <code>/unallow { $id }</code>
rule-unallow = Taken back: { $who } is on none of my lists now; what waits there for a key goes on waiting.
rule-unallow-listed = { $who } is in ALLOWED_CHATS, which counts until you take it out and restart me. <code>/ban { $id }</code> works at once.
rule-ban-group = { $who } is banned: I am silent in that group. <code>/unban { $id }</code> ends it.
rule-ban-person = { $who } is banned: if they write to me they read so once; otherwise I am silent. <code>/unban { $id }</code> ends it.
rule-stopped =
    { $n ->
        [one] { $n } recording was under way and is stopped.
       *[other] { $n } recordings were under way and are stopped.
    }
rule-ban-operator = That is an operator. Take them out of OPERATORS first, and restart me.
rule-unban = The ban of { $who } is over. What was sent meanwhile stays unanswered.

budget-title = <b>Budgets on your key</b> (UTC)
budget-of-people = Each person
budget-of-groups = Each group
budget-line = { $who }: { $limits }
budget-none = no limit
budget-minutes-day = { $n } min a day
budget-minutes-month = { $n } min a month
budget-requests-day = requests a day: { $n }
budget-requests-month = requests a month: { $n }
not-read = I can't make sense of “{ $words }”.
budget-how =
    To change one: <code>/budget people 60m/day 20/day</code>, <code>/budget groups 600m/month</code>, or with an id or name. 0 is no limit; <code>/budget people default</code> goes back to the settings.
    What is too much waits until the budget resets.

usage-day-groups = <b>Groups today</b>
usage-day-people = <b>People today</b>
usage-month-groups = <b>Groups this month</b>
usage-month-people = <b>People this month</b>
usage-line = { $who }: { $minutes } min, requests: { $requests }
usage-note = On your key, by minutes, the first ten. Recordings, links, files and conversions count as requests.
usage-nothing = Nobody has used your key this month.
usage-own =
    On the bot owner's key (a recording, link, file or conversion is a request):
    Today: { $minutes } min, requests: { $requests }. Resets { $day }.
    This month: { $month_minutes } min, requests: { $month_requests }. Resets { $month }.
    Budget: { $limits }.
usage-own-key = Your own key pays here. Its plan: /limits

pause-begun = Paused. What people send waits, and they read why. What PolyglotVoice has is delivered. The pause outlasts restarts; /resume ends it.
pause-begun-why = Paused: { $reason }. What people send waits, and they read why. What PolyglotVoice has is delivered. The pause outlasts restarts; /resume ends it.
pause-over = I go on with what waited.
pause-none = There was no pause. What waited for one, if anything, goes on.
