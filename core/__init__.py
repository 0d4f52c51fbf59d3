"""What happens: users, lessons, chats and the durable way of an update. No Telegram, no HTTP, no panel."""
