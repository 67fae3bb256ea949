### A recording, from its arrival to its end. Markup is Telegram's HTML.

status-accepted = Got it. In the queue…
status-submitting = Sending it to PolyglotVoice…
status-transcribing = Transcribing…
status-elapsed = Transcribing… { $elapsed }
status-left = Transcribing… about { $left } left
status-percent = Transcribing… { $percent }%
status-percent-left = Transcribing… { $percent }%, about { $left } left
status-delivering = Almost there…
status-over = The answer has come.
status-parked = Waiting its turn…

status-key-steps =
    Saved. Now I need your PolyglotVoice API key:
    1. Sign in at polyglotvoice.ru.
    2. Create an API key in your profile.
    3. Send it to me. It begins with <code>sk_</code>; I delete your message.

status-parked-service = PolyglotVoice hasn't answered since { $since }. Nothing is lost: I'll go on by myself.
status-parked-uploads = PolyglotVoice has taken no recordings since { $since }. Nothing is lost: I'll go on by myself.
status-parked-key = Waiting for a working key: /key.
status-parked-chat = I couldn't write here for a while. The button shows what waits.
status-paused = Paused since { $since }. Nothing is lost: I'll go on by myself.
status-paused-why = Paused since { $since }: { $reason }. Nothing is lost: I'll go on by myself.
budget-spent-day = Today's budget on the owner's key is used up. I'll keep this and go on { $when }, or at once with your own key (/key). More: /usage
budget-spent-month = This month's budget on the owner's key is used up. I'll keep this and go on { $when }, or at once with your own key (/key). More: /usage
budget-spent-group-day = This group's budget on the owner's key is used up for today. I'll keep this and go on { $when }, or at once with the group's own key (/key). More: /usage
budget-spent-group-month = This group's budget on the owner's key is used up for this month. I'll keep this and go on { $when }, or at once with the group's own key (/key). More: /usage
status-parked-place = Your plan runs only so many at once. In the queue: { $place }.
status-parked-slot = Your plan runs only so many at once: this waits its turn.

time-left = in { $wait }
plan-own = your plan
plan-group = this group's plan
plan-lent = the plan of <a href="tg://user?id={ $id }">the member who lent their key</a>
plan-operator = the bot owner's plan
limit-burst = The limit of { $plan } is reached: too many requests at once. I'll go on { $left }.
limit-day = The limit of { $plan } is reached: no more requests today. I'll go on at { $when }, { $left }.
limit-month = The limit of { $plan } is reached: no more requests this month. I'll go on at { $when }, { $left }.
limit-other = The limit of { $plan } is reached. I'll go on at { $when }, { $left }.
limit-minutes = The minutes of { $plan } are used up. I'll keep this and try again at { $when }, { $left }.
limit-attempts = The transcription attempts of { $plan } are used up. I'll keep this and try again at { $when }, { $left }.
limit-changed = Plan changed? Send me your key again, or another account's.

status-link =
    <b>{ $title }</b>
    { $status }

status-link-length =
    <b>{ $title }</b> · { $length }
    { $status }

media-empty = This file is empty. Send it again.
media-too-big = Telegram gives bots files up to 20 MB. Send a link or a smaller version.
media-unsupported = I can't transcribe this file. Send audio or video: mp3, m4a, ogg, wav, mp4, webm.
media-nothing = Nothing here to transcribe.

link-malformed = I can't read this link. Check it and send it again.
link-private = PolyglotVoice can't reach this private address. Send a public link, or the file.

link-too-many =
    { $n ->
        [one] I took only the first { $n } link. Send the others separately.
       *[other] I took the first { $n } links. Send the others separately.
    }

result-empty = I heard no speech here.
result-summary = Summary
result-translation = Translation
result-translation-to = Translation ({ $language })

button-guest-files = Subtitles and files
button-go-on = Go on in private
button-lend-key = Lend my key
button-use-own = Lend my key
button-not-now = Not now
button-accept = Accept
button-decline = Decline
button-take-back = Take back from { $title }
button-set-group-key = Set the key
button-make-admin = Make me an administrator
button-cancel = Cancel
button-cancel-all = Cancel all
button-again = Try again
button-replace-key = Replace
button-forget-key = Delete
button-forget-yes = Yes, delete it
button-erase = Erase everything
button-erase-yes = Yes, erase
button-keep = Keep it
button-working = Working on it…
button-undo = Undo
button-back = ‹ Back
button-stale = This button no longer works.
button-outbox = Show them

button-swap-key = Replace it
button-keep-old-key = Keep the old one

failed-refused = PolyglotVoice didn't take it: { $reason }
failed-too-long = Longer than the plan allows: send it in parts. PolyglotVoice said: { $reason }
failed-too-big = Larger than the plan allows: send a smaller file. PolyglotVoice said: { $reason }
failed-unsupported = PolyglotVoice can't read this file: send another format. It said: { $reason }
failed-refused-silent = PolyglotVoice didn't take it, and didn't say why.
failed-too-long-silent = Longer than the plan allows: send it in parts.
failed-too-big-silent = Larger than the plan allows: send a smaller file.
failed-unsupported-silent = PolyglotVoice can't read this file: send another format.
failed-task = The transcription failed: { $reason }
failed-task-silent = The transcription failed; PolyglotVoice didn't say why. Try again.
failed-task-gone = PolyglotVoice no longer knows this task. Try again.
failed-task-unnamed = PolyglotVoice took this, or may have, but I can't tell which task it is. Look into your list on polyglotvoice.ru first: trying again makes, and costs, another one.
failed-timeout = This took too long; I stopped waiting. Try again later.
failed-download = I couldn't get the file from Telegram. Try again later.
failed-file-unseen = I couldn't read this file from the Bot API server's disk. Try again in a few minutes; if that fails, tell the bot's owner.
failed-file-gone = Telegram no longer has this file. Send it again.
failed-service = PolyglotVoice doesn't answer as it should. Try again later.
failed-telegram = Telegram was unreachable for too long. Try again.
failed-no-key = There was no working key for too long. Set one and try again.
failed-unknown = Something went wrong here. Try again; if that fails, tell the bot's owner this number: <code>{ $id }</code>
answer-refused = Telegram refused a part of this answer: { $files }. It is kept: get it below or in /history. If that fails too, tell the bot's owner this number: <code>{ $id }</code>
failed-too-short = This is too short for PolyglotVoice: { $reason }
failed-minutes = The minutes of this PolyglotVoice plan are used up (a team shares its owner's). Try again when there are new ones. PolyglotVoice said: { $reason }
failed-attempts = The transcription attempts of this PolyglotVoice plan are used up (a team shares its owner's). Try again when there are new ones. PolyglotVoice said: { $reason }
failed-plan = This PolyglotVoice plan doesn't cover that. See it on polyglotvoice.ru, then try again. PolyglotVoice said: { $reason }
failed-link = PolyglotVoice can't take this link: { $reason }
failed-redirect = PolyglotVoice's API sent me to another address ({ $reason }), where I don't take your key. The bot's owner should check POLYGLOTVOICE_API_URL; then try again.
failed-withheld = PolyglotVoice doesn't give out the text: { $reason }
failed-too-short-silent = This is too short for PolyglotVoice.
failed-minutes-silent = The minutes of this PolyglotVoice plan are used up (a team shares its owner's). Try again when there are new ones.
failed-attempts-silent = The transcription attempts of this PolyglotVoice plan are used up (a team shares its owner's). Try again when there are new ones.
failed-plan-silent = This PolyglotVoice plan doesn't cover that, or is used up. See it on polyglotvoice.ru, then try again.
failed-link-silent = PolyglotVoice can't take this link, and doesn't say why.
failed-redirect-silent = PolyglotVoice's API sent me to another address, where I don't take your key. The bot's owner should check POLYGLOTVOICE_API_URL; then try again.
failed-withheld-silent = PolyglotVoice doesn't give out the text. Try again later.

cancel-nothing = Nothing is under way.
cancel-done = Cancelled.
cancel-done-running = Cancelled. PolyglotVoice still finishes and counts what it began: sent again, it comes without another upload.
cancel-too-late = Already finished.

cancel-choose =
    { $n ->
        [one] { $n } recording is under way. Which one should I stop?
       *[other] { $n } recordings are under way. Which one should I stop?
    }

cancel-done-all =
    { $n ->
        [one] Cancelled { $n } recording.
       *[other] Cancelled { $n } recordings.
    }
cancel-done-all-running =
    { $n ->
        [one] Cancelled { $n } recording. PolyglotVoice still finishes and counts what it began: sent again, it comes without another upload.
       *[other] Cancelled { $n } recordings. PolyglotVoice still finishes and counts what it began: sent again, they come without another upload.
    }
cancel-not-that = That is not under way. /cancel shows what is.

outbox-waiting =
    { $n ->
        [one] I couldn't write here for a while. { $n } answer waits.
       *[other] I couldn't write here for a while. { $n } answers wait.
    }

again-started = Starting again.
again-under-way = Already under way.
again-gone = Telegram and PolyglotVoice no longer have this: send it again.
ask-no-key = This needs your PolyglotVoice API key. How to get one: /key.
ask-limit = The limit of { $plan } is reached. Try again { $left }.
ask-limit-until = The limit of { $plan } is reached. Try again at { $when }, { $left }.
ask-gone = PolyglotVoice no longer knows this task. /history shows those it knows.

chat-at-once =
    { $n ->
        [one] { $n } recording is under way here, the most allowed. Send this again when it is done.
       *[other] { $n } recordings are under way here, the most allowed. Send this again when one is done.
    }

chat-per-hour =
    { $n ->
        [one] This chat sent { $n } recording within an hour, the most allowed. Send this again later.
       *[other] This chat sent { $n } recordings within an hour, the most allowed. Send this again later.
    }
chat-keyless = I'm keeping { $n } recordings until there is a PolyglotVoice key, and can take no more. Send me one (/key), then the rest.

person-at-once =
    { $n ->
        [one] You have { $n } recording under way here, the most allowed. Send this again when it is done.
       *[other] You have { $n } recordings under way here, the most allowed. Send this again when one is done.
    }

person-per-hour =
    { $n ->
        [one] You sent { $n } recording here within an hour, the most allowed. Send this again later.
       *[other] You sent { $n } recordings here within an hour, the most allowed. Send this again later.
    }

forward-somebody = Somebody
forward-one = Separately: { $n }. { $author }
forward-again = Try again: { $n }
forward-forgotten = This transcript is gone. Send the recording again.

failed-over-budget = This recording is longer than your budget on the owner's key: { $n } min. With your own key (/key) it can be transcribed.
failed-over-group-budget = This recording is longer than this group's budget on the owner's key: { $n } min. With the group's own key (/key) it can be transcribed.
button-times = Times
button-speakers = Speakers
button-files = Files
button-redo = Again
button-copy = Copy the text
button-settings = ⚙ Settings
button-language = Language: { $language }

again-price =
    { $n ->
        [one] 1 attempt, { $minutes }, { $n } request
       *[other] 1 attempt, { $minutes }, { $n } requests
    }
again-price-untold =
    { $n ->
        [one] 1 attempt, its minutes, { $n } request
       *[other] 1 attempt, its minutes, { $n } requests
    }

again-cost =
    { $n ->
        [one] Again costs one attempt, about { $minutes } and { $n } request.
       *[other] Again costs one attempt, about { $minutes } and { $n } requests.
    }
again-cost-untold =
    { $n ->
        [one] Again costs one attempt, the recording's minutes and about { $n } request.
       *[other] Again costs one attempt, the recording's minutes and about { $n } requests.
    }

changes-untold = Done: the text above is new.
changes-none = Done: every word is the same.
changes-some =
    { $n ->
        [one] Done: { $n } of { $of } words has changed.
       *[other] Done: { $n } of { $of } words have changed.
    }
changes-replaced = <s>{ $before }</s> → <b>{ $after }</b>
changes-added = + <b>{ $after }</b>
changes-dropped = <s>{ $before }</s>
changes-names = Names no longer used: { $names }

file-replaced = Already in the chat, and up to date.
file-nothing = There is no such file now.

name-ask = Who is <b>{ $speaker }</b>? Write the name.
name-ask-here = { $person }, who is <b>{ $speaker }</b>? Reply with the name.
name-placeholder = A name
name-too-long = A name can have up to 60 characters. Reply with a shorter one.

retry-done =
    { $n ->
        [one] { $n } recording that failed goes on.
       *[other] { $n } recordings that failed go on.
    }
retry-nothing = Nothing here failed in an outage within 30 days. Other failures have their own buttons.

retry-ask =
    { $n ->
        [one] { $n } recording failed in an outage within { $span } (chats: { $chats }). Bring it back? What PolyglotVoice already has is not uploaded again; the rest counts against people's plans.
       *[other] { $n } recordings failed in an outage within { $span } (chats: { $chats }). Bring them back? What PolyglotVoice already has is not uploaded again; the rest counts against people's plans.
    }
retry-ask-others = Failed otherwise within { $span }: { $n }. Made again, they count against people's plans.
retry-none = Nothing failed within { $span }.
retry-how = With a time it asks about all chats: <code>/retry 3h</code>, <code>/retry 2 days</code>. Alone it brings back what failed in this one.
retry-go = Bring back
retry-all = All that failed
retry-no = Leave it
retry-dropped = Nothing changed.
