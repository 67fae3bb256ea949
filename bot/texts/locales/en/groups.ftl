### Groups. Markup is Telegram's HTML.

group-no-files = I may not send files here.

group-help =
    Reply to a recording with /transcribe@{ $bot }, or write links after it.

    /find@{ $bot } – what was said here
    /settings@{ $bot } – what I do unasked
    /doctor@{ $bot } – what I see
    /notme@{ $bot } – leave your recordings alone

channel-help =
    I answer voice posts here with text.

    /doctor@{ $bot } – what I see
    /settings@{ $bot } – what I do unasked
    /key@{ $bot } – the key

group-admins-only = Only administrators can do this.
direct-recordings-only = In a channel's direct messages I only transcribe what you send: anything else would touch other people's recordings too.

group-kept =
    <b>What I keep from here</b>
    • the API key, encrypted, until an administrator deletes it
    • transcripts, encrypted, for { $transcripts }
    • each request (message, person, outcome), encrypted, for { $records }
    • who said /notme, until /yesme
    • since when each member is here, without name or number, for newcomers' searches (/settings)

    Files only pass through to PolyglotVoice.

    { $disk }

    PolyglotVoice's site says what it keeps; I can't delete that.

group-erase-ask = Erase the key, settings, transcripts and records? What is under way stops; messages and requests not to be transcribed stay.
group-erased = Done. Only requests not to be transcribed stay. /privacy says when the rest leaves the disk.
group-how = Reply to a recording with /transcribe@{ $bot }, or write links after it.
group-no-key = I'll transcribe this once there is a PolyglotVoice key. An administrator can set one:
group-unserved = To transcribe this I need a PolyglotVoice key. An administrator can set one:
group-opted-out = They asked not to be transcribed here.
group-admins-ask = Files and links are for administrators here; voice notes are for everybody.
group-not-yours = Only whoever asked, whoever speaks, and administrators can do this.
group-key-died = PolyglotVoice no longer accepts the key here. An administrator can set a new one (/key); then I go on.

group-key-expires =
    { $n ->
        [one] The PolyglotVoice key here expires in { $n } day. An administrator can set a new one: /key.
       *[other] The PolyglotVoice key here expires in { $n } days. An administrator can set a new one: /key.
    }

group-prefer-unasked = By myself
group-prefer-asked = When asked
group-prefer-everyone = Everybody
group-prefer-admins = Administrators
group-prefer-voice-title = Voice notes
group-prefer-voice-on-says = all voice and video notes I see
group-prefer-voice-off-says = only when somebody asks
group-prefer-files-title = Files and links
group-prefer-files-on-says = all audio, video and links I see
group-prefer-files-off-says = only when somebody asks
group-prefer-asks-title = Who asks for files
group-prefer-asks-everyone-says = anybody may ask for files and links
group-prefer-asks-admins-says = only administrators; voice notes are for everybody
group-prefer-past-title = Past for newcomers
group-prefer-past-telegram = As in Telegram
group-prefer-past-telegram-says = newcomers find old transcripts where Telegram shows them old messages
group-prefer-past-yes = Open
group-prefer-past-yes-says = everybody finds all I keep from here
group-prefer-past-no = Closed
group-prefer-past-no-says = newcomers find what came since they joined or I first saw them
group-prefer-chooses-title = Who changes this
group-prefer-chooses-everyone-says = everybody, except this very setting
group-prefer-chooses-admins-says = only administrators
group-language = The language here is in /settings@{ $bot }.
group-unknown = I don't know this command. /help@{ $bot } shows mine.
group-history = Your list is in our private chat: /history. /find@{ $bot } searches here.

view-private-groups = In a group, /doctor says what I see.
view-guests-on = ✓ Guest mode is on: mention me in reply to any recording, in any chat.
view-business-on = ✓ Business mode is on: connect me to your account, and voice notes to you come here as text.
view-private-title = <b>What I can do elsewhere</b>
view-title = <b>What I can do here</b>
view-welcome = Hello! Send a voice note, and I answer with text.
view-welcome-asked = Hello! Reply to a voice note with /transcribe@{ $bot }, and I answer with text.
view-missing-key = One thing is missing: a PolyglotVoice key.
view-missing-sight = As an administrator I would notice voice notes by myself.
channel-welcome = I'm in the channel “{ $title }”: post a voice note there, and I answer with text.
channel-welcome-no-key =
    I'm in the channel “{ $title }”, to answer voice posts with text.
    One thing is missing: a PolyglotVoice key.
view-channel = ✓ I see the posts of this channel.
view-admin = ✓ I see every message: I'm an administrator.
view-open = ✓ I see every message: privacy mode is off. If I stay silent, remove and add me again.
view-blind = ✗ I see only commands with my name and replies to me. Make me an administrator (no rights needed), and I notice voice notes; until then, reply to one with /transcribe@{ $bot }.
view-change = Or: @BotFather → /mybots → @{ $bot } → Bot Settings → Group Privacy → Turn off, then remove and add me again.
view-mute = ✗ I may not write here: allow it in the permissions.
view-mute-in = I may no longer write in “{ $title }”. Allow it in the permissions.
view-no-files = ✗ I may not send files: long transcripts come as messages. Allow it in the permissions.
view-has-key = ✓ There is a PolyglotVoice key.
view-no-key = ✗ No PolyglotVoice key yet. An administrator can set one: /key.
view-voice-on = ✓ I transcribe voice and video notes by myself.
view-voice-off = – Voice and video notes only when asked; /settings changes that.
view-files-on = ✓ I transcribe audio, video and links by myself.
view-files-off = – Files and links only when asked; /settings changes that.
view-ask = To ask, reply with /transcribe or @{ $bot }.
view-no-reactions = – Reactions 👀 👌 👎 are not allowed: I show no progress.
view-no-delete = – I may not delete messages: if somebody shows an API key, I can only warn.
view-guests-off = – Guest mode is off: I can't be called in other chats. @BotFather → /mybots → @{ $bot } → Bot Settings → Guest Mode.
view-business-off = – Business mode is off: accounts can't connect me. @BotFather → /mybots → @{ $bot } → Bot Settings → Business Mode.
view-sees-now = I'm an administrator now and see voice notes by myself.
view-blind-now = I'm no longer an administrator: reply to a voice note with /transcribe@{ $bot }.

optout-done = I'll leave your recordings here alone, whoever asks. /yesme undoes that.
optout-taken-back = I transcribe your recordings here again.
optout-was-not = I already transcribe your recordings here. /notme stops that.
optout-nobody = You write anonymously, so I can't tell your recordings. Write under your own name.

groupkey-none = No PolyglotVoice key here yet. Don't send it here, where all would read it: an administrator sets it in private, or a member lends theirs.
channelkey-none = No PolyglotVoice key here yet. Don't post it, all would read it: an administrator sets it in private.
groupkey-owners = The bot owner's key works here. An administrator can set your own in private instead; don't send it here, where all would read it.
groupkey-works = The PolyglotVoice key here works.
groupkey-dead = PolyglotVoice no longer accepts the key here. An administrator can set another in private.
groupkey-forgotten = The key is deleted.
groupkey-send = Send me the PolyglotVoice key for <b>{ $title }</b>. It begins with <code>sk_</code>; I delete your message and keep the key encrypted, for that chat alone.
groupkey-set = <b>{ $title }</b> has a key now.
groupkey-stale-link = This link no longer works: it lasts ten minutes, for one person. A new one: /key there.
groupkey-lend-ask = Lend your PolyglotVoice key to <b>{ $title }</b>? Its requests count against your plan, its recordings appear in your account. /lent takes it back.
groupkey-lent = <b>{ $title }</b> uses your key now. /lent takes it back.
groupkey-offered = Offered to <b>{ $title }</b>: an administrator must accept it. /lent takes it back.
groupkey-no-own = You have no working key yet. Send me one, and I go on. To get one: /key
groupkey-given-up = Nothing changed.
groupkey-offer = { $name } offers their PolyglotVoice key. Recordings from here would appear in { $name }'s account. An administrator decides:
groupkey-accepted = The key works here now. Its owner can take it back any time.
groupkey-declined = The offer is declined.
groupkey-not-accepted = Only administrators can do this, while the offer stands.
groupkey-taken-back = Taken back.
groupkey-owner-took-back = The key's owner took it back. An administrator can set another (/key); then I go on.
groupkey-lent-none = You haven't lent your key to any group.
groupkey-shown-deleted = Your message in “{ $title }” held an API key; I deleted it. Others may have read it: revoke the key in your profile, and send a new one only to me, in private.
groupkey-shown = A message in “{ $title }” shows an API key, and I may not delete it. Delete it, revoke the key in your profile, and send a new one only to me, in private.

groupkey-lent-list =
    { $n ->
        [one] { $n } group uses your key:
       *[other] { $n } groups use your key:
    }
groupkey-untried = PolyglotVoice doesn't answer right now. I keep the key for <b>{ $title }</b> and try it later.

doctor-title = <b>This chat</b>
doctor-no-key = ✗ No PolyglotVoice key here. How to get one: /key.
doctor-has-key = ✓ There is a PolyglotVoice key; I know of no trouble.
doctor-dead-own = PolyglotVoice no longer accepts your key. Create a new one in your profile and send it: /key.
doctor-dead-group = PolyglotVoice no longer accepts this group's key. An administrator can set a new one: /key.
doctor-dead-lent = PolyglotVoice no longer accepts the key of <a href="tg://user?id={ $id }">the member who lent it</a>. They can send me a new one in private, or an administrator sets another: /key.
doctor-dead-operator = PolyglotVoice no longer accepts the bot owner's key. With your own (/key) I go on at once.

doctor-wait-key =
    { $n ->
        [one] { $n } recording waits for a working key: /key.
       *[other] { $n } recordings wait for a working key: /key.
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
        [one] { $n } answer couldn't be delivered: the button below brings it.
       *[other] { $n } answers couldn't be delivered: the button below brings them.
    }

doctor-undelivered-mute =
    { $n ->
        [one] { $n } answer waits: I may not write here. Allow it in the group's permissions, and it comes.
       *[other] { $n } answers wait: I may not write here. Allow it in the group's permissions, and they come.
    }

doctor-undelivered-topic =
    { $n ->
        [one] { $n } answer waits: its topic is gone or closed, and the chat outside it takes no messages. Open either, and it comes.
       *[other] { $n } answers wait: their topic is gone or closed, and the chat outside it takes no messages. Open either, and they come.
    }
doctor-topic = A topic here is gone or closed, and the chat outside it takes no messages: open either, and I can answer again.
