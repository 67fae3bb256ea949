### The API key. Markup is Telegram's HTML.

key-steps =
    I work with your PolyglotVoice API key:
    1. Sign in at polyglotvoice.ru.
    2. Create an API key in your profile. It lives 30 days.
    3. Send it to me. It begins with <code>sk_</code>; I delete your message and keep the key encrypted.

key-form = A key begins with <code>sk_</code> and has no spaces. I deleted your message to be safe: send the key alone.
key-works = The key <code>…{ $ending }</code> works until { $until } at the latest. Send me a recording.
key-untried = PolyglotVoice doesn't answer right now. I keep the key <code>…{ $ending }</code>, try it later and tell you. It expires by { $until }.
key-refused = PolyglotVoice doesn't accept this key, so I didn't keep it. Copy it whole, or create a new one.

key-denied =
    PolyglotVoice turned the key <code>…{ $ending }</code> down: { $reason }

    I keep it, try it again later and tell you. If it's about your plan, change that, or send another key.

key-resumed =
    { $said }

    { $waiting }

key-delete-yourself =
    { $said }

    I couldn't delete your message with the key. Please do it yourself.

key-state = Key <code>…{ $ending }</code>, set on { $since }, works until { $until } at the latest.
key-state-dead = PolyglotVoice no longer accepts the key <code>…{ $ending }</code>, set on { $since }. Send me a new one from your profile, and I go on.
key-died = PolyglotVoice no longer accepts your key. Send me a new one from your profile, and I go on.
key-send-new = Send me the new key. It begins with <code>sk_</code>; I delete your message.
key-ask-forget = Delete the key? What is under way waits for another.
key-forgotten = The key is deleted. To go on, send another.

key-waiting =
    { $n ->
        [one] I'm transcribing the { $n } recording that waited.
       *[other] I'm transcribing the { $n } recordings that waited.
    }

key-expires =
    { $n ->
        [one] Your key <code>…{ $ending }</code> expires in { $n } day. Send me a new one from your PolyglotVoice profile.
       *[other] Your key <code>…{ $ending }</code> expires in { $n } days. Send me a new one from your PolyglotVoice profile.
    }
key-untried-both = PolyglotVoice doesn't answer right now. Until I have tried <code>…{ $ending }</code>, <code>…{ $old }</code> stays.
key-ask-replace = The key <code>…{ $ending }</code> works. Replace <code>…{ $old }</code> with it?
key-stays = <code>…{ $old }</code> stays, the other key is deleted.
key-refused-keeps = PolyglotVoice doesn't accept this key, so I didn't keep it. <code>…{ $old }</code> stays.
key-later-works = I've tried again: the key <code>…{ $ending }</code> works.
key-later-refused = I've tried again: PolyglotVoice doesn't accept the key <code>…{ $ending }</code>. Copy it whole, or create a new one.
key-later-refused-keeps = I've tried again: PolyglotVoice doesn't accept the key <code>…{ $ending }</code>. <code>…{ $old }</code> stays.
key-later-asks = I've tried again: the key <code>…{ $ending }</code> works. To replace <code>…{ $old }</code> with it: /key.

key-state-new =
    { $said }

    Replace it with the new key <code>…{ $ending }</code>?

operator-key-died = PolyglotVoice no longer accepts this bot's key. What you sent waits; with your own (/key) I go on at once.

trial-offer =
    { $n ->
        [one] Or try me first: { $n } voice note of up to { $length }, on the bot owner's key.
       *[other] Or try me first: { $n } voice notes of up to { $length } each, on the bot owner's key.
    }

trial-note =
    { $n ->
        [one] This note goes on the bot owner's key, and { $n } more may. Then I need yours: /key.
       *[other] This note goes on the bot owner's key, and { $n } more may. Then I need yours: /key.
    }

trial-last-note = This note goes on the bot owner's key, the last for now. For more I need yours: /key.

example-answer =
    My answer to a voice note of 9 seconds:

    <blockquote>Hi, it's me. I am on the train and can't call. Could you bring the blue folder to the office tomorrow, before ten? And tell Anna that the meeting has moved to Thursday.</blockquote>

    Then comes an <code>.srt</code> with each sentence's time. Buttons below show time codes, which play the recording from there, or who speaks.

button-site = Open polyglotvoice.ru
button-example = Show an answer
