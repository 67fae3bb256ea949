"""An update is taken, kept, and handled once: from Telegram to its handler."""
