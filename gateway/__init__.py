"""HTTP in front: webhooks in, health and metrics out. No aiogram, no ORM."""
