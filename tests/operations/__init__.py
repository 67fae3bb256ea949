"""Broken set-ups, started for real and read as the person who runs the bot would."""
