"""What is different where several people are: who may ask, what is seen, how quiet the bot is."""
