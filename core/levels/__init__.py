"""CEFR levels, skills, and the placement test."""
