"""Text as Telegram takes it: parse modes, entities in UTF-16 units, lengths, links."""
