"""What a chat chose, what it was told, and how it is erased."""
