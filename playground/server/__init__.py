"""The simulator over HTTP: the Bot API, the /sim routes, the chat page."""
