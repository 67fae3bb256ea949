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

alarm-token-over = Telegram refused BOT_TOKEN from { $since } on, and I stood still. It is accepted again; nothing was lost.
alarm-aof = The store does not write an append-only file: a crash of it would lose jobs. Set <code>appendonly yes</code> in its configuration. (Seen on { $since }.)
alarm-aof-over = The store writes its append-only file again. It did not for { $lasted }.
alarm-key = PolyglotVoice refuses POLYGLOTVOICE_API_KEY. Create a new key in your profile, put it into the settings, and restart me. Chats without a key of their own wait. (Since { $since }.)
alarm-key-over = POLYGLOTVOICE_API_KEY works again, after { $lasted }.
alarm-service = PolyglotVoice has answered no call since { $since }. I keep trying, and nothing is lost. <code>python -m bot doctor</code> tells whether the network here is the cause.
alarm-service-over = PolyglotVoice answers again, after { $lasted }.
alarm-uploads = PolyglotVoice answers, but has taken no upload since { $since }. I try one now and then; what was sent waits, and nothing is lost.
alarm-uploads-over = PolyglotVoice takes uploads again. It did not for { $lasted }.
alarm-backlog = More comes in than is worked off: what waits for me grows for ten minutes now. Start more workers, or see in the log what they wait for. (Since { $since }.)
alarm-backlog-over = The backlog is worked off, after { $lasted }.
