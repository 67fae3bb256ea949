### The account's tasks, files and limits. Markup is Telegram's HTML.

history-head = <b>Your tasks</b>, newest first
history-head-of = <b>Your tasks</b>, newest first: { $first }–{ $last } of { $total }

history-line =
    { $number }. <b>{ $title }</b>
    { $about }

history-empty = Your account has no tasks yet. Send me a voice note, a file or a link.
history-done = ready
history-running = in progress
history-percent = in progress, { $percent }%
history-failed = failed
history-newer = ‹ Newer
history-older = Older ›

history-found =
    { $n ->
        [one] <b>{ $words }</b>: { $n } task of yours
       *[other] <b>{ $words }</b>: { $n } tasks of yours, newest first
    }
history-none-found = No title of your tasks holds “{ $words }”. /find searches what was said in this chat.

card-title = <b>{ $title }</b>
card-done = Ready.
card-failed = Failed; PolyglotVoice did not say why.
card-failed-why = Failed: { $reason }
card-percent = In progress, { $percent }%.
card-running = In progress: { $status }.
card-about = { $about }
card-detail = { $label }: { $value }
card-details = <blockquote expandable>{ $details }</blockquote>
card-text = Text
card-source = Source
card-again = Again
card-adopt = Tell me when it is done
card-refresh = Refresh
card-back = ‹ All tasks
card-stale = This button is too old. /history shows your tasks.
card-started = On its way.
card-under-way = I am at it already.
card-again-yes = Yes, again
card-again-no = ‹ Back
card-again-started = Doing <b>{ $title }</b> again, as a new task.
card-as-format = As { $format }

card-again-ask =
    { $n ->
        [one] Transcribe <b>{ $title }</b> again? It takes one attempt and the recording's minutes of your plan, and about { $n } request.
       *[other] Transcribe <b>{ $title }</b> again? It takes one attempt and the recording's minutes of your plan, and about { $n } requests.
    }

fetch-under-way = Fetching the file…
fetch-converting = Converting…
fetch-percent = Sending the file… { $percent }%
fetch-over = over { $limit }
fetch-empty = PolyglotVoice gave an empty file: there is nothing to send.
fetch-not-ready = PolyglotVoice does not have this file yet. Try when the task is ready.
fetch-too-big = This file has { $size }; Telegram takes { $limit } from a bot. Get it on polyglotvoice.ru.
fetch-refused = Telegram did not take this file. Get it on polyglotvoice.ru.

source-gone = PolyglotVoice does not keep this source.
source-too-big = The source has { $size }; Telegram takes { $limit } from a bot. I can send its sound alone, or its text.

download-gone = PolyglotVoice has no { $kind } for this task.

convert-how = Reply with <code>/convert mp3</code> to a voice note, audio or video, or write it under one.
convert-choose = Which format?
convert-unknown = I don't know the format “{ $said }”. Which one?

limits-head = <b>What the plan allows</b>
limits-line = { $label }: <b>{ $value }</b>
limits-untold = PolyglotVoice does not tell what the plan allows.
limits-spent-head = <b>Spent here with the key</b>
limits-today = Today: { $spent }. Starts over at { $when }.
limits-month = This month: { $spent }. Starts over on { $when }.
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
limits-near = Four fifths of a limit are used.
limits-others = Other programs on the account count too, unseen by me.
limits-near-day = Four fifths of today's requests of your plan are used: { $count } of { $limit }. It starts over on { $when }. More: /limits
limits-near-month = Four fifths of this month's requests of your plan are used: { $count } of { $limit }. It starts over on { $when }. More: /limits
limits-near-day-here = Four fifths of today's requests of the key used here are gone: { $count } of { $limit }. It starts over on { $when }; the rest waits until then.
limits-near-month-here = Four fifths of this month's requests of the key used here are gone: { $count } of { $limit }. It starts over on { $when }; the rest waits until then.

find-usage =
    Write what to look for: <code>/find budget meeting</code>

    Any form and order of the words will do, so will a typo or the beginning of one. A name finds who said it. Quotation marks keep words together: <code>/find "new office"</code>

    I look through this chat's transcripts; I keep each for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }.

find-empty = There is nothing to look through yet. I keep each transcript of this chat for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }.

find-nothing =
    { $n ->
        [one] “{ $words }” is not in this chat's { $n } transcript, from { $since }.
       *[other] “{ $words }” is in none of this chat's { $n } transcripts, the oldest from { $since }.
    } I keep each for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }.

find-nothing-in-one = “{ $words }” is not in this chat's only transcript, from { $since }. I keep each for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }.

find-nothing-recent = “{ $words }” is in none of this chat's newest { $n } transcripts, which go back to { $since }. I don't look further back.

find-instead =
    { $said }

    This would be found:
    { $commands }

find-not-all = I looked through the newest { $n } only.

find-since =
    { $said }

    I searched from { $since } on: then you joined, or I first saw you here. In /settings administrators can open the rest.
find-not-yours = That was before you joined, or before I first saw you here. In /settings administrators can open it.
find-here = Here it is.
find-here-at = Here it is, at { $time }.
find-gone = That message is no longer in this chat.

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

            And { $n } older ones: add a word to narrow it down.
    }

transcribe-how = Reply to a recording with /transcribe, or write links after it. What you send here I transcribe anyway.

edit-answered-before = This message has changed: my answer above is about what it said before.
edit-replaced = The message has changed, and so has my answer.

talk-no-key = Send me a voice note, a file or a link, and I answer with its text.
talk-has-key = You have a key: /key shows and replaces it. New ones come from your profile at polyglotvoice.ru.
talk-why-long = A long recording takes minutes, and at busy hours it waits its turn. The text comes by itself; /cancel stops it.
talk-nothing-under-way = I'm here, and nothing is under way. If something is missing, send it again.
talk-find = /find and the words, as in <code>/find contract</code>: I show where it was said here.
talk-convert = Reply to a recording with <code>/convert mp3</code>, or another format. Its sound I leave as it is.
talk-translate = I write down what is said, in its own language. Where PolyglotVoice translates or sums it up, that comes along.
talk-stop = /cancel stops what is under way; as a reply to a recording, that one.
talk-limits = I am free; PolyglotVoice counts by the plan. /limits shows what it allows and what is used.
talk-privacy = Recordings go to PolyglotVoice, their text comes to this chat alone. /privacy says what I keep, and erases it.
talk-files = <b>Files</b> below a text brings it as .srt, .vtt, .txt, .md or .json. /export packs all texts of a week.
talk-group = Add me to a group or a channel: I answer voice notes there with their text. Anybody can also reply to one with /transcribe.
talk-again = Is something wrong with a text? <b>Again</b> below it makes it anew, and says first what that takes.
talk-hello = Hello! Send me a voice note, a file or a link, and I answer with its text. /help shows examples.

talk-wait-for-key =
    { $n ->
        [one] I keep { $n } recording and transcribe it once there is a key.
       *[other] I keep { $n } recordings and transcribe them once there is a key.
    }

talk-under-way =
    { $n ->
        [one] { $n } recording is under way, for { $since }. { $status }
       *[other] { $n } recordings are under way, the first for { $since }. { $status }
    }

probe-button = Probe PolyglotVoice

probe-ask =
    I ask PolyglotVoice once at each endpoint, with this chat's key and a short sample, and report the <b>shapes</b> of its answers: no key, id, name or word.

    It costs { $low } to { $high } requests, one attempt and { $seconds } seconds of audio, and takes some minutes at most.
probe-go = Go on
probe-no = Don't
probe-dropped = Nothing was sent.
probe-no-key = There is no key here: send one first (/key).
probe-running = Probing PolyglotVoice: { $step }…
probe-stop = Stop
probe-stopping = It stops before its next request.
probe-whole = It went through to the end.

probe-done =
    <b>The probe of PolyglotVoice</b>
    { $ended } Requests sent: { $requests }. The file is the report: shapes alone. Read it, and send it to the project.

    { $rows }
probe-cut-short = The probe was cut short: I restarted, or the key is gone. Starting it again costs the same.

export-nothing = I keep no transcripts of this chat that you could take along. They stay a week.
export-wait = I have just sent the last one. Try again in a minute.
export-by-button = I send the zip to you alone, in our private chat:
export-in-private = The zip comes to our private chat.
export-name = Transcripts { $day }
export-under-way = Packing the transcripts…
export-refused = Telegram did not take the file. Try again later.
export-left-out =
    { $n ->
        [one] { $n } transcript did not fit
       *[other] { $n } transcripts did not fit
    }
