### The account's tasks, files and limits. Markup is Telegram's HTML.

history-head = <b>Your tasks</b>, newest first
history-head-of = <b>Your tasks</b>, newest first: { $first }–{ $last } of { $total }
history-head-listed = <b>Your tasks</b>, newest first: { $first }–{ $last } of the { $total } that PolyglotVoice lists

history-line =
    { $number }. <b>{ $title }</b>
    { $about }

history-empty = Your account has no tasks yet. Send me a voice note, file or link.
history-done = ready
history-running = in progress
history-percent = in progress, { $percent }%
history-failed = failed
history-newer = ‹ Newer
history-older = Older ›

history-found =
    { $n ->
        [one] <b>{ $words }</b>: { $n } task
       *[other] <b>{ $words }</b>: { $n } tasks, newest first
    }
history-none-found = No task's title has “{ $words }” (I read { $n }). /find searches what was said here.

card-title = <b>{ $title }</b>
card-done = Ready.
card-failed = Failed; PolyglotVoice didn't say why.
card-failed-why = Failed: { $reason }
card-percent = In progress, { $percent }%.
card-running = In progress: { $status }.
card-about = { $about }
card-detail = { $label }: { $value }
card-details = <blockquote expandable>{ $details }</blockquote>
card-text = Text
card-source = Source
card-again = Again
card-adopt = Tell me when done
card-refresh = Refresh
card-back = ‹ All tasks
card-stale = This button is old. /history shows your tasks.
card-started = On its way.
card-under-way = Already on it.
card-again-yes = Yes, again
card-again-no = ‹ Back
card-again-started = Doing <b>{ $title }</b> again.
card-as-format = As { $format }

card-again-ask =
    { $n ->
        [one] Transcribe <b>{ $title }</b> again? That costs one attempt, the recording's minutes and about { $n } request.
       *[other] Transcribe <b>{ $title }</b> again? That costs one attempt, the recording's minutes and about { $n } requests.
    }

fetch-under-way = Fetching the file…
fetch-converting = Converting…
fetch-percent = Sending the file… { $percent }%
fetch-over = over { $limit }
fetch-empty = PolyglotVoice gave an empty file: nothing to send.
fetch-not-ready = PolyglotVoice doesn't have this file yet. Try when the task is ready.
fetch-too-big = This file is { $size }; bots may send { $limit }. Get it on polyglotvoice.ru.
fetch-refused = Telegram didn't take this file. Get it on polyglotvoice.ru.

source-gone = PolyglotVoice doesn't keep this source.
source-too-big = The source is { $size }; bots may send { $limit }. I can send just its sound, or its text.

download-gone = PolyglotVoice has no { $kind } for this task.

convert-how = Reply to a recording with <code>/convert mp3</code>, or write it in the caption.
convert-choose = Which format?
convert-unknown = I don't know the format “{ $said }”. Which one?

limits-head = <b>What the plan allows</b>
limits-line = { $label }: <b>{ $value }</b>
limits-untold = PolyglotVoice doesn't say what the plan allows.
limits-spent-head = <b>Spent here</b>
limits-today = Today: { $spent }. Resets at { $when }.
limits-month = This month: { $spent }. Resets on { $when }.
limits-count =
    { $n ->
        [one] <b>{ $count }</b> request
       *[other] <b>{ $count }</b> requests
    }
limits-a-minute = Requests a minute
limits-an-hour = Requests an hour
limits-a-day = Requests a day
limits-a-month = Requests a month
limits-at-once = Tasks at once
limits-count-of = <b>{ $count }</b> of { $limit } requests
limits-near = A limit is nearly used up.
limits-others = Other programs count too; I can't see them.
limits-near-day = Today's requests are nearly used up: { $count } of { $limit }. Resets on { $when }. More: /limits
limits-near-month = This month's requests are nearly used up: { $count } of { $limit }. Resets on { $when }. More: /limits
limits-near-day-here = The key used here has nearly used up today's requests: { $count } of { $limit }. The rest waits until { $when }.
limits-near-month-here = The key used here has nearly used up this month's requests: { $count } of { $limit }. The rest waits until { $when }.

find-usage =
    Write what to look for: <code>/find budget meeting</code>

    Word forms, order and typos don't matter; the beginning of a word is enough. Names find who spoke. An exact phrase: <code>/find "new office"</code>

    I search this chat's transcripts of the last { $days ->
        [one] { $days } day
       *[other] { $days } days
    }.

find-empty = Nothing to search yet. I keep this chat's transcripts for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }.

find-nothing =
    { $n ->
        [one] “{ $words }” is not in this chat's { $n } transcript, from { $since }.
       *[other] “{ $words }” is in none of this chat's { $n } transcripts since { $since }.
    } I keep each for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }.

find-nothing-in-one = “{ $words }” is not in this chat's only transcript, from { $since }. I keep each for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }.

find-nothing-recent = “{ $words }” is in none of this chat's newest { $n } transcripts, since { $since }. I search no further back.

find-instead =
    { $said }

    This would be found:
    { $commands }

find-not-all = I searched only the newest { $n }.

find-since =
    { $said }

    I searched since { $since }, when you joined or I first saw you. Administrators can open the rest in /settings.

find-when =
    { $said }

    Only “{ $when }”, or where that was said. Any time: <code>/find { $words }</code>

find-when-nothing =
    Nothing “{ $when }”, but at other times:

    { $said }

find-day =
    { $said }

    That is all from “{ $when }”. A word narrows it down: <code>/find contract { $when }</code>

find-by-day =
    { $said }

    I search by day, not by hour: <code>/find yesterday</code>

find-not-yours = That was before you joined or I first saw you here. Administrators can open it in /settings.
find-here = Here it is.
find-here-at = Here it is, at { $time }.
find-gone = That message is gone.

find-found =
    { $n ->
        [one]
            Found in { $n } transcript:

            { $hits }
       *[other]
            Found in { $n } transcripts:

            { $hits }
    }

find-more =
    { $n ->
        [one]
            { $said }

            And { $n } older one: add a word to narrow it down.
       *[other]
            { $said }

            And { $n } older: add a word to narrow it down.
    }

transcribe-how = Reply to a recording with /transcribe, or write links after it. What you send here needs no command.

edit-answered-before = This message changed; my answer above is to the old one.
edit-replaced = The message changed, and so did my answer.

talk-no-key = Send me a voice note, file or link, and I answer with text.
talk-has-key = You have a key: /key shows or replaces it. New ones come from your profile on polyglotvoice.ru.
talk-why-long = Long recordings take minutes, more at busy hours. The text comes by itself; /cancel stops it.
talk-nothing-under-way = I'm here; nothing is under way. Something missing? Send it again.
talk-find = <code>/find contract</code> shows where it was said here.
talk-convert = Reply to a recording with <code>/convert mp3</code>, or another format. The sound stays the same.
talk-translate = I write in the language that is spoken; /settings changes mine. Translations and summaries come too, if PolyglotVoice makes them.
talk-language = I'll write to you in English.
talk-stop = /cancel stops what is under way; as a reply, only that recording.
talk-limits = I'm free; PolyglotVoice counts by your plan. /limits shows what is allowed and used.
talk-privacy = Recordings go to PolyglotVoice, their text only to this chat. /privacy shows and erases what I keep.
talk-files = <b>Files</b> below a text gives .srt, .vtt, .txt, .md or .json. /export packs a week's texts.
talk-settings = /settings shows what can be chosen here, such as my language and the text's style.
talk-tasks = /history lists your account's tasks, newest first, with their texts and files.
talk-links = Send me the link, up to five in a message. PolyglotVoice checks each first; if it can't take one, I say so.
talk-group = Add me to a group or channel: I answer voice notes with text. Anybody can also reply to one with /transcribe.
talk-again = Is a text wrong, or in the wrong language? <b>Again</b> below it makes a new one, and first says what that costs.
talk-resend = Each text is in the reply to its recording; /find leads there. Within a week, a recording sent again brings its text back at no cost.
talk-speakers = <b>Speakers</b> below a text shows who says what, if PolyglotVoice tells them apart; tap a speaker to give a name.
talk-hello = Hello! Send me a voice note, file or link, and I answer with text. Examples: /help

talk-wait-for-key =
    { $n ->
        [one] I'm keeping { $n } recording until there is a key.
       *[other] I'm keeping { $n } recordings until there is a key.
    }

talk-under-way =
    { $n ->
        [one] { $n } recording is under way, for { $since }. { $status }
       *[other] { $n } recordings are under way, the first for { $since }. { $status }
    }

probe-button = Probe PolyglotVoice

probe-ask =
    I call each PolyglotVoice endpoint once, with this chat's key and a short sample, and report the <b>shapes</b> of its answers: no keys, ids, names or words.

    That costs { $low } to { $high } requests, one attempt and { $seconds } seconds of audio, and a few minutes.
probe-go = Go on
probe-no = Don't
probe-dropped = Nothing was sent.
probe-no-key = No key here: send one first (/key).
probe-running = Probing PolyglotVoice: { $step }…
probe-stop = Stop
probe-stopping = Stopping before the next request.
probe-whole = It ran to the end.

probe-done =
    <b>The probe of PolyglotVoice</b>
    { $ended } Requests sent: { $requests }. The file holds shapes alone: read it, and send it to the project.

    { $rows }
probe-cut-short = The probe was cut short: I restarted, or the key is gone. A new one costs the same.

export-nothing = Nothing to pack here yet. I keep transcripts for a week.
export-wait = I just sent one. Try again in a minute.
export-by-button = I send the zip only to you, in private:
export-in-private = The zip comes to our private chat.
export-name = Transcripts { $day }
export-under-way = Packing the transcripts…
export-refused = Telegram didn't take the file. Try again later.
export-left-out =
    { $n ->
        [one] { $n } transcript did not fit
       *[other] { $n } transcripts did not fit
    }
