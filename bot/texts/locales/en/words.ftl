### What people say: words and phrases, with commas between them. A star stands for any ending or beginning.
### All languages' words are heard at once.

heard-thanks = thank*, thx, ty, ok, okay, super, great, perfect, cool, nice
heard-with-thanks = you, so, very, much, a lot, many
heard-slow = so long, how long, too long, so slow, how slow, too slow, slow, take* long, take* so long, take* too long, take* forever, taking long, taking so long, taking forever, where is my, where is the, stuck
heard-key = key, keys, token
heard-find = find, search, look for
heard-convert = mp3, wav, convert, format, formats
heard-translate = translat*
heard-stop = cancel, stop
heard-limits = price*, cost, costs, free, limit, limits, plan
heard-privacy = privacy, private, delete, erase
heard-leave-me = don't transcribe me, dont transcribe me, do not transcribe me
heard-take-me = transcribe me again
heard-minutes = m, min, mins, minute, minutes
heard-hours = h, hr, hrs, hour, hours
heard-days = d, day, days
