### Groups. Markup is Telegram's HTML.

group-no-files = I may not send files here.

group-help =
    Reply to a voice note or a file with /transcribe@{ $bot }, or write links after it.

    /find@{ $bot } – what was said here
    /settings@{ $bot } – what I do unasked
    /doctor@{ $bot } – what I see here
    /notme@{ $bot } – leave your recordings alone

channel-help =
    I answer voice posts in this channel with their text.

    /doctor@{ $bot } – what I see here
    /settings@{ $bot } – what I do unasked
    /key@{ $bot } – the key

group-admins-only = Only administrators can do this.

group-kept =
    <b>What I keep from here</b>
    • the API key, encrypted, until an administrator deletes it
    • transcripts, encrypted, for { $transcripts }
    • each request (message, person, outcome), encrypted, for { $records }
    • who said /notme, until they say /yesme
    • since when each member is here, without name or number, for what /settings says of newcomers

    Files only pass through me to PolyglotVoice.

    { $disk }

    What PolyglotVoice keeps, its site says. I can't delete anything there.

group-erase-ask = Erase the key, settings, transcripts and records? What is under way stops. Messages stay, and so do requests not to be transcribed.
group-erased = Done. I keep nothing from here but requests not to be transcribed. /privacy says when the rest leaves the disk.
group-how = Reply to a voice note or a file with /transcribe@{ $bot }, or write links after it.
group-no-key = Kept: I transcribe it as soon as there is a PolyglotVoice key. An administrator can set one:
group-unserved = I'd gladly transcribe this, but there is no PolyglotVoice key here yet. An administrator can set one:
group-opted-out = They asked not to be transcribed here.
group-admins-ask = Only administrators ask for files and links here; voice notes are for everybody.
group-not-yours = Only the one who asked, the one who speaks, and administrators can do this.
group-key-died = PolyglotVoice no longer accepts the key used here. An administrator can set a new one with /key; what waits goes on then.

group-key-expires =
    { $n ->
        [one] The PolyglotVoice key used here expires in { $n } day. An administrator can set a new one with /key.
       *[other] The PolyglotVoice key used here expires in { $n } days. An administrator can set a new one with /key.
    }

group-prefer-unasked = By myself
group-prefer-asked = When asked
group-prefer-everyone = Everybody
group-prefer-admins = Administrators
group-prefer-voice-title = Voice notes
group-prefer-voice-on-says = I transcribe voice and video notes that I see
group-prefer-voice-off-says = only when somebody asks
group-prefer-files-title = Files and links
group-prefer-files-on-says = I transcribe audio, video and links that I see
group-prefer-files-off-says = only when somebody asks
group-prefer-asks-title = Who asks for files
group-prefer-asks-everyone-says = everybody may ask for files and links
group-prefer-asks-admins-says = only administrators; voice notes are for everybody
group-prefer-past-title = Past for newcomers
group-prefer-past-telegram = As in Telegram
group-prefer-past-telegram-says = newcomers find old transcripts where Telegram shows them old messages
group-prefer-past-yes = Open
group-prefer-past-yes-says = everybody finds everything I keep from here
group-prefer-past-no = Closed
group-prefer-past-no-says = newcomers find what came since they joined, or since I first saw them
group-prefer-chooses-title = Who changes this
group-prefer-chooses-everyone-says = everybody, except this very setting
group-prefer-chooses-admins-says = only administrators
group-unknown = I don't know this command. /help@{ $bot } shows what I can do here.
group-history = Your list is in our private chat: /history. /find@{ $bot } searches what was said here.

view-private-groups = Add me to a group: /doctor there says what I see.
view-guests-on = ✓ Guest mode is on: mention me in a reply to a recording, in any chat.
view-business-on = ✓ Business mode is on: connect me to your account, and voice notes written to you come here.
view-private-title = <b>What I can do elsewhere</b>
view-title = <b>What I can do here</b>
view-welcome = Hello! Send a voice note here, and I answer with its text.
view-welcome-asked = Hello! Reply to a voice note with /transcribe@{ $bot }, and I answer with its text.
view-missing-key = One thing is missing: a PolyglotVoice key.
view-missing-sight = To notice voice notes by myself, I have to be an administrator.
channel-welcome = I am in the channel «{ $title }» now: send a voice post there, and I answer with its text.
channel-welcome-no-key =
    I am in the channel «{ $title }» now, to answer voice posts with their text.
    One thing is missing: a PolyglotVoice key.
view-channel = ✓ I see the posts of this channel.
view-admin = ✓ I see every message: I am an administrator.
view-open = ✓ I see every message: privacy mode is off. If I stay silent, remove me and add me again.
view-blind = ✗ I see only commands with my name and replies to me. Make me an administrator, without any right, and I notice voice notes by myself. Until then, reply to one with /transcribe@{ $bot }.
view-change = Or without that: @BotFather → /mybots → @{ $bot } → Bot Settings → Group Privacy → Turn off, then remove me from the group and add me again.
view-mute = ✗ I may not write here. Allow it in the permissions.
view-mute-in = I may not write in «{ $title }» any more, so I am silent. Allow it in the permissions.
view-no-files = ✗ I may not send files here, so long transcripts come as messages. Allow it in the permissions.
view-has-key = ✓ There is a PolyglotVoice key.
view-no-key = ✗ There is no PolyglotVoice key yet. An administrator can set one with /key.
view-voice-on = ✓ I transcribe voice and video notes by myself.
view-voice-off = – Voice and video notes only when asked; /settings changes that.
view-files-on = ✓ I transcribe audio, video and links by myself.
view-files-off = – Files and links only when asked; /settings changes that.
view-ask = To ask, reply with /transcribe or @{ $bot }.
view-no-reactions = – The reactions 👀 👌 👎 are not allowed here, so I show no progress.
view-no-delete = – I may not delete messages, so I can only warn when somebody shows an API key.
view-guests-off = – Guest mode is off: nobody can call me in chats that I am not in. @BotFather → /mybots → @{ $bot } → Bot Settings → Guest Mode.
view-business-off = – Business mode is off: nobody can connect me to their account. @BotFather → /mybots → @{ $bot } → Bot Settings → Business Mode.
view-sees-now = I am an administrator now: I see voice notes here by myself.
view-blind-now = I am no administrator any more: reply to a voice note with /transcribe@{ $bot }.

optout-done = I leave your recordings alone here, whoever asks. /yesme takes that back.
optout-taken-back = I transcribe your recordings here again.
optout-was-not = I transcribe your recordings here as it is. /notme stops that.
optout-nobody = You write anonymously, so I can't tell your recordings. Write it under your own name.

groupkey-none = There is no PolyglotVoice key here yet. Don't send one into the group, where all would read it: an administrator sets it in private, or a member lends theirs.
channelkey-none = This channel has no PolyglotVoice key yet. Don't post one, where all would read it: an administrator sets it in private.
groupkey-works = There is a PolyglotVoice key here, and it works.
groupkey-dead = PolyglotVoice no longer accepts the key used here. An administrator can set another in private.
groupkey-forgotten = The key is deleted.
groupkey-send = Send me the PolyglotVoice key for <b>{ $title }</b>. It begins with <code>sk_</code>; I delete your message at once and keep the key encrypted, for that chat alone.
groupkey-set = <b>{ $title }</b> has a key now. What waited there goes on.
groupkey-stale-link = This link no longer works: it holds ten minutes, for one person. /key there gives a new one.
groupkey-lend-ask = Lend your PolyglotVoice key to <b>{ $title }</b>? Its requests count against your plan, its recordings stand in your account. /lent takes it back at any time.
groupkey-lent = <b>{ $title }</b> uses your key now. /lent takes it back.
groupkey-offered = Offered to <b>{ $title }</b>: an administrator has to accept it. /lent takes it back later.
groupkey-no-own = You have no working key yet. Send me one, and I go on. How to get it: /key
groupkey-given-up = All stays as it was.
groupkey-offer = { $name } offers their own PolyglotVoice key. Recordings from here would stand in { $name }'s account. An administrator decides:
groupkey-accepted = The offered key is used here now. Its owner can take it back at any time.
groupkey-declined = The offer is declined.
groupkey-not-accepted = Only administrators can do this, while the offer stands.
groupkey-taken-back = Taken back.
groupkey-owner-took-back = The owner of the key used here took it back. An administrator can set another with /key; what waits goes on then.
groupkey-lent-none = You lend your key to no group.
groupkey-shown-deleted = Your message in «{ $title }» held an API key, so I deleted it. Others may have read it: revoke the key in your PolyglotVoice profile, and send a new one only to me, in private.
groupkey-shown = A message in «{ $title }» shows an API key, and I may not delete it. Delete it, revoke the key in your PolyglotVoice profile, and send a new one only to me, in private.

groupkey-lent-list =
    { $n ->
        [one] { $n } group uses your key:
       *[other] { $n } groups use your key:
    }
groupkey-untried = PolyglotVoice does not answer right now. I keep the key for <b>{ $title }</b> and try it by myself.

doctor-title = <b>This chat</b>
doctor-no-key = ✗ There is no PolyglotVoice key here: /key tells how to get one.
doctor-has-key = ✓ A PolyglotVoice key serves this chat, and I know of nothing that holds it up.
doctor-dead-own = PolyglotVoice no longer accepts your key. Create a new one in your profile and send it to me with /key.
doctor-dead-group = PolyglotVoice no longer accepts this group's key. An administrator can set a new one with /key.
doctor-dead-lent = PolyglotVoice no longer accepts the key of <a href="tg://user?id={ $id }">the member who lent theirs</a>. They can send me a new one in private, or an administrator sets another with /key.
doctor-dead-operator = PolyglotVoice no longer accepts the key of this bot's operator. With your own (/key) it goes on at once.

doctor-wait-key =
    { $n ->
        [one] { $n } recording waits for a working key (/key), and goes on with it.
       *[other] { $n } recordings wait for a working key (/key), and go on with it.
    }

doctor-wait-limit =
    { $n ->
        [one] { $n } recording waits for the plan's limit and goes on by itself.
       *[other] { $n } recordings wait for the plan's limit and go on by themselves.
    }

doctor-wait-slot =
    { $n ->
        [one] { $n } recording waits for its turn: the plan allows only so many at once.
       *[other] { $n } recordings wait for their turn: the plan allows only so many at once.
    }

doctor-wait-service =
    { $n ->
        [one] { $n } recording waits for PolyglotVoice and goes on by itself.
       *[other] { $n } recordings wait for PolyglotVoice and go on by themselves.
    }

doctor-undelivered =
    { $n ->
        [one] { $n } answer could not be delivered here: the button below brings it.
       *[other] { $n } answers could not be delivered here: the button below brings them.
    }

doctor-undelivered-mute =
    { $n ->
        [one] { $n } answer waits, as I may not write here: allow it in the group's permissions, and it comes.
       *[other] { $n } answers wait, as I may not write here: allow it in the group's permissions, and they come.
    }

doctor-undelivered-topic =
    { $n ->
        [one] { $n } answer waits: its topic is gone or closed, and the chat outside it takes no messages. Open one of them, and it comes.
       *[other] { $n } answers wait: their topic is gone or closed, and the chat outside it takes no messages. Open one of them, and they come.
    }
doctor-topic = A topic here is gone or closed, and the chat outside it takes no messages: open one of them, and I can answer again.
