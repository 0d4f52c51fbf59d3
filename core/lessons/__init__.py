"""Lessons: content as rows, and a learner's way through them."""
