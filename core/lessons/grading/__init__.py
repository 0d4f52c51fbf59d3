"""What an answer at a step is worth, kind by kind. The first typed answer loads a dictionary for half a second."""
