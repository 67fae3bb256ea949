### Words that people say to the bot, and that nobody reads: lists with commas, * for any ending. All languages' count
### at once. Not for everyday words that may mean something else, in this language or another.

said-thanks = thanks, thank you, many thanks, thanks a lot, so much, very much, thx, ty, ok, okay, great, perfect, cool, nice
said-slow = so long, how long, too long, so slow, too slow, slow, takes long, takes forever, where is my, where is the, stuck
said-key = key, keys, token
said-find = find, search, look for
said-convert = convert, format, formats, mp3, wav
said-translate = translat*
said-stop = cancel, stop
said-limits = price*, cost, costs, free, limit, limits, plan
said-privacy = privacy, private, delete, erase
said-not-me = don't transcribe me, do not transcribe me
said-me-again = transcribe me again
said-minutes = m, min, mins, minute, minutes
said-hours = h, hr, hrs, hour, hours
said-days = d, day, days
