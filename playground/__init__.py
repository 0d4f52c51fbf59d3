"""A Telegram simulator and its chat page: run, try and test the bots without a token."""
