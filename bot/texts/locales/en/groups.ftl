### Groups. Markup is Telegram's HTML.

group-no-files = I may not send files in this group.

group-help =
    Reply to a voice note or a file with /transcribe@{ $bot }, or put links behind the command.

    /doctor@{ $bot } says what I can see here, /settings@{ $bot } what I do by myself, /notme@{ $bot } that I leave your recordings alone.

group-admins-only = Only administrators of this group can do this.

group-kept =
    <b>What I keep of this group</b>
    • its API key, encrypted, until an administrator deletes it
    • transcripts, encrypted, for { $transcripts } days
    • a record of each request (which message, whose, how it ended), encrypted, for { $records } days
    • who does not want to be transcribed here, until they take it back
    • when each member joined or was first seen, without their name or number, so that new members read only what /settings lets them

    Files pass through me to PolyglotVoice and are never stored here.

    { $disk }

    What PolyglotVoice keeps, its own site says. Its API names no way to delete anything there, so what is erased here is not erased there.

group-erase-ask = Erase the key, the choices, the transcripts and all records of this group? What is under way is stopped. Messages that are here already stay, and so does who does not want to be transcribed.
group-erased = Done: of this group I keep nothing any more, but who does not want to be transcribed. /privacy says when it is gone from disk, too.
group-how = Reply to a voice note or a file with /transcribe@{ $bot }, or put links behind the command.
group-no-key = I keep this, and transcribe it as soon as this group has a PolyglotVoice key. An administrator can set one:
group-opted-out = They asked not to be transcribed in this group, so I leave their recordings alone.
group-admins-ask = In this group only administrators ask for files and links. Voice notes are for everybody.
group-not-yours = Only the one who asked for it, the one who speaks, and administrators can do this.
group-key-died = PolyglotVoice no longer accepts this group's key. An administrator can set a new one with /key; what waits goes on by itself.

group-key-expires =
    { $n ->
        [one] This group's PolyglotVoice key expires in { $n } day. An administrator can set a new one with /key.
       *[other] This group's PolyglotVoice key expires in { $n } days. An administrator can set a new one with /key.
    }

group-prefer-unasked = By itself
group-prefer-asked = When asked
group-prefer-everyone = Everybody
group-prefer-admins = Administrators
group-prefer-voice-title = Voice notes
group-prefer-voice-on-says = I transcribe voice and video notes by myself, where I can see them
group-prefer-voice-off-says = only what somebody asks for
group-prefer-files-title = Files and links
group-prefer-files-on-says = I transcribe audio and video files and links by myself
group-prefer-files-off-says = only what somebody asks for
group-prefer-asks-title = Who asks for files
group-prefer-asks-everyone-says = everybody may have files and links transcribed
group-prefer-asks-admins-says = only administrators may; voice notes are for everybody
group-prefer-past-title = The past, for new members
group-prefer-past-telegram = As Telegram shows it
group-prefer-past-telegram-says = new members find old transcripts here only where I know that Telegram shows them the old messages, too
group-prefer-past-yes = They read it
group-prefer-past-yes-says = everybody finds everything that I keep of this group
group-prefer-past-no = They don't
group-prefer-past-no-says = who is new finds what I have transcribed since they joined, or since I first saw them here
group-prefer-chooses-title = Who changes this
group-prefer-chooses-everyone-says = everybody may change these settings, except this one
group-prefer-chooses-admins-says = only administrators may change these settings
group-unknown = I don't know this command. /help@{ $bot } shows what I can do here.
group-history = The list of recordings is for your own chat with me: write /history there. /find@{ $bot } searches this group's transcripts.

view-private-groups = Add me to a group, and /doctor there says what I can see.
view-guests-on = ✓ Guest mode is on: mention me in a reply to a recording, in any chat.
view-business-on = ✓ Business mode is on: connect me to your account, and voice notes that others write to you come here as text.
view-private-title = <b>What I can do outside this chat</b>
view-title = <b>What I can do here</b>
view-welcome = Hello! I turn voice notes, files and links into text.
view-channel = ✓ I see the posts of this channel, because I am an administrator.
view-admin = ✓ I see every message, because I am an administrator.
view-open = ✓ I see every message: privacy mode is off for me. If I stay silent all the same, remove me and add me again, since Telegram applies that switch only then.
view-blind = ✗ I see only commands that name me and replies to me: Telegram's privacy mode is on. So I can't notice voice notes by myself. Until that changes, reply to one with /transcribe@{ $bot }.

view-change =
    To change it, do one of these:
    1. Make me an administrator of this group; no particular right is needed.
    2. Or my operator opens @BotFather: /mybots → @{ $bot } → Bot Settings → Group Privacy → Turn off. Then remove me from this group and add me again.

view-mute = ✗ I may not write here. Allow me to send messages in the group's permissions.
view-mute-in = I may not write in «{ $title }» any more, so I am silent there. Allow me to send messages in the group's permissions.
view-no-files = ✗ I may not send files here, so long transcripts come without their text file. Allow me to send files in the group's permissions.
view-has-key = ✓ There is a PolyglotVoice key that serves this group.
view-no-key = ✗ There is no PolyglotVoice key for this group yet, so I can't transcribe. An administrator can set one with /key.
view-voice-on = ✓ I transcribe voice and video notes by themselves.
view-voice-off = – Voice and video notes only when somebody asks; /settings changes that.
view-files-on = ✓ I transcribe audio and video files and links by themselves.
view-files-off = – Files and links only when somebody asks; /settings changes that.
view-ask = To ask, reply to it with /transcribe or with @{ $bot }.
view-no-reactions = – The reactions 👀 👌 👎 are not allowed here, so I show no progress.
view-no-delete = – I may not delete messages. If somebody shows an API key here, I can only warn them.
view-guests-off = – Guest mode is off: I can't be called in chats that I am not in. My operator can switch it on in @BotFather: /mybots → @{ $bot } → Bot Settings → Guest Mode.
view-business-off = – Business mode is off: I can't be connected to a person's account. My operator can switch it on in @BotFather: /mybots → @{ $bot } → Bot Settings → Business Mode.
view-sees-now = I am an administrator now, so I see voice notes here by myself. /doctor says what else I can do.
view-blind-now = I am no administrator any more, so I see only commands that name me and replies to me. Reply to a voice note with /transcribe@{ $bot }; /doctor@{ $bot } says how to change that.

optout-done = From now on I leave your recordings in this group alone, whoever asks. /yesme takes that back.
optout-taken-back = I transcribe your recordings in this group again.
optout-was-not = You had not told me to leave your recordings alone. /notme does.
optout-nobody = You write anonymously, so I can't tell which recordings are yours. Write it under your own name.

groupkey-none = This group has no PolyglotVoice key. Never send one here: everybody would read it. An administrator sets it in a private chat with me; a member can lend their own.
groupkey-works = A PolyglotVoice key serves this group.
groupkey-dead = PolyglotVoice no longer accepts this group's key. An administrator can set a new one in a private chat with me.
groupkey-forgotten = This group's key is deleted.
groupkey-send = Send me the PolyglotVoice key for the group <b>{ $title }</b> now, within ten minutes. It begins with <code>sk_</code>; I delete your message at once and keep the key encrypted, for that group alone.
groupkey-set = The key now serves the group <b>{ $title }</b>. What waited there goes on.
groupkey-stale-link = This link has done its work: each holds for ten minutes and for one person. Send /key in the group for a new one.
groupkey-lend-ask = Shall your own PolyglotVoice key serve the group <b>{ $title }</b>? Its requests then count against your plan, and its recordings stand in your account's list. You can take it back at any time with /lent.
groupkey-lent = Your key serves the group <b>{ $title }</b> now. /lent takes it back.
groupkey-offered = I have told the group <b>{ $title }</b>: an administrator has to accept your offer. /lent takes it back later.
groupkey-no-own = You have no working key of your own here. Send it to me first, then tap the button in the group again.
groupkey-given-up = All stays as it was.
groupkey-offer = { $name } offers their own PolyglotVoice key for this group. Recordings from here would then stand in { $name }'s account. An administrator decides:
groupkey-accepted = The offered key serves this group now. Its owner can take it back at any time.
groupkey-declined = The offer is declined.
groupkey-not-accepted = Only administrators can do this, and only while the offer stands.
groupkey-taken-back = Taken back.
groupkey-lent-none = Your key serves no group.
groupkey-shown-deleted = Your message in «{ $title }» held an API key, so I deleted it. Others may have read it: revoke that key in your PolyglotVoice profile and create a new one. Send a key only in a private chat with me.
groupkey-shown = A message in «{ $title }» holds an API key, and I may not delete it. Delete it, revoke that key in your PolyglotVoice profile and create a new one. Send a key only in a private chat with me.

groupkey-lent-list =
    { $n ->
        [one] Your key serves { $n } group:
       *[other] Your key serves { $n } groups:
    }
groupkey-untried = PolyglotVoice does not answer right now, so I could not try the key. I keep it for the group <b>{ $title }</b> and try it by myself.
