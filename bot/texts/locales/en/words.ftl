### What people say: words and phrases, with commas between them. A star stands for any ending or beginning.
### All languages' words are heard at once.

heard-thanks = thank*, thx, ty, cheers, ok, okay, super, great, perfect, cool, nice, wow, awesome, good, good job, well done, love it, love you, i see, got it, sure, yes, no, yep, nope, lol, haha*, bye*, see you, good night, never mind, nevermind, works, it works
heard-with-thanks = you, so, very, much, a lot, many, it, that, is, now, all, bot, the best, are, i, this
heard-slow = so long, how long, how long left, how much longer, how many left, too long, so slow, how slow, too slow, slow, take* long, take* so long, take* too long, take* forever, taking long, taking so long, taking forever, where is my, where's my, wheres my, where is the, stuck, are you there, still there, alive, not working, doesn't work, doesnt work, don't work, does not work, broken, no answer, nothing happen*, hurry, is it ready, when will
heard-key = key, keys, token, api
heard-find = find, search, look for, who said, what did he say, what did she say, what did they say
heard-search = find, please find, can you find, could you find, can you search for, could you search for, search for, search, look for, look up, who said, who talked about, where did we talk about
heard-search-for = me, please, my, our, any, all, everything, the, a, an, about, for, where, when, what, who, we, i, he, she, they, you, talked, talk, spoke, said, say, says, mentioned, discussed, was, were, is, it, this, that
heard-convert = mp3, wav, convert, format, formats, louder, volume, noise, noisy
heard-translate = translat*, language*, summar*, tl;dr, tldr, in short, speak english, do you speak, do you understand
heard-stop = cancel, stop, enough, abort, shut up, be quiet
heard-limits = price*, cost, costs, free, limit, limits, plan, pay, paid, how much, money, how many minutes, how big, maximum, max, subscri*
heard-privacy = privacy, private, delete, erase, store, stored, do you keep, who sees, who can see, who reads, who can read, who hears, safe, secure, encrypt*
heard-files = file, files, subtitle*, srt, pdf, docx, txt, download, export
heard-group = group, groups, channel, channels
heard-again = again, repeat, redo, wrong, mistake*, incorrect, bad, terrible, useless, nonsense, stupid, idiot, fuck*, shit*, damn, wtf, sucks, hate, no good, not good, not great, not ok, not okay, not nice, not right, not cool, not perfect
heard-hello = hi, hello, hey, hiya, good morning, good afternoon, good evening, how are you, what's up, whats up, who are you
heard-leave-me = don't transcribe me, dont transcribe me, do not transcribe me
heard-take-me = transcribe me again
heard-minutes = m, min, mins, minute, minutes
heard-hours = h, hr, hrs, hour, hours
heard-days = d, day, days
heard-months = month, months
heard-people = people, everybody
heard-groups = groups
heard-default = default, reset
heard-speak = speak, talk, answer, reply, write, switch, change, use, set, to, in, into, with, me, please, pls, can you, could you, would you, do you, let's, only, the, language, now, bot, you, i want, i need, from, hi, hello, hey
heard-my-language = english, englisch, inglés, inglês, english language, английский, английском, английскую, по-английски, по английски, англійська, англійською, ағылшынша, ағылшын тілінде, الإنجليزية, انجليزي
heard-today = today, from today, since today, for today, of today
heard-yesterday = yesterday, from yesterday, since yesterday, of yesterday, yesterday's
heard-before-yesterday = the day before yesterday, from the day before yesterday, since the day before yesterday
heard-week = this week, from this week, the past week, in the past week, past week, the last seven days, from the week
heard-last-week = last week, from last week, in last week, of last week, last week's, the week before
heard-last = in the last, in the past, the last, the past, from the last, from the past, for the last, last, past, ago
