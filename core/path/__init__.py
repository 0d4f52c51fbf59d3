"""What comes next, and why: the next step of a learner, the session of a day."""
