"""Every screen of the tutor: how to come to it, and what it looks like.

python -m tests.bots.tutor.screens --to FOLDER     photographs them all, in a real Chromium
"""
