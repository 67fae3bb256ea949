"""For those who run the bot: numbers, alerts, broadcasts and their menus."""
