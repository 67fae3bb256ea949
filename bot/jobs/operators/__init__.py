"""For those who run the bot: how it does, what needs them, and their word to everybody."""
