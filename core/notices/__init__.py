"""What the house says by itself: reminders."""
