"""The account's tasks: history, card, downloads, source and conversions."""
