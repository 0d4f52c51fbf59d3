"""How it looks in Telegram: a folder per bot, and the kit they share."""
