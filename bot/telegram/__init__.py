"""Everything that is Telegram's alone: sending, floods, files. It knows nothing of jobs or the store."""
