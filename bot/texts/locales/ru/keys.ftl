### The API key. Markup is Telegram's HTML.

key-steps =
    Я работаю с вашим API-ключом PolyglotVoice:
    1. Войдите на polyglotvoice.ru.
    2. Создайте в профиле API-ключ. Он действует 30 дней.
    3. Пришлите его мне. Он начинается с <code>sk_</code>; сообщение я сразу удалю, ключ храню зашифрованным.

key-form = Ключ начинается с <code>sk_</code>, пробелов в нём нет. То сообщение я на всякий случай удалил. Скопируйте ключ ещё раз и пришлите отдельно.
key-works = Ключ <code>…{ $ending }</code> работает, самое позднее до { $until }. Пришлите, что расшифровать.
key-untried = PolyglotVoice сейчас не отвечает. Ключ <code>…{ $ending }</code> сохранён: проверю его сам и напишу. Он истечёт не позднее { $until }.
key-refused = PolyglotVoice не принимает этот ключ, и я его не сохранил. Скопируйте его целиком или создайте новый в профиле.

key-resumed =
    { $said }

    { $waiting }

key-delete-yourself =
    { $said }

    Удалить сообщение с ключом не получилось. Пожалуйста, удалите его сами.

key-state = Ключ <code>…{ $ending }</code> задан { $since }, истечёт не позднее { $until }.
key-state-dead = Ключ <code>…{ $ending }</code>, заданный { $since }, PolyglotVoice больше не принимает. Создайте новый в профиле и пришлите: всё, что ждёт, продолжится само.
key-died = PolyglotVoice больше не принимает ваш ключ. Создайте новый в профиле и пришлите: всё, что ждёт, продолжится само.
key-send-new = Пришлите новый ключ. Он начинается с <code>sk_</code>; сообщение я сразу удалю.
key-ask-forget = Удалить ключ? То, что в работе, подождёт другого.
key-forgotten = Ключ удалён. Чтобы продолжить, пришлите другой.

key-waiting =
    { $n ->
        [one] Его ждала { $n } запись – уже расшифровываю.
        [few] Его ждали { $n } записи – уже расшифровываю.
       *[many] Его ждали { $n } записей – уже расшифровываю.
    }

key-expires =
    { $n ->
        [one] Ваш ключ <code>…{ $ending }</code> истекает через { $n } день. Создайте новый в профиле PolyglotVoice и пришлите.
        [few] Ваш ключ <code>…{ $ending }</code> истекает через { $n } дня. Создайте новый в профиле PolyglotVoice и пришлите.
       *[many] Ваш ключ <code>…{ $ending }</code> истекает через { $n } дней. Создайте новый в профиле PolyglotVoice и пришлите.
    }
key-untried-both = PolyglotVoice сейчас не отвечает. Пока не проверю <code>…{ $ending }</code>, работает <code>…{ $old }</code>.
key-ask-replace = Ключ <code>…{ $ending }</code> работает. Заменить им <code>…{ $old }</code>?
key-stays = Остаётся <code>…{ $old }</code>, другой ключ удалён.
key-refused-keeps = PolyglotVoice не принимает этот ключ, и я его не сохранил. <code>…{ $old }</code> работает дальше.
key-later-works = PolyglotVoice снова отвечает: ключ <code>…{ $ending }</code> работает.
key-later-refused = PolyglotVoice снова отвечает, но ключ <code>…{ $ending }</code> не принимает. Скопируйте его целиком или создайте новый в профиле.
key-later-refused-keeps = PolyglotVoice снова отвечает, но ключ <code>…{ $ending }</code> не принимает. <code>…{ $old }</code> работает дальше.
key-later-asks = PolyglotVoice снова отвечает: ключ <code>…{ $ending }</code> работает. Заменить им <code>…{ $old }</code> можно в /key.

key-state-new =
    { $said }

    Новый ключ <code>…{ $ending }</code> ждёт. Заменить на него?

operator-key-died = PolyglotVoice больше не принимает ключ этого бота. Присланное ждёт; со своим ключом (/key) оно продолжится сразу.
