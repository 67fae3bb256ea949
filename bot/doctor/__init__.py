"""`python -m bot doctor`: everything that must be right before the bot can work, each with how to mend it.

It writes nothing, uses no API key, and needs only what is installed with the bot.
"""
