"""Stand-ins for Telegram and PolyglotVoice over real HTTP, and a demo that needs no account."""
