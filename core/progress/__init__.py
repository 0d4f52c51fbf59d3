"""What a learner did and what came of it: attempts, mastery, XP, streaks, badges."""
