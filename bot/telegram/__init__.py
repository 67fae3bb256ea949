"""Telegram's side: sending, rate limits, files, members, and how updates come. Nothing here knows of jobs."""
