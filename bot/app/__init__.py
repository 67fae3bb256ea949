"""One process of the bot: its services, built once, started and drained."""
