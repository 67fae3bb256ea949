### The API key. Markup is Telegram's HTML.

key-steps =
    I work with your own PolyglotVoice API key:
    1. Sign in at polyglotvoice.ru.
    2. Create an API key in your profile. It lives 30 days.
    3. Send it to me. It begins with <code>sk_</code>; I delete your message at once and keep the key encrypted.

key-form = A key begins with <code>sk_</code> and has no spaces. I deleted that message to be safe: send the key alone.
key-works = The key <code>…{ $ending }</code> works, until { $until } at the latest. Send me something to transcribe.
key-untried = PolyglotVoice does not answer right now. I keep the key <code>…{ $ending }</code>, try it myself and tell you. It expires on { $until } at the latest.
key-refused = PolyglotVoice does not accept this key, so I did not keep it. Copy all of it, or create a new one.

key-resumed =
    { $said }

    { $waiting }

key-delete-yourself =
    { $said }

    I could not delete your message with the key. Please delete it yourself.

key-state = Key <code>…{ $ending }</code>, set on { $since }, works until { $until } at the latest.
key-state-dead = PolyglotVoice no longer accepts the key <code>…{ $ending }</code>, set on { $since }. Send me a new one from your profile, and what waits goes on.
key-died = PolyglotVoice no longer accepts your key. Send me a new one from your profile, and what waits goes on.
key-send-new = Send me the new key. It begins with <code>sk_</code>; I delete your message at once.
key-ask-forget = Delete the key? What is under way will wait for another.
key-forgotten = The key is deleted. To go on, send me one.

key-waiting =
    { $n ->
        [one] { $n } recording waited for it and is being transcribed.
       *[other] { $n } recordings waited for it and are being transcribed.
    }

key-expires =
    { $n ->
        [one] Your key <code>…{ $ending }</code> expires in { $n } day. Send me a new one from your PolyglotVoice profile.
       *[other] Your key <code>…{ $ending }</code> expires in { $n } days. Send me a new one from your PolyglotVoice profile.
    }
key-untried-both = PolyglotVoice does not answer right now. <code>…{ $old }</code> goes on until I have tried <code>…{ $ending }</code>.
key-ask-replace = The key <code>…{ $ending }</code> works. Shall it replace <code>…{ $old }</code>?
key-stays = <code>…{ $old }</code> stays, the other key is deleted.
key-refused-keeps = PolyglotVoice does not accept this key, so I did not keep it. <code>…{ $old }</code> goes on.
key-later-works = PolyglotVoice answers again: the key <code>…{ $ending }</code> works.
key-later-refused = PolyglotVoice answers again and does not accept the key <code>…{ $ending }</code>. Copy all of it, or create a new one.
key-later-refused-keeps = PolyglotVoice answers again and does not accept the key <code>…{ $ending }</code>. <code>…{ $old }</code> goes on.
key-later-asks = PolyglotVoice answers again: the key <code>…{ $ending }</code> works. Shall it replace <code>…{ $old }</code>? Say so in /key.

key-state-new =
    { $said }

    A new key <code>…{ $ending }</code> waits. Shall it replace this one?

operator-key-died = PolyglotVoice no longer accepts this bot's key. What you sent waits; with your own (/key) it goes on at once.

trial-offer =
    { $n ->
        [one] Or try me first: { $n } voice note of up to { $length }, on the key of this bot's operator.
       *[other] Or try me first: { $n } voice notes of up to { $length } each, on the key of this bot's operator.
    }

trial-note =
    { $n ->
        [one] This note goes on the key of this bot's operator, and { $n } more may. Then I need your own: /key tells how to get it.
       *[other] This note goes on the key of this bot's operator, and { $n } more may. Then I need your own: /key tells how to get it.
    }

trial-last-note = This note goes on the key of this bot's operator, the last one for now. For more I need your own: /key.

example-answer =
    This is how I answer a voice note of 9 seconds:

    <blockquote>Hi, it's me. I am on the train and can't call. Could you bring the blue folder to the office tomorrow, before ten? And tell Anna that the meeting has moved to Thursday.</blockquote>

    After it comes an <code>.srt</code> with the time of each sentence. Buttons below show time codes, which play the recording from there, or who speaks.

button-site = Open polyglotvoice.ru
button-example = Show an answer
