"""Pictures that the bots draw: one small module per subject, on one theme.

The letters are DejaVu Sans 2.37 (Debian's fonts-dejavu-core; `fonts/LICENSE`): Cyrillic and IPA are in it.
"""
