### What people say: words and phrases, with commas between them. A star stands for any ending or beginning.
### All languages' words are heard at once.

heard-thanks = дякую, дяки, вдячн*, гаразд, добре, чудово, клас, круто, супер
heard-with-thanks = дуже, щиро, вам, тобі, велике
heard-slow = довго, повільно, скільки чекати, скільки ще чекати, коли буде, коли готов*, де текст, де розшифровка, де відповідь, зависло
heard-key = *ключ*, *токен*
heard-find = знайти, знайди, знайдіть, пошук*, шукати, шукай
heard-convert = *конверт*, формат*
heard-translate = переклад*, переклас*, перекла*
heard-stop = скасу*, зупин*, досить
heard-limits = скільки кошту*, ціна, ціни, безкоштовн*, безплатн*, почім, ліміт*, тариф*
heard-privacy = зберіга*, конфіденц*, приватн*, видали, видалити, видаліть, зітри, стерти
heard-leave-me = не розшифровуй мене, не розшифровуйте мене
heard-take-me = знову розшифровуй мене, знову розшифровуйте мене
heard-minutes = хв, хвилина, хвилини, хвилин
heard-hours = год, година, години, годин
heard-days = дн, день, дні, днів
