### The API key. Markup is Telegram's HTML.

key-steps =
    Я работаю с вашим API-ключом PolyglotVoice:
    1. Войдите на polyglotvoice.ru.
    2. Создайте в профиле API-ключ. Он действует 30 дней.
    3. Пришлите его мне. Он начинается с <code>sk_</code>; сообщение удалю, ключ храню зашифрованным.

key-form = Ключ начинается с <code>sk_</code>, пробелов в нём нет. Сообщение я на всякий случай удалил: пришлите ключ отдельно.
key-works = Ключ <code>…{ $ending }</code> работает, самое позднее до { $until }. Пришлите запись.
key-untried = PolyglotVoice сейчас не отвечает. Ключ <code>…{ $ending }</code> сохранён: проверю и напишу. Истечёт не позднее { $until }.
key-refused = PolyglotVoice не принимает этот ключ, я его не сохранил. Скопируйте целиком или создайте новый.

key-resumed =
    { $said }

    { $waiting }

key-delete-yourself =
    { $said }

    Удалить сообщение с ключом не получилось. Удалите сами.

key-state = Ключ <code>…{ $ending }</code> задан { $since }, истечёт не позднее { $until }.
key-state-dead = Ключ <code>…{ $ending }</code>, заданный { $since }, PolyglotVoice больше не принимает. Пришлите новый из профиля – продолжу.
key-died = PolyglotVoice больше не принимает ваш ключ. Пришлите новый из профиля – продолжу.
key-send-new = Пришлите новый ключ. Он начинается с <code>sk_</code>; сообщение удалю.
key-ask-forget = Удалить ключ? Начатое подождёт другого.
key-forgotten = Ключ удалён. Чтобы продолжить, пришлите другой.

key-waiting =
    { $n ->
        [one] Его ждала { $n } запись – уже расшифровываю.
        [few] Его ждали { $n } записи – уже расшифровываю.
       *[many] Его ждали { $n } записей – уже расшифровываю.
    }

key-expires =
    { $n ->
        [one] Ваш ключ <code>…{ $ending }</code> истекает через { $n } день. Пришлите новый из профиля PolyglotVoice.
        [few] Ваш ключ <code>…{ $ending }</code> истекает через { $n } дня. Пришлите новый из профиля PolyglotVoice.
       *[many] Ваш ключ <code>…{ $ending }</code> истекает через { $n } дней. Пришлите новый из профиля PolyglotVoice.
    }
key-untried-both = PolyglotVoice сейчас не отвечает. Пока не проверю <code>…{ $ending }</code>, работает <code>…{ $old }</code>.
key-ask-replace = Ключ <code>…{ $ending }</code> работает. Заменить им <code>…{ $old }</code>?
key-stays = Остаётся <code>…{ $old }</code>, другой ключ удалён.
key-refused-keeps = PolyglotVoice не принимает этот ключ, я его не сохранил. Остаётся <code>…{ $old }</code>.
key-later-works = PolyglotVoice снова отвечает: ключ <code>…{ $ending }</code> работает.
key-later-refused = PolyglotVoice снова отвечает, но ключ <code>…{ $ending }</code> не принимает. Скопируйте целиком или создайте новый.
key-later-refused-keeps = PolyglotVoice снова отвечает, но ключ <code>…{ $ending }</code> не принимает. Остаётся <code>…{ $old }</code>.
key-later-asks = PolyglotVoice снова отвечает: ключ <code>…{ $ending }</code> работает. Заменить им <code>…{ $old }</code>: /key.

key-state-new =
    { $said }

    Заменить на новый ключ <code>…{ $ending }</code>?

operator-key-died = PolyglotVoice больше не принимает ключ этого бота. Присланное ждёт; со своим ключом (/key) продолжу сразу.

trial-offer =
    { $n ->
        [one] Или сначала попробуйте: { $n } голосовое до { $length } на ключе владельца бота.
        [few] Или сначала попробуйте: { $n } голосовых до { $length } каждое, на ключе владельца бота.
       *[many] Или сначала попробуйте: { $n } голосовых до { $length } каждое, на ключе владельца бота.
    }

trial-note =
    { $n ->
        [one] Это голосовое идёт на ключе владельца бота, так можно ещё { $n }. Дальше нужен ваш: /key.
        [few] Это голосовое идёт на ключе владельца бота, так можно ещё { $n }. Дальше нужен ваш: /key.
       *[many] Это голосовое идёт на ключе владельца бота, так можно ещё { $n }. Дальше нужен ваш: /key.
    }

trial-last-note = Это голосовое идёт на ключе владельца бота, пока последнее. Дальше нужен ваш: /key.

example-answer =
    Вот мой ответ на голосовое в 9 секунд:

    <blockquote>Привет, это я. Еду в поезде, позвонить не могу. Занеси, пожалуйста, завтра до десяти синюю папку в офис. И передай Ане, что встречу перенесли на четверг.</blockquote>

    Следом придёт <code>.srt</code> со временем каждой фразы. Кнопки покажут таймкоды (нажмите, и запись заиграет оттуда) или кто говорит.

button-site = Открыть polyglotvoice.ru
button-example = Показать пример ответа
