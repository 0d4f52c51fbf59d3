"""What holds for the course files beyond their schema: `python -m core.lessons.lint [FILE …]`."""
