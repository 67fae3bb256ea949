### A person and the bot: the first words, help, settings, what is kept. Markup is Telegram's HTML.

access-private = This bot is private. To use it, give its owner this number: <code>{ $chat }</code>
access-banned = The bot's owner has blocked you; only they can undo that.

about-description =
    I turn voice notes, audio, video and links into text and subtitles.

    Press Start: your first transcript is a minute away.

about-short = Voice notes, files and links into text and subtitles, by PolyglotVoice.

start-ready =
    Send me a voice note, file or link, and I answer with text and subtitles.

    Examples: /help

start-no-key =
    I turn voice notes, files and links into text.

    First I need your PolyglotVoice API key:
    1. Sign in at polyglotvoice.ru.
    2. Create an API key in your profile.
    3. Send it to me. It begins with <code>sk_</code>; I delete your message.

    You can already send recordings: they will wait.

help-text =
    <b>Send me</b>
    • a voice or video note, even forwarded
    • <i>meeting.m4a</i> or <i>film.mp4</i>, up to 20 MB
    • <i>youtu.be/…</i>, or several links

    I answer with text and an <code>.srt</code>. Buttons below change the text or make it again.

    <b>Or write</b>
    /find budget – where it was said
    /export – this chat's transcripts, zipped
    /history – your account's tasks
    /convert mp3 – in reply to a recording
    /limits – what your plan allows, what is used
    /settings – language, text, subtitles
    /key – your API key
    /cancel – stop what is under way
    /privacy – what I keep; erase it

    <b>In a group</b> add me, and reply to recordings with /transcribe. /lent shows groups using your key.

fallback-command = I don't know this command. /help shows mine.
fallback-text = Send me a voice note, file or link, and I answer with text. /find searches what was said, /convert changes formats, /help shows the rest.
fallback-other = I can't transcribe this. Send a voice note, audio, video or link.

menu-help = Examples
menu-find = Find what was said
menu-export = This chat's transcripts, zipped
menu-history = Your tasks and their files
menu-convert = A recording in another format
menu-settings = Language, text, subtitles
menu-key = Your API key
menu-retry = Bring back what failed in an outage
menu-cancel = Stop what is under way
menu-privacy = What I keep; erase it
menu-transcribe = In reply: transcribe that recording
menu-notme = Leave my recordings alone here
menu-yesme = Transcribe me here again
menu-lent = Groups that use your key
menu-stats = How the bot does; daily digest
menu-broadcast = Write to everybody
menu-usage = Who uses your key most
menu-pause = Hand over nothing new for now
menu-resume = Go on after a pause
menu-allow = Let somebody use the bot; the list
menu-ban = Serve somebody no more
menu-budget = How much of your key may be used
menu-group-settings = What is transcribed here, and how
menu-group-key = The API key used here
menu-doctor = What I can see and do here
menu-limits = Your plan's limits, what is used

settings-text =
    <b>Settings</b>

    { $lines }

settings-detail =
    <b>{ $title }</b>

    { $lines }

settings-line = <b>{ $name }</b>: { $says }
settings-button = { $title }: { $name }
settings-saved = Saved.
settings-language-title = Language
settings-language-auto = As in Telegram
settings-language-auto-says = I use your Telegram's language
settings-language-chosen-says = I always use this language
settings-style-title = Text
settings-style-plain = Plain
settings-style-plain-says = plain paragraphs
settings-style-timed = Time codes
settings-style-timed-says = each passage with its time; tap it to hear it
settings-style-speakers = Speakers
settings-style-speakers-says = who speaks, if PolyglotVoice tells
settings-srt-title = Subtitles
settings-srt-always = Always
settings-srt-always-says = an <code>.srt</code> with every text
settings-srt-long = Long ones
settings-srt-long-says = an <code>.srt</code> from 5 minutes on
settings-srt-never = Never
settings-srt-never-says = no <code>.srt</code>
settings-srt-from-title = Subtitles by
settings-srt-from-service = PolyglotVoice
settings-srt-from-service-says = PolyglotVoice's file, for one more request
settings-srt-from-transcript = This bot
settings-srt-from-transcript-says = made here, no request
settings-speech-title = Speech
settings-speech-auto = Recognise it
settings-speech-auto-says = PolyglotVoice finds the language
settings-speech-pinned-says = I ask PolyglotVoice for this language

privacy-kept =
    <b>What I keep of this chat</b>
    • your API key, encrypted, until you delete it
    • transcripts, encrypted, for { $transcripts }: buttons and repeated files are free
    • each request (message, outcome), encrypted, for { $records }
    • the tasks behind buttons of /history, encrypted, for { $records }, its last page for ten minutes
    • the number of API requests, for { $counters }
    • where another's key pays: your requests, for { $people }, and the number of notes tried, for { $trials }, even after erasing
    • that this chat uses me, for announcements, until you erase it

    Files only pass through to PolyglotVoice.

    { $disk }

    PolyglotVoice's site says what it keeps; I can't delete that.

privacy-ask = Erase this chat's key, transcripts and records? What is under way stops; messages stay.
privacy-erased = Done: I keep nothing of this chat. /privacy says when it leaves the disk.
privacy-disk-own = What you erase leaves the disk within ten minutes; what expires, within a day. Backups may hold it longer, encrypted: ask the bot's owner.
privacy-disk-redis = Disk and backups may hold what was erased or expired, encrypted, until their files or the encryption key are renewed: ask the bot's owner.

guest-title = Transcript
guest-how = Mention me in reply to a voice note, audio or video.
guest-no-key = I need your PolyglotVoice key. Send it to me in private, then call me again:
guest-under-way = Transcribing…
guest-failed = I couldn't transcribe this. Our private chat says why.
guest-not-yours = Nothing here for you: the link works for whoever called me, for a few days.

business-connected = I'm connected to your account. Voice notes to you come here as text, for you alone; I write nothing in your chats.
business-needs-key = First I need your PolyglotVoice key: /key. Until then I leave the notes alone.
business-ended = I'm no longer connected to your account: new voice notes there I leave alone. What I have begun still comes here.
