"""Conversations: their turns, which of them are open, what a model is told of them, and when they end."""
