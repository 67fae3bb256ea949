"""The truth of the bot, in Redis or Valkey. It knows nothing of Telegram or of jobs' steps."""
