"""Who someone is: one person across all bots, their roles, language and time zone, and who can be reached."""
