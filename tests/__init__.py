"""The tests, by the folder that they hold to its word. People have names: Ada learns, Boris works here, Grace
edits, Mallory is a stranger."""
